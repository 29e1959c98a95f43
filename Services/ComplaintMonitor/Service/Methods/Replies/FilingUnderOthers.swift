import RPC
import Schema
import ServiceKit

extension Ledger {
    /// What a complaint of another regulation than migu-membership must be: of one that is held, with what its rules need.
    func checkOther(_ complaint: Complaint) throws(RPCError) {
        switch complaint.governingRegulation {
        case Regulation.benefits: break
        case Regulation.channel:
            guard complaint.channel != nil else { throw .ordinary(lacks: "channel") }
            guard complaint.customer?.isBlank == false else { throw .ordinary(lacks: "customer") }
        default:
            let known = [Regulation.membership, Regulation.channel, Regulation.benefits].joined(separator: ", ")
            throw RPCError(
                .invalidArgument,
                Text(zh: "complaint.regulation 应为 \(known) 之一", en: "complaint.regulation must be one of \(known)"),
                reason: "COMPLAINT_REGULATION", field: "complaint.regulation")
        }
    }
}

extension RPCError {
    /// A report can't be told from a repeat without channel and customer (cmpay-channel/a3.2.1.4).
    fileprivate static func ordinary(lacks field: String) -> RPCError {
        var error = RPCError.missing("complaint.\(field)")
        error.clause = Regulation.ordinaryComplaint.name
        return error
    }
}
