import ArgumentParser
import RPC
import Schema
import Testing

@testable import Operator

@Suite("What comes, what stands and what if, for people and for programs")
struct ForesightReportTests {
    private let clause = ClauseID(checked: "migu-membership/a7.1")
    private var reason: Reason { Reason(clause: clause, text: Text(zh: "期满, 解除", en: "ends, lifts")) }
    private var month: BillingMonth { BillingMonth(monthsSinceYearZero: 2024 * 12 + 2) }

    private func written<Row>(
        _ listing: Listing<Row>, _ rows: [Row], _ format: OutputFormat, _ locale: Locale = .chinese
    ) throws -> [String] {
        let transcript = Transcript()
        try listing.write(rows, as: format, to: transcript.console(locale))
        return transcript.lines
    }

    @Test("the agenda as a table in Chinese, as CSV and as JSON")
    func agenda() throws {
        let at = try #require(Instant("2024-03-19T00:00:00+08:00"))
        let step = AgendaStep(
            at: at, kind: "sanction-end", partner: PartnerID(checked: "Smith, Ltd"), reason: reason, key: "1")
        let table = try written(.agenda, [step], .table)
        #expect(table[0].hasPrefix("时刻"))
        #expect(table[1].contains("期满, 解除"))
        #expect(
            try written(.agenda, [step], .csv) == [
                "at,kind,key,partner,step,clause",
                "2024-03-19T00:00:00+08:00,sanction-end,1,\"Smith, Ltd\",\"ends, lifts\",migu-membership/a7.1",
            ])
        #expect(try written(.agenda, [step], .json)[0].contains(#""key":"1""#))
    }

    @Test("sanctions with their state, and an explanation with what was replaced")
    func sanctions() throws {
        let at = try #require(Instant("2024-03-11T12:00:00+08:00"))
        let sanction = Sanction(
            id: "3", partner: PartnerID(checked: "P"), kind: .promotionSuspension, clause: clause, tier: 1,
            month: month, state: .inForce, recordedAt: at, issuedAt: at, lastDay: at.day + 7, groundGoneAt: at,
            reasons: [reason], serviceLine: ServiceLineID(checked: "L"),
            blocks: SanctionKind.promotionSuspension.blocks,
            wouldLift: [reason])
        let table = try written(.sanctions, [sanction], .table)
        #expect(table[1].contains("暂停推广"))
        #expect(table[1].contains("生效中（依据已失）"))
        #expect(
            try written(.sanctions, [sanction], .csv)[1]
                == "3,P,promotion-suspension,L,in-force,2024-03-11,2024-03-18,migu-membership/a7.1,2024-03,1,"
                + "2024-03-11T12:00:00+08:00")
        let reply = ExplainSanctionReply(
            sanction: sanction, standing: reason, replaced: [sanction],
            clauses: [ClauseText(clause: clause, regulation: "办法", cite: "附件7", says: "Tier 1")], otherwise: [reason])
        let lines = SanctionReport(reply: reply, console: Transcript().console(.english)).lines()
        #expect(lines.contains("Blocks"))
        #expect(lines.contains("  promote  intake"))
        #expect(lines.contains("What had to be different"))
        #expect(lines.contains("  3  promotion suspension  2024-03-11  migu-membership/a7.1"))
    }

    @Test("what flips, and what could not be replayed")
    func whatIf() throws {
        let at = try #require(Instant("2024-03-11T12:00:00+08:00"))
        let added = WhatIfSanction(
            change: .added, kind: .promotionSuspension, tier: 1, after: WhatIfTerm(issuedAt: at, lastDay: at.day + 7))
        let flip = WhatIfFlip(
            partner: PartnerID(checked: "P"), month: month,
            before: WhatIfFigures(complaints: 15, notifications: 3, tier: 0),
            after: WhatIfFigures(complaints: 15, notifications: 5, tier: 1), sanctions: [added])
        let table = try written(.flips, [flip], .table)
        #expect(table[1].contains("无预警 → 一级预警"))
        #expect(table[1].contains("+ 暂停推广 2024-03-11–2024-03-18"))
        let csv = try written(.flips, [flip], .csv)
        #expect(
            csv[0]
                == "partner,month,tierBefore,tierAfter,notificationsBefore,notificationsAfter,complaints,tiers,sanctions"
        )
        #expect(csv[1] == "P,2024-03,0,1,3,5,15,0 → 1,+ promotion suspension 2024-03-11–2024-03-18")
        var summary = WhatIfSummary(
            from: at.day, to: at.day, complaints: 15, partnerMonths: 1, sameMonths: 0, tiersFlipped: 1,
            notificationsChanged: 1, sanctionsAdded: 1, sanctionsRemoved: 0, sanctionsMoved: 0)
        #expect(summary.lines(.english).count == 3)
        summary.unreplayedSections = [WhatIfSection(name: "credit", months: 2)]
        #expect(summary.lines(.english).suffix(2) == ["Not replayed:", "  other rules of credit, months: 2"])
        #expect(summary.lines(.chinese).last == "  规则 credit：2 个月不同")
        summary.gaps = [WhatIfGap(count: 1200, reason: reason)]
        #expect(summary.lines(.english).last == "  1,200 ends, lifts  migu-membership/a7.1")
    }

    @Test("headroom names the partner of each figure")
    func headroom() throws {
        let item = HeadroomItem(
            kind: .tier, month: month, figure: "4", threshold: "5", missing: "1", reason: reason,
            partner: PartnerID(checked: "P"))
        #expect(
            try written(.headroom, [item], .csv) == [
                "partner,kind,serviceLine,figure,threshold,missing,reason,clause",
                "P,tier,,4,5,1,\"ends, lifts\",migu-membership/a7.1",
            ])
    }

    @Test(
        "the command line is read",
        arguments: [
            ["explain", "P", "--month", "2024-03"], ["explain", "sanction", "7", "--as-of", "2024-03-11"],
            ["explain", "outcome", "P", "--tier", "2"], ["explain", "outcome", "P", "--blocked", "add-service-code"],
            ["agenda", "--partner", "P", "--until", "2024-03-11", "--format", "csv"], ["sanctions", "--in-force"],
            ["sanctions", "--as-of", "2024-03-11", "--waiting"], ["sanctions", "preview", "7"], ["headroom", "P"],
            ["headroom"], ["status", "--keys", "k", "--server-key", "s"], ["keys", "generate", "--locale", "en"],
            ["up", "--locale", "en"],
            ["import", "complaints", "f.csv", "--map", "m", "--from", "2024-03-01", "--to", "2024-03-01"],
            ["what-if", "complaints", "--rulebook", "f.yaml", "--from", "2024-03-01", "--to", "2024-03-31"],
        ])
    func commandLine(arguments: [String]) throws {
        let command = try QuanyiCommand.parseAsRoot(arguments)
        #expect(!(command is QuanyiCommand))
    }

    @Test(
        "and what makes no sense is refused",
        arguments: [
            ["explain", "outcome", "P"], ["explain", "outcome", "P", "--tier", "2", "--grade", "D"],
            ["explain", "outcome", "P", "--sanction", "no-such"], ["sanctions", "--as-of", "+3d"],
            ["status", "--server-key", "s"], ["up", "--keys", "k"], ["up", "--endpoint", "intake=tcp://h:1"],
            ["up", "--keys", "k", "--server-key", "s"],
            ["import", "complaints", "f.csv", "--map", "m", "--from", "2024-03-02", "--to", "2024-03-01"],
            ["agenda", "--until", "tomorrow"], ["what-if", "complaints", "--rulebook", "f.yaml"],
        ])
    func refused(arguments: [String]) {
        #expect(throws: (any Error).self) { try QuanyiCommand.parseAsRoot(arguments) }
    }
}
