public import RPC

/// Why a decision came out as it did: a clause, and a sentence with the figures compared in both languages.
///
/// Flat, so that it maps to a message of the wire: `{"clause":"migu-membership/a7.1","zh":"…","en":"…"}`.
public struct Reason: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.Reason"

    /// The clause that decides.
    public let clause: ClauseID
    /// The Chinese sentence: `附件7 一级预警: 5 次通报 ≥ 5`.
    public let zh: String
    /// The English sentence: `Annex 7 tier 1: 5 notifications ≥ 5`.
    public let en: String

    /// A reason that cites a clause.
    public init(clause: ClauseID, text: Text) {
        self.clause = clause
        zh = text.zh
        en = text.en
    }

    /// The sentence in both languages.
    public var text: Text { Text(zh: zh, en: en) }
}
