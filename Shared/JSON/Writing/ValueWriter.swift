/// One value that is not an array or an object.
struct ValueWriter: SingleValueEncodingContainer {
    let writer: Writer

    var codingPath: [any CodingKey] { writer.codingPath }

    func encodeNil() { writer.write { $0.appendNull() } }
    func encode(_ value: Bool) { writer.write { $0.append(value) } }
    func encode(_ value: String) { writer.write { $0.append(value) } }
    func encode(_ value: Double) { writer.write { $0.append(number: value) } }
    func encode(_ value: Float) { writer.write { $0.append(number: value) } }
    func encode(_ value: Int) { writer.write { $0.append(number: value) } }
    func encode(_ value: Int8) { writer.write { $0.append(number: value) } }
    func encode(_ value: Int16) { writer.write { $0.append(number: value) } }
    func encode(_ value: Int32) { writer.write { $0.append(number: value) } }
    func encode(_ value: Int64) { writer.write { $0.append(number: value) } }
    func encode(_ value: UInt) { writer.write { $0.append(number: value) } }
    func encode(_ value: UInt8) { writer.write { $0.append(number: value) } }
    func encode(_ value: UInt16) { writer.write { $0.append(number: value) } }
    func encode(_ value: UInt32) { writer.write { $0.append(number: value) } }
    func encode(_ value: UInt64) { writer.write { $0.append(number: value) } }
    func encode<T: Encodable>(_ value: T) throws { try writer.write(value) }
}
