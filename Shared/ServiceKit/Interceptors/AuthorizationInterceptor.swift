public import RPC

/// Lets a call through only if its caller has a role that the method names.
public struct AuthorizationInterceptor: ServerInterceptor {
    /// The interceptor; it has no settings.
    public init() {}

    /// Throws PERMISSION_DENIED for a caller without any of the method's roles.
    public func intercept(_ call: ServerCall, next: CallHandler) async throws -> [UInt8]? {
        guard call.principal.hasAny(of: call.method.roles) else {
            let roles = call.method.roles.map(\.rawValue).sorted().joined(separator: ", ")
            throw RPCError(
                .permissionDenied,
                Text(
                    zh: "\(call.principal.name) 无权调用该方法，需要角色：\(roles)",
                    en: "\(call.principal.name) may not call this method; it needs one of the roles \(roles)"),
                reason: "RPC_ROLE_MISSING")
        }
        return try await next(call)
    }
}
