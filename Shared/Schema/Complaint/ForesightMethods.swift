public import RPC

/// The methods of `quanyi.complaint.v1.Foresight`: what comes next, why and why not.
public enum ForesightMethods {
    /// The full name of the service.
    public static let service = "quanyi.complaint.v1.Foresight"

    /// How far a partner is from every next threshold.
    public static let getHeadroom = Method<GetHeadroomRequest, GetHeadroomReply>.query(
        "/quanyi.complaint.v1.Foresight/GetHeadroom")

    /// Whether an outcome came about, why, or which condition failed by how much.
    ///
    /// INVALID_ARGUMENT names the field that the kind of outcome needs.
    public static let explainOutcome = Method<ExplainOutcomeRequest, ExplainOutcomeReply>.query(
        "/quanyi.complaint.v1.Foresight/ExplainOutcome")
}
