extension JSONValue: Codable {
    /// Reads any JSON.
    ///
    /// Only this module's decoder can tell what is there; others are asked for one kind after another.
    public init(from decoder: any Decoder) throws {
        if let reader = decoder as? ValueReader {
            self = try reader.document.json(at: reader.token)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .double(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    /// Writes the value; the keys of objects in sorted order.
    public func encode(to encoder: any Encoder) throws {
        if case .object(let values) = self {
            var container = encoder.container(keyedBy: PathKey.self)
            for (key, value) in values.sorted(by: { $0.key < $1.key }) {
                try container.encode(value, forKey: PathKey(stringValue: key))
            }
            return
        }
        var container = encoder.singleValueContainer()
        switch self {
        case .null, .object: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .double(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let values): try container.encode(values)
        }
    }
}

extension Document {
    /// Whatever is at a token.
    fileprivate func json(at token: Int) throws -> JSONValue {
        switch tokens[token].kind {
        case .null: return .null
        case .true: return .bool(true)
        case .false: return .bool(false)
        case .string: return .string(text(at: token))
        case .integer: return try Int64(jsonNumber: bytes(at: token)).map { .integer($0) } ?? double(at: token)
        case .decimal: return try double(at: token)
        case .array:
            var elements: [JSONValue] = []
            elements.reserveCapacity(tokens[token].count)
            for element in members(of: token) { elements.append(try json(at: element)) }
            return .array(elements)
        case .object:
            var values: [String: JSONValue] = [:]
            for key in members(of: token) { values[text(at: key)] = try json(at: key + 1) }
            return .object(values)
        }
    }

    private func double(at token: Int) throws -> JSONValue { .double(try float(Double.self, at: token)) }
}
