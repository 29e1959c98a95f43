import Intake
import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import Store
import TestSupport
import Testing

@Suite("Partners and service codes are registered once", .fewAtOnce)
struct RegistrationTests {
    private func intake(_ body: (Served<Intake>) async throws -> Void) async throws {
        try await serving(Intake.self, in: TestFolder(), at: at("2024-03-11"), body)
    }

    @Test("the same again changes nothing, another name is ALREADY_EXISTS")
    func partner() async throws {
        try await intake { intake in
            let first = try await intake.register("P", name: "Music")
            #expect(try first.registeredAt == at("2024-03-11"))
            try await intake.advance(to: at("2024-03-12"))
            #expect(try await intake.register("P", name: "Music") == first)
            let error = await failure { try await intake.register("P", name: "Noise") }
            #expect(error?.code == .alreadyExists)
            #expect(error?.field == "name")
        }
    }

    @Test("a name has 1 to 200 characters", arguments: [(0, false), (1, true), (200, true), (201, false)])
    func names(length: Int, isTaken: Bool) async throws {
        try await intake { intake in
            let error = await failure { try await intake.register("P", name: String(repeating: "乐", count: length)) }
            #expect((error == nil) == isTaken)
            #expect(isTaken || (error?.code == .invalidArgument && error?.field == "name"))
        }
    }

    @Test("a code of an unknown partner is NOT_FOUND; of a known one it is kept")
    func code() async throws {
        try await intake { intake in
            #expect(await failure { try await intake.registerCode("C1") }?.code == .notFound)
            try await intake.register("P")
            try await intake.register("Q")
            let code = try await intake.registerCode("C1")
            #expect(try await intake.registerCode("C1") == code)
            #expect(await failure { try await intake.registerCode("C1", of: "Q") }?.code == .alreadyExists)
            #expect(await failure { try await intake.registerCode("C1", line: "S2") }?.field == "code")
            #expect(try await intake.partner().serviceCodes == [code])
            #expect(await failure { try await intake.partner("R") }?.code == .notFound)
        }
    }

    @Test("partners come by id, in pages of any size", arguments: [1, 2, 3, 4])
    func pages(size: Int) async throws {
        try await intake { intake in
            for id in ["b", "乙", "a b", "a"] { try await intake.register(id) }
            var found: [[String]] = []
            var token: String?
            repeat {
                let request = ListPartnersRequest(pageSize: size, pageToken: token)
                let page = try await intake.client.call(IntakeMethods.listPartners, request)
                found.append(page.partners.map(\.id.name))
                token = page.nextPageToken
            } while token != nil
            #expect(found.flatMap { $0 } == ["a", "a b", "b", "乙"])
            #expect(found.count == (4 + size - 1) / size)
        }
    }

    @Test("a key gives the first reply again; a dry run leaves nothing")
    func keys() async throws {
        try await intake { intake in
            let request = RegisterPartnerRequest(partner: PartnerID(checked: "P"), name: "Music")
            var trial = CallOptions()
            trial.metadata["dry-run"] = "true"
            _ = try await intake.client.call(IntakeMethods.registerPartner, request, trial)
            #expect(await failure { try await intake.partner() }?.code == .notFound)
            let options = CallOptions().idempotent("k")
            let first = try await intake.client.call(IntakeMethods.registerPartner, request, options)
            #expect(try await intake.client.call(IntakeMethods.registerPartner, request, options) == first)
            #expect(intake.core.house.store.events.latestSequence == 1)
        }
    }
}
