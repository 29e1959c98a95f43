public import RPC

/// One thing wrong with a data file: where, and what it must be.
public struct RulebookFault: Sendable, Hashable, CustomStringConvertible {
    /// The file, as it was named to the reader.
    public let file: String
    /// The line, from 1; 0 where the whole file is meant.
    public let line: Int
    /// The path of the field within the file, such as `versions[2].effective`; empty for the whole file.
    public let field: String
    /// What is wrong.
    public let text: Text

    /// `FILE:LINE: FIELD: what is wrong`, in the language asked for.
    public func description(in locale: Locale) -> String {
        ([line == 0 ? file : "\(file):\(line)"] + (field.isEmpty ? [] : [field]) + [text[locale]]).joined(
            separator: ": ")
    }

    /// The fault in English.
    public var description: String { description(in: .english) }
}

/// Every fault of the files that were to be loaded; nothing of them is used.
public struct RulebookLoadError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The faults, file by file, in the order of their lines.
    public let faults: [RulebookFault]

    init(_ faults: [RulebookFault]) { self.faults = faults.sorted { ($0.file, $0.line) < ($1.file, $1.line) } }

    /// One line a fault, in the language asked for.
    public func description(in locale: Locale) -> String {
        faults.map { $0.description(in: locale) }.joined(separator: "\n")
    }

    /// One line a fault, in English.
    public var description: String { description(in: .english) }
}
