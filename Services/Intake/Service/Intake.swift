public import RPC
import Schema
public import ServiceKit
public import Store

/// Takes partners in with their service lines, subchannels and service codes, and refuses what a sanction stops
/// (migu-membership 10 and annex 7).
public struct Intake: BusinessService {
    /// Its executable and its file.
    public static let name = "intake"
    /// What it does, for `--help`.
    public static let summary = "引入：合作伙伴、权益、产品、业务代码。 Partners, benefits, products, service codes."
    /// Where it listens unless told.
    public static let defaultEndpoint = "tcp://127.0.0.1:7101"
    /// Its own tables.
    public static var migrations: [Migration] { Tables.migrations }
    /// complaint-monitor, for the sanctions.
    public static let upstreams = [Upstream("complaint-monitor", types: Intake.sanctionEvents)]

    /// All that moves a sanction; each carries the sanction as it then stands.
    static let sanctionEvents: Set<String> = [
        EventType.sanctionIssued, EventType.sanctionProposed, EventType.sanctionReplaced, EventType.sanctionGroundGone,
        EventType.sanctionLifted, EventType.sanctionEnded, EventType.sanctionExtended,
    ]

    let house: House

    /// Puts its parts together.
    public init(_ house: House) { self.house = house }

    /// Registers its methods.
    public func serve(on router: inout Router) {
        router.serve(IntakeMethods.registerPartner) { (request: RegisterPartnerRequest, call) in
            try await registerPartner(request, call)
        }
        router.serve(IntakeMethods.getPartner) { (request: GetPartnerRequest, _) in try await getPartner(request) }
        router.serve(IntakeMethods.listPartners) { (request: ListPartnersRequest, _) in try await listPartners(request)
        }
        router.serve(IntakeMethods.registerServiceCode) { (request: RegisterServiceCodeRequest, call) in
            try await registerServiceCode(request, call)
        }
        router.serve(IntakeMethods.registerServiceLine) { (request: RegisterServiceLineRequest, call) in
            try await registerServiceLine(request, call)
        }
        router.serve(IntakeMethods.registerSubchannel) { (request: RegisterSubchannelRequest, call) in
            try await registerSubchannel(request, call)
        }
        router.serve(IntakeMethods.endCooperation) { (request: EndCooperationRequest, call) in
            try await endCooperation(request, call)
        }
    }
}
