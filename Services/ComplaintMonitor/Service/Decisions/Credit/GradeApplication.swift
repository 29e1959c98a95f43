import RPC
import Rulebook
import Schema

/// What a grade does to the measures in force (10, 10.A to 10.F): issues what it has and lifts what it does not have.
struct GradeApplication {
    let rules: CreditRules
    let score: CreditScoreEntry
    /// The partner's measures of grades that are in force or proposed.
    let live: [SanctionEntry]
    /// What a person chose of what the grade leaves to a choice.
    var choices: [SanctionKind] = []
    /// Why.
    var choiceReason: String?
    /// Whether the deadline has passed (14.1).
    var isLate = false
    let now: Instant

    /// The measures to be issued: those that the grade has, chosen ones among them, and that are not in force yet.
    var issued: [SanctionEntry] {
        let inForce = Set(live.map(\.kind))
        return wanted.filter { !inForce.contains($0.kind) }.map(entry)
    }

    /// The measures to be lifted: those that the grade does not have; common ones go on.
    var lifted: [SanctionEntry] {
        let kept = Set(wanted.map(\.kind)).union(choices.isEmpty ? offered : [])
        return live.filter { !kept.contains($0.kind) }
    }

    /// Whether the grade asks for a choice and none has been made, now or under an earlier result.
    var lacksChoice: Bool { !offered.isEmpty && choices.isEmpty && !live.contains { offered.contains($0.kind) } }

    /// Whether nothing is left to do.
    var isIdle: Bool { issued.isEmpty && lifted.isEmpty && !lacksChoice }

    /// What refuses the rest where a choice is wanting.
    var refused: [Reason] {
        guard lacksChoice, let band = rules.choices(of: score.grade).first?.band else { return [] }
        let names = rules.choices(of: score.grade).map(\.kind.title)
        return [
            band.citation.reason(
                Text(
                    zh: "尚未选择：\(names.map(\.zh).joined(separator: "、"))，至少一项",
                    en: "no choice was made of \(names.map(\.en).joined(separator: ", ")): at least one"))
        ]
    }

    /// Why a measure is lifted.
    var liftReason: String {
        let grade = score.grade.title
        return "\(score.month) 积分 \(score.score) 为\(grade.zh)，无此措施"
            + " / the result \(score.score) of \(score.month) is \(grade.en), which does not have it"
    }

    private var offered: Set<SanctionKind> { Set(rules.choices(of: score.grade).map(\.kind)) }

    private var wanted: [GradeMeasure] {
        rules.measures(of: score.grade) + rules.choices(of: score.grade).filter { choices.contains($0.kind) }
    }

    private func entry(_ measure: GradeMeasure) -> SanctionEntry {
        SanctionEntry(
            target: SanctionTarget(partner: score.partner), kind: measure.kind, clause: measure.band.citation.clause,
            ground: score.ground, month: score.month, recordedAt: now, document: score.document.name,
            reasons: score.reasons + reasons(measure))
    }

    private func reasons(_ measure: GradeMeasure) -> [Reason] {
        let (title, grade) = (measure.kind.title, score.grade.title)
        var reasons = [
            measure.band.citation.reason(
                Text(zh: "\(grade.zh)含\(title.zh)", en: "\(grade.en) has the \(title.en)"))
        ]
        if choices.contains(measure.kind), let choiceReason {
            reasons.append(
                measure.band.citation.reason(Text(zh: "选择理由：\(choiceReason)", en: "chosen because: \(choiceReason)")))
        }
        if isLate {
            reasons.append(
                rules.application.citation.reason(
                    Text(
                        zh: "已过 \(rules.application.workingDays) 个工作日，逾期执行",
                        en: "issued late, after \(rules.application.workingDays) working days")))
        }
        return reasons
    }
}
