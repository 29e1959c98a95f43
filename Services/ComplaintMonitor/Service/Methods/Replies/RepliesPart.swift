import RPC
import Schema
import ServiceKit

/// How complaints are answered: working hours, effective replies, escalation, waves (cmpay-channel annex 3).
struct Replies: MonitorPart {
    let house: House
    let ledger: Ledger

    func serve(on router: inout Router) {
        router.serve(ReplyMethods.getComplaint) { (request: GetComplaintRequest, _) in
            try await getComplaint(request)
        }
        router.serve(ReplyMethods.recordReply) { (request: RecordReplyRequest, call) in
            try await recordReply(request, call)
        }
        router.serve(ReplyMethods.withdrawReply) { (request: WithdrawReplyRequest, call) in
            try await withdrawReply(request, call)
        }
        router.serve(ReplyMethods.listReplies) { (request: ListRepliesRequest, _) in try await listReplies(request) }
        serveScores(on: &router)
        serveWaves(on: &router)
    }

    private func serveScores(on router: inout Router) {
        router.serve(ReplyMethods.assessEscalation) { (request: AssessEscalationRequest, call) in
            try await assessEscalation(request, call)
        }
        router.serve(ReplyMethods.getServiceScore) { (request: GetServiceScoreRequest, _) in
            try await getServiceScore(request)
        }
        router.serve(ReplyMethods.closeHalfYear) { (request: CloseHalfYearRequest, call) in
            try await closeHalfYear(request, call)
        }
    }

    private func serveWaves(on router: inout Router) {
        router.serve(ReplyMethods.countComplaints) { (request: CountComplaintsRequest, _) in
            try await countComplaints(request)
        }
        router.serve(ReplyMethods.listWaves) { (request: ListWavesRequest, _) in try await listWaves(request) }
        router.serve(ReplyMethods.confirmWave) { (request: ConfirmWaveRequest, call) in
            try await confirmWave(request, call)
        }
        router.serve(ReplyMethods.dismissWave) { (request: DismissWaveRequest, call) in
            try await dismissWave(request, call)
        }
        router.serve(ReplyMethods.attestWave) { (request: AttestWaveRequest, call) in
            try await attestWave(request, call)
        }
    }
}
