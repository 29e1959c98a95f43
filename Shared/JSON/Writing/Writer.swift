/// The encoder: everything goes straight into one buffer, as it is asked for.
///
/// `Codable` tells when a container begins but never when it ends. It ends when the `encode(to:)` that asked for it has
/// returned, which is known here. Only a container asked for with `nestedContainer` or `superEncoder` may be written to
/// while its parent goes on; such a one has a writer of its own, a part that is put into its place in the end.
final class Writer: Encoder {
    /// What the value that is being written has become so far.
    private enum Shape { case nothing, scalar, array, object }

    private let output = Output()
    private var shape = Shape.nothing
    /// How many elements or fields the array or object has so far.
    private(set) var count = 0
    private var parts: [(offset: Int, writer: Writer)] = []

    /// Not kept: nothing that is written here can be refused.
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The text of what was written; an empty object if nothing was.
    func finish() -> [UInt8] {
        end()
        var text: [UInt8] = []
        var start = 0
        for part in parts {
            text += output.bytes(start..<part.offset)
            text += part.writer.finish()
            start = part.offset
        }
        let rest = output.bytes(start..<output.count)
        return parts.isEmpty ? rest : text + rest
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        begin(.object, Byte.openBrace)
        return KeyedEncodingContainer(ObjectWriter<Key>(writer: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        begin(.array, Byte.openBracket)
        return ArrayWriter(writer: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { ValueWriter(writer: self) }

    /// Begins a container, or goes on with it: a subclass and its superclass may share one.
    private func begin(_ container: Shape, _ bracket: UInt8) {
        guard shape != container else { return }
        precondition(shape == .nothing, "encode(to:) asks for containers of two kinds for one value")
        shape = container
        output.append(bracket)
    }

    private func end() {
        switch shape {
        case .array: output.append(Byte.closeBracket)
        case .object: output.append(Byte.closeBrace)
        case .scalar: break
        case .nothing:
            output.append(Byte.openBrace)
            output.append(Byte.closeBrace)
        }
    }
}

// MARK: - What the containers write

extension Writer {
    /// Writes the value itself as a scalar.
    func write(_ scalar: (Output) -> Void) {
        precondition(shape == .nothing, "encode(to:) writes one value twice")
        shape = .scalar
        scalar(output)
    }

    /// Writes an element as a scalar.
    func writeElement(_ scalar: (Output) -> Void) {
        beginElement()
        scalar(output)
    }

    /// Writes a field as a scalar.
    func writeField(_ name: String, _ scalar: (Output) -> Void) {
        beginField(name)
        scalar(output)
    }

    /// Writes an element of any type.
    func writeElement<T: Encodable>(_ value: T) throws {
        try writeMember(value) { $0.beginElement() }
    }

    /// Writes a field of any type.
    func writeField<T: Encodable>(_ name: String, _ value: T) throws {
        try writeMember(value) { $0.beginField(name) }
    }

    /// Writes the value itself as what another value writes.
    func write<T: Encodable>(_ value: T) throws {
        try value.encode(to: self)
    }

    /// The writer for an element that is written while this one goes on.
    func elementPart() -> Writer {
        beginElement()
        return part()
    }

    /// The writer for a field that is written while this one goes on.
    func fieldPart(_ name: String) -> Writer {
        beginField(name)
        return part()
    }

    private func part() -> Writer {
        let writer = Writer()
        parts.append((output.count, writer))
        return writer
    }

    private func beginElement() {
        if count > 0 { output.append(Byte.comma) }
        count += 1
    }

    private func beginField(_ name: String) {
        beginElement()
        output.append(name)
        output.append(Byte.colon)
    }

    /// Writes a value inside this one; if it throws, it leaves no trace.
    private func writeMember<T: Encodable>(_ value: T, begin: (Writer) -> Void) throws {
        let (outerShape, outerCount, start, outerParts) = (shape, count, output.count, parts.count)
        begin(self)
        let innerCount = count
        (shape, count) = (.nothing, 0)
        do {
            try value.encode(to: self)
            end()
            (shape, count) = (outerShape, innerCount)
        } catch {
            (shape, count) = (outerShape, outerCount)
            output.removeAll(from: start)
            parts.removeSubrange(outerParts...)
            throw error
        }
    }
}
