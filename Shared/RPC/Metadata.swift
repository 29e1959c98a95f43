import JSON

/// What travels beside a call's body: strings by name.
///
/// The names that the wire gives a meaning have a property each; a reader ignores names that it does not know.
public struct Metadata: Sendable, Hashable {
    private var values: [String: String]
    /// `timeout` where it is a plain number, as nearly always: every call has one, and it needs no text.
    private var milliseconds: Int?

    private static let timeoutName = "timeout"

    /// Metadata of these values.
    public init(_ values: [String: String] = [:]) {
        self.values = [:]
        for (name, value) in values { self[name] = value }
    }

    /// The value of a name, or nil.
    public subscript(name: String) -> String? {
        get {
            if name == Metadata.timeoutName, let milliseconds { return String(milliseconds) }
            return values[name]
        }
        set {
            guard name == Metadata.timeoutName else {
                values[name] = newValue
                return
            }
            milliseconds = newValue.flatMap { text in Int(text).flatMap { String($0) == text ? $0 : nil } }
            values[name] = milliseconds == nil ? newValue : nil
        }
    }

    /// True where nothing is said.
    public var isEmpty: Bool { values.isEmpty && milliseconds == nil }

    /// `traceparent` (W3C Trace Context).
    public var traceparent: String? { self["traceparent"] }
    /// `idempotency-key`: the effect of a command with it happens once.
    public var idempotencyKey: String? { self["idempotency-key"] }
    /// `locale`: the language of messages.
    public var locale: Locale { Locale(named: self["locale"]) }
    /// `dry-run`: the same decision, rolled back.
    public var isDryRun: Bool { self["dry-run"] == "true" }

    /// `timeout`: milliseconds left; throws INVALID_ARGUMENT where it is no positive whole number.
    public func timeout() throws(RPCError) -> Duration? {
        if let milliseconds, Metadata.timeouts.contains(milliseconds) { return .milliseconds(milliseconds) }
        return try count(Metadata.timeoutName, Metadata.timeouts).map { .milliseconds($0) }
    }

    /// Says how much time is left.
    mutating func setTimeout(_ left: Duration) { milliseconds = Int(max(1, left.wholeMilliseconds)) }

    /// `credit`: ITEMs the service may send before the first CREDIT; 64 unless told.
    public func credit() throws(RPCError) -> Int { try count("credit", 0...Int(UInt32.max)) ?? 64 }

    private func count(_ name: String, _ range: ClosedRange<Int>) throws(RPCError) -> Int? {
        guard let text = self[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw RPCError(
                .invalidArgument,
                Text(
                    zh: "元数据 \(name) 应为 \(range.lowerBound) 至 \(range.upperBound) 的整数",
                    en: "metadata \(name) must be a whole number from \(range.lowerBound) to \(range.upperBound)"),
                reason: "RPC_BAD_METADATA", field: name)
        }
        return number
    }

    private static let timeouts = 1...30 * 24 * 3_600_000
}

extension Metadata: Codable {
    /// Reads a JSON object of strings.
    public init(from decoder: any Decoder) throws { self.init(try [String: String](from: decoder)) }
    /// Writes a JSON object of strings.
    public func encode(to encoder: any Encoder) throws {
        var all = values
        if let milliseconds { all[Metadata.timeoutName] = String(milliseconds) }
        try all.encode(to: encoder)
    }
}

extension Metadata {
    /// The metadata's JSON.
    ///
    /// What needs no escape, nearly always all of it, is written straight down.
    public var json: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        if let milliseconds {
            bytes.append(contentsOf: #"{"timeout":""#.utf8)
            bytes.append(contentsOf: String(milliseconds).utf8)
            bytes.append(UInt8(ascii: "\""))
        }
        for (name, value) in values {
            guard name.utf8.allSatisfy(Metadata.isPlain), value.utf8.allSatisfy(Metadata.isPlain) else {
                return (try? JSON.encode(self)) ?? []
            }
            bytes.append(UInt8(ascii: bytes.isEmpty ? "{" : ","))
            bytes.append(UInt8(ascii: "\""))
            bytes.append(contentsOf: name.utf8)
            bytes.append(contentsOf: #"":""#.utf8)
            bytes.append(contentsOf: value.utf8)
            bytes.append(UInt8(ascii: "\""))
        }
        if !bytes.isEmpty { bytes.append(UInt8(ascii: "}")) }
        return bytes
    }

    /// Reads a JSON object of strings.
    ///
    /// Throws `DecodingError`.
    public init(json: UnsafeRawBufferPointer) throws {
        self = try Metadata(plain: json) ?? JSON.decode(Metadata.self, from: Array(json))
    }

    /// Reads `{"name":"value",…}` without escapes and blanks; nil for anything else, which the JSON reader then judges.
    private init?(plain json: UnsafeRawBufferPointer) {
        guard json.first == UInt8(ascii: "{"), json.last == UInt8(ascii: "}"), json.count > 2 else { return nil }
        self.init()
        var at = 1
        while true {
            guard let name = Metadata.plainText(json, &at), at < json.count, json[at] == UInt8(ascii: ":") else {
                return nil
            }
            at += 1
            guard let value = Metadata.plainText(json, &at), at < json.count else { return nil }
            if isEmpty, name.elementsEqual(Metadata.timeoutName.utf8), let number = Metadata.number(value) {
                milliseconds = number
            } else {
                let name = String(decoding: name, as: UTF8.self)
                guard self[name] == nil else { return nil }
                self[name] = String(decoding: value, as: UTF8.self)
            }
            if json[at] == UInt8(ascii: "}") { break }
            guard json[at] == UInt8(ascii: ",") else { return nil }
            at += 1
        }
        guard at == json.count - 1 else { return nil }
    }

    private static func plainText(_ json: UnsafeRawBufferPointer, _ at: inout Int) -> UnsafeRawBufferPointer? {
        guard at < json.count, json[at] == UInt8(ascii: "\"") else { return nil }
        let start = at + 1
        var end = start
        while end < json.count, isPlain(json[end]) { end += 1 }
        guard end < json.count, json[end] == UInt8(ascii: "\"") else { return nil }
        at = end + 1
        return UnsafeRawBufferPointer(rebasing: json[start..<end])
    }

    /// A whole number as it is written here, without sign and leading zeros; nil for anything else.
    private static func number(_ text: UnsafeRawBufferPointer) -> Int? {
        guard (1...15).contains(text.count), text.count == 1 || text[0] != UInt8(ascii: "0") else { return nil }
        var number = 0
        for byte in text {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        return number
    }

    /// Printable ASCII but the quote and the backslash.
    private static func isPlain(_ byte: UInt8) -> Bool { (0x20..<0x7f).contains(byte) && byte != 0x22 && byte != 0x5c }
}
