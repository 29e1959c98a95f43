import RPC
import Schema
import ServiceKit
import ServiceTestSupport
import TestSupport
import Testing

@Suite("What if: history under another rulebook, nothing written", .fewAtOnce)
struct WhatIfTests {
    @Test(#"a lower threshold raises a tier that was not, with its sanctions ("migu-membership/8.3")"#)
    func flips() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            for date in 11...15 {
                try await desk.advance(to: "2024-03-\(date)T12:00:00+08:00")
                try await desk.stream(desk.complaints(3, on: "2024-03-\(date)"))
            }
            let result = try await desk.whatIf(
                override("warning.notifications.threshold: 3"), from: "2024-03-01", to: "2024-03-31")
            let flip = try #require(result.flips.first)
            #expect(result.flips.count == 1)
            #expect(flip.before == WhatIfFigures(complaints: 15, notifications: 0, tier: 0))
            #expect(flip.after == WhatIfFigures(complaints: 15, notifications: 5, tier: 1))
            #expect(flip.sanctions.map(\.change) == [.added, .added])
            #expect(flip.sanctions.map(\.kind) == [.promotionSuspension, .serviceCodeFreeze])
            #expect(flip.sanctions.map(\.after?.issuedAt) == [try at("2024-03-15"), try at("2024-03-15")])
            #expect(flip.sanctions.map(\.after?.lastDay) == [try day("2024-03-22"), try day("2024-04-15")])
            #expect(flip.reasons.map(\.clause.name) == ["migu-membership/a7.1", "migu-membership/a7.1"])
            let summary = try #require(result.summary)
            #expect(summary.complaints == 15)
            #expect(summary.partnerMonths == 1)
            #expect(summary.tiersFlipped == 1)
            #expect(summary.sanctionsAdded == 2)
            #expect(result.updates.last { $0.progress != nil }?.progress?.monthsDone == 1)
        }
    }

    @Test("the same rulebook flips nothing, and nothing is written")
    func same() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            _ = try await Self.randomHistory(desk, seed: 1)
            let before = try await desk.client.call(PlatformMethods.describe, DescribeRequest()).latestSequence
            let result = try await desk.whatIf("amends: shipped", from: "2024-01-01", to: "2024-12-31")
            #expect(result.flips.isEmpty)
            #expect(result.summary?.sameMonths == result.updates.count - 1)
            // A figure that decides nothing: the months are gone through, and still nothing flips.
            let other = try await desk.whatIf(
                override("warning.complaints.cite: {zh: 另, en: other}"), from: "2024-01-01", to: "2024-12-31")
            #expect(other.flips.isEmpty)
            #expect((other.summary?.complaints ?? 0) > 0)
            let after = try await desk.client.call(PlatformMethods.describe, DescribeRequest()).latestSequence
            #expect(before == after)
        }
    }

    @Test(
        "equals a plain recomputation, for random histories",
        arguments: 1...4,
        [
            "warning.notifications.threshold: 3", "warning.notifications.step: 2",
            "warning.complaints.kinds: [unaware-subscription, escalated]", "warning.notifications.threshold: 8",
        ])
    func recomputed(seed: UInt64, change: String) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let arrivals = try await Self.randomHistory(desk, seed: seed)
            let result = try await desk.whatIf(override(change), from: "2024-03-01", to: "2024-04-30")
            var plain = PlainReplay()
            let before = plain.outcomes(arrivals)
            if change.contains("threshold: 3") { plain.threshold = 3 }
            if change.contains("threshold: 8") { plain.threshold = 8 }
            if change.contains("step") { plain.step = 2 }
            if change.contains("kinds") { plain.kinds = [.unawareSubscription, .escalated] }
            let after = plain.outcomes(arrivals)
            let expected = Set(before.keys.filter { before[$0] != after[$0] })
            #expect(Set(result.flips.map { "\($0.partner) \($0.month)" }) == expected)
            for flip in result.flips {
                let (old, new) = (before["\(flip.partner) \(flip.month)"], after["\(flip.partner) \(flip.month)"])
                #expect(flip.before == old?.figures)
                #expect(flip.after == new?.figures)
                let changed = Set((old?.sanctions ?? [:]).keys).union((new?.sanctions ?? [:]).keys).filter {
                    old?.sanctions[$0] != new?.sanctions[$0]
                }
                #expect(Set(flip.sanctions.map { "\($0.tier) \($0.kind.term)" }) == changed)
                for sanction in flip.sanctions {
                    #expect(sanction.before == old?.sanctions["\(sanction.tier) \(sanction.kind.term)"])
                    #expect(sanction.after == new?.sanctions["\(sanction.tier) \(sanction.kind.term)"])
                }
            }
        }
    }

    /// Files and corrects at random, some complaints days or a month after they happened; what was filed, as it stands.
    private static func randomHistory(_ desk: Desk, seed: UInt64) async throws -> [PlainReplay.Arrival] {
        var random = SeededGenerator(state: seed)
        var arrivals: [PlainReplay.Arrival] = []
        for hours in 0..<30 {
            let now = try at("2024-03-11") + .seconds(hours * 40 * 3600)
            try await desk.advance(to: "\(now)")
            for partner in ["P", "Q"] where Int.random(in: 0..<3, using: &random) > 0 {
                let lag = [0, 0, 0, 2, 9].randomElement(using: &random) ?? 0
                let kind: ComplaintKind = Int.random(in: 0..<5, using: &random) == 0 ? .escalated : .unawareSubscription
                let happened = now + .seconds(-lag * 86_400)
                let complaints = try desk.complaints(
                    Int.random(in: 1...24, using: &random), of: partner, on: "\(happened)", kind: kind)
                try await desk.stream(complaints)
                arrivals += complaints.map { PlainReplay.Arrival(complaint: $0, at: now) }
            }
            if hours % 7 == 6, let index = arrivals.indices.randomElement(using: &random) {
                _ = try await desk.correct(arrivals[index].complaint.id, withdrawn: true)
                arrivals.remove(at: index)
            }
        }
        return arrivals
    }

    @Test("what people decided, corrections and days without rules are counted, not guessed")
    func gaps() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let filed = try await desk.notify(5, on: "2024-03-11")
            try await desk.lift("1")
            _ = try await desk.correct(filed[0].id, withdrawn: true)
            try await desk.stream(desk.complaints(3, on: "2023-05-01"))
            try await desk.stream(desk.complaints(2, on: "2019-05-01"))
            let change = override("warning.notifications.threshold: 3")
            let gaps = try #require(try await desk.whatIf(change, from: "2019-01-01", to: "2024-12-31").summary?.gaps)
            let lines = gaps.map { "\($0.count) \($0.reason.en)" }
            #expect(lines.contains("1 sanctions lifted by a person"))
            #expect(lines.contains("1 corrected complaints: replayed as they stand, as if filed so"))
            #expect(lines.contains { $0.hasPrefix("3 complaints of days whose text the present rulebook") })
            #expect(lines.contains { $0.hasPrefix("2 complaints of days before the other rulebook") })
        }
    }

    @Test("other rules that no complaints are replayed by are named, and their months are not the same")
    func otherSections() async throws {
        try await monitoring(at: "2024-04-11") { desk in
            try await desk.stream(desk.complaints(1, on: "2024-02-01") + desk.complaints(1, on: "2024-04-01"))
            let result = try await desk.whatIf(
                override("credit.grades.C.from: 460", from: "2024-03-10"), from: "2024-01-01", to: "2024-04-30")
            let summary = try #require(result.summary)
            #expect(result.flips.isEmpty)
            #expect(summary.unreplayedSections == [WhatIfSection(name: "credit", months: 2)])
            #expect((summary.sameMonths, summary.partnerMonths) == (1, 0))
            let both = try await desk.whatIf(
                override("credit.grades.C.from: 460, warning.notifications.step: 2", from: "2024-03-10"),
                from: "2024-04-01", to: "2024-04-30")
            #expect(both.summary?.unreplayedSections == [WhatIfSection(name: "credit", months: 1)])
            #expect(both.summary?.partnerMonths == 1)
        }
    }

    @Test("results, findings, warnings, replies and corrections out of the range are counted too")
    func otherGaps() async throws {
        try await monitoring(at: "2024-04-08") { desk in
            try await desk.score("500", in: "2024-03", received: "2024-04-08")
            try await desk.record(Sample.dialTest("T1", on: "2024-04-08", subchannels: ["C1"]))
            try await desk.file(desk.report("A", at: "2024-04-07 09:00"))
            try await desk.reply(to: "A", at: "2024-04-08 00:00")
            _ = try await desk.correct(ComplaintID(checked: "A"), createdAt: "2024-03-31T10:00:00+08:00")
            func lines(_ first: String, _ last: String) async throws -> [String] {
                let result = try await desk.whatIf("amends: shipped", from: first, to: last)
                return (result.summary?.gaps ?? []).map { "\($0.count) \($0.reason.en)" }
            }
            let april = try await lines("2024-04-01", "2024-04-30")
            #expect(april.contains("1 findings: not replayed"))
            #expect(april.contains("1 warnings of service lines: not replayed"))
            #expect(april.contains("1 replies to complaints: not replayed"))
            #expect(april.contains("1 corrected complaints: replayed as they stand, as if filed so"))
            #expect(!april.contains("1 issued credit results: not replayed"))
            let march = try await lines("2024-03-01", "2024-03-31")
            #expect(march.contains("1 issued credit results: not replayed"))
            #expect(march.contains("1 corrected complaints: replayed as they stand, as if filed so"))
            #expect(!march.contains("1 findings: not replayed"))
        }
    }

    @Test("a wave counts on each of its days")
    func waveGaps() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let scope = ComplaintScope(
                partner: PartnerID(checked: "P"), firstDay: try day("2024-02-28"), lastDay: try day("2024-03-02"))
            let filed = try desk.complaints(3, on: "2024-02-28")
            try await desk.stream(filed)
            _ = try await desk.attest(scope, filed.map(\.id), customers: 3, evidence: [Desk.letter])
            let result = try await desk.whatIf("amends: shipped", from: "2024-03-01", to: "2024-03-31")
            let waves = result.summary?.gaps.filter { $0.reason.en == "waves of complaints: not replayed" }
            #expect(waves?.map(\.count) == [1])
        }
    }

    @Test("a sanction counts in the month of its ground, whenever it was recorded")
    func lateSanctions() async throws {
        try await monitoring(at: "2024-04-02") { desk in
            try await desk.notify(5, on: "2024-03-31")
            try await desk.lift("1")
            func lifted(_ first: String, _ last: String) async throws -> [Int] {
                let result = try await desk.whatIf("amends: shipped", from: first, to: last)
                return result.summary?.gaps.filter { $0.reason.en == "sanctions lifted by a person" }.map(\.count) ?? []
            }
            #expect(try await lifted("2024-03-01", "2024-03-31") == [1])
            #expect(try await lifted("2024-04-01", "2024-04-30") == [])
        }
    }

    @Test("a faulty rulebook is refused with all its faults at once")
    func faults() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let text = """
                amends: shipped
                announcements:
                  - reference: 试算
                    clause: migu-membership/8.3
                    published: 2024-01-01
                    effective: 2024-01-01
                    changes: {warning.notifications.threshold: 0, warning.no.such: 1}
                """
            let error = await failure { try await desk.whatIf(text, from: "2024-03-01", to: "2024-03-31") }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == "rulebook")
            #expect(error?.reason == "RULEBOOK_FAULTY")
            let lines = (error?.message.zh ?? "").split(separator: "\n").map(String.init)
            #expect(lines.first == "规则文件有 2 处错误：")
            #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("migu-membership.yaml:7: ") })
        }
    }

    @Test("a range that ends before it begins, and one without complaints")
    func ranges() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let error = await failure { try await desk.whatIf("amends: shipped", from: "2024-03-02", to: "2024-03-01") }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == "to")
            let none = try await desk.whatIf("amends: shipped", from: "2024-03-01", to: "2024-03-31")
            #expect(none.updates.count == 1)
            #expect(none.summary?.complaints == 0)
        }
    }
}
