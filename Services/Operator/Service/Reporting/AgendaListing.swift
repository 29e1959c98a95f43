import RPC
import Schema

extension Listing<AgendaStep> {
    /// What will happen by itself.
    static let agenda = Listing(columns: [
        Column(name: "at", title: Text(zh: "时刻", en: "AT"), value: { "\($0.at)" }),
        Column(name: "kind", title: Text(zh: "事项", en: "WHAT"), value: { $0.kind }),
        Column(name: "key", title: nil, value: { $0.key ?? "" }),
        Column(
            name: "partner", title: Text(zh: "合作伙伴", en: "PARTNER"), value: { $0.partner?.name ?? "" },
            cell: { step, _ in Table.Cell(step.partner?.name ?? "–") }),
        Column(
            name: "step", title: Text(zh: "将发生", en: "WHAT HAPPENS"), value: { $0.reason.en },
            cell: { Table.Cell($0.reason.text[$1]) }),
        Column(
            name: "clause", title: Text(zh: "条款", en: "CLAUSE"), value: { $0.reason.clause.name },
            cell: { step, _ in Table.Cell(step.reason.clause.name, .dim) }),
    ])
}

extension Listing<HeadroomItem> {
    /// How far each figure is from its next threshold.
    static let headroom = Listing(columns: [
        Column(name: "partner", title: Text(zh: "合作伙伴", en: "PARTNER"), value: { $0.partner?.name ?? "" }),
        Column(name: "kind", title: nil, value: { $0.kind.term }),
        Column(
            name: "serviceLine", title: Text(zh: "业务", en: "SERVICE LINE"), value: { $0.serviceLine?.name ?? "" },
            cell: { item, _ in Table.Cell(item.serviceLine?.name ?? "–") }),
        Column(name: "figure", title: Text(zh: "现值", en: "FIGURE"), isFigure: true, value: { $0.figure }),
        Column(
            name: "threshold", title: Text(zh: "下一门槛", en: "THRESHOLD"), isFigure: true, value: { $0.threshold ?? "" }),
        Column(name: "missing", title: Text(zh: "还差", en: "MISSING"), isFigure: true, value: { $0.missing ?? "" }),
        Column(
            name: "reason", title: Text(zh: "说明", en: "WHY"), value: { $0.reason.en },
            cell: { Table.Cell($0.reason.text[$1]) }),
        Column(
            name: "clause", title: Text(zh: "条款", en: "CLAUSE"), value: { $0.reason.clause.name },
            cell: { item, _ in Table.Cell(item.reason.clause.name, .dim) }),
    ])
}
