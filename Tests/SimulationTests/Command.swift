import JSON
import RPC
import Schema
import ServiceTestSupport

/// What callers ask for, and the reply in words that the model speaks too.
enum Command: Hashable {
    case file(Complaint)
    case batch([Complaint])
    case correct(CorrectComplaintRequest)
    case issue(String)
    case lift(String)
    case register(PartnerID)
    case code(PartnerID, ServiceCode)

    /// Whether it is intake's to do.
    var isIntakes: Bool {
        switch self {
        case .register, .code: true
        default: false
        }
    }

    /// The request on the wire.
    func request(key: String?) throws -> Request {
        func request<Body: Message>(_ method: Method<Body, some Message>, _ body: Body) throws -> Request {
            Request(path: method.description.path, body: try JSON.encode(body), key: key)
        }
        switch self {
        case .file(let complaint):
            return try request(ComplaintMethods.fileComplaint, FileComplaintRequest(complaint: complaint))
        case .batch(let complaints):
            return try request(ComplaintMethods.fileBatch, FileBatchRequest(complaints: complaints.map(Attempted.read)))
        case .correct(let correction): return try request(ComplaintMethods.correctComplaint, correction)
        case .issue(let id):
            return try request(ComplaintMethods.issueSanction, IssueSanctionRequest(id: id, by: Desk.person))
        case .lift(let id):
            return try request(ComplaintMethods.liftSanction, LiftSanctionRequest(id: id, by: Desk.person, reason: "r"))
        case .register(let partner):
            return try request(
                IntakeMethods.registerPartner, RegisterPartnerRequest(partner: partner, name: partner.name))
        case .code(let partner, let code):
            let line = ServiceLineID(checked: "S")
            return try request(
                IntakeMethods.registerServiceCode,
                RegisterServiceCodeRequest(partner: partner, serviceLine: line, code: code))
        }
    }

    /// The reply in words: `filed, 7 complaints, 1 notifications, tier 0`.
    func words(_ reply: Result<[UInt8], RPCError>) throws -> String {
        guard case .success(let body) = reply else {
            guard case .failure(let error) = reply else { return "" }
            return "refused \(error.reason ?? "\(error.code)")"
        }
        switch self {
        case .file:
            let reply = try JSON.decode(FileComplaintReply.self, from: body)
            return Words.filed(
                reply.outcome == .duplicate, reply.complaints, reply.notifications, reply.tier, reply.raised?.tier)
        case .batch:
            let reply = try JSON.decode(FileBatchReply.self, from: body)
            return Words.batch(
                reply.filed, reply.duplicates, reply.rejections.count, raised: reply.raised.map(Words.raised))
        case .correct:
            let reply = try JSON.decode(CorrectComplaintReply.self, from: body)
            return Words.corrected(reply.groundsGone, raised: reply.raised.map(Words.raised))
        case .issue, .lift: return try JSON.decode(Sanction.self, from: body).line
        case .register: return "partner \(try JSON.decode(Partner.self, from: body).id)"
        case .code: return "code \(try JSON.decode(RegisteredServiceCode.self, from: body).code)"
        }
    }
}

/// How replies are put in words.
enum Words {
    static func filed(_ isKnown: Bool, _ complaints: Int, _ notifications: Int, _ tier: Int, _ raised: Int?) -> String {
        "\(isKnown ? "known" : "filed"), \(complaints) complaints, \(notifications) notifications, tier \(tier)"
            + (raised.map { ", raised \($0)" } ?? "")
    }

    static func batch(_ filed: Int, _ known: Int, _ rejected: Int, raised: [String]) -> String {
        "\(filed) filed, \(known) known, \(rejected) rejected, raised \(raised)"
    }

    static func corrected(_ gone: [String], raised: [String]) -> String { "gone \(gone), raised \(raised)" }

    static func standing(
        _ partner: PartnerID, _ month: BillingMonth, _ complaints: Int, _ notifications: Int, _ tier: Int
    ) -> String {
        "\(partner) \(month): \(complaints) complaints, \(notifications) notifications, tier \(tier)"
    }

    static func raised(_ change: TierChange) -> String { raised(change.partner, change.month, change.tier) }

    static func raised(_ partner: PartnerID, _ month: BillingMonth, _ tier: Int) -> String {
        "\(partner) \(month) \(tier)"
    }
}
