import GRDB
import RPC
import Schema
import ServiceKit
import Store

extension Foresight {
    /// Whether an outcome came about, why, or which condition failed by how much.
    func explainOutcome(_ request: ExplainOutcomeRequest) async throws -> ExplainOutcomeReply {
        let outcome = try Outcome(request, now: house.clock.now)
        return try await house.store.read { [self] db in
            let accounts = try outcome.asked.flatMap { asked in
                let told = try subjects.compactMap { try $0.account(for: asked, in: db) }
                // No bare "no": where nobody has a reason, nothing of the kind is on record.
                return told.contains { $0.happened || !$0.whyNot.isEmpty } ? told : told + [asked.notOnRecord]
            }
            let happened = accounts.contains(where: \.happened)
            return ExplainOutcomeReply(
                happened: happened, why: accounts.flatMap(\.why).withoutRepeats,
                whyNot: happened ? [] : accounts.flatMap(\.whyNot).withoutRepeats,
                sanctions: accounts.flatMap(\.sanctions))
        }
    }
}

extension Outcome {
    /// What a request asks about; throws INVALID_ARGUMENT with the field that its kind needs.
    init(_ request: ExplainOutcomeRequest, now: Instant) throws(RPCError) {
        question = try Question(request)
        target = request.target
        month = request.month ?? request.day?.month ?? now.day.month
        let day = request.day ?? month.lastDay
        guard request.day == nil ? month <= now.day.month : day <= now.day else {
            throw .invalid(
                request.day == nil ? "month" : "day", Text(zh: "晚于业务时间 \(now)", en: "is after the business time \(now)")
            )
        }
        // The last moment of the day; but the result of a month comes after it, so without a day a grade is what is known now.
        instant = request.kind == .grade && request.day == nil ? now : min((day + 1).start + .microseconds(-1), now)
    }

    /// What the subjects are asked: of an operation, every kind of sanction that stands in its way.
    fileprivate var asked: [Outcome] {
        guard case .block(let operation) = question else { return [self] }
        return SanctionKind.allCases.filter { $0.blocks.contains { $0.operation == operation } }.map {
            Outcome(question: .sanction($0), target: target, month: month, instant: instant)
        }
    }

    /// That nothing came about which would have brought it.
    fileprivate var notOnRecord: OutcomeAccount {
        let reason: Reason? =
            switch question {
            case .sanction(let kind): kind.notOnRecord
            case .tier, .warnings, .grade, .block: nil
            }
        return OutcomeAccount(happened: false, whyNot: reason.map { [$0] } ?? [])
    }
}

extension Outcome.Question {
    init(_ request: ExplainOutcomeRequest) throws(RPCError) {
        switch request.kind {
        case .tier: self = .tier(try Self.number(request.tier, "tier"))
        case .warningStep: self = .warnings(try Self.number(request.warnings, "warnings"), request.serviceLine)
        case .grade: self = .grade(try Self.grade(request.grade), request.month)
        case .sanction: self = .sanction(try Self.given(request.sanction, "sanction"))
        case .block: self = .block(try Self.given(request.operation, "operation"))
        }
    }

    private static func given<Value>(_ value: Value?, _ field: String) throws(RPCError) -> Value {
        guard let value else { throw .missing(field) }
        return value
    }

    private static func grade(_ value: String?) throws(RPCError) -> CreditGrade {
        let letter = try given(value, "grade")
        guard let grade = CreditGrade(knownTerm: letter.lowercased()) else {
            let known = CreditGrade.allCases.map { $0.term.count == 1 ? $0.term.uppercased() : $0.term }
            let words = known.joined(separator: ", ")
            throw .invalid(
                "grade", Text(zh: "\(letter)：应为以下之一：\(words)", en: "\(letter): must be one of \(words)"))
        }
        return grade
    }

    private static func number(_ value: Int?, _ field: String) throws(RPCError) -> Int {
        let number = try given(value, field)
        guard (1...1_000_000).contains(number) else {
            throw .invalid(field, Text(zh: "应为 1 至 1000000", en: "must be from 1 to 1,000,000"))
        }
        return number
    }
}

extension [Reason] {
    /// Each once, where it stands first.
    fileprivate var withoutRepeats: [Reason] {
        var seen: Set<Reason> = []
        return filter { seen.insert($0).inserted }
    }
}
