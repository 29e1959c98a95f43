import ArgumentParser
import Schema

/// The five services, in the order in which they are started.
enum KnownService: String, CaseIterable, Hashable, Sendable, ExpressibleByArgument {
    case intake
    case review
    case complaintMonitor = "complaint-monitor"
    case pricingWatch = "pricing-watch"
    case settlement

    /// The port of the first service unless told.
    static let basePort = 7101

    /// Its name, which is its executable's too.
    var name: String { rawValue }

    /// The environment variable that says where it is: `QUANYI_COMPLAINT_MONITOR_ENDPOINT`.
    var environmentVariable: String {
        "QUANYI_" + name.uppercased().replacing("-", with: "_") + "_ENDPOINT"
    }

    /// Where it listens on this machine when the first service has the base port.
    func endpoint(basePort: Int = KnownService.basePort) -> String {
        let place = KnownService.allCases.firstIndex(of: self) ?? 0
        return "tcp://127.0.0.1:\(basePort + place)"
    }
}
