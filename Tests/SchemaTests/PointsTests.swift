import JSON
import RPC
import Schema
import Testing

@Suite("Points of a score are exact decimals")
struct PointsTests {
    @Test(
        "that are read as they are written (R43)",
        arguments: [
            ("800", 800_000_000, "800"), ("799.99", 799_990_000, "799.99"), ("0.01", 10_000, "0.01"),
            ("0.1", 100_000, "0.1"), ("0.10", 100_000, "0.1"), ("1000.00", 1_000_000_000, "1000"), ("0", 0, "0"),
            ("-0.01", -10_000, "-0.01"), ("-20", -20_000_000, "-20"), ("007", 7_000_000, "7"), ("-0", 0, "0"),
            ("999999999.99", 999_999_999_990_000, "999999999.99"),
        ] as [(String, Int64, String)])
    func read(text: String, millionths: Int64, written: String) throws {
        let points = try #require(Points(text))
        #expect(points.millionths == millionths)
        #expect(points.description == written)
        #expect(try JSON.decode(Holder<Points>.self, from: JSON.encode(Holder(value: points))).value == points)
    }

    @Test(
        "with at most two places, and nothing but digits (R43)",
        arguments: [
            "", "-", ".", "1.", ".5", "1.234", "1.2.3", "+1", "1e3", " 1", "1 ", "1,5", "１", "--1", "1000000000", "C",
            "NaN", "1.-5",
        ])
    func refused(text: String) throws {
        #expect(Points(text) == nil)
        let body = String(decoding: try JSON.encode(["value": text]), as: UTF8.self)
        #expect(refusal(of: Holder<Points>.self, body)?.field == "value")
    }

    @Test("that are added and compared exactly")
    func exact() throws {
        let tenth = try #require(Points("0.1"))
        let sum = (0..<10).reduce(Points(0)) { sum, _ in sum + tenth }
        #expect(sum == Points(1))
        #expect(Points(millionths: 799_999_999) < Points(800))
        #expect(Points(millionths: 799_999_999).description == "799.999999")
        #expect((Points(1) - Points(2)).description == "-1")
    }
}
