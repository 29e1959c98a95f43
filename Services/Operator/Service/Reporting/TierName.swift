import RPC

/// A warning tier's name (migu-membership, annex 7).
enum TierName {
    /// `三级预警`, `tier 3`; 0 is none.
    static func of(_ tier: Int) -> Text {
        let numerals = ["无预警", "一级预警", "二级预警", "三级预警", "四级预警"]
        let zh = numerals.indices.contains(tier) ? numerals[tier] : "\(tier) 级预警"
        return Text(zh: zh, en: tier == 0 ? "no tier" : "tier \(tier)")
    }
}
