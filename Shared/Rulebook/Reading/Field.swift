internal import RPC
internal import Schema
internal import Yams

/// A node of a file with the path that leads to it.
///
/// Reading it gives a value, or nil and a fault in the document.
struct Field {
    let node: Node
    let path: String
    let document: Document

    /// The line it stands on.
    var line: Int { node.mark?.line ?? 0 }

    /// Adds a fault at this field.
    func fault(_ text: Text) { document.report(line: line, field: path, text) }

    /// The scalar as it is written, not empty and not null.
    func text() -> String? {
        guard let scalar = node.scalar else { return refuse(Text(zh: "应为一个值", en: "must be a single value")) }
        guard !isNull else { return refuse(Text(zh: "不得为空", en: "must not be empty")) }
        return scalar.string
    }

    /// Whether nothing or `null` is written.
    var isNull: Bool {
        guard let scalar = node.scalar else { return false }
        return scalar.string.isEmpty || scalar.style == .plain && ["~", "null"].contains(scalar.string)
    }

    /// What stands here, nil for null: a figure that nobody has entered.
    ///
    /// Nil as a whole where it is wrong.
    func nullable<Value>(_ read: (Field) -> Value?) -> Value?? { isNull ? .some(nil) : read(self).map(Optional.some) }

    /// A whole number within bounds.
    func integer(in range: ClosedRange<Int>) -> Int? {
        guard let scalar = node.scalar, scalar.style == .plain, let number = Int(scalar.string) else {
            return refuse(Text(zh: "应为整数", en: "must be a whole number"))
        }
        guard range.contains(number) else {
            return refuse(
                Text(
                    zh: "应为 \(range.lowerBound) 至 \(range.upperBound) 的整数，而不是 \(number)",
                    en: "must be a whole number from \(range.lowerBound) to \(range.upperBound), not \(number)"))
        }
        return number
    }

    /// One of the names of an enumeration.
    func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Word? where Word.RawValue == String {
        guard let name = text() else { return nil }
        guard let word = Word(rawValue: name) else {
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            return refuse(Text(zh: "\(name) 不在 \(known) 之中", en: "\(name) is none of \(known)"))
        }
        return word
    }

    /// One of the glossary's words that stand for an enumeration of the wire: `promotion-suspension`.
    func term<Word: WireEnum>(_ type: Word.Type) -> Word? {
        guard let name = text() else { return nil }
        guard let word = Word(knownTerm: name) else {
            let known = Word.allCases.map(\.term).joined(separator: ", ")
            return refuse(Text(zh: "\(name) 不在 \(known) 之中", en: "\(name) is none of \(known)"))
        }
        return word
    }

    /// A value that is written as text and says itself what it must look like: a day, an identifier.
    func value<Value: WireText>(_ type: Value.Type) -> Value? {
        guard let text = text() else { return nil }
        guard let value = Value(text) else {
            return refuse(
                Text(zh: "\(text): \(Value.expectation.zh)", en: "\(text): \(Value.expectation.en)"))
        }
        return value
    }

    /// A clause that the catalogues have.
    func clause() -> ClauseID? {
        guard let clause = value(ClauseID.self) else { return nil }
        guard document.knows(clause) else {
            return refuse(
                Text(zh: "条款目录中没有 \(clause)", en: "\(clause) is not in the clause catalogue"))
        }
        return clause
    }

    /// The elements of a list.
    func items() -> [Field]? {
        guard let sequence = node.sequence else { return refuse(Text(zh: "应为列表", en: "must be a list")) }
        return sequence.enumerated().map { Field(node: $1, path: "\(path)[\($0)]", document: document) }
    }

    /// The elements of a list, each read; nil if one of them is wrong, after all have been looked at.
    func list<Element>(_ read: (Field) -> Element?) -> [Element]? {
        guard let items = items() else { return nil }
        let elements = items.compactMap(read)
        return elements.count == items.count ? elements : nil
    }

    /// A mapping, whose fields `read` asks for; the fields it did not ask for are faults.
    func section<Value>(_ read: (Section) -> Value?) -> Value? {
        guard let mapping = node.mapping else {
            return refuse(Text(zh: "应为一组字段", en: "must be a group of fields"))
        }
        let section = Section(mapping: mapping, field: self)
        let value = read(section)
        section.refuseUnknown()
        return value
    }

    /// A sentence or a term in both languages.
    func bilingual() -> Text? {
        section { section in
            let zh = section.required("zh")?.text()
            let en = section.required("en")?.text()
            guard let zh, let en else { return nil }
            return Text(zh: zh, en: en)
        }
    }

    /// Adds a fault and gives nil, for the end of a guard.
    func refuse<Value>(_ text: Text) -> Value? {
        fault(text)
        return nil
    }
}

extension Field {
    /// A threshold that an operator may leave open with `null`: nil is a fault, `.some(nil)` is open (readings R20).
    func threshold(in range: ClosedRange<Int>) -> Int?? {
        guard !isNull else { return .some(nil) }
        return integer(in: range).map { .some($0) }
    }
}
