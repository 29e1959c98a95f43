import RPC
import Rulebook
import Schema
import ServiceKit
import Store

extension Replies {
    /// How many complaints there are of how many customers, of some days (migu-membership/a8.2).
    func countComplaints(_ request: CountComplaintsRequest) async throws -> CountComplaintsReply {
        let (scope, reasons) = try closed(request.scope)
        let found = try await house.store.read { db in
            try ComplaintTable.of(scope.partner, scope.days, in: db).filter(scope.takes)
        }
        return CountComplaintsReply(
            scope: scope, scale: CountedComplainants(of: found),
            complaints: request.listed == true ? found.prefix(10_000).map(\.id) : [], reasons: reasons)
    }

    /// A scope with its last day, and why: where none is told, the span that migu-membership/a8.2 counts over.
    ///
    /// Throws INVALID_ARGUMENT for days that are none or too many, and where another regulation's scope has no last day.
    func closed(_ scope: ComplaintScope) throws -> (ComplaintScope, [Reason]) {
        try scope.check()
        guard scope.lastDay == nil else { return (scope, []) }
        guard scope.regulation ?? Regulation.membership == Regulation.membership else {
            throw RPCError.missing("scope.lastDay")
        }
        let rulebook = try house.rulebooks.rulebook(of: Regulation.membership, on: scope.firstDay)
        let rules = try rulebook.creditRules().violation
        var scope = scope
        let lastDay = rules.span.lastDay(from: scope.firstDay)
        scope.lastDay = lastDay
        let text = Text(
            zh: "未指定截止日，自 \(scope.firstDay) 起计至 \(lastDay)",
            en: "no last day is told: counted from \(scope.firstDay) to \(lastDay)")
        return (scope, [rules.complaints.reason(text)])
    }
}

extension ComplaintScope {
    /// Throws INVALID_ARGUMENT where its days are none or more than a year.
    func check() throws(RPCError) {
        guard let lastDay else { return }
        guard (0...366).contains(lastDay - firstDay) else {
            throw .invalid(
                "scope.lastDay",
                Text(zh: "应不早于 firstDay，且相距不超过 366 天", en: "must not be before firstDay nor more than 366 days after"))
        }
    }
}
