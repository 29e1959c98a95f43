import TestSupport

enum Tier: String, Codable, CaseIterable {
    case watch, freeze, termination = "terminated \"for good\""
}

enum Outcome: Codable, Equatable {
    case refused(clause: String, count: Int?)
    case accepted(Bool)
    case open
}

/// For a test that this file, which does not import JSON, has to hold.
struct Lists: Codable, Equatable {
    var names: [String]
    var byMonth: [String: Int]
}

/// A bit of everything that `Codable` derives.
struct Sample: Codable, Equatable {
    var name: String
    var note: String?
    var count: Int
    var amountFen: Int64
    var small: Int8
    var large: UInt64?
    var rate: Double
    var ratio: Float?
    var isOpen: Bool
    var tier: Tier
    var outcome: Outcome?
    var lines: [String]
    var grid: [[Int32]]
    var gaps: [Double?]
    var byMonth: [String: Int16]
    var byNumber: [Int: String]
    var parts: [Sample]
    var byName: [String: Sample]
}

extension Sample {
    static func random(using generator: inout some RandomNumberGenerator, levels: Int) -> Sample {
        func array<T>(upTo most: Int, _ element: (inout SeededGenerator) -> T) -> [T] {
            var inner = SeededGenerator(state: generator.next())
            return (0..<Int.random(in: 0...most, using: &inner)).map { _ in element(&inner) }
        }
        func optional<T>(_ value: T) -> T? { Bool.random(using: &generator) ? value : nil }
        let fewer = levels > 0 ? 2 : 0
        return Sample(
            name: .random(using: &generator),
            note: optional(.random(using: &generator)),
            count: .random(in: .min ... .max, using: &generator),
            amountFen: Int64.random(in: .min ... .max, using: &generator)
                >> Int64.random(in: 0...63, using: &generator),
            small: .random(in: .min ... .max, using: &generator),
            large: optional(.random(in: .min ... .max, using: &generator)),
            rate: .anyFinite(using: &generator),
            ratio: optional(.random(in: -1e9...1e9, using: &generator)),
            isOpen: .random(using: &generator),
            tier: Tier.allCases.randomElement(using: &generator) ?? .watch,
            outcome: optional(.random(using: &generator)),
            lines: array(upTo: 4) { .random(using: &$0) },
            grid: array(upTo: 3) { generator in (0..<3).map { _ in .random(in: -9...99999, using: &generator) } },
            gaps: array(upTo: 4) { Bool.random(using: &$0) ? .random(in: -1...1, using: &$0) : nil },
            byMonth: Dictionary(array(upTo: 3) { (.random(using: &$0), 7) }) { $1 },
            byNumber: Dictionary(array(upTo: 3) { (.random(in: -99...99, using: &$0), .random(using: &$0)) }) { $1 },
            parts: array(upTo: fewer) { .random(using: &$0, levels: levels - 1) },
            byName: Dictionary(
                array(upTo: fewer) { (.random(using: &$0), .random(using: &$0, levels: levels - 1)) }
            ) { $1 })
    }
}

extension Outcome {
    static func random(using generator: inout some RandomNumberGenerator) -> Outcome {
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: .refused(clause: .random(using: &generator), count: Bool.random(using: &generator) ? 3 : nil)
        case 1: .accepted(.random(using: &generator))
        default: .open
        }
    }
}

extension String {
    private static let alphabet = Array("abcXYZ019 _-\"\\/\n\r\t\u{0}\u{1F}\u{7F}éß中文投诉\u{2028}\u{FFFD}\u{FFFF}😀👩‍👧🇨🇳𝄞")

    static func random(using generator: inout some RandomNumberGenerator) -> String {
        let length = Int.random(in: 0...24, using: &generator)
        let plainOnly = Bool.random(using: &generator)
        let letters = plainOnly ? alphabet[..<12] : alphabet[...]
        return String((0..<length).map { _ in letters.randomElement(using: &generator) ?? "a" })
    }
}

extension Double {
    /// Any bit pattern but infinities and NaN.
    static func anyFinite(using generator: inout some RandomNumberGenerator) -> Double {
        let value = Double(bitPattern: generator.next())
        return value.isFinite ? value : 0
    }
}
