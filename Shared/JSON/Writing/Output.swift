/// JSON text in the making.
///
/// It grows in memory of its own: of an array that a class holds, each appended byte would be checked for other owners.
final class Output {
    private var memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 512)
    private(set) var count = 0

    deinit { memory.deallocate() }

    /// What was written, or a part of it.
    func bytes(_ range: Range<Int>) -> [UInt8] { Array(memory[range]) }

    /// Takes back what was written from an offset on.
    func removeAll(from offset: Int) { count = offset }

    /// Makes room for more bytes and returns the offset at which to write them, in what may be other memory than before.
    private func extend(by length: Int) -> Int {
        if memory.count - count < length { grow(by: length) }
        defer { count += length }
        return count
    }

    private func grow(by length: Int) {
        let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(memory.count * 2, count + length))
        _ = larger.initialize(fromContentsOf: memory[..<count])
        memory.deallocate()
        memory = larger
    }

    private func append(contentsOf bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        let offset = extend(by: bytes.count)
        _ = memory[offset...].initialize(fromContentsOf: bytes)
    }

    private func append(verbatim text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0[...]) }
    }

    private func append(verbatim text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0[...]) }
    }
}

// MARK: - Values

extension Output {
    func append(_ byte: UInt8) {
        let offset = extend(by: 1)
        memory[offset] = byte
    }

    func append(_ value: Bool) { append(verbatim: value ? "true" as StaticString : "false") }

    func appendNull() { append(verbatim: "null" as StaticString) }

    func append<T: FixedWidthInteger>(number value: T) {
        if value < 0 { append(Byte.minus) }
        var rest = UInt64(truncatingIfNeeded: value.magnitude)
        var length = 1
        var bound: UInt64 = 10
        while rest >= bound, length < 20 {
            length += 1
            bound &*= 10
        }
        let start = extend(by: length)
        for offset in stride(from: start + length - 1, through: start, by: -1) {
            memory[offset] = Byte.zero + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    /// The shortest digits that read back as the same number; as strings what has no digits.
    func append<T: BinaryFloatingPoint & LosslessStringConvertible>(number value: T) {
        if value.isFinite {
            append(verbatim: value.description)
        } else {
            append(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity")
        }
    }

    /// A string in quotation marks; only what must be escaped is, all else stays UTF-8.
    func append(_ string: String) {
        var string = string
        append(Byte.quote)
        string.withUTF8 { text in
            var start = 0
            var position = plainPrefix(text)
            while position < text.count {
                if mustBeEscaped(text[position]) {
                    append(contentsOf: text[start..<position])
                    appendEscaped(text[position])
                    start = position + 1
                }
                position += 1
            }
            append(contentsOf: text[start...])
        }
        append(Byte.quote)
    }

    private func mustBeEscaped(_ byte: UInt8) -> Bool {
        byte < Byte.space || byte == Byte.quote || byte == Byte.backslash
    }

    private func appendEscaped(_ byte: UInt8) {
        append(Byte.backslash)
        switch byte {
        case Byte.quote, Byte.backslash: append(byte)
        case Byte.lineFeed: append(UInt8(ascii: "n"))
        case Byte.carriageReturn: append(UInt8(ascii: "r"))
        case Byte.tab: append(UInt8(ascii: "t"))
        default:
            append(verbatim: byte < 0x10 ? "u000" as StaticString : "u00")
            append(verbatim: String(byte, radix: 16))
        }
    }
}
