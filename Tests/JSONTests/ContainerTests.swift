import JSON
import Testing

@Suite("Hand-written Codable") struct ContainerTests {
    private enum Key: String, CodingKey { case a, b, c, inner, list }

    /// Writes and reads nested containers, with a parent that goes on while its child is open.
    private struct Interleaved: Codable, Equatable {
        var values: [Int]

        init(_ values: [Int]) { self.values = values }

        init(from decoder: any Decoder) throws {
            let outer = try decoder.container(keyedBy: Key.self)
            let inner = try outer.nestedContainer(keyedBy: Key.self, forKey: .inner)
            var list = try inner.nestedUnkeyedContainer(forKey: .list)
            var last = try list.nestedContainer(keyedBy: Key.self)
            _ = last
            values = [try outer.decode(Int.self, forKey: .a), try inner.decode(Int.self, forKey: .b)]
            #expect(list.currentIndex == 1 && list.count == 4)
            #expect(try list.decodeNil() == false)
            values.append(try list.decode(Int.self))
            #expect(try list.decodeNil())
            var deep = try list.nestedUnkeyedContainer()
            #expect(deep.isAtEnd && list.isAtEnd)
            #expect(throws: DecodingError.self) { try deep.decode(Int.self) }
            last = try outer.nestedContainer(keyedBy: Key.self, forKey: .inner)
            #expect(last.allKeys == [.list, .b])
        }

        func encode(to encoder: any Encoder) throws {
            var outer = encoder.container(keyedBy: Key.self)
            var inner = outer.nestedContainer(keyedBy: Key.self, forKey: .inner)
            var list = inner.nestedUnkeyedContainer(forKey: .list)
            _ = list.nestedContainer(keyedBy: Key.self)
            try outer.encode(values[0], forKey: .a)
            try inner.encode(values[1], forKey: .b)
            try list.encode(values[2])
            try list.encodeNil()
            _ = list.nestedUnkeyedContainer()
            #expect(list.count == 4)
        }
    }

    @Test("nested containers may be written in turns")
    func interleaved() throws {
        let value = Interleaved([1, 2, 3])
        let text = try JSON.encodeText(["x": value])
        #expect(text == #"{"x":{"inner":{"list":[{},3,null,[]],"b":2},"a":1}}"#)
        #expect(try JSON.decode([String: Interleaved].self, from: text) == ["x": value])
    }

    private class Base: Codable {
        var a: Int
        init(a: Int) { self.a = a }
    }

    private final class Derived: Base {
        var b: Int
        init(a: Int, b: Int) {
            self.b = b
            super.init(a: a)
        }
        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            b = try container.decode(Int.self, forKey: .b)
            try super.init(from: try container.superDecoder())
        }
        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try super.encode(to: container.superEncoder())
            try container.encode(b, forKey: .b)
        }
    }

    private final class Shared: Base {
        override func encode(to encoder: any Encoder) throws {
            try super.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(true, forKey: .b)
        }
    }

    @Test("a superclass has its own object or shares one")
    func superclass() throws {
        let text = try JSON.encodeText(Derived(a: 1, b: 2))
        #expect(text == #"{"super":{"a":1},"b":2}"#)
        let read = try JSON.decode(Derived.self, from: text)
        #expect(read.a == 1 && read.b == 2)
        #expect(try JSON.encodeText([Shared(a: 1)]) == #"[{"a":1,"b":true}]"#)
    }

    private struct Reluctant: Encodable {
        struct Refusal: Error {}
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode("half", forKey: .a)
            throw Refusal()
        }
    }

    private struct Patient: Encodable {
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try? container.encode(Reluctant(), forKey: .a)
            try container.encode(1, forKey: .b)
            try? container.encode(Reluctant(), forKey: .c)
        }
    }

    @Test("a value that throws leaves no trace")
    func failure() throws {
        #expect(try JSON.encodeText(Patient()) == #"{"b":1}"#)
        #expect(throws: Reluctant.Refusal.self) { try JSON.encode([Reluctant()]) }
    }

    @Test("an enum is its raw value, or an object of its case")
    func enums() throws {
        #expect(try JSON.encodeText([Tier.watch]) == #"["watch"]"#)
        let outcomes: [Outcome] = [
            .refused(clause: "7.2", count: 5), .refused(clause: "", count: nil), .accepted(true), .open,
        ]
        let text = try JSON.encodeText(outcomes)
        #expect(
            text
                == #"[{"refused":{"clause":"7.2","count":5}},{"refused":{"clause":""}},{"accepted":{"_0":true}},{"open":{}}]"#
        )
        #expect(try JSON.decode([Outcome].self, from: text) == outcomes)
        let error = #expect(throws: DecodingError.self) { try JSON.decode([Tier].self, from: #"["watch","none"]"#) }
        #expect(error?.jsonPath == "[1]")
    }

    @Test("long texts grow the buffer")
    func long() throws {
        let lines = (0..<5000).map { "line \($0) \"quoted\"" }
        #expect(try JSON.decode([String].self, from: JSON.encode(lines)) == lines)
        let one = [String(repeating: "中", count: 100_000)]
        #expect(try JSON.decode([String].self, from: JSON.encode(one)) == one)
    }
}
