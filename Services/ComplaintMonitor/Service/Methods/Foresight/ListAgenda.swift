import GRDB
import RPC
import Schema
import ServiceKit
import Store

extension Foresight {
    /// What will happen by itself, in its order, as each subject says of its own deadlines.
    func listAgenda(_ request: ListAgendaRequest) async throws -> ListAgendaReply {
        let size = try Page.size(request.pageSize, default: 100, upTo: 1000)
        let known = subjects.reduce(into: Set<String>()) { $0.formUnion($1.deadlineKinds) }
        if let unknown = request.kinds.first(where: { !known.contains($0) }) {
            let words = known.sorted().joined(separator: ", ")
            throw RPCError.invalid(
                "kinds", Text(zh: "\(unknown)：应为以下之一：\(words)", en: "\(unknown): must be one of \(words)"))
        }
        let kinds = request.kinds.isEmpty ? known : Set(request.kinds)
        let start = try request.pageToken.map(Foresight.place)
        return try await house.store.read { [self] db in
            var place = start
            var reply = ListAgendaReply()
            while true {
                let pending = try Deadlines.pending(db, after: place, upTo: request.until, kinds: kinds, limit: 256)
                for deadline in pending {
                    guard let step = try step(deadline, in: db),
                        request.partner == nil || step.partner == request.partner
                    else { continue }
                    guard reply.steps.count < size else {
                        reply.nextPageToken = place.map(Foresight.token)
                        return reply
                    }
                    reply.steps.append(step)
                    place = deadline
                }
                guard pending.count == 256 else { return reply }
                place = pending.last
            }
        }
    }

    private func step(_ deadline: Deadline, in db: Database) throws -> AgendaStep? {
        var step = try subjects.first { $0.deadlineKinds.contains(deadline.kind) }?.step(for: deadline, in: db)
        step?.key = deadline.key
        return step
    }

    private static func token(_ deadline: Deadline) -> String {
        "\(deadline.due.microseconds) \(deadline.kind) \(deadline.key)"
    }

    private static func place(_ token: String) throws(RPCError) -> Deadline {
        let parts = token.split(separator: " ", maxSplits: 2).map(String.init)
        guard parts.count == 3, let due = Int64(parts[0]) else { throw Page.badToken }
        return Deadline(due: Instant(microseconds: due), kind: parts[1], key: parts[2])
    }
}
