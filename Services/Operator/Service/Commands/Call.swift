import ArgumentParser
import Foundation
import RPC
import Schema

/// `quanyi call`.
struct Call: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "调用任一服务的任一方法 · call any method of any service",
        discussion: """
            A reply is printed as JSON; a server stream one JSON line an item, until it ends, Ctrl-C or --count; \
            a client stream is read from standard input, one JSON line a message.
            """)

    @Argument(help: "服务 · a service.")
    var service: KnownService

    @Argument(help: "方法 · a method, by its short name (FileComplaint) or its path.")
    var method: String

    @Argument(help: "请求 JSON；- 为标准输入 · the request as JSON, - for standard input; {} unless told.")
    var request = "{}"

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("元数据，可重复 · metadata, repeatable.", valueName: "key=value"))
    var metadata: [String] = []

    @Option(help: "幂等键 · the effect happens once, however often it is sent.")
    var idempotencyKey: String?

    @Flag(help: "只演算，不保存 · the same decision, rolled back.")
    var dryRun = false

    @Option(help: "时限，秒 · seconds for the whole call; unless told 30, and none for a stream.")
    var timeout: Double?

    @Option(help: "应答流取几条 · items of a server stream.")
    var count: Int?

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func validate() throws {
        guard metadata.allSatisfy({ $0.contains("=") }) else { throw ValidationError("-m takes key=value") }
        guard timeout.map({ $0 > 0 && $0 <= 86_400 }) ?? true else {
            throw ValidationError("--timeout must be more than 0 and at most 86400")
        }
    }

    func run() async throws {
        try await options.run { session in
            let description = try await session.call(service, PlatformMethods.describe, DescribeRequest())
            let method = try MethodFinder.find(method, among: description.methods)
            let call = RawCall(
                client: try await session.client(service), method: method, options: callOptions(session, method),
                console: session.console)
            switch method.kind {
            case .unary: try await call.unary(body())
            case .serverStreaming: try await call.serverStream(body(), count: count)
            case .clientStreaming: try await call.clientStream()
            }
        }
    }

    private func callOptions(_ session: Session, _ method: MethodInfo) -> CallOptions {
        let seconds = timeout.map { Duration.seconds($0) }
        var options = session.options(timeout: method.kind == .unary ? seconds ?? .seconds(30) : seconds)
        for pair in metadata {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            options.metadata[String(parts[0])] = String(parts[1])
        }
        if let idempotencyKey { options.metadata["idempotency-key"] = idempotencyKey }
        if dryRun { options.metadata["dry-run"] = "true" }
        return options
    }

    private func body() -> [UInt8] {
        request == "-" ? Array(FileHandle.standardInput.readDataToEndOfFile()) : Array(request.utf8)
    }
}
