import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Abnormal conditions of a channel partner's business", .fewAtOnce)
struct ConditionTests {
    private static let complaints = AgreedIndicator(name: "complaints", unit: "a day", limit: 30, side: .above)
    private static let success = AgreedIndicator(name: "success", unit: "bp", limit: 9000, side: .below)

    private func channel<Result>(_ body: (Desk) async throws -> Result) async throws -> Result {
        try await investigating(at: "2024-09-02", .channel()) { desk in
            _ = try await activate([ConditionTests.complaints, ConditionTests.success], desk)
            return try await body(desk)
        }
    }

    private func activate(_ indicators: [AgreedIndicator], of agreement: String = "A1", _ desk: Desk) async throws
        -> AgreedConditions
    {
        try await desk.client.call(
            ConditionMethods.activateConditions,
            ActivateConditionsRequest(
                agreement: agreement, partner: PartnerID(checked: "P"), serviceLine: ServiceLineID(checked: "S"),
                indicators: indicators, section: "9.2", document: Actor.photo, by: Desk.person))
    }

    private func read(_ value: Int, of indicator: String = "complaints", on text: String = "2024-09-02", _ desk: Desk)
        async throws -> RecordIndicatorReply
    {
        try await desk.client.call(
            ConditionMethods.recordIndicator,
            RecordIndicatorRequest(
                agreement: "A1", indicator: indicator, value: value, day: try day(text), by: Desk.person))
    }

    private func abnormal(_ desk: Desk) async throws -> AbnormalCondition {
        try #require(try await read(31, desk).condition)
    }

    private func judge(
        _ condition: AbnormalCondition, reaches: Bool, suspends: Bool? = nil, _ desk: Desk
    ) async throws -> AbnormalCondition {
        try await desk.client.call(
            ConditionMethods.judgeCondition,
            JudgeConditionRequest(
                id: condition.id, isStandardReached: reaches, suspends: suspends, reason: "section 9.3",
                by: Desk.person))
    }

    private func suspend(_ condition: AbnormalCondition, _ desk: Desk) async throws -> AbnormalCondition {
        try await desk.client.call(
            ConditionMethods.suspendBusiness,
            SuspendBusinessRequest(id: condition.id, reason: "it goes on", by: Desk.person))
    }

    private func close(
        _ condition: AbnormalCondition, confirmed: Bool = true, facts: String? = "sold without consent",
        evidence: [Document] = [Actor.photo], measure: String? = "commission halved", rectifyBy: String? = "2024-09-30",
        _ desk: Desk
    ) async throws -> AbnormalCondition {
        try await desk.client.call(
            ConditionMethods.closeInquiry,
            CloseInquiryRequest(
                id: condition.id, isConfirmed: confirmed, facts: facts, evidence: evidence, measure: measure,
                rectifyBy: try rectifyBy.map(day), by: Desk.person))
    }

    private func check(_ condition: AbnormalCondition, reached: Bool, on text: String, _ desk: Desk) async throws
        -> AbnormalCondition
    {
        try await desk.client.call(
            ConditionMethods.checkRectification,
            CheckConditionRectificationRequest(
                id: condition.id, day: try day(text), isReached: reached, evidence: [Actor.photo], by: Desk.person))
    }

