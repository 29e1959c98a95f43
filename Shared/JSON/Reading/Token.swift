/// One value or one key of a JSON text, in the order of the text.
///
/// A text becomes a flat list of these: the members of an array follow it, an object is followed by a key, its value,
/// the next key and so on. `next` leaps over whatever a value contains, so finding a field never walks into the others.
struct Token {
    enum Kind: UInt8 {
        case null, `true`, `false`, integer, decimal, string, array, object
    }

    let kind: Kind
    /// Offset of the first byte: of a string's contents, of a number, of a container's bracket.
    let start: UInt32
    /// The offset after a string or number, or how many elements an array has, or an object's `searchStart`.
    private var detail: UInt32
    /// The token after this one and everything inside it.
    private(set) var next: UInt32

    /// A value without parts, which is token number `index`.
    init(_ kind: Kind, _ range: Range<Int>, index: Int) {
        self.kind = kind
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        detail = UInt32(truncatingIfNeeded: range.upperBound)
        next = UInt32(truncatingIfNeeded: index + 1)
    }

    /// Where the bytes of a string or number are.
    var range: Range<Int> { Int(start)..<Int(detail) }

    /// How many elements an array has.
    var count: Int { Int(detail) }

    /// The key of an object at which the next search begins: the one after the last found.
    ///
    /// Fields are mostly asked for in the order they were written, so reading an object of any size takes linear time.
    var searchStart: Int {
        get { Int(detail) }
        set { detail = UInt32(truncatingIfNeeded: newValue) }
    }

    /// Ends the array or object that is token number `index` before token number `next`.
    mutating func close(index: Int, next: Int, count: Int) {
        detail = UInt32(truncatingIfNeeded: kind == .object ? index + 1 : count)
        self.next = UInt32(truncatingIfNeeded: next)
    }
}

/// The bytes that JSON gives a meaning.
enum Byte {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
    static let comma = UInt8(ascii: ",")
    static let colon = UInt8(ascii: ":")
    static let openBracket = UInt8(ascii: "[")
    static let closeBracket = UInt8(ascii: "]")
    static let openBrace = UInt8(ascii: "{")
    static let closeBrace = UInt8(ascii: "}")
    static let minus = UInt8(ascii: "-")
    static let plus = UInt8(ascii: "+")
    static let point = UInt8(ascii: ".")
    static let zero = UInt8(ascii: "0")
    static let nine = UInt8(ascii: "9")
    static let digits = zero...nine
}
