import ArgumentParser
import Foundation
import RPC
import RPCZeroMQ
import ServiceKit

/// The language of what a command writes.
enum Language: String, CaseIterable, Sendable, ExpressibleByArgument {
    case zh
    case en

    /// What the reader's environment asks for: Chinese, unless it names English (POSIX: LC_ALL, LC_MESSAGES, LANG).
    static func locale(_ told: Language?, environment: [String: String]) -> RPC.Locale {
        let names = [told?.rawValue] + ["LC_ALL", "LC_MESSAGES", "LANG"].map { environment[$0] }
        return RPC.Locale(named: names.compactMap(\.self).first { !$0.isEmpty })
    }
}

/// What every command takes.
struct ConsoleOptions: ParsableArguments {
    @Option(name: .long, help: "语言 · language: zh, en. Default: zh, unless LC_ALL or LANG starts with en.")
    var locale: Language?

    /// The console of a command in the reader's language.
    var console: Console {
        .standard(Language.locale(locale, environment: ProcessInfo.processInfo.environment))
    }
}

/// What every command takes that asks services which it has not started.
struct GlobalOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "服务地址，可重复 · where a service is, repeatable (or QUANYI_<SERVICE>_ENDPOINT).",
            valueName: "service=endpoint"))
    var endpoint: [EndpointOption] = []

    @Option(name: .long, help: "调用方的 CURVE 密钥文件 · the caller's CURVE keys (quanyi keys generate).")
    var keys: String?

    @Option(name: .long, help: "服务的公钥 · the public key of all services, unless the key file has them.")
    var serverKey: String?

    @OptionGroup(title: "Global options")
    var writing: ConsoleOptions

    func validate() throws {
        // Without keys of its own a caller does not encrypt, and the key would be for nothing.
        guard serverKey == nil || keys != nil else {
            throw ValidationError("--server-key 须与 --keys 同用 · --server-key is only used together with --keys")
        }
    }

    /// Runs a command with connections to the services; says in the reader's language why it failed.
    func run(_ body: (Session) async throws -> Void) async throws {
        let console = writing.console
        try await Reported.reporting(to: console) {
            let endpoints = EndpointOption.resolve(endpoint, environment: ProcessInfo.processInfo.environment)
            try await Session.with(endpoints, security: try security(), console: console, body)
        }
    }

    /// How to reach each service whose key is known.
    private func security() throws -> [KnownService: ClientSecurity] {
        guard let keys else { return [:] }
        let file = try KeyFile(path: keys)
        var security: [KnownService: ClientSecurity] = [:]
        for service in KnownService.allCases {
            let told = serverKey.map { ClientSecurity(keys: file.keys, serverKey: $0) }
            security[service] = told ?? file.clientSecurity(for: service.name)
        }
        return security
    }
}
