import GRDB
import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Ledger {
    /// Flags a wave that a new complaint completes, once; nothing follows until a person decides (readings R20).
    func watch(
        _ complaint: Complaint, _ citation: Citation, _ threshold: WaveThreshold, in transaction: Transaction
    ) throws {
        let day = complaint.createdAt.day
        let regulation = complaint.governingRegulation
        let around = day - (threshold.days - 1)...day + (threshold.days - 1)
        let waves = try WaveTable.of(
            complaint.partner, under: regulation, from: around.lowerBound, in: transaction.db)
        // A complaint belongs to one wave.
        func isFree(_ complaint: Complaint) -> Bool { !waves.contains { $0.takes(complaint) } }
        guard isFree(complaint) else { return }
        let near = try ComplaintTable.of(complaint.partner, around, in: transaction.db).filter {
            $0.governingRegulation == regulation && isFree($0)
        }
        guard let (days, found) = threshold.reached(around: day, by: near) else { return }
        let scale = CountedComplainants(of: found)
        let wave = ComplaintWave(
            id: "",
            scope: ComplaintScope(
                partner: complaint.partner, firstDay: days.lowerBound, lastDay: days.upperBound,
                regulation: regulation),
            state: .flagged, scale: scale, recordedAt: clock.now, complaints: found.map(\.id),
            reasons: [citation.reason(scale.people, .customers, .atLeast, threshold.customers)])
        let kept = try WaveTable.insert(wave, regulation: regulation, in: transaction)
        try tell(EventType.waveFlagged, kept, [citation.clause], in: transaction)
    }

    func tell(_ type: String, _ wave: ComplaintWave, _ clauses: [ClauseID], in transaction: Transaction) throws {
        try transaction.append(
            EventDraft(type, wave, subject: wave.scope.partner.name, at: clock.now, clauses: clauses))
    }
}

extension Replies {
    /// Confirms a flagged wave by the complaints behind it: a person's decision.
    func confirmWave(_ request: ConfirmWaveRequest, _ call: ServerCall) async throws -> ComplaintWave {
        try await decide(request.id, request.by, call) { wave, transaction in
            wave.complaints = request.complaints
            wave.scale = try scale(of: request.complaints, in: wave.scope, transaction.db)
            (wave.state, wave.remark, wave.evidence) = (.confirmed, request.remark, request.evidence)
        }
    }

    /// Finds that a flagged wave is none: a person's decision.
    func dismissWave(_ request: DismissWaveRequest, _ call: ServerCall) async throws -> ComplaintWave {
        guard !request.remark.isBlank else { throw RPCError.missing("remark") }
        return try await decide(request.id, request.by, call) { wave, _ in
            (wave.state, wave.remark) = (.dismissed, request.remark)
        }
    }

    private func decide(
        _ id: String, _ by: Person, _ call: ServerCall,
        _ change: @escaping @Sendable (inout ComplaintWave, Transaction) throws -> Void
    ) async throws -> ComplaintWave {
        try by.check()
        return try await house.commands.run(call) { transaction in
            guard var wave = try WaveTable.find(id, in: transaction.db) else {
                throw RPCError(
                    .notFound, Text(zh: "没有投诉潮 \(id)", en: "there is no wave \(id)"), reason: "WAVE_UNKNOWN",
                    field: "id")
            }
            let clause = wave.reasons.first?.clause ?? Regulation.manyComplaints
            guard wave.state == .flagged else {
                throw RPCError.unmet(
                    "WAVE_DECIDED", Text(zh: "投诉潮 \(id) 已有结论", en: "wave \(id) has been decided"), clause: clause)
            }
            try change(&wave, transaction)
            (wave.decidedAt, wave.decidedBy) = (house.clock.now, by)
            try WaveTable.update(wave, in: transaction)
            let type = wave.state == .confirmed ? EventType.waveConfirmed : EventType.waveDismissed
            try ledger.tell(type, wave, [clause], in: transaction)
            return wave
        }
    }

