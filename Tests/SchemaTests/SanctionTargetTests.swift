import RPC
import Schema
import Testing

@Suite("A sanction covers the part of a partner's business that it names, and all of what it leaves open")
struct SanctionTargetTests {
    private func target(_ line: String?, _ subchannel: String?, _ province: String?, of partner: String = "P")
        -> SanctionTarget
    {
        SanctionTarget(
            partner: PartnerID(checked: partner), serviceLine: line.map(ServiceLineID.init(checked:)),
            subchannel: subchannel.map(SubchannelID.init(checked:)), province: province)
    }

    @Test(
        "a suspension of one subchannel in Sichuan leaves Guangdong and other subchannels alone",
        arguments: [
            ("S", "C", "Sichuan", true), ("S", "C", "Guangdong", false), ("S", "D", "Sichuan", false),
            ("S", nil, "Sichuan", false), ("S", "C", nil, false),
        ]
            as [(String?, String?, String?, Bool)])
    func part(line: String?, subchannel: String?, province: String?, isCovered: Bool) {
        #expect(target(line, subchannel, province).isCovered(by: target(nil, "C", "Sichuan")) == isCovered)
    }

    @Test("one of the whole partner covers every part of it, and nobody else's")
    func whole() {
        #expect(target("S", "C", "Sichuan").isCovered(by: target(nil, nil, nil)))
        #expect(target(nil, nil, nil).isCovered(by: target(nil, nil, nil)))
        #expect(!target("S", nil, nil, of: "Q").isCovered(by: target(nil, nil, nil)))
    }

    @Test("every kind has a name in both languages, and what it stops is refused by a service of the house")
    func kinds() {
        for kind in SanctionKind.allCases {
            #expect(!kind.title.zh.isEmpty && !kind.title.en.isEmpty)
            #expect(kind.blocks.allSatisfy { ["intake", "settlement"].contains($0.service) })
            #expect(SanctionKind(knownTerm: kind.term) == kind)
        }
        #expect(SanctionKind.phoneBillBillingSuspension.term == "phone-bill-billing-suspension")
        #expect(SanctionKind(knownTerm: "nothing") == nil)
        #expect(SanctionKind.termination.blocks.map(\.operation).contains(.pay))
        #expect(SanctionKind.salesSuspension.blocks.map(\.operation).contains(.order))
        #expect(!SanctionKind.promotionSuspension.blocks.map(\.operation).contains(.order))
    }
}
