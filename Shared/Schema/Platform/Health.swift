public import RPC

/// Asks for the health of a service or of one of its parts.
public struct HealthCheckRequest: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "grpc.health.v1.HealthCheckRequest"

    /// Empty for the whole service; `storage`, or `upstream.NAME`.
    public var service: String?

    /// A message of these fields.
    public init(service: String? = nil) {
        self.service = service
    }
}

/// Whether a service can do its work.
public enum ServingStatus: String, WireEnum {
    /// Not known yet.
    case unknown = "UNKNOWN"
    /// It can.
    case serving = "SERVING"
    /// It can not.
    case notServing = "NOT_SERVING"
    /// There is no such part.
    case serviceUnknown = "SERVICE_UNKNOWN"
}

/// The health of what was asked for.
public struct HealthCheckResponse: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "grpc.health.v1.HealthCheckResponse"

    /// Whether it can do its work.
    public var status: ServingStatus

    /// A message of these fields.
    public init(status: ServingStatus) {
        self.status = status
    }
}

/// The methods of `grpc.health.v1.Health`.
public enum HealthMethods {
    /// The full name of the service.
    public static let service = "grpc.health.v1.Health"

    /// The health now; the storage is really written to.
    public static let check = Method<HealthCheckRequest, HealthCheckResponse>.query("/grpc.health.v1.Health/Check")

    /// The health now and at each change.
    public static let watch = Method<HealthCheckRequest, HealthCheckResponse>.serverStream(
        "/grpc.health.v1.Health/Watch")
}
