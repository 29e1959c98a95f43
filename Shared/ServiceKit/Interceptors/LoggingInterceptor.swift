public import Logging
public import RPC

/// Logs calls that end badly: faults of ours as errors with their detail, refusals at debug level.
public struct LoggingInterceptor: ServerInterceptor {
    private let logger: Logger

    /// Logs to a logger.
    public init(logger: Logger) { self.logger = logger }

    /// Passes everything on unchanged.
    public func intercept(_ call: ServerCall, next: CallHandler) async throws -> [UInt8]? {
        do { return try await next(call) } catch {
            let told = RPCError(error)
            let isFault = told.code == .internal || told.code == .unknown || told.code == .dataLoss
            logger.log(
                level: isFault ? .error : .debug, isFault ? "call failed" : "call refused",
                metadata: [
                    LogKey.method: "\(call.method.path)", LogKey.code: "\(told.code.name)",
                    LogKey.reason: "\(told.reason ?? "")", LogKey.principal: "\(call.principal.name)",
                    LogKey.error: isFault ? "\(error)" : "\(told.field ?? told.clause ?? "")",
                ])
            throw error
        }
    }
}
