public import RPC

/// An opaque name: 1 to 200 characters, no control characters, no blank at either end.
public protocol Identifier: WireText, Hashable, Comparable {
    /// The name as it was given.
    var name: String { get }
    /// Wraps a name that has been checked.
    init(checked name: String)
}

extension Identifier {
    /// The name, or nil if it is empty, too long, blank at an end, or holds a control character.
    public init?(_ text: String) {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            !first.properties.isWhitespace, !last.properties.isWhitespace, text.utf8.count <= 600, text.count <= 200,
            !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f })
        else { return nil }
        self.init(checked: text)
    }

    public var description: String { name }

    public static func < (a: Self, b: Self) -> Bool { a.name < b.name }

    /// What an unreadable one is told.
    public static var expectation: Text {
        Text(
            zh: "应为 1 至 200 个字符，首尾无空白，不含控制字符",
            en: "must be 1 to 200 characters without blanks at the ends or control characters")
    }
}

/// A company that supplies benefits or sells for us.
public struct PartnerID: Identifier {
    public let name: String
    public init(checked name: String) { self.name = name }
}

/// One complaint work order.
public struct ComplaintID: Identifier {
    public let name: String
    public init(checked name: String) { self.name = name }
}

/// What a partner sells under one agreement.
public struct ServiceLineID: Identifier {
    public let name: String
    public init(checked name: String) { self.name = name }
}

/// One billing point of a service line.
public struct ServiceCode: Identifier {
    public let name: String
    public init(checked name: String) { self.name = name }
}

/// An app or publisher through which a partner promotes.
public struct SubchannelID: Identifier {
    public let name: String
    public init(checked name: String) { self.name = name }
}

/// A clause of a regulation: `migu-membership/a7.1`.
public struct ClauseID: Identifier {
    public let name: String
    public init(checked name: String) { self.name = name }
}
