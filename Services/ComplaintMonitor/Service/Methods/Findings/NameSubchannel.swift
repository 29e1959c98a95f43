import RPC
import Schema
import ServiceKit
import Store

extension Findings {
    /// Names the subchannels of a finding that was recorded without; their sanctions run from now (migu-membership/8.2).
    ///
    /// The same again changes nothing.
    func nameSubchannel(_ request: NameSubchannelRequest, _ call: ServerCall) async throws -> FindingRecord {
        try request.by.check()
        let subchannels = request.subchannels.distinct
        guard !subchannels.isEmpty else { throw RPCError.missing("subchannels") }
        return try await house.commands.run(call) { transaction in
            guard var kept = try FindingTable.find(request.reference, in: transaction.db) else {
                throw Findings.unknown(request.reference)
            }
            guard kept.isOpen else {
                if kept.named == subchannels { return try record(of: request.reference, in: transaction.db) }
                throw RPCError.unmet(
                    "FINDING_COMPLETE",
                    Text(
                        zh: "\(request.reference) 没有待补充的子渠道",
                        en: "no subchannel of \(request.reference) is still to be named"),
                    clause: Regulation.twofold, field: "reference")
            }
            try RegisteredParts(finding: kept.finding).check(subchannels, at: "subchannels", in: transaction.db)
            (kept.named, kept.namedAt, kept.namedBy) = (subchannels, house.clock.now, request.by)
            try FindingTable.name(kept, in: transaction)
            try transaction.append(
                EventDraft(
                    EventType.subchannelNamed,
                    SubchannelNamed(reference: request.reference, subchannels: subchannels, by: request.by),
                    subject: kept.finding.partner.name, at: house.clock.now,
                    clauses: [Regulation.twofold, kept.clause], correlationID: request.reference))
            let checked = try CheckedFinding(
                kept.completed, rules(on: kept.finding.date), today: house.clock.now.day)
            try suspend(subchannels, FindingEffects(checked: checked, now: house.clock.now), in: transaction)
            return try record(of: request.reference, in: transaction.db)
        }
    }
}
