public import ArgumentParser
public import Schema

extension BillingMonth: ExpressibleByArgument {
    /// Reads `YYYY-MM` from the command line.
    public init?(argument: String) { self.init(argument) }
}

extension Day: ExpressibleByArgument {
    /// Reads `YYYY-MM-DD` from the command line.
    public init?(argument: String) { self.init(argument) }
}

extension PartnerID: ExpressibleByArgument {
    /// Reads a partner's id from the command line.
    public init?(argument: String) { self.init(argument) }
}
