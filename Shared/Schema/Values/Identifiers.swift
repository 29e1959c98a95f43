public import RPC

/// An opaque name: 1 to 200 characters (Unicode scalars), no control characters, no blank at either end.
public protocol Identifier: WireText, Hashable, Comparable {
    /// The name as it was given.
    var name: String { get }
    /// Wraps a name that has been checked.
    init(checked name: String)
}

extension Identifier {
    /// The name, or nil if it is empty, too long, blank at an end, or holds a control character.
    public init?(_ text: String) {
        guard isPlain(text) || isName(text.unicodeScalars) else { return nil }
        self.init(checked: text)
    }

    /// The name.
    public var description: String { name }

    /// Whether the first comes before the second.
    public static func < (a: Self, b: Self) -> Bool { a.name < b.name }

    /// What an unreadable one is told.
    public static var expectation: Text {
        Text(
            zh: "应为 1 至 200 个字符，首尾无空白，不含控制字符",
            en: "must be 1 to 200 characters without blanks at the ends or control characters")
    }
}

/// Whether a text is a name of printable ASCII alone, as nearly all are: then no table of Unicode is asked.
private func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8
    return (1...200).contains(bytes.count) && bytes.first != 0x20 && bytes.last != 0x20
        && bytes.allSatisfy { (0x20..<0x7f).contains($0) }
}

private func isName(_ scalars: String.UnicodeScalarView) -> Bool {
    guard let first = scalars.first, let last = scalars.last else { return false }
    return !first.properties.isWhitespace && !last.properties.isWhitespace && scalars.count <= 200
        && !scalars.contains(where: isControl)
}

/// Whether a scalar is of the general category Cc.
private func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 0x20 || 0x7f...0x9f ~= scalar.value }

/// A company that supplies benefits or sells for us.
public struct PartnerID: Identifier {
    /// The name as it was given.
    public let name: String
    /// Wraps a name that has been checked.
    public init(checked name: String) { self.name = name }
}

/// One complaint work order.
public struct ComplaintID: Identifier {
    /// The name as it was given.
    public let name: String
    /// Wraps a name that has been checked.
    public init(checked name: String) { self.name = name }
}

/// What a partner sells under one agreement.
public struct ServiceLineID: Identifier {
    /// The name as it was given.
    public let name: String
    /// Wraps a name that has been checked.
    public init(checked name: String) { self.name = name }
}

/// One billing point of a service line.
public struct ServiceCode: Identifier {
    /// The name as it was given.
    public let name: String
    /// Wraps a name that has been checked.
    public init(checked name: String) { self.name = name }
}

/// An app or publisher through which a partner promotes.
public struct SubchannelID: Identifier {
    /// The name as it was given.
    public let name: String
    /// Wraps a name that has been checked.
    public init(checked name: String) { self.name = name }
}

/// A clause of a regulation: `migu-membership/a7.1`.
public struct ClauseID: Identifier {
    /// The name as it was given.
    public let name: String
    /// Wraps a name that has been checked.
    public init(checked name: String) { self.name = name }
}
