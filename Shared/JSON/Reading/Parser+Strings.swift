extension Parser {
    /// Parses the string at the position; returns where the bytes that it means are.
    mutating func parseString() throws(SyntaxError) -> Range<Int> {
        position += 1
        let start = position
        try skipPlainText()
        if current == Byte.quote {
            defer { position += 1 }
            return start..<position
        }
        return try parseEscapedString(from: start)
    }

    /// Moves on to the quotation mark or backslash that ends a run of plain characters.
    private mutating func skipPlainText() throws(SyntaxError) {
        while position < end {
            position += plainPrefix(UnsafeBufferPointer(rebasing: text[position...]))
            guard position < end else { break }
            switch text[position] {
            case Byte.quote, Byte.backslash: return
            case 0x80...: try skipMultibyteCharacter()
            default: throw unexpected("Control character in a string")
            }
        }
        throw unexpected("Unterminated string")
    }

    /// Moves over one character of two to four bytes, well-formed by table 3-7 of the Unicode Standard.
    private mutating func skipMultibyteCharacter() throws(SyntaxError) {
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch text[position] {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: length = 4
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw unexpected("Invalid UTF-8")
        }
        guard position + length <= end, second.contains(text[position + 1]) else { throw unexpected("Invalid UTF-8") }
        for offset in 2..<max(length, 2) where text[position + offset] & 0xC0 != 0x80 {
            throw unexpected("Invalid UTF-8")
        }
        position += length
    }

    /// Collects what a string with escapes means; the position is at its first backslash.
    private mutating func parseEscapedString(from start: Int) throws(SyntaxError) -> Range<Int> {
        let meaning = end + meanings.count
        meanings.append(contentsOf: text[start..<position])
        while current == Byte.backslash {
            try parseEscape()
            let run = position
            try skipPlainText()
            meanings.append(contentsOf: text[run..<position])
        }
        position += 1
        return meaning..<end + meanings.count
    }

    private mutating func parseEscape() throws(SyntaxError) {
        let escaped = position + 1 < end ? text[position + 1] : 0
        switch escaped {
        case Byte.quote, Byte.backslash, UInt8(ascii: "/"): meanings.append(escaped)
        case UInt8(ascii: "b"): meanings.append(0x08)
        case UInt8(ascii: "f"): meanings.append(0x0C)
        case UInt8(ascii: "n"): meanings.append(Byte.lineFeed)
        case UInt8(ascii: "r"): meanings.append(Byte.carriageReturn)
        case UInt8(ascii: "t"): meanings.append(Byte.tab)
        case UInt8(ascii: "u"): return try parseUnicodeEscape()
        default: throw unexpected("Unknown escape")
        }
        position += 2
    }

    /// Parses `\uXXXX`, twice where the first is the leading half of a surrogate pair.
    private mutating func parseUnicodeEscape() throws(SyntaxError) {
        guard var code = codeUnit(at: position) else { throw unexpected("Malformed escape") }
        var length = 6
        if code & 0xFC00 == 0xD800, let trail = codeUnit(at: position + 6), trail & 0xFC00 == 0xDC00 {
            code = 0x10000 + (code & 0x3FF) << 10 + trail & 0x3FF
            length = 12
        }
        guard let scalar = Unicode.Scalar(code) else { throw unexpected("Half a surrogate pair") }
        meanings.append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
        position += length
    }

    /// The number in the `\uXXXX` at an offset; nil where there is none.
    private func codeUnit(at offset: Int) -> UInt32? {
        guard offset + 6 <= end, text[offset] == Byte.backslash, text[offset + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var code: UInt32 = 0
        for byte in text[offset + 2..<offset + 6] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            code = code << 4 | UInt32(digit)
        }
        return code
    }
}
