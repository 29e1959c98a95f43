public import RPC

/// The methods of `quanyi.complaint.v1.Foresight`: what is watched, what comes next, why and why not, and what if.
public enum ForesightMethods {
    /// The full name of the service.
    public static let service = "quanyi.complaint.v1.Foresight"

    /// What happens, by family, partner, province, tier and kind, from a number of the log on, then live.
    ///
    /// OUT_OF_RANGE: the log has not reached that number.
    public static let watch = Method<WatchRequest, WatchedEvent>.serverStream("/quanyi.complaint.v1.Foresight/Watch")

    /// What will happen by itself, in its order.
    public static let listAgenda = Method<ListAgendaRequest, ListAgendaReply>.query(
        "/quanyi.complaint.v1.Foresight/ListAgenda")

    /// How far a partner, or every one, is from every next threshold.
    public static let getHeadroom = Method<GetHeadroomRequest, GetHeadroomReply>.query(
        "/quanyi.complaint.v1.Foresight/GetHeadroom")

    /// Why a sanction is, what it does, and what would have to be otherwise.
    ///
    /// NOT_FOUND: no such sanction was known at that instant.
    public static let explainSanction = Method<ExplainSanctionRequest, ExplainSanctionReply>.query(
        "/quanyi.complaint.v1.Foresight/ExplainSanction")

    /// Whether an outcome came about, why, or which condition failed by how much.
    ///
    /// INVALID_ARGUMENT names the field that the kind of outcome needs.
    public static let explainOutcome = Method<ExplainOutcomeRequest, ExplainOutcomeReply>.query(
        "/quanyi.complaint.v1.Foresight/ExplainOutcome")

    /// The trail of corrections of a complaint or of a day.
    public static let listCorrections = Method<ListCorrectionsRequest, ListCorrectionsReply>.query(
        "/quanyi.complaint.v1.Foresight/ListCorrections")

    /// What the stored complaints would have led to under another rulebook; writes nothing.
    ///
    /// INVALID_ARGUMENT lists every fault of the rulebook.
    public static let whatIfComplaints = Method<WhatIfComplaintsRequest, WhatIfUpdate>.serverStream(
        "/quanyi.complaint.v1.Foresight/WhatIfComplaints", roles: Roles.deciding)
}
