import RPC
import Schema
import ServiceKit

/// How complaints are answered: working hours, effective replies, escalation, waves (cmpay-channel annex 3).
struct Replies: MonitorPart {
    let house: House
    let ledger: Ledger

    func serve(on router: inout Router) {
        router.serve(ReplyMethods.recordReply) { (request: RecordReplyRequest, call) in
            try await recordReply(request, call)
        }
        router.serve(ReplyMethods.listReplies) { (request: ListRepliesRequest, _) in try await listReplies(request) }
    }
}
