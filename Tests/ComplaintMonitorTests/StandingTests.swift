import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Standings: a partner's month, and the months of all", .fewAtOnce)
struct StandingTests {
    private func list(
        _ desk: Desk, month text: String? = nil, tier: Int? = nil, size: Int? = nil, after: String? = nil
    ) async throws -> ListStandingsReply {
        let request = ListStandingsRequest(
            month: try text.map(month), minimumTier: tier, pageSize: size, pageToken: after)
        return try await desk.client.call(ComplaintMethods.listStandings, request)
    }

    /// Everything, page by page; each page but the last is full.
    private func pages(_ desk: Desk, tier: Int? = nil, size: Int) async throws -> [[String]] {
        var pages: [[String]] = []
        var token: String?
        repeat {
            let page = try await list(desk, tier: tier, size: size, after: token)
            pages.append(page.standings.map { "\($0.month) \($0.partner) \($0.tier)" })
            token = page.nextPageToken
        } while token != nil
        return pages
    }

    @Test("the month of now has its headroom, another has none")
    func headroom() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(4, on: "2024-03-05")
            try await desk.stream(desk.complaints(7, on: "2024-03-11"))
            let reply = try await desk.standing(in: "2024-03")
            #expect(reply.standing.complaints == 27)
            #expect(reply.standing.notifications == 5)
            #expect(reply.standing.tier == 1)
            #expect(reply.standing.ruleStatus == .inForce)
            let headroom = try #require(reply.headroom)
            #expect(try headroom.day == day("2024-03-11"))
            #expect((headroom.complaintsToday, headroom.complaintsToNextNotification) == (7, 3))
            #expect((headroom.nextTier, headroom.notificationsToNextTier, headroom.complaintsToNextTier) == (2, 5, 23))
            #expect(try await desk.standing(in: "2024-02").headroom == nil)
            let unnamed = try await desk.client.call(
                ComplaintMethods.getStanding, GetStandingRequest(partner: PartnerID(checked: "P")))
            #expect(unnamed == reply)
        }
    }

    @Test("so many more complaints as the headroom says do reach the next tier, and one fewer do not")
    func headroomIsTrue() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.notify(2, on: "2024-03-05")
            try await desk.stream(desk.complaints(3, on: "2024-03-11"))
            let more = try #require(try await desk.standing(in: "2024-03").headroom?.complaintsToNextTier)
            try await desk.stream(desk.complaints(more - 1, on: "2024-03-11"))
            #expect(try await desk.standing(in: "2024-03").standing.tier == 0)
            #expect(try await desk.file(desk.complaint(on: "2024-03-11")).tier == 1)
        }
    }

    @Test("a partner without complaints stands at nothing")
    func nothing() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let reply = try await desk.standing(of: "Nobody", in: "2024-03")
            #expect((reply.standing.complaints, reply.standing.tier) == (0, 0))
            #expect(reply.days.isEmpty)
            #expect(reply.headroom?.complaintsToNextTier == 25)
        }
    }

    @Test("all months and partners come in order, in pages of any size", arguments: [1, 2, 3, 4, 5, 10])
    func paging(size: Int) async throws {
        try await monitoring(at: "2024-04-05") { desk in
            try await desk.notify(1, of: "乙", on: "2024-04-05")
            try await desk.notify(10, of: "A B", on: "2024-04-05")
            try await desk.notify(5, of: "A", on: "2024-03-05")
            try await desk.stream(desk.complaints(1, of: "Z", on: "2024-03-05"))
            try await desk.stream(desk.complaints(9, of: "O", on: "2024-03-05", kind: .ordinary))
            let all = ["2024-03 A 1", "2024-03 Z 0", "2024-04 A B 2", "2024-04 乙 0"]
            let found = try await pages(desk, size: size)
            #expect(found.flatMap { $0 } == all)
            #expect(found.count == (all.count + size - 1) / size)
            #expect(try await pages(desk, tier: 1, size: size).flatMap { $0 } == ["2024-03 A 1", "2024-04 A B 2"])
        }
    }

    @Test("one month, and from a tier on")
    func filters() async throws {
        try await monitoring(at: "2024-04-05") { desk in
            try await desk.notify(5, of: "A", on: "2024-03-05")
            try await desk.notify(10, of: "B", on: "2024-04-05")
            #expect(try await list(desk, month: "2024-03").standings.map(\.partner.name) == ["A"])
            #expect(try await list(desk, tier: 2).standings.map(\.partner.name) == ["B"])
            #expect(try await list(desk, month: "2024-03", tier: 2).standings.isEmpty)
            #expect(try await list(desk, month: "2024-05").nextPageToken == nil)
        }
    }
}
