import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@testable import ComplaintMonitor

@Suite("Violations as they are listed and explained", .fewAtOnce)
struct ViolationListTests {
    @Test("by partner, state, kind and whose act comes next, page by page")
    func pages() async throws {
        try await investigating(at: "2023-08-01", registered: ["P", "Q"]) { desk in
            try await desk.suspect(.late)
            try await desk.proven()
            try await desk.proven(.unlawful)
            try await desk.proven(of: "Q")
            func list(_ request: ListViolationsRequest) async throws -> [String] {
                try await desk.client.call(ViolationMethods.listViolations, request).violations.map(\.id)
            }
            #expect(try await list(ListViolationsRequest()) == ["1", "2", "3", "4"])
            #expect(try await list(ListViolationsRequest(partner: PartnerID(checked: "Q"))) == ["4"])
            #expect(try await list(ListViolationsRequest(state: .suspected)) == ["1"])
            #expect(try await list(ListViolationsRequest(kind: .general)) == ["2", "4"])
            #expect(try await list(ListViolationsRequest(waitsFor: "grid-channel")) == ["2", "3", "4"])
            let first = try await desk.client.call(
                ViolationMethods.listViolations, ListViolationsRequest(kind: .general, pageSize: 1))
            #expect((first.violations.map(\.id), first.nextPageToken) == (["2"], "2"))
            let last = try await desk.client.call(
                ViolationMethods.listViolations,
                ListViolationsRequest(kind: .general, pageSize: 1, pageToken: first.nextPageToken))
            #expect((last.violations.map(\.id), last.nextPageToken) == (["4"], nil))
            #expect(await failure { try await list(ListViolationsRequest(pageSize: 0)) }?.field == "pageSize")
        }
    }

    @Test("a general one says why, why not severe, and which sanctions rest on it")
    func explained() async throws {
        var facts = ViolationFacts.late
        facts.attack = SystemAttack(system: "S", isCausedByPartner: true)
        try await investigating(at: "2023-08-01") { desk in
            let violation = try await desk.proven(facts)
            try await desk.warn(violation, rectifyBy: "2023-08-31")
            try await desk.serve(violation, on: "2023-08-01")
            try await desk.measure(violation, .newCooperationStop, decided: "2023-08-01")
            let explained = try await desk.explain(violation)
            #expect(explained.why.contains { $0.zh == "第二十三条（一）: 用时 1500 分钟 超过 1440" })
            #expect(
                Set(explained.whyNot.map(\.clause.name)) == [
                    "maoming-benefits/24.2", "maoming-benefits/23.5.s4",
                ])
            #expect(explained.sanctions.map(\.kind) == [.newCooperationStop])
            #expect(
                explained.sanctions.first?.wouldLift.map(\.zh) == ["整改经确认后由人解除（R37）"])
        }
    }

    @Test("what is not there is NOT_FOUND", arguments: ["9", "x"])
    func unknown(id: String) async throws {
        try await investigating(at: "2023-08-01") { desk in
            let error = await failure {
                try await desk.client.call(ViolationMethods.getViolation, GetViolationRequest(id: id))
            }
            #expect(error?.code == .notFound)
        }
    }
}
