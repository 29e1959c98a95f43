import RPC
import Rulebook
import Schema
import ServiceKit

/// Holds the explicit demands of a finding against the clause that lets them replace the default.
struct DemandCheck {
    let finding: Finding
    let row: FindingRow

    /// Throws INVALID_ARGUMENT with the field for a demand without a length, on what the finding does not name, on no clear
    /// area, or on warnings that another one speaks of too; FAILED_PRECONDITION for one without a document, or where there is
    /// nobody to demand anything.
    func check() throws(RPCError) {
        guard !finding.demands.isEmpty else { return }
        guard let clause = row.demand?.clause else {
            throw .unmet(
                "FINDING_NO_SENDER",
                Text(zh: "没有发函单位，不存在处罚要求", en: "there is no sender whose demand could replace the default"),
                clause: row.citation.clause, field: "finding.demands")
        }
        for (index, demand) in finding.demands.enumerated() {
            let field = "finding.demands[\(index)]"
            try check(demand, at: field, clause)
            try checkArea(of: demand, at: "\(field).provinces", clause)
            let isSaidBefore = finding.demands.prefix(index).contains { $0.isOfSameWarnings(as: demand) }
            guard !isSaidBefore else {
                throw .invalid(
                    "\(field).warnings",
                    Text(zh: "同一业务的警告已有要求", en: "the warnings of this service line are demanded already"),
                    clause: clause)
            }
        }
    }

    private func checkArea(of demand: Demand, at field: String, _ clause: ClauseID) throws(RPCError) {
        guard demand.provinces.allSatisfy({ !$0.isBlank }) else {
            throw .invalid(field, Text(zh: "省份为空", en: "a province is blank"), clause: clause)
        }
        guard demand.provinces.isEmpty || demand.isNetworkwide != true else {
            throw .invalid(
                field, Text(zh: "已填 isNetworkwide，不应再填省份", en: "must be empty where isNetworkwide is true"),
                clause: clause)
        }
        guard Set(demand.provinces).count == demand.provinces.count else {
            throw .invalid(field, Text(zh: "省份重复", en: "a province is named twice"), clause: clause)
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

    /// Whether it and another speak about the warnings of one service line.
    fileprivate func isOfSameWarnings(as other: Demand) -> Bool {
        target == .warning && other.target == .warning
            && (serviceLine == nil || other.serviceLine == nil || serviceLine == other.serviceLine)
    }

    /// Whether it speaks about a service line.
    func concerns(_ line: ServiceLineID) -> Bool { serviceLine == nil || serviceLine == line }

    /// Whether it speaks about a subchannel.
    func concerns(_ other: SubchannelID) -> Bool { subchannel == nil || subchannel == other }
}
