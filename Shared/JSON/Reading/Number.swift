/// Finds the end of the JSON number that begins a range; nil where none does.
///
/// An integer here is a number written without a fraction and without an exponent.
func scanNumber(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> (end: Int, isInteger: Bool)? {
    var position = range.lowerBound
    func at(_ byte: UInt8) -> Bool { position < range.upperBound && text[position] == byte }
    func skipDigits() -> Bool {
        let start = position
        while position < range.upperBound, Byte.digits ~= text[position] { position += 1 }
        return position > start
    }

    if at(Byte.minus) { position += 1 }
    if at(Byte.zero) { position += 1 } else if !skipDigits() { return nil }
    let wholeEnd = position
    if at(Byte.point) {
        position += 1
        guard skipDigits() else { return nil }
    }
    if at(UInt8(ascii: "e")) || at(UInt8(ascii: "E")) {
        position += 1
        if at(Byte.plus) || at(Byte.minus) { position += 1 }
        guard skipDigits() else { return nil }
    }
    return (position, position == wholeEnd)
}

extension FixedWidthInteger {
    /// The value of a well-formed JSON number; nil where it has a fraction or is out of this type's range.
    init?(jsonNumber text: Slice<UnsafeBufferPointer<UInt8>>) {
        let isNegative = text.first == Byte.minus
        guard let magnitude = wholeMagnitude(isNegative ? text.dropFirst() : text) else { return nil }
        if isNegative {
            guard magnitude <= Int64.min.magnitude else { return nil }
            self.init(exactly: Int64(truncatingIfNeeded: 0 &- magnitude))
        } else {
            self.init(exactly: magnitude)
        }
    }
}

/// The value of an unsigned JSON number; nil where it has a fraction or exceeds 64 bits.
private func wholeMagnitude(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
    var magnitude: UInt64 = 0
    // No number of 19 digits exceeds 64 bits.
    guard text.count <= 19 else { return wholeScaledMagnitude(text) }
    for byte in text {
        guard Byte.digits ~= byte else { return wholeScaledMagnitude(text) }
        magnitude = magnitude &* 10 &+ UInt64(byte &- Byte.zero)
    }
    return magnitude
}

/// The same for a number that may be long, have a fraction or an exponent.
private func wholeScaledMagnitude(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
    let mantissa = text.prefix { $0 | 0x20 != UInt8(ascii: "e") }
    var magnitude: UInt64 = 0
    // The power of ten that the magnitude still lacks: the zeros at the end, less the digits of the fraction. Zeros wait
    // until another digit follows, so an overflow means that the number is too large or not whole.
    var zeros = 0
    var fractionDigits: Int?
    for byte in mantissa {
        guard byte != Byte.point else { fractionDigits = 0; continue }
        fractionDigits = fractionDigits.map { $0 + 1 }
        zeros += 1
        guard byte != Byte.zero else { continue }
        guard let shifted = scaled(magnitude, byPowerOfTen: zeros) else { return nil }
        let (sum, overflow) = shifted.addingReportingOverflow(UInt64(byte &- Byte.zero))
        guard !overflow else { return nil }
        (magnitude, zeros) = (sum, 0)
    }
    let power = zeros - (fractionDigits ?? 0) + exponent(text[mantissa.endIndex...].dropFirst())
    return scaled(magnitude, byPowerOfTen: power)
}

/// The exponent after the `e`, 0 for none; one beyond all use stands for any greater one.
private func exponent(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    var value = 0
    for byte in text where Byte.digits ~= byte { value = min(value * 10 + Int(byte &- Byte.zero), 1 << 40) }
    return text.first == Byte.minus ? -value : value
}

private func scaled(_ magnitude: UInt64, byPowerOfTen power: Int) -> UInt64? {
    guard magnitude != 0 else { return 0 }
    guard 0...19 ~= power else { return nil }
    var result = magnitude
    for _ in 0..<power {
        let (product, overflow) = result.multipliedReportingOverflow(by: 10)
        guard !overflow else { return nil }
        result = product
    }
    return result
}
