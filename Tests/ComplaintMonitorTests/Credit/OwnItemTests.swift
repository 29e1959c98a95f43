import JSON
import RPC
import Rulebook
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("The own items of a partner's month, from what was filed and recorded", .fewAtOnce)
struct OwnItemTests {
    private func items(_ desk: Desk, of partner: String = "P", in text: String) async throws -> OwnItems {
        try await desk.client.call(
            CreditMethods.getOwnItems,
            GetOwnItemsRequest(partner: PartnerID(checked: partner), month: try month(text)))
    }

    @discardableResult
    private func revenue(_ desk: Desk, _ amount: Int64, in text: String = "2024-03", correction: Document? = nil)
        async throws -> MonthFigures
    {
        try await desk.client.call(
            CreditMethods.recordRevenue,
            RecordRevenueRequest(
                partner: PartnerID(checked: "P"), month: try month(text), beforeSharingFen: Fen(amount),
                document: .test("bills.csv"), by: Desk.innovation, correction: correction))
    }

    @discardableResult
    private func spend(
        _ desk: Desk, _ id: String, _ kind: SpendingKind, _ amount: Int64, on text: String = "2024-03-10",
        evidence: [Document] = [.test("invoice.pdf")]
    ) async throws -> MonthFigures {
        try await desk.client.call(
            CreditMethods.recordSpending,
            RecordSpendingRequest(
                id: id, partner: PartnerID(checked: "P"), kind: kind, day: try day(text), amountFen: Fen(amount),
                evidence: evidence, by: Desk.innovation))
    }

    @Test(#"a closed month: exactly two numbers with their clauses ("migu-membership/11.3", "migu-membership/a5.1.1")"#)
    func closed() async throws {
        try await crediting(at: "2024-04-08") { desk in
            try await revenue(desk, 5_000_000)
            let items = try await items(desk, in: "2024-03")
            #expect(items.health == 100)
            #expect(items.strategicImportance == 100)
            #expect(items.isFinal)
            let clauses = Set(items.reasons.map(\.clause.name))
            #expect(
                clauses.isSuperset(of: ["migu-membership/a5.1.1", "migu-membership/a5.2.1", "migu-membership/a5.2.8"]))
        }
    }

