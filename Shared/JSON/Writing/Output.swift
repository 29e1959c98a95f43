/// JSON text in the making.
///
/// It grows in memory of its own: of an array that a class holds, each appended byte would be checked for other owners.
final class Output {
    private var memory = UnsafeMutablePointer<UInt8>.allocate(capacity: 512)
    private var capacity = 512
    private(set) var count = 0

    deinit { memory.deallocate() }

    /// What was written, or a part of it.
    func bytes(_ range: Range<Int>) -> [UInt8] { Array(UnsafeBufferPointer(start: memory, count: count)[range]) }

    /// Takes back what was written from an offset on.
    func removeAll(from offset: Int) { count = offset }

    /// Makes room for more bytes and returns where to write them.
    private func extend(by length: Int) -> UnsafeMutablePointer<UInt8> {
        if capacity - count < length { grow(by: length) }
        defer { count += length }
        return memory + count
    }

    private func grow(by length: Int) {
        capacity = max(capacity * 2, count + length)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.update(from: memory, count: count)
        memory.deallocate()
        memory = larger
    }

    private func append(contentsOf bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        let place = extend(by: bytes.count)
        guard let start = bytes.base.baseAddress else { return }
        place.update(from: start + bytes.startIndex, count: bytes.count)
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
    func append(_ byte: UInt8) { extend(by: 1).pointee = byte }

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
        let place = extend(by: length)
        while length > 0 {
            length -= 1
            place[length] = Byte.zero + UInt8(truncatingIfNeeded: rest % 10)
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
        string.withUTF8 { text in
            let plain = plainPrefix(text)
            guard plain == text.count else { return append(text, plain: plain) }
            let place = extend(by: plain + 2)
            place[0] = Byte.quote
            if let start = text.baseAddress { (place + 1).update(from: start, count: plain) }
            place[plain + 1] = Byte.quote
        }
    }

    /// A string of which nothing is to be escaped in the first bytes.
    private func append(_ text: UnsafeBufferPointer<UInt8>, plain: Int) {
        append(Byte.quote)
        var start = 0
        for position in plain..<text.count where mustBeEscaped(text[position]) {
            append(contentsOf: text[start..<position])
            appendEscaped(text[position])
            start = position + 1
        }
        append(contentsOf: text[start...])
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
