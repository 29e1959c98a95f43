public import RPC

/// The methods of `quanyi.intake.v1.Intake`.
public enum IntakeMethods {
    /// The full name of the service.
    public static let service = "quanyi.intake.v1.Intake"

    /// Registers a partner; the same again changes nothing.
    ///
    /// ALREADY_EXISTS: registered under another name.
    public static let registerPartner = Method<RegisterPartnerRequest, Partner>.command(
        "/quanyi.intake.v1.Intake/RegisterPartner", roles: Roles.intake)

    /// A partner with its service lines, subchannels and service codes, and what restrains it.
    public static let getPartner = Method<GetPartnerRequest, GetPartnerReply>.query(
        "/quanyi.intake.v1.Intake/GetPartner")

    /// The partners.
    public static let listPartners = Method<ListPartnersRequest, ListPartnersReply>.query(
        "/quanyi.intake.v1.Intake/ListPartners")

    /// Registers a service code; FAILED_PRECONDITION with the clause while a freeze covers the partner
    /// (migu-membership/a7.1 to a7.4) or once its cooperation has ended.
    ///
    /// NOT_FOUND: no such partner, or a partner that has service lines registered has not this one.
    public static let registerServiceCode = Method<RegisterServiceCodeRequest, RegisteredServiceCode>.command(
        "/quanyi.intake.v1.Intake/RegisterServiceCode", roles: Roles.intake)

    /// Registers a service line; FAILED_PRECONDITION with the clause while a stop of new cooperation covers the partner
    /// (migu-membership/10.C) or once its cooperation has ended.
    ///
    /// ALREADY_EXISTS: registered with other payment methods.
    public static let registerServiceLine = Method<RegisterServiceLineRequest, RegisteredServiceLine>.command(
        "/quanyi.intake.v1.Intake/RegisterServiceLine", roles: Roles.intake)

    /// Registers a subchannel; ALREADY_EXISTS: registered as another kind.
    public static let registerSubchannel = Method<RegisterSubchannelRequest, RegisteredSubchannel>.command(
        "/quanyi.intake.v1.Intake/RegisterSubchannel", roles: Roles.intake)

    /// Records the end of cooperation with a partner; ALREADY_EXISTS: recorded with other content.
    public static let endCooperation = Method<EndCooperationRequest, CooperationEnd>.command(
        "/quanyi.intake.v1.Intake/EndCooperation", roles: Roles.deciding)
}
