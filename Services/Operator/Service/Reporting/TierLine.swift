import RPC
import Schema

/// A tier change as one line.
enum TierLine {
    /// When, who, from which tier to which, by which figures and clause.
    static func text(_ change: TierChange, _ console: Console) -> String {
        let name = TierName.of(change.tier)[console.locale]
        let tier = Style(tier: change.tier).map { console.styled(name, $0) } ?? name
        let before = TierName.of(change.previousTier)[console.locale]
        let figures = Text(
            zh: "\(change.month) 第 \(change.notifications) 次通报",
            en: "\(change.notifications) notifications in \(change.month)")
        let late = change.isLate ? Text(zh: "（事后）", en: " (late)")[console.locale] : ""
        let clause = console.styled(change.clause.name, .dim)
        return "\(change.day)  \(tier) ← \(before)\(late)  \(change.partner)  \(figures[console.locale])  \(clause)"
    }
}
