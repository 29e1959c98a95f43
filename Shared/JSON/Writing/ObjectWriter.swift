/// The fields of one object.
struct ObjectWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: Writer

    var codingPath: [any CodingKey] { writer.codingPath }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
        writer.fieldPart(key.stringValue).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        writer.fieldPart(key.stringValue).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { writer.fieldPart("super") }

    func superEncoder(forKey key: Key) -> any Encoder { writer.fieldPart(key.stringValue) }

    func encodeNil(forKey key: Key) { writer.writeField(key.stringValue) { $0.appendNull() } }
    func encode(_ value: Bool, forKey key: Key) { writer.writeField(key.stringValue) { $0.append(value) } }
    func encode(_ value: String, forKey key: Key) { writer.writeField(key.stringValue) { $0.append(value) } }
    func encode(_ value: Double, forKey key: Key) { writer.writeField(key.stringValue) { $0.append(number: value) } }
    func encode(_ value: Float, forKey key: Key) { writer.writeField(key.stringValue) { $0.append(number: value) } }
    func encode(_ value: Int, forKey key: Key) { writer.writeField(key.stringValue) { $0.append(number: value) } }
    func encode(_ value: Int8, forKey key: Key) { writer.writeField(key.stringValue) { $0.append(number: value) } }
    func encode(_ value: Int16, forKey key: Key) { writer.writeField(key.stringValue) { $0.append(number: value) } }
    func encode(_ value: Int32, forKey key: Key) { writer.writeField(key.stringValue) { $0.append(number: value) } }
    func encode(_ value: Int64, forKey key: Key) { writer.writeField(key.stringValue) { $0.append(number: value) } }
    func encode(_ value: UInt, forKey key: Key) { writer.writeField(key.stringValue) { $0.append(number: value) } }
    func encode(_ value: UInt8, forKey key: Key) { writer.writeField(key.stringValue) { $0.append(number: value) } }
    func encode(_ value: UInt16, forKey key: Key) { writer.writeField(key.stringValue) { $0.append(number: value) } }
    func encode(_ value: UInt32, forKey key: Key) { writer.writeField(key.stringValue) { $0.append(number: value) } }
    func encode(_ value: UInt64, forKey key: Key) { writer.writeField(key.stringValue) { $0.append(number: value) } }
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try writer.writeField(key.stringValue, value) }
}
