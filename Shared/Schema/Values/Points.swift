public import RPC

/// Points of a score: an exact decimal, never rounded (readings R8).
///
/// What is entered has at most two places (readings R43); a sum that the program works out itself may have up to six. On the
/// wire it is a string: `"799.99"`.
public struct Points: Hashable, Sendable, Comparable {
    /// Millionths of a point.
    public let millionths: Int64

    /// So many millionths of a point.
    public init(millionths: Int64) { self.millionths = millionths }

    /// So many whole points.
    public init(_ points: Int) { self.init(millionths: Int64(points) * Points.scale) }

    /// Millionths of one point.
    static let scale: Int64 = 1_000_000

    /// Whether the first is less than the second.
    public static func < (a: Points, b: Points) -> Bool { a.millionths < b.millionths }
    /// The sum.
    public static func + (a: Points, b: Points) -> Points { Points(millionths: a.millionths + b.millionths) }
    /// The difference.
    public static func - (a: Points, b: Points) -> Points { Points(millionths: a.millionths - b.millionths) }
}

extension Points: LosslessStringConvertible {
    /// As many places as are needed: `800`, `799.99`.
    public var description: String {
        let (whole, fraction) = millionths.magnitude.quotientAndRemainder(dividingBy: UInt64(Points.scale))
        var text = (millionths < 0 ? "-" : "") + "\(whole)"
        guard fraction != 0 else { return text }
        var digits = String(fraction + UInt64(Points.scale)).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        text += "." + digits
        return text
    }

    /// Reads up to nine digits and at most two places, with a minus sign where it is below zero; nil for anything else.
    public init?(_ text: String) {
        let isNegative = text.hasPrefix("-")
        let parts = text.dropFirst(isNegative ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...9).contains(parts[0].count),
            let whole = Points.number(parts[0])
        else { return nil }
        var hundredths: Int64 = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].count), let places = Points.number(parts[1]) else { return nil }
            hundredths = parts[1].count == 1 ? places * 10 : places
        }
        let amount = whole * Points.scale + hundredths * (Points.scale / 100)
        self.init(millionths: isNegative ? -amount : amount)
    }

    private static func number(_ digits: Substring) -> Int64? {
        digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int64(digits) : nil
    }
}

extension Points: WireText {
    /// What an unreadable one is told.
    public static let expectation = Text(
        zh: "应为至多两位小数的十进制数，如 799.99", en: "must be a decimal with at most two places, like 799.99")
}
