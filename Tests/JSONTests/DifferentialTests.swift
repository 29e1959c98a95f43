import Foundation
import JSON
import TestSupport
import Testing

@Suite("JSON beside Foundation's coders") struct DifferentialTests {
    private static let seeds: [UInt64] = [1, 20_240_115, 0xC0FFEE, 7_777_777]

    @Test("each reads what the other writes", arguments: seeds)
    func roundTrips(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        let (encoder, decoder) = (JSONEncoder(), JSONDecoder())
        for round in 0..<500 {
            let sample = Sample.random(using: &generator, levels: round.isMultiple(of: 20) ? 3 : 0)
            let ours = try JSON.encode(sample)
            let theirs = try encoder.encode(sample)
            #expect(try JSON.decode(Sample.self, from: ours) == sample, "seed \(seed), round \(round)")
            #expect(try JSON.decode(Sample.self, from: Array(theirs)) == sample, "seed \(seed), round \(round)")
            #expect(try decoder.decode(Sample.self, from: Data(ours)) == sample, "seed \(seed), round \(round)")
        }
    }

    @Test("damaged text is refused by both or read as the same by both", arguments: seeds)
    func mutations(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        var (accepted, refused) = (0, 0)
        for round in 0..<100 {
            let valid = try JSON.encode(Sample.random(using: &generator, levels: 0))
            for _ in 0..<6 {
                let damaged = damage(valid, using: &generator)
                let place: Comment = "seed \(seed), round \(round): \(String(decoding: damaged, as: UTF8.self))"
                let ours = value(of: JSONValue.self, in: damaged)
                // As a struct it may be anything, but no crash and no other error.
                let sample = value(of: Sample.self, in: damaged)
                if let ours {
                    accepted += 1
                    let theirs = try JSONDecoder().decode(JSONValue.self, from: Data(damaged))
                    #expect(wholeNumbersAlike(ours) == wholeNumbersAlike(theirs), place)
                } else {
                    refused += 1
                    #expect(sample == nil, place)
                    #expect(isRefusedByFoundation(damaged), place)
                }
            }
        }
        #expect(accepted > 100 && refused > 100, "the damage is neither always fatal nor never")
    }

    private func value<T: Decodable>(of type: T.Type, in bytes: [UInt8]) -> T? {
        do {
            return try JSON.decode(type, from: bytes)
        } catch {
            #expect(error is DecodingError)
            return nil
        }
    }

    /// Foundation takes a comma after the last element, which does not count.
    private func isRefusedByFoundation(_ bytes: [UInt8]) -> Bool {
        let lax = [Array(",]".utf8), Array(",}".utf8)]
        if lax.contains(where: { bytes.contains($0) }) { return true }
        return (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) == nil
    }

    /// Through Foundation's decoder 1e3 is an integer, through ours a double, as it is written.
    private func wholeNumbersAlike(_ value: JSONValue) -> JSONValue {
        switch value {
        case .double(let number): Int64(exactly: number).map { .integer($0) } ?? value
        case .array(let values): .array(values.map(wholeNumbersAlike))
        case .object(let values): .object(values.mapValues(wholeNumbersAlike))
        default: value
        }
    }

    private func damage(_ valid: [UInt8], using generator: inout SeededGenerator) -> [UInt8] {
        var bytes = valid
        let telling = Array(#"{}[]",:\u0019.eE+-tfn dD8"#.utf8)
        for _ in 0..<Int.random(in: 1...2, using: &generator) {
            let index = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes[index] = telling.randomElement(using: &generator) ?? 0
            case 2: bytes.insert(telling.randomElement(using: &generator) ?? 0, at: index)
            case 3: bytes.remove(at: index)
            default: bytes.swapAt(index, Int.random(in: 0..<bytes.count, using: &generator))
            }
        }
        return bytes
    }
}
