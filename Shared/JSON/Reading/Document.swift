/// A parsed JSON text: its bytes and its tokens; values are made from it as they are asked for.
///
/// It holds both in memory of its own, not in arrays: arrays that a class holds are counted and checked at each access,
/// which would be a third of the time that it takes to read a message.
final class Document {
    /// The token of the whole value.
    static let root = 0

    let bytes: UnsafeBufferPointer<UInt8>
    let tokens: UnsafeMutableBufferPointer<Token>

    /// Parses a text.
    init(parsing text: [UInt8]) throws(SyntaxError) {
        (bytes, tokens) = try text.withUnsafeBufferPointer { text throws(SyntaxError) in
            let parser = try Parser(text)
            let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.count + parser.meanings.count)
            let end = bytes.initialize(fromContentsOf: text)
            _ = bytes[end...].initialize(fromContentsOf: parser.meanings)
            let tokens = UnsafeMutableBufferPointer<Token>.allocate(capacity: parser.tokens.count)
            _ = tokens.initialize(fromContentsOf: parser.tokens)
            return (UnsafeBufferPointer(bytes), tokens)
        }
    }

    deinit {
        bytes.deallocate()
        tokens.deallocate()
    }

    /// The bytes of a string or number.
    func bytes(at token: Int) -> Slice<UnsafeBufferPointer<UInt8>> { bytes[tokens[token].range] }

    /// The string of a string token or a key.
    func text(at token: Int) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes(at: token)), as: UTF8.self)
    }

    /// The elements of an array, or the keys of an object, each followed by its value; in the order of the text.
    func members(of container: Int) -> some Sequence<Int> {
        let end = Int(tokens[container].next)
        let keyLength = keyLength(in: container)
        return sequence(state: container + 1) { member in
            guard member < end else { return nil }
            defer { member = Int(self.tokens[member + keyLength].next) }
            return member
        }
    }

    /// How many tokens of a member come before its value.
    private func keyLength(in container: Int) -> Int { tokens[container].kind == .object ? 1 : 0 }

    /// The value token of a field; nil where the object has no such key.
    func member(_ name: String, ofObject object: Int) -> Int? {
        var name = name
        return name.withUTF8 { name in
            let start = tokens[object].searchStart
            let key = key(name, from: start, to: Int(tokens[object].next)) ?? key(name, from: object + 1, to: start)
            guard let key else { return nil }
            tokens[object].searchStart = Int(tokens[key + 1].next)
            return key + 1
        }
    }

    private func key(_ name: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
        var key = start
        while key < end {
            let range = tokens[key].range
            if range.count == name.count, bytes[range].elementsEqual(name) { return key }
            key = Int(tokens[key + 1].next)
        }
        return nil
    }

    /// The keys and indexes that lead to a token, found in time linear in what stands before it.
    ///
    /// Only errors ask for a path, so nothing is kept for it.
    func path(to target: Int) -> [any CodingKey] {
        var path: [any CodingKey] = []
        var container = Document.root
        while container < target {
            let keyLength = keyLength(in: container)
            for (index, member) in members(of: container).enumerated() where tokens[member + keyLength].next > target {
                path.append(keyLength > 0 ? PathKey.name(text(at: member)) : PathKey.index(index))
                container = member + keyLength
                break
            }
        }
        return path
    }
}

/// One step of a path: a field's name or an array's index.
enum PathKey: CodingKey {
    case name(String)
    case index(Int)

    init(stringValue: String) { self = .name(stringValue) }
    init(intValue: Int) { self = .index(intValue) }

    var stringValue: String {
        switch self {
        case .name(let name): name
        case .index(let index): "\(index)"
        }
    }

    var intValue: Int? {
        switch self {
        case .name: nil
        case .index(let index): index
        }
    }
}
