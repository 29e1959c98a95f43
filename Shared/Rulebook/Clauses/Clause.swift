public import Schema

/// One numbered rule of a regulation, as the clause catalogue has it.
public struct Clause: Sendable, Hashable {
    /// The nature of a rule.
    public enum Kind: String, Sendable, CaseIterable {
        case deadline, list, principle, record, role, rule, score, threshold, workflow
    }

    /// Whose matter a rule is: one of the five services, or all of them.
    public enum Owner: String, Sendable, CaseIterable {
        case all, complaint, intake, pricing, review, settlement
    }

    /// What the program does about a rule.
    public enum Executable: String, Sendable, CaseIterable {
        /// The program decides it.
        case yes
        /// The program demands evidence of it.
        case record
        /// It is organisational; `why` gives the reason.
        case no
    }

    /// Its id: `migu-membership/a7.1`.
    public let id: ClauseID
    /// Where it stands in the regulation, in Chinese: `附件7 一级预警`.
    public let cite: String
    /// Its nature.
    public let kind: Kind
    /// Whose matter it is.
    public let owner: Owner
    /// What the program does about it.
    public let executable: Executable
    /// What it says, in English.
    public let says: String
    /// Why the program does not decide it, where it does not.
    public let why: String?
    /// How what it leaves open is read.
    public let notes: String?
    /// The terms it enumerates.
    public let list: [String]
    /// The rows of its table, as written: field and value.
    public let bands: [[String: String]]
}
