import RPC
import Rulebook
import Schema
import ServiceKit

/// Holds the explicit demands of a finding against the clause that lets them replace the default.
struct DemandCheck {
    let finding: Finding
    let row: FindingRow

    /// Throws INVALID_ARGUMENT with the field for a demand without a length or on what the finding does not name,
    /// FAILED_PRECONDITION for one without a document, or where there is nobody to demand anything.
    func check() throws(RPCError) {
        guard !finding.demands.isEmpty else { return }
        guard let clause = row.demand?.clause else {
            throw .unmet(
                "FINDING_NO_SENDER",
                Text(zh: "没有发函单位，不存在处罚要求", en: "there is no sender whose demand could replace the default"),
                clause: row.citation.clause, field: "finding.demands")
        }
        for (index, demand) in finding.demands.enumerated() {
            try check(demand, at: "finding.demands[\(index)]", clause)
        }
    }

    private func check(_ demand: Demand, at field: String, _ clause: ClauseID) throws(RPCError) {
        guard let document = demand.document, !document.isBlank else {
            throw .unmet(
                "EVIDENCE_MISSING",
                Text(zh: "处罚要求缺少文件编号", en: "the document that states the demand is missing"), clause: clause,
                field: "\(field).document")
        }
        if let line = demand.serviceLine, !finding.serviceLines.contains(line) {
            throw unnamed("\(field).serviceLine", clause)
        }
        if let subchannel = demand.subchannel, !finding.subchannels.contains(subchannel) {
            throw unnamed("\(field).subchannel", clause)
        }
        switch demand.target {
        case .serviceLine, .subchannel:
            guard demand.length != nil else {
                throw .invalid(
                    "\(field).months",
                    Text(zh: "应有 days、months 之一，不小于 1", en: "must have one of days and months, at least 1"),
                    clause: clause)
            }
        case .warning:
            guard let warnings = demand.warnings, (0...100).contains(warnings) else {
                throw .invalid("\(field).warnings", Text(zh: "应为 0 至 100", en: "must be from 0 to 100"), clause: clause)
            }
        }
    }

    private func unnamed(_ field: String, _ clause: ClauseID) -> RPCError {
        .invalid(field, Text(zh: "认定中没有列出", en: "is not named by the finding"), clause: clause)
    }
}

extension Demand {
    /// How long a suspension is to last; nil where that is not said, or said twice.
    var length: Period? {
        switch (days, months) {
        case (let days?, nil): (1...3660).contains(days) ? Period(days, .days) : nil
        case (nil, let months?): (1...120).contains(months) ? Period(months, .months) : nil
        default: nil
        }
    }

    /// Where it is to hold: each province, or everywhere (nil); where the default would unless it says so.
    func areas(default province: String?) -> [String?] {
        if isNetworkwide == true { return [nil] }
        return provinces.isEmpty ? [province] : provinces
    }

    /// Whether it speaks about a service line.
    func concerns(_ line: ServiceLineID) -> Bool { serviceLine == nil || serviceLine == line }

    /// Whether it speaks about a subchannel.
    func concerns(_ other: SubchannelID) -> Bool { subchannel == nil || subchannel == other }
}
