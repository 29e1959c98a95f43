/// From how many complaints of one partner within how many days on the program flags a wave; a person decides what it is
/// (readings R20).
public struct WaveRules: Sendable, Hashable {
    /// The clause that speaks of many complaints without a number.
    public let citation: Citation
    /// The operator's number; nil until one is entered, and then nothing is flagged.
    public let threshold: WaveThreshold?
}

/// The number of customers and the days within which they must have complained.
public struct WaveThreshold: Sendable, Hashable {
    /// Different customers, this number included; a complaint without a customer counts as one of its own.
    public let customers: Int
    /// Days, the first and the last included; 1 is a calendar day.
    public let days: Int
}

extension WaveRules {
    /// Reads the section `waves`.
    static func read(_ field: Field) -> WaveRules? {
        field.section { section in
            let citation = section.citation()
            let threshold = section.required("threshold")
            guard let citation, let threshold else { return nil }
            guard !threshold.isNull else { return WaveRules(citation: citation, threshold: nil) }
            return threshold.section(WaveThreshold.init).map { WaveRules(citation: citation, threshold: $0) }
        }
    }
}

extension WaveThreshold {
    fileprivate init?(_ section: Section) {
        let customers = section.required("customers")?.integer(in: 1...1_000_000)
        let days = section.required("days")?.integer(in: 1...366)
        guard let customers, let days else { return nil }
        self.init(customers: customers, days: days)
    }
}
