import Foundation
import JSON
import RPC
import Schema

/// What `proto/` says: compiled by the stock protoc, and tried on every message by the stock protobuf library.
struct ProtoContract: Sendable {
    /// `proto/` as it is.
    let current: DescriptorSet
    /// `proto/` as it was at the last release: `proto/release.binpb`.
    let release: DescriptorSet
    /// What the library made of each body, in the order of `Trial.all`.
    let answers: [Trial: Answer]

    /// What the library makes of a body.
    struct Answer: Decodable, Sendable {
        /// What it writes of it.
        var json: String?
        /// Why it refuses it.
        var error: String?
    }

    /// Made once for all tests.
    static let shared = Result { try ProtoContract() }

    private init() throws {
        let proto = Repository.root.appending(path: "proto")
        let scratch = try Scratch()
        defer { scratch.remove() }
        let files = try FileManager.default.subpathsOfDirectory(atPath: proto.path).filter { $0.hasSuffix(".proto") }
        let compiled = scratch.file("current.binpb")
        try Tool.protoc.run(
            ["--proto_path=\(proto.path)", "--include_imports", "--descriptor_set_out=\(compiled)"] + files.sorted())

        let trials = Trial.all
        let input = try trials.map { try JSON.encodeText(Request(message: $0.message, json: $0.body())) }
        let output = try Tool.python.run(
            [
                Repository.root.appending(path: "Tests/Interop/contract.py").path, compiled,
                proto.appending(path: "release.binpb").path,
            ], input: input.joined(separator: "\n"))
        let lines = output.split(separator: "\n").map(String.init)
        let sets = try JSON.decode([DescriptorSet].self, from: lines.first ?? "")
        (current, release) = (sets[0], sets[1])
        let read = try lines.dropFirst().map { try JSON.decode(Answer.self, from: $0) }
        answers = Dictionary(uniqueKeysWithValues: zip(trials, read))
    }

    private struct Request: Encodable {
        let message, json: String
    }

    /// Our own messages, without what the protobuf library brings.
    var messages: [String: DescriptorSet.Message] {
        current.messages.filter { !$0.key.hasPrefix("google.protobuf.") && $0.value.options?.mapEntry != true }
    }
}

/// A body that the library is tried on.
enum Trial: Hashable, Sendable {
    /// What Swift writes of a sample.
    case sample(String, Sample)
    /// An event with a real fact, whose whole numbers a Struct keeps as floating-point numbers.
    case event
    /// A message with a field that it has not.
    case misspelt

    static var all: [Trial] {
        SwiftContract.messages.keys.sorted().flatMap { name in Sample.allCases.map { .sample(name, $0) } }
            + [.event, .misspelt]
    }

    /// The message it is a body of.
    var message: String {
        switch self {
        case .sample(let name, _): name
        case .event: Event.messageName
        case .misspelt: Partner.messageName
        }
    }

    /// The body.
    func body() throws -> String {
        switch self {
        case .sample(let name, let sample):
            guard let type = SwiftContract.messages[name] else { throw UnknownType(Event.self) }
            return try Trial.write(SampleMaker(sample: sample).makeMessage(type))
        case .event:
            var event = try SampleMaker(sample: .full).make(Event.self)
            event.data = try JSON.decode(JSONValue.self, from: JSON.encode(Trial.fact))
            return try Trial.write(event)
        case .misspelt: return #"{"nmae":"x"}"#
        }
    }

    /// The fact in the event.
    static var fact: DayClosed {
        get throws {
            let day = try SampleMaker(sample: .full).make(Day.self)
            return DayClosed(day: day, partners: 3, complaints: 1_000_000, notifications: 0, differences: -1)
        }
    }

    private static func write(_ message: some Message) throws -> String { try JSON.encodeText(message) }
}
