public import Configuration
import Foundation
public import Logging
public import RPC
import RPCZeroMQ
import Schema
import SystemPackage

/// A fault of a configuration: the key and what is wrong with its value.
public struct ConfigurationFault: Error, Sendable, Hashable {
    /// The key: `log.level`.
    public let key: String
    /// What is wrong.
    public let text: Text
}

/// All faults of a configuration at once.
public struct ConfigurationError: Error, Sendable, Hashable {
    /// Each fault, in the order of the keys.
    public let faults: [ConfigurationFault]
}

/// Where the services of the house listen unless told, and their names, in the order in which they are started.
public enum ServiceDirectory {
    /// Name and default endpoint of each of the five.
    public static let all: [(name: String, endpoint: String)] = [
        ("intake", "tcp://127.0.0.1:7101"), ("review", "tcp://127.0.0.1:7102"),
        ("complaint-monitor", "tcp://127.0.0.1:7103"), ("pricing-watch", "tcp://127.0.0.1:7104"),
        ("settlement", "tcp://127.0.0.1:7105"),
    ]
}

/// How one service is set up.
public struct ServiceConfiguration: Sendable {
    /// The folder of the data file and the log file.
    public var data: String
    /// The endpoint to listen at.
    public var listen: String
    /// The business clock.
    public var clock: BusinessClock.Kind
    /// A folder of rulebooks that replace the embedded ones.
    public var rulebooks: String?
    /// The lowest level that is logged.
    public var logLevel: Logger.Level
    /// The size at which the log file is begun anew, in bytes.
    public var logFileBytes: Int
    /// Open calls; past it calls get RESOURCE_EXHAUSTED.
    public var openCalls: Int
    /// Seconds that open calls get to finish when the service stops.
    public var graceSeconds: Int
    /// CURVE keys, where the endpoint is not local.
    public var keys: KeyFile?
    /// The other services' endpoints by name.
    public var endpoints: [String: String]

    /// Reads a configuration, all faults at once.
    ///
    /// - `data` (`./quanyi-data`): a folder, made where it is missing.
    /// - `listen` (the service's default endpoint): a ZeroMQ endpoint; other than loopback and ipc needs `keys`.
    /// - `clock` (`real`): `real`, `manual`, or `manual:` and an RFC 3339 time; a manual one begins there and,
    ///   once the data file has a time of its own, goes on from that.
    /// - `rulebooks` (none): a folder.
    /// - `log.level` (`info`): a level of swift-log.
    /// - `log.file.bytes` (16 MiB): 64 KiB to 1 GiB.
    /// - `limits.open-calls` (4096): 1 to 100,000.
    /// - `limits.grace-seconds` (10): 0 to 600.
    /// - `keys` (none): a file as `quanyi keys generate` writes it.
    /// - `NAME.endpoint` (each service's default): where service NAME listens.
    public init(config: ConfigReader, defaultEndpoint: String) throws(ConfigurationError) {
        var reader = FaultReader(config: config)
        data = config.string(forKey: "data", default: "./quanyi-data")
        listen = config.string(forKey: "listen", default: defaultEndpoint)
        rulebooks = config.string(forKey: "rulebooks")
        clock = reader.value(
            "clock", default: .real, Text(zh: "应为 real、manual 或 manual:时间", en: "must be real, manual or manual:TIME")
        ) {
            BusinessClock.Kind($0)
        }
        logLevel = reader.value(
            "log.level", default: .info,
            Text(
                zh: "应为 trace、debug、info、notice、warning、error、critical 之一",
                en: "must be trace, debug, info, notice, warning, error or critical")
        ) { Logger.Level(rawValue: $0) }
        logFileBytes = reader.number("log.file.bytes", default: 16 << 20, 64 << 10...1 << 30)
        openCalls = reader.number("limits.open-calls", default: 4096, 1...100_000)
        graceSeconds = reader.number("limits.grace-seconds", default: 10, 0...600)
        keys = nil
        if let path = config.string(forKey: "keys") {
            do { keys = try KeyFile(path: path) } catch { reader.faults += error.faults }
        }
        endpoints = Dictionary(
            uniqueKeysWithValues: ServiceDirectory.all.map { service in
                (service.name, config.string(forKey: ConfigKey("\(service.name).endpoint"), default: service.endpoint))
            })
        if keys == nil, !Endpoint.isLocal(listen) {
            reader.fault(
                "listen",
                Text(
                    zh: "\(listen) 可从其他机器访问，须配置 keys", en: "\(listen) can be reached from other machines and needs keys"
                ))
        }
        for (name, endpoint) in endpoints where !Endpoint.isLocal(endpoint) && keys?.services[name] == nil {
            reader.fault(
                "\(name).endpoint",
                Text(
                    zh: "非本机端点须在 keys 文件的 services 中给出其公钥",
                    en: "an endpoint on another machine needs its public key under services of the keys file"))
        }
        guard reader.faults.isEmpty else { throw ConfigurationError(faults: reader.faults.sorted { $0.key < $1.key }) }
    }

