import RPC
import Rulebook
import Schema
import ServiceKit

/// A finding that has passed every check of its annex, with the row that governs it and where it holds.
struct CheckedFinding: Sendable {
    let finding: Finding
    let rules: FindingRules
    let row: FindingRow
    /// Where the row's own sanctions hold: one province, or everywhere (nil).
    let province: String?

    /// Throws INVALID_ARGUMENT with the field for what is malformed, FAILED_PRECONDITION with the clause for what the annexes do
    /// not take (readings R42).
    init(_ finding: Finding, _ rules: FindingRules, today: Day) throws(RPCError) {
        guard !finding.reference.isBlank else { throw .missing("finding.reference") }
        guard finding.date <= today else {
            throw .invalid("finding.date", Text(zh: "晚于业务日期 \(today)", en: "is after the business day \(today)"))
        }
        row = try finding.row(in: rules)
        let clause = row.citation.clause
        guard !finding.serviceLines.isEmpty else {
            throw .invalid(
                "finding.serviceLines", Text(zh: "至少应有一项业务", en: "must name at least one service line"), clause: clause)
        }
        try finding.checkDefinition(rules.definition(of: finding.basis), of: row)
        province = try finding.province(of: row)
        try finding.documents.check(as: "finding.documents", under: clause)
        try DemandCheck(finding: finding, row: row).check()
        self.finding = finding
        self.rules = rules
    }

    /// Whether something is to befall subchannels and none is named.
    var isOpen: Bool {
        finding.subchannels.isEmpty
            && (row.subchannel != nil || finding.demands.contains { $0.target == .subchannel })
    }
}

extension Finding {
    /// The row of its basis and issuer, which is that of the clause it is meant for, if one is given.
    fileprivate func row(in rules: FindingRules) throws(RPCError) -> FindingRow {
        guard let row = rules.row(of: basis, by: issuer) else {
            let last = rules.rows.last { $0.basis == basis }
            throw .unmet(
                "FINDING_WRONG_ISSUER",
                Text(
                    zh: "\(last?.citation.text.zh ?? "")：不适用于\(issuer.title.zh)",
                    en: "\(last?.citation.text.en ?? ""): not for one of this issuer: \(issuer.title.en)"),
                clause: rules.definition(of: basis).map(\.citation.clause) ?? last?.citation.clause
                    ?? Regulation.twofold, field: "finding.issuer")
        }
        if let clause, clause != row.citation.clause {
            throw .unmet(
                "FINDING_OTHER_CLAUSE",
                Text(
                    zh: "\(issuer.title.zh)的此类认定适用 \(row.citation.clause)",
                    en: "of the issuer \(issuer.title.en) it falls under \(row.citation.clause)"),
                clause: clause, field: "finding.clause")
        }
        return row
    }

    /// Throws where it is not what its basis is by definition: a document that explicitly demands a sanction (a1.3, a4.4).
    fileprivate func checkDefinition(_ definition: FindingDefinition?, of row: FindingRow) throws(RPCError) {
        guard let definition else { return }
        let isDemanding = demandsSanction == true || !demands.isEmpty
        let isSigned = definition.signers.map { levels in signer.map { levels.contains($0.level) } ?? false } ?? true
        let isFormal = definition.forms.map { forms in signer.map { forms.contains($0.form) } ?? false } ?? true
        guard isDemanding, isSigned, isFormal, signer.map({ !$0.position.isBlank }) ?? true else {
            let (lacks, field) =
                !isDemanding
                ? (Text(zh: "没有明确的处罚要求", en: "it demands no sanction"), "finding.demandsSanction")
                : (
                    Text(zh: "签发人级别或公函形式不符", en: "the signer's position or the letter's form does not suffice"),
                    "finding.signer"
                )
            let instead =
                basis == .importantComplaint
                ? Text(zh: "；请按普通或升级投诉登记", en: "; file it as an ordinary or escalated complaint") : Text("")
            throw .unmet(
                "FINDING_NOT_BY_DEFINITION",
                Text(
                    zh: "\(definition.citation.text.zh)：\(lacks.zh)\(instead.zh)",
                    en: "\(definition.citation.text.en): \(lacks.en)\(instead.en)"),
                clause: basis == .importantComplaint ? row.citation.clause : definition.citation.clause, field: field)
        }
    }

    /// Where a row's sanctions hold: the one province it asks for, or everywhere (nil).
    fileprivate func province(of row: FindingRow) throws(RPCError) -> String? {
        func refused(_ text: Text) -> RPCError {
            .invalid("finding.provinces", text, clause: row.citation.clause)
        }
        guard provinces.allSatisfy({ !$0.isBlank }) else { throw refused(Text(zh: "省份为空", en: "a province is blank")) }
        switch row.area {
        case .networkwide: return nil
        case .province:
            guard provinces.count == 1, isNetworkwide != true else {
                throw refused(Text(zh: "应有且只有一个省份", en: "must be exactly one province"))
            }
            return provinces.first
        case .letter:
            guard provinces.isEmpty == (isNetworkwide == true) else {
                throw refused(
                    Text(zh: "应填涉及的省份，或 isNetworkwide", en: "must name the provinces, or isNetworkwide be true"))
            }
            return Set(provinces).count == 1 ? provinces.first : nil
        }
    }
}
