import Foundation
import RPC

/// Where a command writes, and for whom.
struct Console: Sendable {
    /// Standard output takes what was asked for, standard error what is said about it.
    enum Channel: Sendable {
        case output
        case error
    }

    /// The language of the reader.
    let locale: RPC.Locale
    /// Whether standard output is a terminal: it gets colours.
    let isTerminal: Bool
    /// Whether standard error is a terminal: it gets a progress bar that redraws itself.
    let isErrorTerminal: Bool
    private let write: @Sendable (Channel, String) -> Void

    /// A console that hands its text on.
    init(
        locale: RPC.Locale, isTerminal: Bool = false, isErrorTerminal: Bool = false,
        write: @escaping @Sendable (Channel, String) -> Void
    ) {
        self.locale = locale
        self.isTerminal = isTerminal
        self.isErrorTerminal = isErrorTerminal
        self.write = write
    }

    /// The process's own; colours are left out where `NO_COLOR` is set (https://no-color.org).
    static func standard(_ locale: RPC.Locale) -> Console {
        let wantsColour = ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
        return Console(
            locale: locale, isTerminal: wantsColour && isatty(STDOUT_FILENO) == 1,
            isErrorTerminal: isatty(STDERR_FILENO) == 1
        ) { channel, text in
            // Nothing is left to say where the reader has gone away.
            let handle = channel == .output ? FileHandle.standardOutput : FileHandle.standardError
            try? handle.write(contentsOf: Data(text.utf8))
        }
    }

    /// Writes a line to standard output.
    func line(_ text: String) { write(.output, text + "\n") }

    /// Writes lines to standard output, at once.
    func lines(_ lines: [String]) {
        if !lines.isEmpty { write(.output, lines.joined(separator: "\n") + "\n") }
    }

    /// Writes a sentence to standard output.
    func line(_ text: Text) { line(text[locale]) }

    /// Writes a table to standard output.
    func table(_ table: Table) { lines(table.lines(self)) }

    /// Writes a sentence to standard error, over what a progress bar may have left on the row.
    func note(_ text: Text) { write(.error, (isErrorTerminal ? Console.clearedRow : "") + text[locale] + "\n") }

    /// Writes text as it is to standard error.
    func raw(_ text: String) { write(.error, text) }

    /// The text in a style, where there is a terminal to show it.
    func styled(_ text: String, _ style: Style) -> String {
        isTerminal ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// The line with what a progress bar may have left on its row removed first.
    func overProgress(_ line: String) -> String { isTerminal ? Console.clearedRow + line : line }

    /// Begins the row anew: carriage return, erase to its end (ECMA-48).
    static let clearedRow = "\r\u{1B}[K"
}
