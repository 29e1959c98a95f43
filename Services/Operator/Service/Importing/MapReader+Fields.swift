import RPC
import Schema
import Yams

extension MapReader {
    /// The rules of all fields; no rule for `createdAt` where it has a fault.
    mutating func fields(
        _ node: Node
    ) -> (rules: [ComplaintMap.Field: ComplaintMap.Rule], createdAt: CreatedAtRule?, passedOnAt: DateColumn?) {
        let names = ComplaintMap.Field.allCases.map(\.rawValue)
        guard let entries = entries(node, "fields", allowing: Set(names)) else { return ([:], nil, nil) }
        var rules: [ComplaintMap.Field: ComplaintMap.Rule] = [:]
        var createdAt: CreatedAtRule?
        var passedOnAt: DateColumn?
        for field in ComplaintMap.Field.allCases {
            switch (field, entries[field.rawValue]) {
            case (.createdAt, let entry?): createdAt = self.createdAt(entry)
            case (.passedOnAt, let entry?): passedOnAt = self.passedOnAt(entry)
            case (_, let entry?): rules[field] = rule(entry, field)
            case (_, nil):
                if field.isRequired {
                    fault(node, nil, zh: "fields 缺少 \(field.rawValue)", en: "fields lacks \(field.rawValue)")
                }
            }
        }
        return (rules, createdAt, passedOnAt)
    }

    private mutating func rule(_ node: Node, _ field: ComplaintMap.Field) -> ComplaintMap.Rule? {
        let name = field.rawValue
        let ofColumn: Set<String> = ["prefix", "table", "unlisted", "optional"]
        guard let entries = entries(node, name, allowing: ofColumn.union(["column", "constant"])) else { return nil }
        switch (entries["column"], entries["constant"]) {
        case (let column?, nil):
            guard let column = text(column, "\(name).column", node) else { return nil }
            let prefix = entries["prefix"]?.scalar?.string ?? ""
            return ComplaintMap.Rule(
                source: .column(column), table: table(entries, field, prefix), prefix: prefix,
                isOptional: isOptional(entries["optional"], field), line: line(node))
        case (nil, let constant?):
            guard let value = text(constant, "\(name).constant", node) else { return nil }
            for key in ofColumn.sorted() {
                guard let extra = entries[key] else { continue }
                fault(extra, "\(name).\(key)", zh: "只用于 column", en: "is for a column alone")
            }
            check(value, field, constant, "\(name).constant")
            return ComplaintMap.Rule(source: .constant(value), line: line(node))
        default:
            fault(node, name, zh: "应有 column 或 constant 之一", en: "needs either column or constant")
            return nil
        }
    }

    private mutating func isOptional(_ node: Node?, _ field: ComplaintMap.Field) -> Bool {
        let isOptional = bool(node, "\(field.rawValue).optional")
        if let node, isOptional, field.isRequired {
            fault(node, "\(field.rawValue).optional", zh: "此项为必填", en: "the field is required and can't be optional")
        }
        return isOptional
    }

    private mutating func table(
        _ entries: [String: Node], _ field: ComplaintMap.Field, _ prefix: String
    ) -> ComplaintMap.ValueTable? {
        let name = "\(field.rawValue).table"
        guard let node = entries["table"] else {
            if let unlisted = entries["unlisted"] {
                fault(unlisted, "\(field.rawValue).unlisted", zh: "只与 table 同用", en: "is for a table alone")
            }
            return nil
        }
        guard let mapping = node.mapping, !mapping.isEmpty else {
            fault(node, name, zh: "应为“原值: 值”", en: "must map the column's values to others")
            return nil
        }
        var values: [String: String] = [:]
        for (key, value) in mapping {
            let word = key.scalar?.string ?? ""
            guard let value = text(value, "\(name).\(word)", key) else { continue }
            check(prefix + value, field, key, "\(name).\(word)")
            values[word] = value
        }
        return ComplaintMap.ValueTable(values: values, keepsUnlisted: keepsUnlisted(entries["unlisted"], field))
    }

    private mutating func keepsUnlisted(_ node: Node?, _ field: ComplaintMap.Field) -> Bool {
        guard let node else { return false }
        guard let word = node.scalar?.string, ["keep", "refuse"].contains(word) else {
            fault(node, "\(field.rawValue).unlisted", zh: "应为 keep 或 refuse", en: "must be keep or refuse")
            return false
        }
        return word == "keep"
    }

