import Foundation
import RPC

/// How the five services are started on this machine.
struct ServiceLaunch: Sendable {
    /// The folder of their data.
    var data: String
    /// `real`, `manual` or `manual:INSTANT`.
    var clock: String
    /// A folder of rulebooks that override the embedded ones.
    var rulebooks: String?
    /// The port of the first; the others follow.
    var basePort: Int
    /// The lowest level they log.
    var logLevel: String?

    /// Where a service will listen.
    func endpoint(_ service: KnownService) -> String { service.endpoint(basePort: basePort) }

    /// The arguments of a service: its own endpoint and the others'.
    func arguments(_ service: KnownService) -> [String] {
        var arguments = ["--data", data, "--listen", endpoint(service), "--clock", clock]
        for other in KnownService.allCases where other != service { arguments += ["--\(other.name)", endpoint(other)] }
        if let rulebooks { arguments += ["--rulebooks", rulebooks] }
        if let logLevel { arguments += ["--log-level", logLevel] }
        return arguments
    }

    /// The executables, next to our own; throws with all that are missing.
    static func executables() throws(Failure) -> [KnownService: String] {
        let folder = Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
        var found: [KnownService: String] = [:]
        for service in KnownService.allCases {
            guard let path = folder?.appending(component: service.name).path,
                FileManager.default.isExecutableFile(atPath: path)
            else { continue }
            found[service] = path
        }
        let missing = KnownService.allCases.filter { found[$0] == nil }.map(\.name).joined(separator: ", ")
        guard missing.isEmpty else {
            let place = folder?.path ?? ""
            throw Failure(
                .noInput, Text(zh: "\(place) 中没有可执行文件：\(missing)", en: "no executables in \(place): \(missing)"))
        }
        return found
    }
}