    /// Attests a wave that the program did not flag: a person's statement, by the complaints or by a number with evidence.
    func attestWave(_ request: AttestWaveRequest, _ call: ServerCall) async throws -> ComplaintWave {
        try request.by.check()
        let (scope, _) = try closed(request.scope)
        return try await house.commands.run(call) { transaction in
            let now = house.clock.now
            let scale =
                try request.complaints.isEmpty
                ? request.stated() : self.scale(of: request.complaints, in: scope, transaction.db)
            let reason = Reason(
                clause: scope.waveClause,
                text: Text(
                    zh: "经人工认定：\(scale.people) 名客户投诉",
                    en: "attested by a person: complaints of \(scale.people) customers"))
            let wave = ComplaintWave(
                id: "", scope: scope, state: .confirmed, scale: scale, recordedAt: now,
                complaints: request.complaints, decidedAt: now, decidedBy: request.by, remark: request.remark,
                evidence: request.evidence, reasons: [reason])
            let kept = try WaveTable.insert(
                wave, regulation: scope.regulation ?? Regulation.membership, in: transaction)
            try ledger.tell(EventType.waveConfirmed, kept, [reason.clause], in: transaction)
            return kept
        }
    }

    /// Waves in the order recorded.
    func listWaves(_ request: ListWavesRequest) async throws -> ListWavesReply {
        let size = try Page.size(request.pageSize, default: 100, upTo: 1000)
        let after = try Page.number(request.pageToken)
        let found = try await house.store.read {
            try WaveTable.page(
                partner: request.partner, state: request.state, after: after, limit: size + 1, in: $0)
        }
        let waves = Array(found.prefix(size))
        return ListWavesReply(waves: waves, nextPageToken: found.count > size ? waves.last?.id : nil)
    }

    /// The scale of the complaints behind a wave, each of which must be of its scope.
    private func scale(of ids: [ComplaintID], in scope: ComplaintScope, _ db: Database) throws -> CountedComplainants {
        guard !ids.isEmpty else {
            throw RPCError.unmet(
                "WAVE_WITHOUT_COMPLAINTS",
                Text(zh: "缺少投诉清单", en: "the list of complaints behind it is missing"), clause: scope.waveClause,
                field: "complaints")
        }
        var complaints: [ComplaintID: Complaint] = [:]
        for (index, id) in ids.enumerated() {
            let field = "complaints[\(index)]"
            let filed = try ledger.known(id, in: db, as: field)
            guard !filed.isWithdrawn, scope.takes(filed.complaint), complaints[id] == nil else {
                throw RPCError.invalid(
                    field, Text(zh: "\(id) 不属于该投诉潮或重复", en: "\(id) is not of this wave, or twice in the list"))
            }
            complaints[id] = filed.complaint
        }
        return CountedComplainants(of: Array(complaints.values))
    }
}

extension ComplaintScope {
    /// The clause that speaks of many complaints under its regulation.
    fileprivate var waveClause: ClauseID {
        switch regulation {
        case Regulation.benefits: Regulation.scaleComplaints
        case Regulation.channel: Regulation.abnormalConditions
        default: Regulation.manyComplaints
        }
    }
}

extension AttestWaveRequest {
    /// The scale of complaints that are not filed here, by a person's word and evidence.
    fileprivate func stated() throws(RPCError) -> CountedComplainants {
        // A major violation of migu-membership rests on the list of complaints itself (a8.2).
        guard scope.regulation == Regulation.benefits || scope.regulation == Regulation.channel else {
            throw .unmet(
                "WAVE_WITHOUT_COMPLAINTS", Text(zh: "缺少投诉清单", en: "the list of complaints behind it is missing"),
                clause: Regulation.manyComplaints, field: "complaints")
        }
        guard let customers else { throw .missing("customers") }
        guard (1...100_000_000).contains(customers) else {
            throw .invalid(
                "customers", Text(zh: "应至少为 1", en: "must be 1 or more"), clause: scope.waveClause)
        }
        try evidence.check(under: scope.waveClause)
        return CountedComplainants(
            complaints: customers, customers: customers, withoutCustomer: 0, escalated: 0, escalatedCustomers: 0)
    }
}

extension CountedUnit {
    fileprivate static let customers = CountedUnit(zh: "名投诉客户", one: "customer", many: "customers")
}