    @Test(#"an agreement loads what it has watched, and is refused without ("cmpay-channel/7.1")"#)
    func activation() async throws {
        try await channel { desk in
            let none = await failure { try await activate([], of: "A2", desk) }
            #expect((none?.code, none?.clause) == (.failedPrecondition, "cmpay-channel/7.1"))
            let again = try await activate([ConditionTests.complaints, ConditionTests.success], desk)
            #expect(again.indicators.count == 2)
            #expect(try await desk.events(EventType.conditionsActivated).count == 1)
            #expect(await failure { try await activate([ConditionTests.success], desk) }?.code == .alreadyExists)
            let twice = [ConditionTests.success, ConditionTests.success]
            #expect(await failure { try await activate(twice, of: "A2", desk) }?.field == "indicators")
        }
    }

    @Test("without its effective day entered, the regulation decides nothing (R22)")
    func notEntered() async throws {
        try await investigating(at: "2024-09-02") { desk in
            let error = await failure { try await activate([ConditionTests.success], desk) }
            #expect(error?.reason == "RULEBOOK_NOT_IN_FORCE")
        }
    }

    @Test(
        #"a reading past its limit opens a condition, at the limit it does not ("cmpay-channel/7.1")"#,
        arguments: [
            ("complaints", 30, false), ("complaints", 31, true), ("success", 9000, false), ("success", 8999, true),
        ])
    func limits(indicator: String, value: Int, isPast: Bool) async throws {
        try await channel { desk in
            let reply = try await read(value, of: indicator, desk)
            #expect((reply.condition?.state == .toBeJudged) == isPast)
            #expect(reply.reason.clause.name == "cmpay-channel/7.1")
            #expect(try await desk.events(EventType.indicatorRecorded).count == 1)
            #expect(try await desk.events(EventType.conditionOpened).count == (isPast ? 1 : 0))
        }
    }

    @Test(#"a reading is of an agreed indicator, of a day up to today ("cmpay-channel/7.1")"#)
    func badReadings() async throws {
        try await channel { desk in
            #expect(await failure { try await read(1, of: "rain", desk) }?.field == "indicator")
            #expect(await failure { try await read(1, on: "2024-09-03", desk) }?.field == "day")
        }
    }

    @Test(
        #"judged to reach the standard with suspension: the business concerned alone, until lifted ("cmpay-channel/7.2", "cmpay-channel/7.3")"#
    )
    func suspended() async throws {
        try await channel { desk in
            let judged = try await judge(abnormal(desk), reaches: true, suspends: true, desk)
            #expect(judged.state == .inquiry)
            #expect(try judged.inquiry?.openedAt == at("2024-09-02"))
            let sanction = try #require(judged.sanctions.first)
            #expect((sanction.kind, sanction.serviceLine?.name) == (.emergencySuspension, "S"))
            #expect(try (sanction.issuedAt, sanction.lastDay) == (at("2024-09-02"), nil))
            for (line, isAllowed) in [("S", false), ("S2", true)] {
                let target = SanctionTarget(
                    partner: PartnerID(checked: "P"), serviceLine: ServiceLineID(checked: line))
                let reply = try await desk.client.call(
                    ComplaintMethods.checkOperation, CheckOperationRequest(operation: .order, target: target))
                #expect(reply.isAllowed == isAllowed)
            }
            try await desk.advance(to: "2025-09-02")
            #expect(try await desk.sanctions().map(\.state) == [.inForce])
            let undecided = LiftSanctionRequest(id: sanction.id, by: Desk.person, reason: " ")
            #expect(await failure { try await desk.client.call(ComplaintMethods.liftSanction, undecided) } != nil)
            #expect(try await desk.lift(sanction.id).state == .lifted)
        }
    }

    @Test(#"judged not to reach it, or not judged, nothing is suspended ("cmpay-channel/7.2")"#)
    func notSuspended() async throws {
        try await channel { desk in
            let condition = try await abnormal(desk)
            let unjudged = await failure { try await suspend(condition, desk) }
            #expect((unjudged?.code, unjudged?.clause) == (.failedPrecondition, "cmpay-channel/7.2"))
            let both = await failure { try await judge(condition, reaches: false, suspends: true, desk) }
            #expect((both?.code, both?.clause) == (.failedPrecondition, "cmpay-channel/7.2"))
            let judged = try await judge(condition, reaches: false, desk)
            #expect((judged.state, judged.inquiry) == (.notReached, nil))
            #expect(await failure { try await suspend(condition, desk) }?.clause == "cmpay-channel/7.2")
            #expect(try await desk.sanctions().isEmpty)
        }
    }

    @Test(#"without suspension the inquiry opens all the same, and the suspension may follow ("cmpay-channel/7.3")"#)
    func inquiry() async throws {
        try await channel { desk in
            let judged = try await judge(abnormal(desk), reaches: true, desk)
            #expect((judged.state, judged.sanctions.count) == (.inquiry, 0))
            #expect(try await suspend(judged, desk).sanctions.map(\.state) == [.inForce])
            #expect(await failure { try await suspend(judged, desk) }?.reason == "BUSINESS_SUSPENDED")
            let open = try await desk.client.call(
                ConditionMethods.listConditions, ListConditionsRequest(onlyOpen: true))
            #expect(open.conditions.map(\.id) == [judged.id])
        }
    }

    @Test(#"no inquiry without the condition it is about ("cmpay-channel/7.3")"#)
    func withoutCondition() async throws {
        try await channel { desk in
            let body = #"{"isStandardReached":true,"reason":"a","by":{"name":"a","role":"b"}}"#
            let error = await failure {
                try await desk.client.call(
                    ConditionMethods.judgeCondition.withRawRequests, RawMessage(bytes: Array(body.utf8)))
            }
            #expect((error?.code, error?.field) == (.invalidArgument, "id"))
            let unknown = JudgeConditionRequest(id: "9", isStandardReached: true, reason: "a", by: Desk.person)
            let none = await failure { try await desk.client.call(ConditionMethods.judgeCondition, unknown) }
            #expect(none?.code == .notFound)
        }
    }

    @Test(
        #"confirmed: the violation, its measure and a rectification in one step ("cmpay-channel/7.4", "cmpay-channel/7.5")"#
    )
    func confirmed() async throws {
        try await channel { desk in
            let condition = try await judge(abnormal(desk), reaches: true, suspends: true, desk)
            let closed = try await close(condition, desk)
            #expect(closed.state == .rectifying)
            #expect(try closed.inquiry?.rectifyBy == day("2024-09-30"))
            #expect(closed.sanctions.map(\.kind) == [.emergencySuspension, .agreedMeasure, .rectification])
            #expect(closed.sanctions.allSatisfy { $0.state == .inForce && $0.serviceLine?.name == "S" })
            #expect(
                closed.sanctions.map(\.clause.name) == [
                    "cmpay-channel/7.2", "cmpay-channel/7.4", "cmpay-channel/7.5",
                ])
            #expect(await failure { try await close(condition, desk) }?.reason == "CONDITION_WRONG_STATE")
        }
    }

    @Test(#"not confirmed: nothing is recorded and the suspension is lifted ("cmpay-channel/7.4")"#)
    func notConfirmed() async throws {
        try await channel { desk in
            let condition = try await judge(abnormal(desk), reaches: true, suspends: true, desk)
            let closed = try await close(
                condition, confirmed: false, facts: nil, evidence: [], measure: nil, rectifyBy: nil, desk)
            #expect(closed.state == .notConfirmed)
            #expect(try await desk.ledger() == ["emergency-suspension - lifted"])
        }
    }

    @Test(
        #"confirmed without facts, evidence, measure or date is refused whole ("cmpay-channel/7.4", "cmpay-channel/7.5")"#
    )
    func incomplete() async throws {
        try await channel { desk in
            let condition = try await judge(abnormal(desk), reaches: true, desk)
            let errors = [
                await failure { try await close(condition, facts: nil, desk) },
                await failure { try await close(condition, evidence: [], desk) },
                await failure { try await close(condition, measure: " ", desk) },
                await failure { try await close(condition, rectifyBy: nil, desk) },
                await failure { try await close(condition, rectifyBy: "2024-09-02", desk) },
                await failure { try await close(condition, rectifyBy: "2199-12-31", desk) },
            ]
            #expect(errors.map(\.?.field) == ["facts", "evidence", "measure", "rectifyBy", "rectifyBy", "rectifyBy"])
            #expect(
                errors.map(\.?.code) == [
                    .failedPrecondition, .failedPrecondition, .failedPrecondition, .failedPrecondition,
                    .invalidArgument, .invalidArgument,
                ])
            let still = try await desk.client.call(
                ConditionMethods.getCondition, GetConditionRequest(id: condition.id))
            #expect((still.state, still.sanctions.count) == (.inquiry, 0))
        }
    }

    @Test(
        #"a rectification not reached puts a termination before a person; overdue alone it does not ("cmpay-channel/7.5")"#
    )
    func rectification() async throws {
        try await channel { desk in
            let closed = try await close(judge(abnormal(desk), reaches: true, desk), desk)
            try await desk.advance(to: "2024-10-08")
            #expect(try await desk.events(EventType.conditionRectificationOverdue).count == 1)
            #expect(try await desk.sanctions().allSatisfy { $0.kind != .termination })
            #expect(await failure { try await check(closed, reached: false, on: "2024-10-09", desk) }?.field == "day")
            let failed = try await check(closed, reached: false, on: "2024-10-08", desk)
            #expect(failed.state == .rectificationFailed)
            let proposed = try #require(failed.sanctions.last)
            #expect((proposed.kind, proposed.state) == (.termination, .proposed))
            #expect(proposed.reasons.contains { $0.clause.name == "cmpay-channel/6.5" })
            #expect(try await desk.issue(proposed.id).state == .inForce)
        }
    }

    @Test(#"a rectification that is reached is closed, and no termination follows ("cmpay-channel/7.5")"#)
    func reached() async throws {
        try await channel { desk in
            let closed = try await close(judge(abnormal(desk), reaches: true, desk), desk)
            let done = try await check(closed, reached: true, on: "2024-09-02", desk)
            #expect(done.state == .rectified)
            #expect(try await desk.ledger() == ["agreed-measure - in-force", "rectification - lifted"])
            try await desk.advance(to: "2024-10-08")
            #expect(try await desk.events(EventType.conditionRectificationOverdue).isEmpty)
            #expect(await failure { try await check(closed, reached: false, on: "2024-10-08", desk) } != nil)
        }
    }

    @Test(#"a business that is not suspended says how far its condition has come ("cmpay-channel/7.2")"#)
    func whyNotSuspended() async throws {
        try await channel { desk in
            let request = ExplainOutcomeRequest(
                partner: PartnerID(checked: "P"), kind: .sanction, sanction: .emergencySuspension,
                serviceLine: ServiceLineID(checked: "S"))
            let none = try await desk.outcome(request)
            #expect(none.whyNot.map(\.en) == ["no ground of emergency suspension is on record"])
            let condition = try await abnormal(desk)
            let open = try await desk.outcome(request)
            #expect(open.whyNot.count == 1)
            #expect(open.whyNot[0].clause.name == "cmpay-channel/7.2")
            #expect(
                open.whyNot[0].en.hasSuffix("condition 1 is to-be-judged and has not brought: emergency suspension"))
            _ = try await judge(condition, reaches: true, suspends: true, desk)
            #expect(try await desk.outcome(request).happened)
        }
    }
}
