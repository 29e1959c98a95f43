/// A text that is not JSON: what is wrong, and at which byte.
struct SyntaxError: Error, CustomStringConvertible {
    let reason: StaticString
    let offset: Int

    var description: String { "\(reason) at byte \(offset)" }
}

/// Checks a JSON text and lists its tokens, in one pass.
struct Parser {
    /// How deep arrays and objects may nest, so that no text exhausts the stack.
    static let deepestLevel = 64

    let text: UnsafeBufferPointer<UInt8>
    let end: Int
    var position = 0
    /// What the strings with escapes mean, one after the other.
    ///
    /// In the end this follows the text, so that any string is a range of bytes: ranges in here count from `end`.
    var meanings: [UInt8] = []
    private(set) var tokens = ContiguousArray<Token>()

    /// Parses a whole text, which must outlive the parser.
    init(_ text: UnsafeBufferPointer<UInt8>) throws(SyntaxError) {
        // Token offsets are 32 bits; a string's meaning is never longer than its text.
        guard text.count < Int(UInt32.max) / 2 else { throw SyntaxError(reason: "Text too long", offset: text.count) }
        self.text = text
        end = text.count
        tokens.reserveCapacity(text.count / 8 + 4)
        skipSpace()
        try parseValue(level: 0)
        guard position == end else { throw unexpected("Text after the value") }
    }

    /// The byte at the position, or 0, which no rule expects, at the end of the text.
    var current: UInt8 { position < end ? text[position] : 0 }

    func unexpected(_ reason: StaticString) -> SyntaxError { SyntaxError(reason: reason, offset: position) }

    private mutating func skipSpace() {
        while true {
            switch current {
            case Byte.space, Byte.lineFeed, Byte.carriageReturn, Byte.tab: position += 1
            default: return
            }
        }
    }

    /// Parses one value and the space after it.
    private mutating func parseValue(level: Int) throws(SyntaxError) {
        switch current {
        case Byte.quote: try parseStringToken()
        case Byte.openBrace: try parseContainer(.object, level: level + 1)
        case Byte.openBracket: try parseContainer(.array, level: level + 1)
        case Byte.minus, Byte.digits: try parseNumber()
        case UInt8(ascii: "t"): try parseWord("true", .true)
        case UInt8(ascii: "f"): try parseWord("false", .false)
        case UInt8(ascii: "n"): try parseWord("null", .null)
        default: throw unexpected("Expected a value")
        }
        skipSpace()
    }

    private mutating func append(_ kind: Token.Kind, _ range: Range<Int>) {
        tokens.append(Token(kind, range, index: tokens.count))
    }

    private mutating func parseWord(_ word: StaticString, _ kind: Token.Kind) throws(SyntaxError) {
        let after = position + word.utf8CodeUnitCount
        guard after <= end, word.withUTF8Buffer({ text[position..<after].elementsEqual($0) }) else {
            throw unexpected("Expected a value")
        }
        append(kind, position..<after)
        position = after
    }

    private mutating func parseNumber() throws(SyntaxError) {
        guard let number = scanNumber(text, in: position..<end) else { throw unexpected("Malformed number") }
        append(number.isInteger ? .integer : .decimal, position..<number.end)
        position = number.end
    }

    private mutating func parseStringToken() throws(SyntaxError) {
        append(.string, try parseString())
    }

    private mutating func parseContainer(_ kind: Token.Kind, level: Int) throws(SyntaxError) {
        guard level <= Self.deepestLevel else { throw unexpected("Nested more than 64 levels deep") }
        let index = tokens.count
        let close = kind == .object ? Byte.closeBrace : Byte.closeBracket
        append(kind, position..<position)
        position += 1
        skipSpace()
        var count = 0
        if current != close {
            while true {
                if kind == .object { try parseKey() }
                try parseValue(level: level)
                count += 1
                guard current == Byte.comma else { break }
                position += 1
                skipSpace()
            }
        }
        guard current == close else { throw unexpected("Expected a comma or the end of an array or object") }
        tokens[index].close(index: index, next: tokens.count, count: count)
        if kind == .object { try rejectRepeatedKey(ofObject: index, count: count) }
        position += 1
    }

    private mutating func parseKey() throws(SyntaxError) {
        guard current == Byte.quote else { throw unexpected("Expected a key") }
        try parseStringToken()
        skipSpace()
        guard current == Byte.colon else { throw unexpected("Expected a colon") }
        position += 1
        skipSpace()
    }
}

// MARK: - Repeated keys

extension Parser {
    /// Two readers could take two different values from an object that has a key twice, so there is no such object.
    private func rejectRepeatedKey(ofObject index: Int, count: Int) throws(SyntaxError) {
        let repeated = count <= 16 ? anyPairEqual(ofObject: index) : anyNeighboursEqual(ofObject: index)
        if repeated { throw unexpected("A key twice in the object that ends") }
    }

    private func areEqual(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
        guard first.count == second.count else { return false }
        if first.upperBound <= end, second.upperBound <= end { return text[first].elementsEqual(text[second]) }
        return name(first) == name(second)
    }

    private func name(_ range: Range<Int>) -> [UInt8] {
        if range.upperBound <= end { return Array(text[range]) }
        return Array(meanings[range.lowerBound - end..<range.upperBound - end])
    }

    /// Quick for few keys: most pairs differ in length.
    private func anyPairEqual(ofObject index: Int) -> Bool {
        let end = tokens.count
        var first = index + 1
        while first < end {
            let name = tokens[first].range
            let following = Int(tokens[first + 1].next)
            var second = following
            while second < end {
                if areEqual(name, tokens[second].range) { return true }
                second = Int(tokens[second + 1].next)
            }
            first = following
        }
        return false
    }

    /// Linearithmic, whatever keys a hostile sender chooses.
    private func anyNeighboursEqual(ofObject index: Int) -> Bool {
        var names: [[UInt8]] = []
        var key = index + 1
        while key < tokens.count {
            names.append(name(tokens[key].range))
            key = Int(tokens[key + 1].next)
        }
        names.sort { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) }
        return zip(names, names.dropFirst()).contains { $0 == $1 }
    }
}
