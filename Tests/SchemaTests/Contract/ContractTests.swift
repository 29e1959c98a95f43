import JSON
import RPC
import Schema
import Testing

/// A message whose values can be compared; all of ours.
typealias ComparableMessage = Message & Hashable

/// The Codable types of Schema and `proto/` are twins: what one writes the other reads, on every field of every message.
@Suite("The contract")
struct ContractTests {
    @Test("has every message on both sides")
    func messages() throws {
        let contract = try ProtoContract.shared.get()
        let inProto = Set(contract.messages.keys)
        #expect(Set(SwiftContract.messages.keys) == inProto)
        #expect(try SwiftContract.inSources(/messageName = "([^"]+)"/) == inProto, "SwiftContract must list all")
    }

    @Test("has the same fields of the same types", arguments: SwiftContract.messages.keys.sorted())
    func fields(name: String) throws {
        let contract = try ProtoContract.shared.get()
        let message = try #require(contract.messages[name])
        let type = try #require(SwiftContract.messages[name])
        let inProto = message.field.map { "\($0.jsonName): \(contract.current.shape(of: $0))" }
        #expect(SwiftContract.fields(of: type).map { "\($0.name): \(shape(of: $0.type))" } == inProto)
    }

    @Test("tells zero from absent (readings R33)", arguments: SwiftContract.messages.keys.sorted())
    func presence(name: String) throws {
        let message = try #require(ProtoContract.shared.get().messages[name])
        for field in message.field where field.label != "LABEL_REPEATED" && field.type != "TYPE_MESSAGE" {
            #expect(field.proto3Optional == true, "\(field.name) must be optional")
        }
    }

    @Test("is the same to a stock proto3 parser, there and back", arguments: SwiftContract.messages.keys.sorted())
    func roundTrip(name: String) throws {
        let contract = try ProtoContract.shared.get()
        let type = try #require(SwiftContract.messages[name] as? any ComparableMessage.Type)
        for sample in Sample.allCases {
            let answer = try #require(contract.answers[.sample(name, sample)])
            #expect(answer.error == nil, "\(sample)")
            try expectSame(type, sample, answer.json ?? "")
        }
    }

    private func expectSame<M: ComparableMessage>(_ type: M.Type, _ sample: Sample, _ json: String) throws {
        #expect(try JSON.decode(type, from: json) == SampleMaker(sample: sample).make(type), "\(sample)")
    }

    @Test("keeps the whole numbers of an event's data, which a Struct makes floating-point numbers")
    func eventData() throws {
        let answer = try #require(ProtoContract.shared.get().answers[.event])
        let event = try JSON.decode(Event.self, from: #require(answer.json))
        #expect(try JSON.decode(DayClosed.self, from: JSON.encode(event.data)) == Trial.fact)
    }

    @Test("is strict: a field that a message has not is refused")
    func unknownFields() throws {
        let answer = try #require(ProtoContract.shared.get().answers[.misspelt])
        #expect(answer.json == nil)
        #expect(answer.error?.contains("nmae") == true)
    }

    @Test("has every enumeration with the same names, besides the one that is never sent")
    func enumerations() throws {
        let inProto = try ProtoContract.shared.get().current.enumerations.filter { !$0.key.hasPrefix("google.") }
        let names = inProto.mapValues { Set($0.values.filter { !$0.hasSuffix("_UNSPECIFIED") }) }
        let pairs = names.map { (String($0.key.split(separator: ".").last ?? ""), $0.value) }
        #expect(Dictionary(uniqueKeysWithValues: pairs) == SwiftContract.enumerations.mapValues { Set($0) })
    }

    @Test("has every method with the same kind, request and reply")
    func methods() throws {
        let inProto = try ProtoContract.shared.get().current.methods.map { path, method in
            MethodLine(
                path: path, kind: kind(of: method), request: String(method.inputType.dropFirst()),
                reply: String(method.outputType.dropFirst()))
        }
        let declared = SwiftContract.methods.map(\.description).map {
            MethodLine(path: $0.path, kind: $0.kind, request: $0.requestName, reply: $0.replyName)
        }
        #expect(Set(declared) == Set(inProto))
        let paths = Set(declared.map(\.path))
        #expect(try SwiftContract.inSources(/"(\/[a-z0-9.]+\.[A-Z]\w+\/\w+)"/) == paths, "SwiftContract must list all")
    }

    private struct MethodLine: Hashable {
        let path: String
        let kind: CallKind?
        let request, reply: String
    }

    private func kind(of method: DescriptorSet.Service.Method) -> CallKind? {
        switch (method.clientStreaming ?? false, method.serverStreaming ?? false) {
        case (false, false): .unary
        case (false, true): .serverStreaming
        case (true, false): .clientStreaming
        case (true, true): nil
        }
    }
}
