import JSON
import Testing

@Suite("Errors name the field") struct ErrorTests {
    private struct Unreadable: Error, CustomStringConvertible {
        var description: String { "a day looks like 2024-01-15" }
    }

    private struct Day: Decodable {
        init(from decoder: any Decoder) throws {
            let text = try decoder.singleValueContainer().decode(String.self)
            guard text.utf8.count == 10 else { throw Unreadable() }
        }
    }

    private struct Complaint: Decodable {
        var id: String
        var createdAt: Day?
        var count: Int32?
        var notes: [String: [Int]]?
    }

    private struct Batch: Decodable {
        var complaints: [Complaint]
        var first: Complaint?
        var isLast: Bool?
    }

    private static let faults: [(String, String)] = [
        (#"{"complaints":[{"id":"a"},{"id":"b"},{"id":"c","createdAt":"x"}]}"#, "complaints[2].createdAt"),
        (#"{"complaints":[{"id":"a"},{"count":1}]}"#, "complaints[1].id"),
        (#"{"complaints":[{"id":"a"},null]}"#, "complaints[1]"),
        (#"{"complaints":[{"id":null}]}"#, "complaints[0].id"),
        (#"{"complaints":[{"id":7}]}"#, "complaints[0].id"),
        (#"{"complaints":{}}"#, "complaints"),
        (#"{"complaints":[],"first":{}}"#, "first.id"),
        (#"{"complaints":[],"first":[]}"#, "first"),
        (#"{"complaints":[],"isLast":1}"#, "isLast"),
        (#"{"x":[{"y":[1,2]}],"first":{"id":"","count":4.5}}"#, "first.count"),
        (#"{"first":{"id":"","notes":{"a":[1],"b":[1,2,"3",{}]}}}"#, "first.notes.b[3]"),
        ("[]", ""), ("null", ""), ("{", ""),
    ]

    @Test("with its path", arguments: faults)
    func path(json: String, path: String) throws {
        let error = #expect(throws: DecodingError.self) { try JSON.decode(Batch.self, from: json) }
        #expect(try #require(error).jsonPath == path)
    }

    @Test("a missing field has a name, any other fault has none")
    func missingKey() throws {
        let missing = #expect(throws: DecodingError.self) { try JSON.decode(Complaint.self, from: "{}") }
        #expect(missing?.missingKey == "id")
        #expect(missing?.jsonPath == "id")
        let other = #expect(throws: DecodingError.self) { try JSON.decode(Complaint.self, from: #"{"id":1}"#) }
        #expect(other?.missingKey == nil)
    }

    @Test("another error than DecodingError is wrapped where it was thrown")
    func wrapped() throws {
        let json = #"{"complaints":[{"id":"a","createdAt":"soon"}]}"#
        let error = #expect(throws: DecodingError.self) { try JSON.decode(Batch.self, from: json) }
        guard case .dataCorrupted(let context) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(context.debugDescription == "a day looks like 2024-01-15")
        #expect(context.underlyingError is Unreadable)
        #expect(error?.jsonPath == "complaints[0].createdAt")
        #expect(throws: DecodingError.self) { try JSON.decode(Day.self, from: "\"soon\"") }
    }

    @Test("the kinds of error are those of Codable")
    func kinds() {
        func kind(_ json: String) -> String {
            do {
                _ = try JSON.decode(Complaint.self, from: json)
                return "none"
            } catch DecodingError.typeMismatch { return "typeMismatch" } catch DecodingError.valueNotFound {
                return "valueNotFound"
            } catch DecodingError.keyNotFound { return "keyNotFound" } catch { return "other" }
        }
        #expect(kind(#"{"id":"a","unknown":{"b":[1]}}"#) == "none")
        #expect(kind(#"{"id":true}"#) == "typeMismatch")
        #expect(kind(#"{"id":null}"#) == "valueNotFound")
        #expect(kind(#"{}"#) == "keyNotFound")
        #expect(kind(#"{"id":"a","count":2147483648}"#) == "other")
    }
}
