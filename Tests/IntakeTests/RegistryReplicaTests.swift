import Intake
import Schema
import ServiceKit
import ServiceTestSupport
import Store
import TestSupport
import Testing

@testable import ComplaintMonitor

@Suite("complaint-monitor follows what intake registers", .fewAtOnce)
struct RegistryReplicaTests {
    @Test("service lines with their payment methods, and subchannels, of each partner")
    func replica() async throws {
        try await together(at: "2024-03-11") { both in
            try await both.register("P")
            try await both.intake.registerLine("S1", [.phoneBill, .thirdParty])
            try await both.intake.registerLine("S2", [.other], other: "points")
            try await both.intake.registerSubchannel("C")
            let partner = PartnerID(checked: "P")
            let store = both.monitor.core.house.store
            try await eventually("complaint-monitor knows the subchannel") {
                try await store.read { try RegistryTable.subchannels(of: partner, in: $0) }
                    == [SubchannelID(checked: "C")]
            }
            let lines = try await store.read { try RegistryTable.serviceLines(of: partner, in: $0) }
            #expect(
                lines == [
                    ServiceLineID(checked: "S1"): [.phoneBill, .thirdParty], ServiceLineID(checked: "S2"): [.other],
                ])
            #expect(try await store.read { try RegistryTable.serviceLines(of: PartnerID(checked: "Q"), in: $0) } == [:])
        }
    }
}