    /// Arguments, then `QUANYI_…` of the environment, then the file, then the defaults.
    static func load(
        _ arguments: ServiceArguments, defaultEndpoint: String,
        environment: EnvironmentVariablesProvider = EnvironmentVariablesProvider()
    ) async throws -> ServiceConfiguration {
        let given = Dictionary(
            uniqueKeysWithValues: arguments.given.map { key, value in
                (
                    AbsoluteConfigKey(key.split(separator: ".").map(String.init)),
                    ConfigValue(.string(value), isSecret: false)
                )
            })
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "arguments", values: given), environment.prefixKeys(with: "quanyi"),
        ]
        if let path = arguments.config {
            do {
                providers.append(try await FileProvider<YAMLSnapshot>(filePath: FilePath(path)))
            } catch {
                throw ConfigurationError(faults: [
                    ConfigurationFault(
                        key: "config", text: Text(zh: "无法读取 \(path)：\(error)", en: "\(path) can't be read: \(error)"))
                ])
            }
        }
        return try ServiceConfiguration(config: ConfigReader(providers: providers), defaultEndpoint: defaultEndpoint)
    }
}

/// Reads values and collects what is wrong with them.
private struct FaultReader {
    let config: ConfigReader
    var faults: [ConfigurationFault] = []

    mutating func fault(_ key: String, _ text: Text) { faults.append(ConfigurationFault(key: key, text: text)) }

    mutating func value<Value>(_ key: String, default fallback: Value, _ expectation: Text, _ read: (String) -> Value?)
        -> Value
    {
        guard let text = config.string(forKey: ConfigKey(key)) else { return fallback }
        guard let value = read(text) else {
            fault(key, expectation)
            return fallback
        }
        return value
    }

    mutating func number(_ key: String, default fallback: Int, _ range: ClosedRange<Int>) -> Int {
        let expectation = Text(
            zh: "应为 \(range.lowerBound) 至 \(range.upperBound) 的整数",
            en: "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        // Arguments and the environment give text, a YAML file a number.
        if let number = config.int(forKey: ConfigKey(key)) {
            if !range.contains(number) { fault(key, expectation) }
            return range.contains(number) ? number : fallback
        }
        return value(key, default: fallback, expectation) { Int($0).flatMap { range.contains($0) ? $0 : nil } }
    }
}

extension BusinessClock.Kind {
    /// Reads `real`, `manual` (from now on) or `manual:` and an RFC 3339 time.
    public init?(_ text: String) {
        switch text {
        case "real": self = .real
        case "manual": self = .manual(BusinessClock.machineTime)
        default:
            guard text.hasPrefix("manual:"), let start = Instant(String(text.dropFirst(7))) else { return nil }
            self = .manual(start)
        }
    }
}
