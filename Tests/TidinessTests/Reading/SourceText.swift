/// Swift source taken apart into code, comments and string literals.
///
/// Each is the whole text with everything else blanked out, so that offsets and lines stay what they are. What is
/// interpolated into a string is code.
struct SourceText: Sendable {
    let code: [UInt8]
    let comments: [UInt8]
    let strings: [UInt8]

    init(_ text: [UInt8]) {
        var lexer = Lexer(text: text)
        lexer.readAll()
        (code, comments, strings) = (lexer.code, lexer.comments, lexer.strings)
    }
}

private struct Lexer {
    private enum Part { case comments, strings }

    let text: [UInt8]
    /// What is neither comment nor string; each byte that is found to be one moves there.
    private(set) var code: [UInt8]
    private(set) var comments: [UInt8]
    private(set) var strings: [UInt8]
    private var at = 0

    init(text: [UInt8]) {
        self.text = text
        code = text
        comments = text.map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") }
        strings = comments
    }

    mutating func readAll() {
        while at < text.count { readOne() }
    }

    /// Reads a comment, a string, or one byte of code.
    private mutating func readOne() {
        switch text[at] {
        case UInt8(ascii: "/") where byte(at + 1) == UInt8(ascii: "/"):
            while at < text.count, text[at] != UInt8(ascii: "\n") { take(1, to: .comments) }
        case UInt8(ascii: "/") where byte(at + 1) == UInt8(ascii: "*"):
            readBlockComment()
        case UInt8(ascii: "#"), UInt8(ascii: "\""):
            readStringOrHashes()
        default:
            at += 1
        }
    }

    private mutating func readBlockComment() {
        var depth = 0
        repeat {
            if text[at] == UInt8(ascii: "/"), byte(at + 1) == UInt8(ascii: "*") {
                depth += 1
                take(2, to: .comments)
            } else if text[at] == UInt8(ascii: "*"), byte(at + 1) == UInt8(ascii: "/") {
                depth -= 1
                take(2, to: .comments)
            } else {
                take(1, to: .comments)
            }
        } while depth > 0 && at < text.count
    }

    /// A string literal, raw if it has hashes before it; hashes alone are code.
    private mutating func readStringOrHashes() {
        var hashes = 0
        while byte(at + hashes) == UInt8(ascii: "#") { hashes += 1 }
        guard byte(at + hashes) == UInt8(ascii: "\"") else {
            at += max(hashes, 1)
            return
        }
        let isLong = hasQuotes(3, at: at + hashes)
        let quotes = isLong ? 3 : 1
        take(hashes + quotes, to: .strings)
        while at < text.count, isLong || text[at] != UInt8(ascii: "\n") {
            if hasQuotes(quotes, at: at), hasHashes(hashes, at: at + quotes) {
                take(quotes + hashes, to: .strings)
                return
            }
            if text[at] == UInt8(ascii: "\\"), hasHashes(hashes, at: at + 1) {
                readEscape(hashes)
            } else {
                take(1, to: .strings)
            }
        }
    }

    private mutating func readEscape(_ hashes: Int) {
        let isInterpolation = byte(at + hashes + 1) == UInt8(ascii: "(")
        take(hashes + 2, to: .strings)
        guard isInterpolation else { return }
        var depth = 1
        while at < text.count {
            if text[at] == UInt8(ascii: "(") { depth += 1 }
            if text[at] == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return take(1, to: .strings) }
            readOne()
        }
    }

    private mutating func take(_ count: Int, to part: Part) {
        for _ in 0..<count where at < text.count {
            if text[at] != UInt8(ascii: "\n") {
                switch part {
                case .comments: comments[at] = text[at]
                case .strings: strings[at] = text[at]
                }
                code[at] = UInt8(ascii: " ")
            }
            at += 1
        }
    }

    private func byte(_ index: Int) -> UInt8? { index < text.count ? text[index] : nil }

    private func hasQuotes(_ count: Int, at index: Int) -> Bool {
        (0..<count).allSatisfy { byte(index + $0) == UInt8(ascii: "\"") }
    }

    private func hasHashes(_ count: Int, at index: Int) -> Bool {
        (0..<count).allSatisfy { byte(index + $0) == UInt8(ascii: "#") }
    }
}
