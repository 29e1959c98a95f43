/// A date or time in the making: two digits at a time, in memory of its own, for many rows and messages hold one.
struct DateText {
    private let memory: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    /// The text of what `write` puts together, at most 35 bytes of ASCII.
    static func make(_ write: (inout DateText) -> Void) -> String {
        String(unsafeUninitializedCapacity: 35) { memory in
            var text = DateText(memory: memory)
            write(&text)
            return text.count
        }
    }

    private init(memory: UnsafeMutableBufferPointer<UInt8>) { self.memory = memory }

    mutating func append(_ mark: Unicode.Scalar) {
        memory[count] = UInt8(ascii: mark)
        count += 1
    }

    /// A number of two digits.
    mutating func append(pair number: Int) {
        memory[count] = UInt8(ascii: "0") + UInt8(number / 10 % 10)
        memory[count + 1] = UInt8(ascii: "0") + UInt8(number % 10)
        count += 2
    }

    /// `YYYY-MM`; years of other than four digits can be reckoned with but are nowhere written.
    mutating func append(year: Int, month: Int) {
        append(pair: abs(year) / 100)
        append(pair: abs(year) % 100)
        append("-")
        append(pair: month)
    }

    /// `YYYY-MM-DD`.
    mutating func append(_ day: Day) {
        let parts = day.parts
        append(year: parts.year, month: parts.month)
        append("-")
        append(pair: parts.day)
    }

    /// The digits of a fraction of a second, in microseconds, as many as are needed.
    mutating func append(fraction microseconds: Int) {
        append(".")
        for pair in [microseconds / 10_000, microseconds / 100 % 100, microseconds % 100] { append(pair: pair) }
        while memory[count - 1] == UInt8(ascii: "0") { count -= 1 }
    }
}
