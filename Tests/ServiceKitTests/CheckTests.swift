import RPC
import Schema
import ServiceKit
import Testing

@Suite("What a person does names the person, the department and the evidence (R14, R42)")
struct CheckTests {
    private static let clause = ClauseID(checked: "migu-membership/3")
    private let hash = String(repeating: "a1", count: 32)

    @Test(
        "somebody without name or role is bad input",
        arguments: [("", "clerk", "by.name"), (" ", "clerk", "by.name"), ("Li", "", "by.role")])
    func person(name: String, role: String, field: String) throws {
        let error = try #require(throws: RPCError.self) { try Person(name: name, role: role).check() }
        #expect(error.code == .invalidArgument)
        #expect(error.field == field)
    }

    @Test(
        #"another department is refused with the clause ("migu-membership/3")"#,
        arguments: [nil, "finance", "Innovation"])
    func department(_ department: String?) throws {
        let person = Person(name: "Li", role: "head", department: department)
        let error = try #require(throws: RPCError.self) { try person.check(of: ["innovation"], under: Self.clause) }
        #expect(error.code == .permissionDenied)
        #expect(error.clause == "migu-membership/3")
        #expect(error.field == "by.department")
        try Person(name: "Li", role: "head", department: "innovation").check(of: ["innovation"], under: Self.clause)
    }

    @Test("no evidence is a rule not met, one that is not described is bad input")
    func evidence() throws {
        let none = try #require(throws: RPCError.self) { try [Document]().check(under: Self.clause) }
        #expect(none.code == .failedPrecondition)
        #expect(none.clause == "migu-membership/3")
        for (document, field) in [
            (Document(name: "", size: 1, sha256: hash), "evidence[1].name"),
            (Document(name: "a.pdf", size: 0, sha256: hash), "evidence[1].size"),
            (Document(name: "a.pdf", size: 1, sha256: "a1"), "evidence[1].sha256"),
            (Document(name: "a.pdf", size: 1, sha256: String(repeating: "z", count: 64)), "evidence[1].sha256"),
        ] {
            let good = Document(name: "b.pdf", size: 2, sha256: hash)
            let error = try #require(throws: RPCError.self) { try [good, document].check(under: Self.clause) }
            #expect(error.code == .invalidArgument)
            #expect(error.field == field)
        }
        try [Document(name: "a.pdf", size: 1, sha256: hash)].check(under: Self.clause)
    }
}
