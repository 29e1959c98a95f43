public import JSON

/// Why a call failed, as its caller is told.
public struct RPCError: Error, Sendable, Hashable {
    /// gRPC's code.
    public var code: StatusCode
    /// The sentence a person reads.
    public var message: Text
    /// A stable name, `AREA_REASON`, for programs.
    public var reason: String?
    /// The offending field of the request, as a JSON path.
    public var field: String?
    /// The clause that refuses.
    public var clause: String?

    /// An error with everything a caller is told.
    public init(
        _ code: StatusCode, _ message: Text, reason: String? = nil, field: String? = nil, clause: String? = nil
    ) {
        self.code = code
        self.message = message
        self.reason = reason
        self.field = field
        self.clause = clause
    }

    /// An error whose sentence is the same in every language: a name, a number, a peer's own words.
    public init(_ code: StatusCode, _ message: String, reason: String? = nil, field: String? = nil) {
        self.init(code, Text(message), reason: reason, field: field)
    }
}

/// An error of a capability that knows how to say itself on the wire.
public protocol RPCErrorConvertible: Error {
    /// The error as a caller is told it.
    var rpcError: RPCError { get }
}

/// Why a value is refused, without where it stood: the decoder adds the field (`DecodingError.Context.codingPath`).
public struct InvalidValue: Error, Hashable {
    /// What the value must be.
    public let text: Text
    /// The clause that asks for it, where one does.
    public let clause: String?

    /// A refusal that says what the value must be.
    public init(_ text: Text, clause: String? = nil) {
        self.text = text
        self.clause = clause
    }
}

extension RPCError {
    /// What a caller is told of an error thrown inside a call; nothing of an unknown error leaks out.
    public init(_ error: any Error) {
        switch error {
        case let error as RPCError: self = error
        case let error as any RPCErrorConvertible: self = error.rpcError
        case let error as DecodingError: self.init(decoding: error)
        case is CancellationError: self = .cancelled
        default: self = .internal
        }
    }

    /// A request body that does not fit its message: INVALID_ARGUMENT with the field's path.
    public init(decoding error: DecodingError) {
        let field = error.jsonPath
        let text: Text
        var clause: String?
        switch error {
        case .keyNotFound, .valueNotFound:
            text = Text(zh: "缺少必填字段 \(field)", en: "\(field) is required")
        case .dataCorrupted(let context):
            if let value = context.underlyingError as? InvalidValue {
                clause = value.clause
                text = Text(zh: "\(field) \(value.text.zh)", en: "\(field) \(value.text.en)")
            } else if field.isEmpty {
                text = Text(
                    zh: "请求体不是合法的 JSON：\(context.debugDescription)",
                    en: "the body is not JSON: \(context.debugDescription)")
            } else {
                text = Text(
                    zh: "\(field) 的值无法读取：\(context.debugDescription)",
                    en: "\(field) can't be read: \(context.debugDescription)")
            }
        case .typeMismatch(_, let context):
            text = Text(
                zh: "\(field) 的类型不对：\(context.debugDescription)",
                en: "\(field) has the wrong type: \(context.debugDescription)")
        @unknown default:
            text = Text(zh: "请求体无法读取", en: "the body can't be read")
        }
        self.init(.invalidArgument, text, reason: "RPC_BAD_BODY", field: field.isEmpty ? nil : field, clause: clause)
    }

    /// The caller gave up, or the service is told to.
    public static let cancelled = RPCError(
        .cancelled, Text(zh: "调用已取消", en: "the call was cancelled"), reason: "RPC_CANCELLED")
    /// A fault of ours; the log has the detail.
    public static let `internal` = RPCError(
        .internal, Text(zh: "内部错误，详见服务日志", en: "internal error; the service's log has the detail"),
        reason: "RPC_INTERNAL")
    /// The call's time is up.
    public static let deadlineExceeded = RPCError(
        .deadlineExceeded, Text(zh: "调用超时", en: "the call's deadline has passed"), reason: "RPC_DEADLINE")
    /// The service ended a client stream before its last request.
    static let endedEarly = RPCError(
        .cancelled, Text(zh: "服务已提前结束调用", en: "the service ended the call early"), reason: "RPC_ENDED")
    /// The other side sent an item that nobody had allowed.
    static let noCredit = RPCError(
        .resourceExhausted, Text(zh: "未获信用即发送 ITEM", en: "an ITEM without credit"), reason: "RPC_NO_CREDIT")
    /// The caller of a server stream gave no sign of life.
    static let silent = RPCError(
        .cancelled, Text(zh: "调用方长时间无响应，调用已取消", en: "the caller gave no sign of life"), reason: "RPC_SILENT")
    /// The service is stopping.
    public static let stopping = RPCError(
        .unavailable, Text(zh: "服务正在停止", en: "the service is stopping"), reason: "RPC_STOPPING")
}

/// A call's end on the wire: `{"code": 5, "message": "…", "details": {…}}`.
public struct WireStatus: Codable, Sendable, Hashable {
    /// A code of `StatusCode`; a number that it lacks is read as UNKNOWN.
    public var code: Int
    /// The sentence, in the locale of the call.
    public var message: String?
    /// `field`, `clause`, `reason`.
    public var details: JSONValue?

    /// An error as it is sent to a caller of this locale.
    public init(_ error: RPCError, locale: Locale) {
        code = error.code.rawValue
        message = error.message[locale]
        var details: [String: JSONValue] = [:]
        if let field = error.field { details["field"] = .string(field) }
        if let clause = error.clause { details["clause"] = .string(clause) }
        if let reason = error.reason { details["reason"] = .string(reason) }
        self.details = details.isEmpty ? nil : .object(details)
    }

    /// The error that a caller sees.
    public var error: RPCError {
        var error = RPCError(StatusCode(rawValue: code) ?? .unknown, Text(message ?? ""))
        error.field = details?["field"]?.stringValue
        error.clause = details?["clause"]?.stringValue
        error.reason = details?["reason"]?.stringValue
        return error
    }
}
