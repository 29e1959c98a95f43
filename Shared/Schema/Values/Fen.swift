/// An amount of money in whole fen (1/100 yuan), signed.
public struct Fen: Hashable, Sendable, Comparable, Codable {
    /// The amount in fen.
    public var amount: Int64

    /// So many fen.
    public init(_ amount: Int64) { self.amount = amount }

    /// Reads a whole number (proto3 JSON int64: a number or a string of digits).
    public init(from decoder: any Decoder) throws { amount = try decoder.singleValueContainer().decode(Int64.self) }

    /// Writes the number.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(amount)
    }

    /// Whether the first comes before the second.
    public static func < (a: Fen, b: Fen) -> Bool { a.amount < b.amount }
    /// The sum.
    public static func + (a: Fen, b: Fen) -> Fen { Fen(a.amount + b.amount) }
    /// The difference.
    public static func - (a: Fen, b: Fen) -> Fen { Fen(a.amount - b.amount) }
}
