/// The elements of one array.
struct ArrayWriter: UnkeyedEncodingContainer {
    let writer: Writer

    var codingPath: [any CodingKey] { writer.codingPath }
    var count: Int { writer.count }

    func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
        writer.elementPart().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { writer.elementPart().unkeyedContainer() }

    func superEncoder() -> any Encoder { writer.elementPart() }

    func encodeNil() { writer.writeElement { $0.appendNull() } }
    func encode(_ value: Bool) { writer.writeElement { $0.append(value) } }
    func encode(_ value: String) { writer.writeElement { $0.append(value) } }
    func encode(_ value: Double) { writer.writeElement { $0.append(number: value) } }
    func encode(_ value: Float) { writer.writeElement { $0.append(number: value) } }
    func encode(_ value: Int) { writer.writeElement { $0.append(number: value) } }
    func encode(_ value: Int8) { writer.writeElement { $0.append(number: value) } }
    func encode(_ value: Int16) { writer.writeElement { $0.append(number: value) } }
    func encode(_ value: Int32) { writer.writeElement { $0.append(number: value) } }
    func encode(_ value: Int64) { writer.writeElement { $0.append(number: value) } }
    func encode(_ value: UInt) { writer.writeElement { $0.append(number: value) } }
    func encode(_ value: UInt8) { writer.writeElement { $0.append(number: value) } }
    func encode(_ value: UInt16) { writer.writeElement { $0.append(number: value) } }
    func encode(_ value: UInt32) { writer.writeElement { $0.append(number: value) } }
    func encode(_ value: UInt64) { writer.writeElement { $0.append(number: value) } }
    func encode<T: Encodable>(_ value: T) throws { try writer.writeElement(value) }
}
