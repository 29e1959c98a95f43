import RPC
import Schema

extension Listing<Sanction> {
    /// Sanctions and how they stand.
    static let sanctions = Listing(columns: [
        Column(name: "id", title: Text(zh: "编号", en: "ID"), isFigure: true, value: { $0.id }),
        Column(name: "partner", title: Text(zh: "合作伙伴", en: "PARTNER"), value: { $0.partner.name }),
        Column(
            name: "kind", title: Text(zh: "管控", en: "SANCTION"), value: { $0.kind.term },
            cell: { Table.Cell($0.kind.title[$1]) }),
        Column(
            name: "target", title: Text(zh: "对象", en: "TARGET"), value: { $0.part },
            cell: { sanction, _ in Table.Cell(sanction.part.isEmpty ? "–" : sanction.part) }),
        Column(
            name: "state", title: Text(zh: "状态", en: "STATE"), value: { $0.state.term },
            cell: { Table.Cell($0.state.title[$1] + $0.groundRemark[$1], $0.style) }),
        Column(name: "issued", title: Text(zh: "自", en: "SINCE"), value: { $0.issuedAt.map { "\($0.day)" } ?? "" }),
        Column(name: "lastDay", title: Text(zh: "至", en: "UNTIL"), value: { $0.lastDay.map { "\($0)" } ?? "" }),
        Column(
            name: "clause", title: Text(zh: "条款", en: "CLAUSE"), value: { $0.clause.name },
            cell: { sanction, _ in Table.Cell(sanction.clause.name, .dim) }),
        Column(name: "month", title: nil, value: { $0.month.map { "\($0)" } ?? "" }),
        Column(name: "tier", title: nil, value: { $0.tier.map { "\($0)" } ?? "" }),
        Column(name: "groundGone", title: nil, value: { $0.groundGoneAt.map { "\($0)" } ?? "" }),
    ])
}

extension Sanction {
    /// The part of the partner's business that it is against; empty for all of it.
    var part: String {
        [serviceLine?.name, subchannel?.name, province, benefit].compactMap { $0 }.joined(separator: " / ")
    }

    /// That its ground has gone.
    var groundRemark: Text {
        groundGoneAt == nil ? Text("") : Text(zh: "（依据已失）", en: " (ground gone)")
    }

    /// How its state stands out.
    var style: Style? {
        switch state {
        case .inForce: .red
        case .proposed: .yellow
        case .ended, .replaced, .lifted: .dim
        }
    }
}