    @Test(#"notifications count, not days ("migu-membership/a5.1.2")"#)
    func notifications() async throws {
        try await crediting(at: "2024-03-20") { desk in
            try await desk.batch(desk.complaints(10, on: "2024-03-20"))
            let items = try await items(desk, in: "2024-03")
            #expect(items.health == 50)
            #expect(!items.isFinal)
        }
    }

    @Test(#"work orders that were late take 20 off ("migu-membership/a5.1.3")"#, arguments: [(1, 80), (0, 100)])
    func lateWorkOrders(late: Int, health: Int) async throws {
        try await crediting(at: "2024-03-20") { desk in
            try await revenue(desk, 0)
            for number in 0..<19 {
                let complaint = try desk.complaint(on: "2024-03-18", kind: .ordinary)
                try await desk.file(complaint)
                try await desk.reply(to: complaint.id.name, at: "2024-03-19 10:00", inTime: number >= late)
            }
            #expect(try await items(desk, in: "2024-03").health == health)
        }
    }

    @Test(
        #"a closed month is not final while the time of one of its work orders runs ("migu-membership/11.3", "migu-membership/a5.1.3")"#
    )
    func pending() async throws {
        let rulebooks = try Rulebooks.migu(replacing: [("hours: null", "hours: 24")])
        try await crediting(at: "2024-04-01T00:00:00+08:00", rulebooks) { desk in
            try await revenue(desk, 1)
            try await desk.file(desk.complaint(on: "2024-03-31", kind: .ordinary))
            #expect(try await !items(desk, in: "2024-03").isFinal)
            try await desk.advance(to: "2024-04-01T12:00:01+08:00")
            let items = try await items(desk, in: "2024-03")
            #expect((items.isFinal, items.health) == (true, 80))
        }
    }

    @Test(
        "an amount that no partner has is refused, and nothing is lost of what was recorded",
        arguments: [1, -1] as [Int64])
    func tooMuch(sign: Int64) async throws {
        try await crediting(at: "2024-04-08") { desk in
            let most: Int64 = 1_000_000_000_000_000
            for amount in [sign * (most + 1), sign > 0 ? .max : .min] {
                let error = await failure { try await revenue(desk, amount) }
                #expect((error?.code, error?.field) == (.invalidArgument, "beforeSharingFen"))
                let spent = await failure {
                    try await spend(desk, "S", .advertisingPlaced, amount == .min ? .max : abs(amount))
                }
                #expect((spent?.code, spent?.field) == (.invalidArgument, "amountFen"))
            }
            #expect(try await revenue(desk, sign * most).beforeSharingFen == Fen(sign * most))
            try await spend(desk, "A", .advertisingPlaced, most)
            #expect(try await spend(desk, "B", .advertisingBrought, most).advertisingFen == Fen(2 * most))
        }
    }

    @Test(#"a running month is marked not final ("migu-membership/11.3")"#)
    func running() async throws {
        try await crediting(at: "2024-03-31T23:59:59+08:00") { desk in
            let items = try await items(desk, in: "2024-03")
            #expect(!items.isFinal)
            #expect(items.strategicImportance == 0)
            #expect(await failure { try await self.items(desk, in: "2024-04") }?.field == "month")
        }
    }

    @Test(#"an unknown partner is refused; a month without business has no data ("migu-membership/11.3", R8, R41)"#)
    func unknown() async throws {
        try await crediting(at: "2024-04-08") { desk in
            let unknown = await failure { try await items(desk, of: "Q", in: "2024-03") }
            let before = await failure { try await items(desk, in: "2023-12") }
            #expect(unknown?.code == .notFound)
            #expect(before?.code == .failedPrecondition)
            #expect(before?.reason == "CREDIT_NO_BUSINESS")
        }
    }

    @Test(#"no method takes a health score or a bonus by hand ("migu-membership/a5.1.1", "migu-membership/a5.2.1")"#)
    func byHand() async throws {
        try await crediting(at: "2024-04-08") { desk in
            let described = try await desk.client.call(PlatformMethods.describe, DescribeRequest())
            let own = described.methods.filter { $0.path.hasPrefix("/\(CreditMethods.service)/") && $0.isCommand }
            #expect(
                Set(own.map { $0.path.split(separator: "/").last.map(String.init) ?? "" }) == [
                    "RecordScore", "ApplyGrade", "EndZeroScore", "SetCreditClass", "ConfirmMajorViolation", "FileClaim",
                    "DecideClaim", "WithdrawClaim", "RecordRevenue", "RecordSpending", "RecordMark",
                ])
        }
    }

    @Test(#"months are not added together; another amount is a correction ("migu-membership/a5.2.8")"#)
    func months() async throws {
        try await crediting(at: "2024-04-08") { desk in
            try await revenue(desk, 3_000_000, in: "2024-02")
            try await revenue(desk, 3_000_000, in: "2024-03")
            #expect(try await items(desk, in: "2024-02").strategicImportance == 0)
            #expect(try await items(desk, in: "2024-03").strategicImportance == 0)
            try await revenue(desk, 3_000_000)
            let error = await failure { try await revenue(desk, 6_000_000) }
            #expect(error?.code == .alreadyExists)
            #expect(error?.clause == "migu-membership/a5.2.8")
            try await revenue(desk, 6_000_000, correction: .test("c.pdf"))
            #expect(try await items(desk, in: "2024-03").strategicImportance == 100)
        }
    }

    @Test(#"no billing record: refused as not final ("migu-membership/a5.2.8")"#)
    func noRecord() async throws {
        try await crediting(at: "2024-04-08") { desk in
            let error = await failure { try await items(desk, in: "2024-03") }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.reason == "CREDIT_MONTH_NOT_FINAL")
        }
    }

    @Test(
        #"purchases of the month, and advertising placed and brought in one sum ("migu-membership/a5.2.9", "migu-membership/a5.2.10")"#
    )
    func spending() async throws {
        try await crediting(at: "2024-04-08") { desk in
            try await revenue(desk, 0)
            try await spend(desk, "a", .advertisingPlaced, 30_000_000)
            #expect(try await items(desk, in: "2024-03").strategicImportance == 0)
            try await spend(desk, "b", .advertisingBrought, 20_000_000)
            #expect(try await items(desk, in: "2024-03").strategicImportance == 100)
            try await revenue(desk, 0, in: "2024-02")
            try await spend(desk, "c", .purchase, 5_000_000, on: "2024-02-29")
            #expect(try await items(desk, in: "2024-02").strategicImportance == 100)
            // The same again counts once.
            #expect(try await spend(desk, "c", .purchase, 5_000_000, on: "2024-02-29").purchasesFen == Fen(5_000_000))
            #expect(await failure { try await spend(desk, "c", .purchase, 1) }?.code == .alreadyExists)
        }
    }

    @Test(
        #"a purchase without a date or amount, advertising without evidence: refused ("migu-membership/a5.2.9", "migu-membership/a5.2.10")"#,
        arguments: [
            ("SPENDING_KIND_PURCHASE", "day", nil), ("SPENDING_KIND_PURCHASE", "amountFen", nil),
            ("SPENDING_KIND_PURCHASE", "amountFen", "0"), ("SPENDING_KIND_ADVERTISING_PLACED", "evidence", "[]"),
            ("SPENDING_KIND_ADVERTISING_BROUGHT", "evidence", nil),
            ("SPENDING_KIND_BONUS", "kind", "\"SPENDING_KIND_BONUS\""),
        ] as [(String, String, String?)])
    func badSpending(kind: String, field: String, value: String?) async throws {
        var fields = [
            "id": "\"a\"", "partner": "\"P\"", "kind": "\"\(kind)\"", "day": "\"2024-03-10\"", "amountFen": "1",
            "evidence": try JSON.encodeText([Document.test("e.pdf")]), "by": try JSON.encodeText(Desk.innovation),
        ]
        fields[field] = value
        let body = "{" + fields.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
        try await crediting(at: "2024-04-08") { desk in
            let error = await failure {
                try await desk.client.call(
                    CreditMethods.recordSpending.withRawRequests, RawMessage(bytes: Array(body.utf8)))
            }
            #expect(error?.code == (field == "evidence" ? .failedPrecondition : .invalidArgument))
            #expect(error?.field == field)
        }
    }
}
