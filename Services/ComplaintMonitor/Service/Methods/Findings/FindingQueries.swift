import GRDB
import RPC
import Schema
import ServiceKit
import Store

extension Findings {
    /// A finding with what it caused.
    func getFinding(_ request: GetFindingRequest) async throws -> FindingRecord {
        try await house.store.read { try record(of: request.reference, in: $0) }
    }

    /// Findings in the order recorded.
    func listFindings(_ request: ListFindingsRequest) async throws -> ListFindingsReply {
        let size = try Page.size(request.pageSize, default: 100, upTo: 1000)
        let start = try Page.number(request.pageToken)
        return try await house.store.read { db in
            // One more than asked for tells whether another page follows.
            let found = try FindingTable.page(request, after: start, limit: size + 1, in: db)
            let page = found.prefix(size)
            return ListFindingsReply(
                findings: try page.map { try record($0, in: db) },
                nextPageToken: found.count > size ? page.last.map { "\($0.number)" } : nil)
        }
    }

    /// The warnings of a partner, in the order issued.
    func listWarnings(_ request: ListWarningsRequest) async throws -> ListWarningsReply {
        try await house.store.read { ListWarningsReply(warnings: try ServiceLineWarningTable.list(request, in: $0)) }
    }

    /// The finding of a reference with what it caused; throws NOT_FOUND.
    func record(of reference: String, in db: Database) throws -> FindingRecord {
        guard let kept = try FindingTable.find(reference, in: db) else { throw Findings.unknown(reference) }
        return try record(kept, in: db)
    }

    static func unknown(_ reference: String) -> RPCError {
        RPCError(
            .notFound, Text(zh: "没有认定 \(reference)", en: "there is no finding \(reference)"),
            reason: "FINDING_UNKNOWN", field: "reference")
    }

    private func record(_ kept: KeptFinding, in db: Database) throws -> FindingRecord {
        let reference = kept.finding.reference
        let now = house.clock.now
        return FindingRecord(
            finding: kept.completed, clause: kept.clause,
            isRegistered: try PartnerTable.isRegistered(kept.finding.partner, in: db), isOpen: kept.isOpen,
            recordedAt: kept.recordedAt, recordedBy: kept.recordedBy, namedAt: kept.namedAt, namedBy: kept.namedBy,
            sanctions: try FindingTable.sanctions(of: reference, in: db).map {
                $0.message(at: now, replaces: try SanctionTable.replaced(by: $0.number, in: db))
            },
            warnings: try ServiceLineWarningTable.of(finding: reference, in: db))
    }
}
