import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Headroom says how far every next threshold is", .fewAtOnce)
struct HeadroomTests {
    private func line(_ item: HeadroomItem) -> String {
        "\(item.kind.term) \(item.figure)/\(item.threshold ?? "–") \(item.missing ?? "–")"
    }

    @Test(
        #"of today's complaints and the month's notifications ("migu-membership/a6.2", "migu-membership/8.1")"#,
        arguments: [
            (0, ["notification 0/5 5", "tier 0/5 5"]), (4, ["notification 4/5 1", "tier 0/5 5"]),
            (5, ["notification 5/10 5", "tier 1/5 4"]), (24, ["notification 24/25 1", "tier 4/5 1"]),
            (25, ["notification 25/30 5", "tier 5/10 5"]), (99, ["notification 99/100 1", "tier 19/20 1"]),
            (100, ["notification 100/105 5", "tier 20/– –"]),
        ])
    func complaints(count: Int, lines: [String]) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.stream(desk.complaints(count, on: "2024-03-11"))
            let items = try await desk.headroom().filter { [.notification, .tier].contains($0.kind) }
            #expect(items.map(line) == lines)
            #expect(items.map(\.day) == [try day("2024-03-11"), nil])
            #expect(items.map(\.month) == [nil, try month("2024-03")])
            #expect(items.allSatisfy { !$0.reason.zh.isEmpty && !$0.reason.en.isEmpty })
        }
    }

    @Test("where no rulebook is in force there is no threshold")
    func noRules() async throws {
        try await monitoring(at: "2013-03-11") { desk in
            let kinds = try await desk.headroom().map(\.kind)
            #expect(!kinds.contains(.notification))
            #expect(!kinds.contains(.tier))
        }
    }

    @Test("of all partners that have a figure, in their order, page after page")
    func all() async throws {
        try await crediting(at: "2024-04-08", members: ["A", "B", "C", "D"]) { desk in
            try await desk.stream(desk.complaints(4, of: "D", on: "2024-04-08"))
            try await desk.stream(desk.complaints(1, of: "unregistered", on: "2024-04-08"))
            try await desk.score("500", of: "B", in: "2024-03", received: "2024-04-08")
            let whole = try await desk.client.call(ForesightMethods.getHeadroom, GetHeadroomRequest())
            #expect(whole.nextPageToken == nil)
            let partners = whole.items.compactMap(\.partner?.name)
            #expect(partners.count == whole.items.count)
            #expect(Set(partners) == ["B", "D", "unregistered"] && partners == partners.sorted())
            #expect(whole.items.filter { $0.partner?.name == "D" } == (try await desk.headroom(of: "D")))
            var request = GetHeadroomRequest(pageSize: 1)
            var paged: [HeadroomItem] = []
            var pages = 0
            repeat {
                let page = try await desk.client.call(ForesightMethods.getHeadroom, request)
                #expect(Set(page.items.map(\.partner)).count == 1)
                paged += page.items
                pages += 1
                request.pageToken = page.nextPageToken
            } while request.pageToken != nil
            #expect(pages == 3)
            #expect(paged == whole.items)
        }
    }

    @Test("a page of no size and a token that no page gave are refused", arguments: ["pageSize", "pageToken"])
    func badPage(field: String) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let request = GetHeadroomRequest(
                pageSize: field == "pageSize" ? 0 : nil, pageToken: field == "pageToken" ? "" : nil)
            let error = await failure { try await desk.client.call(ForesightMethods.getHeadroom, request) }
            #expect((error?.code, error?.field) == (.invalidArgument, field))
        }
    }

    @Test(#"of a half-year's escalated complaints: 30 use up the points ("cmpay-channel/a3.2.2")"#)
    func escalations() async throws {
        try await monitoring(at: "2024-03-08", .cmpay()) { desk in
            func items() async throws -> [String] {
                try await desk.headroom().filter { $0.kind == .escalations }.map(line)
            }
            #expect(try await items().isEmpty)
            try await desk.file(desk.report("B", at: "2024-03-05 09:00", channel: .ministry))
            #expect(try await items() == ["escalations 0/30 30"])
            try await desk.assess("B", responsible: true)
            #expect(try await items() == ["escalations 1/30 29"])
            let item = try await desk.headroom().first { $0.kind == .escalations }
            #expect(item?.reason.clause.name == "cmpay-channel/a3.2.2")
        }
    }
}
