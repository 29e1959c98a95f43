import Foundation
import RPC
import Schema

/// What Schema declares.
enum SwiftContract {
    /// All methods of all services.
    static let methods = platform + intake + complaints + findings + credit + violations + replies + foresight

    /// The messages that no method carries: the data of events, and what waits for its first use.
    private static let others =
        platformFacts + intakeFacts + complaintFacts + findingFacts + creditFacts + violationFacts + replyFacts

    /// All messages by name: those, and whatever is in one of them.
    static let messages: [String: any Message.Type] = {
        var found: [String: any Message.Type] = [:]
        var open = others + methods.flatMap(\.messages)
        while let type = open.popLast() {
            guard found.updateValue(type, forKey: type.messageName) == nil else { continue }
            open += fields(of: type).compactMap { innermost($0.type) as? any Message.Type }
        }
        return found
    }()

    /// The enumerations that messages have fields of, by the last part of their name: the names of their cases.
    static let enumerations: [String: [String]] = {
        var found: [String: [String]] = [:]
        for type in messages.values.flatMap({ fields(of: $0) }).map({ innermost($0.type) }) {
            if let type = type as? any WireEnum.Type { found["\(type)"] = names(of: type) }
        }
        return found
    }()

    /// The fields of a message, as its `init(from:)` asks for them; empty if this test can't make one.
    static func fields(of type: any Message.Type) -> [(name: String, type: any Decodable.Type)] {
        var fields: [(name: String, type: any Decodable.Type)] = []
        _ = try? SampleMaker(sample: .full) { fields.append(($0, $1)) }.makeMessage(type)
        return fields
    }

    /// All that stands between such quotation marks in the sources of Schema.
    static func inSources(_ pattern: Regex<(Substring, Substring)>) throws -> Set<String> {
        let folder = Repository.root.appending(path: "Shared/Schema")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        return try files.reduce(into: []) { found, file in
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            found.formUnion(text.matches(of: pattern).map { String($0.1) })
        }
    }

    private static func names<E: WireEnum>(of type: E.Type) -> [String] { type.allCases.map(\.rawValue) }

    private static func innermost(_ type: any Decodable.Type) -> any Decodable.Type {
        var type = type
        while let wrapper = type as? any SampleWrapper.Type { type = wrapper.inner }
        return type
    }
}

/// A method without its types.
protocol DeclaredMethod: Sendable {
    var description: MethodDescription { get }
    var messages: [any Message.Type] { get }
}

extension Method: DeclaredMethod {
    var messages: [any Message.Type] { [Request.self, Reply.self] }
}

extension SampleMaker {
    /// `make` for a type known only at run time.
    func makeMessage<M: Message>(_ type: M.Type) throws -> M { try make(type) }
}
