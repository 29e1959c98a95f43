/// What `protoc` knows of a folder of contracts (google/protobuf/descriptor.proto), as far as the tests ask.
struct DescriptorSet: Decodable, Sendable {
    var file: [File]

    struct File: Decodable, Sendable {
        var name: String
        var package: String
        var messageType: [Message]
        var enumType: [Enumeration]
        var service: [Service]
    }

    struct Message: Decodable, Sendable {
        var name: String
        var field: [Field]
        var nestedType: [Message]
        var enumType: [Enumeration]
        var reservedName: [String]
        var reservedRange: [Range]
        var options: Options?

        struct Options: Decodable, Sendable { var mapEntry: Bool? }
        /// Field numbers; the end is not in it.
        struct Range: Decodable, Sendable { var start, end: Int }
    }

    struct Field: Decodable, Hashable, Sendable {
        var name: String
        var jsonName: String
        var number: Int
        var label: String
        var type: String
        var typeName: String?
        var proto3Optional: Bool?
    }

    struct Enumeration: Decodable, Sendable {
        var name: String
        var value: [Value]

        struct Value: Decodable, Sendable { var name: String, number: Int? }
    }

    struct Service: Decodable, Sendable {
        var name: String
        var method: [Method]

        struct Method: Decodable, Hashable, Sendable {
            var name, inputType, outputType: String
            var clientStreaming, serverStreaming: Bool?
        }
    }
}

extension DescriptorSet {
    /// All messages by full name, those within others among them.
    var messages: [String: Message] {
        var found: [String: Message] = [:]
        func add(_ messages: [Message], to scope: String) {
            for message in messages {
                found["\(scope).\(message.name)"] = message
                add(message.nestedType, to: "\(scope).\(message.name)")
            }
        }
        for file in file { add(file.messageType, to: file.package) }
        return found
    }

    /// The numbers and names of all enumerations, by full name.
    var enumerations: [String: [Int: String]] {
        let outer = file.flatMap { file in file.enumType.map { ("\(file.package).\($0.name)", $0) } }
        let inner = messages.flatMap { name, message in message.enumType.map { ("\(name).\($0.name)", $0) } }
        return Dictionary(uniqueKeysWithValues: outer + inner).mapValues { enumeration in
            Dictionary(enumeration.value.map { ($0.number ?? 0, $0.name) }) { first, _ in first }
        }
    }

    /// All methods by path.
    var methods: [String: Service.Method] {
        var found: [String: Service.Method] = [:]
        for file in file {
            for service in file.service {
                for method in service.method { found["/\(file.package).\(service.name)/\(method.name)"] = method }
            }
        }
        return found
    }

    /// The type of a field in the words of `proto/`; of an enum the last part of its name.
    func shape(of field: Field) -> String {
        let name = String((field.typeName ?? "").dropFirst())
        if let entry = messages[name], entry.options?.mapEntry == true {
            return "map<\(entry.field.map { shape(of: $0) }.joined(separator: ", "))>"
        }
        let type =
            switch field.type {
            case "TYPE_MESSAGE": name
            case "TYPE_ENUM": "enum " + (name.split(separator: ".").last ?? "")
            default: field.type.dropFirst("TYPE_".count).lowercased()
            }
        return field.label == "LABEL_REPEATED" ? "repeated " + type : type
    }
}
