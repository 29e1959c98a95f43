public import RPC

extension Role {
    /// The engineer who runs the services.
    public static let `operator`: Role = "operator"
    /// Another service of the house.
    public static let service: Role = "service"
    /// The market department.
    public static let market: Role = "market"
    /// Customer operations, who take complaints in.
    public static let customerOperations: Role = "customer-operations"
    /// The department that manages joint membership (migu-membership/3).
    public static let innovation: Role = "innovation"
    /// The centre for grids and channels, who carries out sanctions (maoming-benefits/22).
    public static let gridChannel: Role = "grid-channel"
    /// A county company, who inspects and reports (maoming-benefits/13.2).
    public static let county: Role = "county"
}

/// Who may do what, by the kind of work.
public enum Roles {
    /// Filing facts.
    public static let filing: Set<Role> = [.operator, .service, .customerOperations]
    /// Deciding about a partner.
    public static let deciding: Set<Role> = [.operator, .innovation, .customerOperations, .gridChannel]
    /// Reporting what partners do: inspections, suspicions, findings.
    public static let reporting: Set<Role> = [.operator, .service, .customerOperations, .gridChannel, .county]
    /// Warning and sanctioning partners.
    public static let sanctioning: Set<Role> = [.operator, .gridChannel]
    /// Recording the results and figures of credit scores.
    public static let scoring: Set<Role> = [.operator, .service, .innovation]
    /// Deciding what only innovation decides.
    public static let innovating: Set<Role> = [.operator, .innovation]
    /// Taking partners and service codes in.
    public static let intake: Set<Role> = [.operator, .service, .market]
}
