public import RPC

/// Who decided or recorded something (readings R14).
public struct Person: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.Person"

    /// The person.
    public var name: String
    /// The role in which they acted.
    public var role: String
    /// Their department, a word of the glossary: `innovation`.
    public var department: String?

    /// A message of these fields.
    public init(name: String, role: String, department: String? = nil) {
        self.name = name
        self.role = role
        self.department = department
    }
}

/// A document that something rests on (readings R14).
public struct Document: Message, Hashable {
    /// The name in `proto/`.
    public static let messageName = "quanyi.platform.v1.Document"

    /// The file's name.
    public var name: String
    /// Bytes.
    public var size: Int
    /// SHA-256, 64 hexadecimal digits.
    public var sha256: String

    /// A message of these fields.
    public init(name: String, size: Int, sha256: String) {
        self.name = name
        self.size = size
        self.sha256 = sha256
    }
}
