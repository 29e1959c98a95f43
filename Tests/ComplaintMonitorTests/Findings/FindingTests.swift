import RPC
import Rulebook
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("A finding bears on subchannels and service lines alike, and is kept once", .fewAtOnce)
struct FindingTests {
    @Test(#"two effects: a sanction on the subchannel, a warning on the line ("migu-membership/8.2")"#)
    func twofold() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let record = try await desk.record(
                Sample.dialTest("T1", on: "2024-03-11", by: .provincialCompany, in: ["Sichuan"])
            ).record
            #expect(record.sanctions.map(\.subchannel?.name) == ["C"])
            #expect(record.warnings.map(\.serviceLine.name) == ["S"])
            #expect(record.isOpen == false)
            #expect(try await desk.finding("T1") == record)
            #expect(await failure { try await desk.finding("T2") }?.code == .notFound)
        }
    }

    @Test(#"several subchannels and lines each get their effect ("migu-membership/8.2")"#)
    func several() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.record(
                Sample.finding(
                    "R1", .supervisedComplaint, by: .localRegulator, on: "2024-03-11", in: ["Sichuan"],
                    lines: ["S1", "S2", "S1"], subchannels: ["C1", "C2", "C2"]))
            #expect(
                try await desk.suspended() == [
                    "S1 Sichuan 2024-04-11 in-force", "S2 Sichuan 2024-04-11 in-force",
                    "C1 Sichuan 2024-06-11 in-force", "C2 Sichuan 2024-06-11 in-force",
                ])
        }
    }

    @Test(#"without a subchannel it stays open; named later, its sanction runs from then ("migu-membership/8.2")"#)
    func named() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let open = try await desk.record(
                Sample.finding("R1", .supervisedComplaint, by: .localRegulator, on: "2024-03-11", in: ["Sichuan"]))
            #expect(open.record.isOpen)
            #expect(try await desk.suspended() == ["S Sichuan 2024-04-11 in-force"])
            try await desk.advance(to: "2024-03-20")
            let closed = try await desk.name(["C"], of: "R1")
            #expect(closed.isOpen == false)
            #expect(closed.finding.subchannels.map(\.name) == ["C"])
            #expect(try closed.namedAt == at("2024-03-20"))
            let both = ["S Sichuan 2024-04-11 in-force", "C Sichuan 2024-06-20 in-force"]
            #expect(try await desk.suspended() == both)
            #expect(closed.sanctions.map(\.reach) == both)
            // The same again changes nothing, another one is refused.
            #expect(try await desk.name(["C"], of: "R1") == closed)
            let other = await failure { try await desk.name(["D"], of: "R1") }
            #expect(other?.code == .failedPrecondition)
            #expect(other?.clause == "migu-membership/8.2")
            #expect(try await desk.suspended() == both)
            #expect(try await desk.events(EventType.subchannelNamed).count == 1)
        }
    }

    @Test(#"named in the next month, it counts toward a3.7 there ("migu-membership/8.2", "migu-membership/a3.7")"#)
    func namedLater() async throws {
        try await monitoring(at: "2024-03-31") { desk in
            try await desk.record(Sample.dialTest("T1", on: "2024-03-31", subchannels: []))
            try await desk.record(Sample.dialTest("T2", on: "2024-03-31", line: "S2"))
            try await desk.advance(to: "2024-04-01")
            try await desk.name(["C"], of: "T1")
            #expect(
                try await desk.suspended() == ["C everywhere 2024-06-30 in-force", "C everywhere 2024-07-01 in-force"])
        }
    }

    @Test("a name is wanted, of a finding that there is and that lacks one")
    func naming() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            try await desk.record(Sample.letter("L1"))
            #expect(await failure { try await desk.name(["C"], of: "L1") }?.reason == "FINDING_COMPLETE")
            #expect(await failure { try await desk.name(["C"], of: "L2") }?.code == .notFound)
            #expect(await failure { try await desk.name([], of: "L1") }?.field == "subchannels")
        }
    }

    @Test("the same reference with other content is ALREADY_EXISTS, by another person the same")
    func conflict() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let finding = try Sample.letter("L1")
            try await desk.record(finding)
            for other in [try Sample.letter("L1", lines: ["S", "S2"]), try Sample.letter("L1", on: "2024-03-10")] {
                let error = await failure { try await desk.record(other) }
                #expect(error?.code == .alreadyExists)
                #expect(error?.field == "finding.reference")
            }
            let colleague = RecordFindingRequest(finding: finding, by: Person(name: "Zhao", role: "clerk"))
            let again = try await desk.client.call(FindingMethods.recordFinding, colleague)
            #expect(again.outcome == .duplicate)
            #expect(again.record.recordedBy == Desk.person)
            #expect(try await desk.warnings().count == 1)
            #expect(try await desk.events(EventType.findingRecorded).count == 1)
        }
    }

    @Test("a dry run shows what would be, and leaves nothing")
    func dryRun() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            var trial = CallOptions()
            trial.metadata["dry-run"] = "true"
            let reply = try await desk.record(Sample.letter(), trial)
            #expect(reply.record.sanctions.map(\.reach) == ["S everywhere 2024-04-11 in-force"])
            #expect(try await desk.sanctions().isEmpty)
            #expect(await failure { try await desk.finding("L1") }?.code == .notFound)
        }
    }

    @Test("they are listed in the order recorded, in pages, by partner, month and openness")
    func list() async throws {
        try await monitoring(at: "2024-03-31") { desk in
            try await desk.record(Sample.letter("L1", on: "2024-03-31"))
            try await desk.record(Sample.dialTest("T1", on: "2024-03-31", subchannels: []))
            try await desk.advance(to: "2024-04-01")
            try await desk.record(Sample.letter("L2", on: "2024-03-31"))
            func references(_ request: ListFindingsRequest) async throws -> [String] {
                try await desk.client.call(FindingMethods.listFindings, request).findings.map(\.finding.reference)
            }
            #expect(try await references(ListFindingsRequest()) == ["L1", "T1", "L2"])
            #expect(try await references(ListFindingsRequest(partner: PartnerID(checked: "Q"))).isEmpty)
            #expect(try await references(ListFindingsRequest(month: month("2024-04"))) == ["L2"])
            #expect(try await references(ListFindingsRequest(onlyOpen: true)) == ["T1"])
            let page = try await desk.client.call(FindingMethods.listFindings, ListFindingsRequest(pageSize: 2))
            #expect(page.findings.count == 2)
            #expect(
                try await references(ListFindingsRequest(pageSize: 2, pageToken: page.nextPageToken)) == ["L2"])
        }
    }

    @Test("one from tomorrow, and one of a day without rules, are refused")
    func days() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let early = await failure { try await desk.record(Sample.letter(on: "2024-03-12")) }
            #expect(early?.code == .invalidArgument)
            #expect(early?.field == "finding.date")
            let unruled = await failure { try await desk.record(Sample.letter(on: "2023-11-30")) }
            #expect(unruled?.code == .failedPrecondition)
            #expect(unruled?.reason == "RULEBOOK_NOT_IN_FORCE")
        }
    }

    @Test(#"an announcement changes the month to 2 from its day on ("migu-membership/8.3")"#)
    func announced() async throws {
        let rulebooks = try Rulebooks.migu(replacing: [
            (
                "announcements: []",
                """
                announcements:
                  - reference: 公告2
                    clause: migu-membership/8.3
                    published: 2024-03-01
                    effective: 2024-03-11
                    changes: {findings.rows.complaint-letter.serviceLine: {months: 2}}
                """
            )
        ])
        try await monitoring(at: "2024-03-11", rulebooks) { desk in
            try await desk.record(Sample.letter("L1", on: "2024-03-10"))
            try await desk.record(Sample.letter("L2", on: "2024-03-11", lines: ["S2"]))
            #expect(
                try await desk.suspended() == [
                    "S everywhere 2024-04-11 in-force", "S2 everywhere 2024-05-11 in-force",
                ])
        }
    }
}
