public import RPC

/// A point in time: whole microseconds since 1970-01-01T00:00:00Z.
///
/// On the wire it is an RFC 3339 string (proto3 `google.protobuf.Timestamp`), in a store an INTEGER.
public struct Instant: Hashable, Sendable, Comparable {
    /// Microseconds since the Unix epoch.
    public var microseconds: Int64

    /// An instant so many microseconds after the Unix epoch.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// Whether the first comes before the second.
    public static func < (a: Instant, b: Instant) -> Bool { a.microseconds < b.microseconds }

    /// The instant so much later (earlier, if negative); microseconds are the resolution.
    public static func + (a: Instant, b: Duration) -> Instant {
        let (seconds, attoseconds) = b.components
        return Instant(microseconds: a.microseconds + seconds * 1_000_000 + attoseconds / 1_000_000_000_000)
    }

    /// The time between two instants.
    public static func - (a: Instant, b: Instant) -> Duration { .microseconds(a.microseconds - b.microseconds) }

    /// The day in Asia/Shanghai to which this instant belongs (readings R1).
    public var day: Day {
        Day(daysSinceEpoch: Int(floorDivide(microseconds + Instant.shanghaiOffset, Instant.dayLength)))
    }

    /// Asia/Shanghai is UTC+8 all year since 1992.
    static let shanghaiOffset: Int64 = 8 * 3_600_000_000
    static let dayLength: Int64 = 86_400_000_000
}

extension Instant: LosslessStringConvertible {
    /// RFC 3339 in Asia/Shanghai, with as many digits of the second as are needed: `2024-03-05T23:59:59.5+08:00`.
    public var description: String {
        let inDay = Int(microseconds - day.start.microseconds)
        let (second, fraction) = inDay.quotientAndRemainder(dividingBy: 1_000_000)
        return DateText.make { text in
            text.append(day)
            text.append("T")
            text.append(pair: second / 3600)
            text.append(":")
            text.append(pair: second / 60 % 60)
            text.append(":")
            text.append(pair: second % 60)
            if fraction != 0 { text.append(fraction: fraction) }
            for mark in "+08:00".unicodeScalars { text.append(mark) }
        }
    }

    /// Reads RFC 3339: a day, `T`, a time with up to nine digits of the second, and `Z` or an offset.
    ///
    /// Nil for anything else and for an instant whose day in Asia/Shanghai is out of `Day.years`. What is less than a
    /// microsecond is cut off, so that the last moment of a day stays in it.
    public init?(_ text: String) {
        var text = text
        let parsed = text.withUTF8 { Instant.parse($0) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// The years a day may lie in as it is written: another offset may show the day before or after that of Shanghai.
    private static let writtenYears = Day.years.lowerBound - 1...Day.years.upperBound + 1

    private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Instant? {
        guard text.count >= 20, let day = Day(digits: text[0..<10], years: writtenYears),
            text[10] | 0x20 == UInt8(ascii: "t"), text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
            let hour = number(text[11..<13]), let minute = number(text[14..<16]), let second = number(text[17..<19]),
            hour < 24, minute < 60, second < 60
        else { return nil }
        var at = 19
        var fraction: Int64 = 0
        if text[at] == UInt8(ascii: ".") {
            at += 1
            var scale: Int64 = 100_000
            let start = at
            while at < text.count, let digit = number(text[at...at]) {
                fraction += Int64(digit) * scale
                scale /= 10
                at += 1
            }
            guard at > start, at - start <= 9 else { return nil }
        }
        guard let offset = offsetMinutes(text[at...]) else { return nil }
        let seconds = Int64(day.daysSinceEpoch) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset * 60)
        let instant = Instant(microseconds: seconds * 1_000_000 + fraction)
        return Day.years.contains(instant.day.parts.year) ? instant : nil
    }

    private static func offsetMinutes(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard let sign = text.first else { return nil }
        if sign | 0x20 == UInt8(ascii: "z") { return text.count == 1 ? 0 : nil }
        let at = text.startIndex
        guard text.count == 6, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            text[at + 3] == UInt8(ascii: ":"),
            let hours = number(text[at + 1..<at + 3]), let minutes = number(text[at + 4..<at + 6]), hours < 24,
            minutes < 60
        else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
    }
}

extension Instant: WireText {
    /// What an unreadable one is told.
    public static let expectation = Text(
        zh: "应为 RFC 3339 时间，如 2024-03-05T23:59:59+08:00", en: "must be an RFC 3339 time like 2024-03-05T23:59:59+08:00")
}

/// The quotient rounded toward negative infinity, so that days before 1970 come out right.
func floorDivide(_ a: Int64, _ b: Int64) -> Int64 { a >= 0 ? a / b : -((b - 1 - a) / b) }

/// The number that the bytes spell in ASCII digits, or nil if one is no digit.
func number(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var value = 0
    for byte in text {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
}
