import Schema
import Testing

@Suite("Half-years")
struct HalfYearTests {
    @Test(
        "begin in January and July",
        arguments: [
            ("2024-06-30", "2024-H1", "2024-01-01", "2024-06-30"),
            ("2024-07-01", "2024-H2", "2024-07-01", "2024-12-31"),
            ("2023-01-01", "2023-H1", "2023-01-01", "2023-06-30"),
        ])
    func bounds(day: String, name: String, first: String, last: String) throws {
        let half = HalfYear(try #require(Day(day)))
        #expect(half.description == name)
        #expect(HalfYear(name) == half)
        #expect([half.firstDay, half.lastDay].map(\.description) == [first, last])
        #expect(try #require(HalfYear("2022-H2")) < half)
    }

    @Test(
        "that are none are refused",
        arguments: ["2024", "2024-H0", "2024-H3", "24-H1", "2024-h1", "1969-H2", "2024-01", "2200-H1"])
    func refused(text: String) { #expect(HalfYear(text) == nil) }
}
