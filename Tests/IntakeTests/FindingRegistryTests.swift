import ComplaintMonitor
import Intake
import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("What a finding names is held against what intake has registered", .fewAtOnce)
struct FindingRegistryTests {
    private func finding(_ reference: String, line: String, subchannels: [String]) throws -> RecordFindingRequest {
        let finding = Finding(
            reference: reference, partner: PartnerID(checked: "P"), basis: .dialTest, issuer: .group,
            date: try day("2024-03-11"), serviceLines: [ServiceLineID(checked: line)],
            subchannels: subchannels.map(SubchannelID.init(checked:)),
            documents: [Document(name: "test.pdf", size: 1, sha256: String(repeating: "0", count: 64))])
        return RecordFindingRequest(finding: finding, by: Desk.person)
    }

    @Test(
        #"of a registered partner, what it does not have is refused ("migu-membership/8.2", "migu-membership/a3.7", R38)"#
    )
    func unknownParts() async throws {
        try await together(at: "2024-03-11") { both in
            // Before it is registered all is kept under its name, and marked (R17).
            let early = try await both.desk.client.call(
                FindingMethods.recordFinding, finding("T0", line: "S9", subchannels: ["C9"]))
            #expect(early.record.isRegistered == false)
            #expect(early.record.sanctions.count == 1)
            try await both.register("P")
            try await both.intake.registerLine("S")
            try await both.intake.registerSubchannel("C")
            try await eventually("complaint-monitor knows the subchannel") {
                let trial = try finding("T1", line: "S", subchannels: ["C"])
                return await failure { try await both.desk.client.call(FindingMethods.recordFinding, trial) } == nil
            }
            for (line, subchannels, field) in [
                ("S9", ["C"], "finding.serviceLines[0]"), ("S", ["C", "C9"], "finding.subchannels[1]"),
            ] {
                let request = try finding("T2", line: line, subchannels: subchannels)
                let error = await failure { try await both.desk.client.call(FindingMethods.recordFinding, request) }
                #expect(error?.code == .failedPrecondition)
                #expect(error?.clause == "migu-membership/8.2")
                #expect(error?.field == field)
            }
            let open = try await both.desk.client.call(
                FindingMethods.recordFinding, finding("T3", line: "S", subchannels: []))
            #expect(open.record.isOpen && open.record.isRegistered)
            let naming = NameSubchannelRequest(
                reference: "T3", subchannels: [SubchannelID(checked: "C9")], by: Desk.person)
            let error = await failure { try await both.desk.client.call(FindingMethods.nameSubchannel, naming) }
            #expect(error?.field == "subchannels[0]")
            let joined = try await both.desk.client.call(
                FindingMethods.getFinding, GetFindingRequest(reference: "T0"))
            #expect(joined.isRegistered)
        }
    }
}
