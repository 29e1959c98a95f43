public import RPC
public import ZeroMQ

/// Who may connect to a service, and the service's own keys.
public struct ServerSecurity: Sendable {
    /// The service's keys.
    public let keys: KeyPair
    /// The principals that may connect, by public key (Z85).
    public let principals: [String: Principal]

    /// Keys and the principals admitted by them.
    public init(keys: KeyPair, principals: [String: Principal]) {
        self.keys = keys
        self.principals = principals
    }
}

/// A caller's keys and the key that the service must prove to have.
public struct ClientSecurity: Sendable {
    /// The caller's keys.
    public let keys: KeyPair
    /// The service's public key (Z85).
    public let serverKey: String

    /// Keys for a service of this key.
    public init(keys: KeyPair, serverKey: String) {
        self.keys = keys
        self.serverKey = serverKey
    }
}

/// Which endpoints may be plain.
public enum Endpoint {
    /// Whether nobody outside this machine can reach the endpoint: ipc, inproc, and loopback.
    public static func isLocal(_ endpoint: String) -> Bool {
        if endpoint.hasPrefix("ipc://") || endpoint.hasPrefix("inproc://") { return true }
        let address = endpoint.dropFirst("tcp://".count)
        guard endpoint.hasPrefix("tcp://"), let colon = address.lastIndex(of: ":") else { return false }
        let host = address[..<colon]
        if host == "localhost" || host == "[::1]" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.first == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}

/// Answers libzmq's question who may connect (ZAP, ZeroMQ RFC 27).
struct Authenticator {
    static let endpoint = "inproc://zeromq.zap.01"

    /// The keys admitted in each domain; a domain is one server socket.
    var keys: [String: Set<String>] = [:]

    /// The reply to one request: version, request id, status, text, user id (the key itself), metadata.
    func answer(_ request: [[UInt8]]) -> [[UInt8]] {
        let text = request.map { String(decoding: $0, as: UTF8.self) }
        let id = request.count > 1 ? request[1] : []
        guard request.count == 7, text[0] == "1.0", text[5] == "CURVE", let key = KeyPair.encode(request[6]),
            keys[text[2]]?.contains(key) == true
        else { return reply(id, "400", "no such key", "") }
        return reply(id, "200", "OK", key)
    }

    private func reply(_ id: [UInt8], _ code: String, _ text: String, _ user: String) -> [[UInt8]] {
        [Array("1.0".utf8), id, Array(code.utf8), Array(text.utf8), Array(user.utf8), []]
    }
}
