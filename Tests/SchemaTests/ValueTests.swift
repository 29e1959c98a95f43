import JSON
import RPC
import Schema
import Testing

@Suite("A value of the contract")
struct ValueTests {
    @Test(
        "that is an identifier is any name of 1 to 200 characters",
        arguments: [
            "a", "P-0001", "合作伙伴一号", "two words", "👨‍👩‍👧", String(repeating: "x", count: 200),
            String(repeating: "权", count: 200),
            String(repeating: "🎫", count: 200), "a\u{a0}b",
        ])
    func identifiers(name: String) throws {
        let id = try #require(PartnerID(name))
        #expect(id.name == name)
        #expect(try JSON.decode(Holder<PartnerID>.self, from: JSON.encode(Holder(value: id))).value == id)
    }

    @Test(
        "that is an identifier has no blank at its ends, no control character and an end",
        arguments: [
            "", " ", "a ", " a", "\u{3000}a", "a\u{a0}", "a\u{2028}", "a\nb", "a\u{0}b", "a\u{7f}b", "a\u{85}b",
            "a\u{9f}b",
            "\u{1b}[31m", String(repeating: "x", count: 201), String(repeating: "权", count: 201),
            "e" + String(repeating: "\u{301}", count: 200),
        ])
    func refusedIdentifiers(name: String) throws {
        #expect(PartnerID(name) == nil)
        let body = try JSON.encode(["value": name])
        #expect(refusal(of: Holder<PartnerID>.self, String(decoding: body, as: UTF8.self))?.field == "value")
    }

    @Test("that is an identifier sorts by its name")
    func identifierOrder() {
        #expect(["b", "a", "C"].compactMap { ClauseID($0) }.sorted().map(\.name) == ["C", "a", "b"])
    }

    @Test(
        "that is money is whole fen, as a number or a string of digits",
        arguments: [
            ("0", 0), ("-1", -1), ("9223372036854775807", Int64.max), ("\"-9223372036854775808\"", Int64.min),
            ("\"42\"", 42),
        ])
    func money(text: String, amount: Int64) throws {
        let fen = try JSON.decode(Fen.self, from: text)
        #expect(fen == Fen(amount))
        #expect(try JSON.encodeText(fen) == "\(amount)")
    }

    @Test(
        "that is money is nothing else",
        arguments: [
            "0.5", "\"\"", "\"1.005\"", "9223372036854775808", "\"12 \"", "\"¥1\"", "true", "null", "[1]",
        ])
    func refusedMoney(text: String) {
        #expect(refusal(of: Holder<Fen>.self, #"{"value":\#(text)}"#)?.field == "value")
        #expect(throws: DecodingError.self) { try JSON.decode(Fen.self, from: text) }
    }

    @Test("that is money adds, subtracts and compares in fen")
    func moneyArithmetic() {
        #expect(Fen(999) + Fen(1) == Fen(1_000))
        #expect(Fen(1) - Fen(2) == Fen(-1))
        #expect(Fen(-1) < Fen(0))
    }

    @Test("that is one of a list is its name in the contract")
    func enumerations() throws {
        #expect(try JSON.encodeText(SanctionState.inForce) == #""SANCTION_STATE_IN_FORCE""#)
        #expect(try JSON.decode(SanctionState.self, from: #""SANCTION_STATE_IN_FORCE""#) == .inForce)
    }

    @Test(
        "that is none of its list is told the list",
        arguments: [
            #""inForce""#, #""SANCTION_STATE_UNSPECIFIED""#, #""sanction_state_in_force""#, #""""#,
        ])
    func refusedEnumerations(text: String) throws {
        let failure = refusal(of: Holder<SanctionState>.self, #"{"value":\#(text)}"#)
        #expect(failure?.field == "value")
        #expect(failure?.message.en.contains("SANCTION_STATE_LIFTED") == true)
    }

    @Test("that is of another kind of JSON is refused with its field", arguments: ["1", "true", "[]", "{}"])
    func kinds(text: String) {
        for failure in [
            refusal(of: Holder<Day>.self, #"{"value":\#(text)}"#),
            refusal(of: Holder<Instant>.self, #"{"value":\#(text)}"#),
            refusal(of: Holder<PartnerID>.self, #"{"value":\#(text)}"#),
            refusal(of: Holder<ComplaintKind>.self, #"{"value":\#(text)}"#),
        ] {
            #expect(failure?.field == "value")
            #expect(failure?.reason == "RPC_BAD_BODY")
        }
    }

    @Test("that is a reason has its clause and both sentences")
    func reasons() throws {
        let clause = try #require(ClauseID("migu-membership/a7.1"))
        let reason = Reason(clause: clause, text: Text(zh: "5 次通报 ≥ 5", en: "5 notifications ≥ 5"))
        let text = try JSON.encodeText(reason)
        #expect(text == #"{"clause":"migu-membership/a7.1","zh":"5 次通报 ≥ 5","en":"5 notifications ≥ 5"}"#)
        #expect(try JSON.decode(Reason.self, from: text) == reason)
        #expect(refusal(of: Reason.self, #"{"clause":"","zh":"a","en":"b"}"#)?.field == "clause")
        #expect(refusal(of: Reason.self, #"{"clause":"a","zh":"a"}"#)?.field == "en")
    }

    @Test("among many that can't be read is an error in its place, with what stood there")
    func attempts() throws {
        let good = #"{"id":"1","partner":"p","kind":"COMPLAINT_KIND_ORDINARY","createdAt":"2024-02-29T00:00:00Z"}"#
        let bad = good.replacing(#""p""#, with: #""p ""#)
        let batch = try JSON.decode(FileBatchRequest.self, from: #"{"complaints":[\#(good),\#(bad),{},null]}"#)
        let failures = batch.complaints.map(\.failure)
        #expect(failures.map { $0 == nil } == [true, false, false, false])
        #expect(failures.map(\.?.field) == [nil, "partner", "id", nil])
        #expect(failures.dropFirst().allSatisfy { $0?.code == .invalidArgument })
        #expect(try JSON.decode(FileBatchRequest.self, from: JSON.encode(batch)) == batch)
    }
}

extension Attempted {
    fileprivate var failure: RPCError? {
        if case .unreadable(_, let error) = self { error } else { nil }
    }
}