    /// A value that stands in the map is the same in every row, so what is wrong with it is said once, here.
    private mutating func check(_ value: String, _ field: ComplaintMap.Field, _ node: Node, _ name: String) {
        let expectation: Text? =
            switch field {
            case .kind: ComplaintKind(shortName: value) == nil ? ComplaintKind.shortExpectation : nil
            case .channel: ComplaintChannel(shortName: value) == nil ? ComplaintChannel.shortExpectation : nil
            case .partner: PartnerID(value) == nil ? PartnerID.expectation : nil
            case .serviceLine: ServiceLineID(value) == nil ? ServiceLineID.expectation : nil
            case .subchannel: SubchannelID(value) == nil ? SubchannelID.expectation : nil
            case .id: Text(zh: "不能各行相同，应取自 column", en: "can't be the same in every row; it needs a column")
            case .createdAt, .passedOnAt, .province, .customer, .regulation, .problem: nil
            }
        if let expectation { fault(line(node), name, expectation) }
    }
}

extension MapReader {
    private mutating func createdAt(_ node: Node) -> CreatedAtRule? {
        let name = ComplaintMap.Field.createdAt.rawValue
        guard
            let entries = entries(
                node, name, allowing: ["column", "prefix", "format", "time", "mayBeSwapped", "settledBy"]),
            let column = column(entries, name, node, .date)
        else { return nil }
        let mayBeSwapped = bool(entries["mayBeSwapped"], "\(name).mayBeSwapped")
        for key in ["time", "mayBeSwapped", "settledBy"] {
            guard let extra = entries[key], entries["format"] == nil else { continue }
            fault(extra, "\(name).\(key)", zh: "需要 format", en: "needs a format of the date")
        }
        if let time = entries["time"], column.patterns.contains(where: \.hasTime) {
            fault(time, "\(name).time", zh: "format 已含时间", en: "the format tells the time already")
        }
        if let settling = entries["settledBy"], !mayBeSwapped, column.patterns.count == 1 {
            fault(
                settling, "\(name).settledBy", zh: "只与 mayBeSwapped 或多个 format 同用",
                en: "has nothing to settle without mayBeSwapped or several formats")
        }
        return CreatedAtRule(
            column: column, prefix: entries["prefix"]?.scalar?.string ?? "",
            time: entries["time"].flatMap { otherColumn($0, "\(name).time", .time) }, mayBeSwapped: mayBeSwapped,
            settledBy: entries["settledBy"].flatMap { otherColumn($0, "\(name).settledBy", .date) })
    }

    private mutating func passedOnAt(_ node: Node) -> DateColumn? {
        let name = ComplaintMap.Field.passedOnAt.rawValue
        guard let entries = entries(node, name, allowing: ["column", "format", "optional"]) else { return nil }
        return column(entries, name, node, .date)
    }

    /// A column of its own with its format; only one that settles may be optional.
    private mutating func otherColumn(_ node: Node, _ name: String, _ role: DatePattern.Role) -> DateColumn? {
        let allowed: Set<String> = role == .date ? ["column", "format", "optional"] : ["column", "format"]
        guard let entries = entries(node, name, allowing: allowed) else { return nil }
        if entries["format"] == nil { fault(node, name, zh: "缺少 format", en: "format is missing") }
        return column(entries, name, node, role)
    }

    private mutating func column(
        _ entries: [String: Node], _ name: String, _ node: Node, _ role: DatePattern.Role
    ) -> DateColumn? {
        let patterns = patterns(entries["format"], "\(name).format", role)
        guard let column = text(entries["column"], "\(name).column", node) else { return nil }
        return DateColumn(
            name: column, patterns: patterns, isOptional: bool(entries["optional"], "\(name).optional"),
            line: line(node))
    }

    /// One format or a list of them.
    private mutating func patterns(_ node: Node?, _ name: String, _ role: DatePattern.Role) -> [DatePattern] {
        guard let node else { return [] }
        let nodes = node.sequence.map(Array.init) ?? [node]
        if nodes.isEmpty { fault(node, name, zh: "缺少格式", en: "the list is empty") }
        return nodes.compactMap { node in
            if let pattern = DatePattern(node.scalar?.string ?? "", role) { return pattern }
            switch role {
            case .date:
                fault(
                    node, name, zh: "由 yyyy yy MMM MM M dd d HH H hh h mm ss a 组成，至少到日，如 yyyy-MM-dd",
                    en: "is made of yyyy yy MMM MM M dd d HH H hh h mm ss a and names the day at least, like yyyy-MM-dd"
                )
            case .time:
                fault(
                    node, name, zh: "由 HH H hh h mm ss a 组成，12 小时制须有 a，如 h:mm:ss a",
                    en: "is made of HH H hh h mm ss a, where hours of 12 need a and a needs them, like h:mm:ss a")
            }
            return nil
        }
    }
}
