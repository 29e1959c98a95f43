import RPC
import Schema
import Testing

@Suite("A billing month")
struct BillingMonthTests {
    @Test("is read if it is one of the years of business", arguments: ["1970-01", "2024-02", "2024-12", "2199-12"])
    func reads(text: String) throws {
        #expect(try #require(BillingMonth(text)).description == text)
    }

    @Test(
        "is refused if there is no such month",
        arguments: [
            "", "2024-13", "2024-00", "0000-01", "1969-12", "2200-01", "9999-12", "2024-1", "202401", "2024/01",
            "2024-01-01",
            " 2024-01", "2024-0١", "-024-01",
        ])
    func refuses(text: String) {
        #expect(BillingMonth(text) == nil)
        #expect(refusal(of: Holder<BillingMonth>.self, #"{"value":"\#(text)"}"#)?.field == "value")
    }

    @Test(
        "knows its days",
        arguments: [
            ("2024-02", "2024-02-29", 29), ("2023-02", "2023-02-28", 28), ("2100-02", "2100-02-28", 28),
            ("2000-02", "2000-02-29", 29), ("2024-04", "2024-04-30", 30), ("2199-12", "2199-12-31", 31),
        ])
    func days(text: String, last: String, length: Int) throws {
        let month = try #require(BillingMonth(text))
        #expect(month.firstDay.description == text + "-01")
        #expect(month.lastDay.description == last)
        #expect(month.length == length)
        #expect(month.lastDay.month == month)
        #expect(month.lastDay + 1 == month.next.firstDay)
    }

    @Test("is followed by the next, each after the one before, through 230 years")
    func next() throws {
        var month = try #require(BillingMonth(year: 1970, month: 1))
        let last = try #require(BillingMonth("2199-12"))
        var count = 1
        while month < last {
            #expect(BillingMonth(month.next.description) == month.next)
            month = month.next
            count += 1
        }
        #expect(count == 230 * 12)
    }
}
