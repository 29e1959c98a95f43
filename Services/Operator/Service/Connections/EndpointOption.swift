import ArgumentParser

/// Where a service is, as the command line says it: `complaint-monitor=tcp://10.0.0.7:7103`.
struct EndpointOption: ExpressibleByArgument, Sendable, Equatable {
    let service: KnownService
    let endpoint: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let service = KnownService(rawValue: String(parts[0])), parts[1].contains("://") else {
            return nil
        }
        self.service = service
        endpoint = String(parts[1])
    }

    /// Where each service is: as the command line says, else the environment, else the default.
    static func resolve(_ options: [EndpointOption], environment: [String: String]) -> [KnownService: String] {
        var endpoints: [KnownService: String] = [:]
        for service in KnownService.allCases {
            let told = options.last { $0.service == service }?.endpoint
            endpoints[service] = told ?? environment[service.environmentVariable] ?? service.endpoint()
        }
        return endpoints
    }
}
