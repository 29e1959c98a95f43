import RPC
import Schema
import Testing

@Suite("An instant")
struct InstantTests {
    @Test(
        "is read from RFC 3339 with any offset",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T08:00:00+08:00", 0), ("1969-12-31T16:00:00Z", -28_800_000_000),
            ("2024-03-05T23:59:59+08:00", 1_709_654_399_000_000), ("2024-03-05T15:59:59z", 1_709_654_399_000_000),
            ("2024-03-05t15:59:59Z", 1_709_654_399_000_000), ("2024-03-05T10:29:59-05:30", 1_709_654_399_000_000),
            ("2024-03-06T15:58:59+23:59", 1_709_654_399_000_000), ("2024-02-29T00:00:00-00:00", 1_709_164_800_000_000),
        ])
    func reads(text: String, microseconds: Int64) throws {
        #expect(try #require(Instant(text)).microseconds == microseconds)
    }

    @Test(
        "keeps microseconds and cuts off what is less",
        arguments: [
            ("0.5", 500_000), ("0.000001", 1), ("0.123456", 123_456), ("0.1234567", 123_456), ("0.000000999", 0),
            ("0.999999999", 999_999), ("0.100", 100_000),
        ])
    func fractions(fraction: String, microseconds: Int64) throws {
        let text = "2024-03-05T23:59:59." + fraction.dropFirst(2) + "+08:00"
        let instant = try #require(Instant(text))
        #expect(instant.microseconds == 1_709_654_399_000_000 + microseconds)
        #expect(instant.day.description == "2024-03-05")
    }

    @Test(
        "is written in Asia/Shanghai with the digits it needs",
        arguments: [
            (0, "1970-01-01T08:00:00+08:00"), (-28_800_000_000, "1970-01-01T00:00:00+08:00"),
            (1_709_654_399_000_000, "2024-03-05T23:59:59+08:00"),
            (1_709_654_399_500_000, "2024-03-05T23:59:59.5+08:00"),
            (1_709_654_399_000_001, "2024-03-05T23:59:59.000001+08:00"),
            (1_709_654_399_120_000, "2024-03-05T23:59:59.12+08:00"),
        ])
    func writes(microseconds: Int64, text: String) {
        let instant = Instant(microseconds: microseconds)
        #expect(instant.description == text)
        #expect(Instant(text) == instant)
    }

    @Test(
        "is refused if it means nothing",
        arguments: [
            "", "2024-03-05", "2024-03-05T23:59:59", "2024-03-05T23:59:59.+08:00", "2024-03-05T23:59:59.1234567890Z",
            "2024-03-05T24:00:00Z", "2024-03-05T23:60:00Z", "2024-03-05T23:59:60Z", "2023-02-29T00:00:00Z",
            "2024-03-05 23:59:59Z", "2024-03-05T23:59:59+0800", "2024-03-05T23:59:59+24:00",
            "2024-03-05T23:59:59+08:60",
            "2024-03-05T23:59:59+08", "2024-03-05T23:59:59+08:00 ", "2024-03-05T23:59:59ZZ", "2024-03-05T3:59:59Z",
            "2024-03-05T23-59-59Z", "2024-03-05T23:59:59,5Z", "2024-03-05T23:59:59.5", "1709654399",
        ])
    func refuses(text: String) {
        #expect(Instant(text) == nil)
        #expect(refusal(of: Holder<Instant>.self, #"{"value":"\#(text)"}"#)?.field == "value")
    }

    @Test(
        "is bounded by its day in Asia/Shanghai, however it is written",
        arguments: [
            ("1970-01-01T00:00:00+08:00", true), ("1969-12-31T16:00:00Z", true), ("1969-12-31T15:59:59.999999Z", false),
            ("1970-01-01T00:00:00+09:00", false), ("2199-12-31T15:59:59.999999Z", true),
            ("2199-12-31T16:00:00Z", false),
            ("2200-01-01T00:59:59+09:00", true), ("2200-01-01T00:00:00+08:00", false), ("0000-01-01T00:00:00Z", false),
            ("9999-12-31T23:59:59Z", false),
        ])
    func bounds(text: String, isOne: Bool) {
        let instant = Instant(text)
        #expect((instant != nil) == isOne)
        #expect(instant.map { Instant($0.description) == $0 } ?? true, "what can be read can be read again")
    }

    @Test(
        "belongs to the day of Asia/Shanghai (readings R1)",
        arguments: [
            ("2024-03-05T15:59:59.999999Z", "2024-03-05"), ("2024-03-05T16:00:00Z", "2024-03-06"),
            ("2024-02-29T00:00:00+08:00", "2024-02-29"), ("1969-12-31T23:00:00Z", "1970-01-01"),
        ])
    func day(text: String, day: String) throws {
        #expect(try #require(Instant(text)).day.description == day)
    }

    @Test("and a duration are added and taken apart exactly")
    func arithmetic() throws {
        let instant = try #require(Instant("2024-02-28T23:59:59.999999+08:00"))
        #expect((instant + .microseconds(1)).description == "2024-02-29T00:00:00+08:00")
        #expect((instant + .seconds(-86_400)).description == "2024-02-27T23:59:59.999999+08:00")
        #expect((instant + .milliseconds(1_500)) - instant == .milliseconds(1_500))
        #expect(instant < instant + .microseconds(1))
    }
}
