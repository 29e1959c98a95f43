import CZeroMQ

/// A CURVE key pair, each key 40 characters of Z85 (ZeroMQ RFC 26 and 32).
public struct KeyPair: Sendable, Hashable {
    /// What others may know.
    public let publicKey: String
    /// What its owner alone may know.
    public let secretKey: String

    /// A pair of keys that belong together; nil unless they are Z85 and do.
    public init?(publicKey: String, secretKey: String) {
        guard let pair = KeyPair(secretKey: secretKey), pair.publicKey == publicKey else { return nil }
        self = pair
    }

    /// The pair of a secret key; nil unless it is 40 characters of Z85.
    public init?(secretKey: String) {
        guard KeyPair.isKey(secretKey) else { return nil }
        var buffer = [CChar](repeating: 0, count: 41)
        guard zmq_curve_public(&buffer, secretKey) == 0 else { return nil }
        publicKey = text(buffer)
        self.secretKey = secretKey
    }

    private init(checked publicKey: String, _ secretKey: String) {
        self.publicKey = publicKey
        self.secretKey = secretKey
    }

    /// A new pair from the system's randomness.
    public static func generate() throws(ZeroMQError) -> KeyPair {
        var publicKey = [CChar](repeating: 0, count: 41)
        var secretKey = [CChar](repeating: 0, count: 41)
        guard zmq_curve_keypair(&publicKey, &secretKey) == 0 else { throw ZeroMQError.last("generate keys") }
        return KeyPair(checked: text(publicKey), text(secretKey))
    }

    /// Whether the text is a key in Z85.
    public static func isKey(_ text: String) -> Bool {
        guard text.utf8.count == 40 else { return false }
        var buffer = [UInt8](repeating: 0, count: 32)
        return zmq_z85_decode(&buffer, text) != nil
    }

    /// A raw key of 32 bytes in Z85; nil for another length.
    public static func encode(_ key: [UInt8]) -> String? {
        guard key.count == 32 else { return nil }
        var buffer = [CChar](repeating: 0, count: 41)
        return zmq_z85_encode(&buffer, key, 32).map { _ in text(buffer) }
    }
}

private func text(_ buffer: [CChar]) -> String {
    String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
