import RPC
import Schema
import Testing

@testable import Rulebook

@Suite("The clause catalogues hold every clause of the five regulations")
struct ClauseCatalogueTests {
    private static let regulations = [
        ("cmpay-channel", 87), ("maoming-benefits", 297), ("maoming-enterprise", 221), ("migu-membership", 119),
        ("unicom-benefits", 58),
    ]
    /// One library for all tests: a catalogue is parsed once.
    private static let library = ClauseLibrary()
    private var library: ClauseLibrary { Self.library }

    private func allClauses() throws -> [Clause] {
        try Self.regulations.flatMap { try library.catalogue(of: $0.0).clauses }
    }

    @Test("each regulation has its clauses", arguments: regulations)
    func counts(regulation: String, count: Int) throws {
        let catalogue = try library.catalogue(of: regulation)
        #expect(catalogue.regulation == regulation)
        #expect(catalogue.clauses.count == count)
        #expect(Set(catalogue.clauses.map(\.id)).count == count)
    }

    @Test("what the program decides, demands evidence for and only knows")
    func executables() throws {
        let clauses = try allClauses()
        #expect(clauses.count == 782)
        #expect(clauses.count { $0.executable == .yes } == 532)
        #expect(clauses.count { $0.executable == .record } == 156)
        #expect(clauses.count { $0.executable == .no } == 94)
        #expect(clauses.allSatisfy { $0.executable != .no || $0.why != nil })
    }

    @Test(
        "whose matter they are",
        arguments: [
            (Clause.Owner.intake, 324), (.review, 182), (.complaint, 109), (.all, 78), (.settlement, 51),
            (.pricing, 38),
        ])
    func owners(owner: Clause.Owner, count: Int) throws {
        let clauses = try allClauses()
        #expect(clauses.count { $0.owner == owner } == count)
    }

    @Test(
        "of what nature they are",
        arguments: [
            (Clause.Kind.rule, 247), (.workflow, 106), (.record, 100), (.threshold, 65), (.score, 64), (.role, 55),
            (.principle, 54), (.list, 51), (.deadline, 40),
        ])
    func kinds(kind: Clause.Kind, count: Int) throws {
        let clauses = try allClauses()
        #expect(clauses.count { $0.kind == kind } == count)
    }

    @Test(#"a clause keeps where it stands, what it says and how it is read: "migu-membership/a7.1""#)
    func clause() throws {
        let clause = try #require(try library.clause(ClauseID(checked: "migu-membership/a7.1")))
        #expect(clause.cite == "附件7 一级预警")
        #expect(clause.kind == .threshold)
        #expect(clause.owner == .complaint)
        #expect(clause.says.hasPrefix("Warning tier 1: 5 or more and fewer than 10 notifications"))
        #expect(clause.notes?.contains("1 week is read as 7 days") == true)
        #expect(try library.clause(ClauseID(checked: "migu-membership/a7.9")) == nil)
    }

    @Test(#"a table is kept as plain data: "maoming-benefits/27.s3", "maoming-benefits/18.2""#)
    func tables() throws {
        let grades = try #require(try library.clause(ClauseID(checked: "maoming-benefits/27.s3")))
        #expect(grades.bands.map { $0["grade"] } == ["A", "B", "C"])
        #expect(grades.bands.first?["from"] == "90")
        let terms = try #require(try library.clause(ClauseID(checked: "maoming-benefits/18.2")))
        #expect(terms.list == ["OTC药物", "医疗器械", "保健品"])
    }

    @Test("the ids found without parsing are those of the parsed catalogue", arguments: regulations.map(\.0))
    func scannedIDs(regulation: String) throws {
        let parsed = try library.catalogue(of: regulation).clauses.map(\.id.name)
        #expect(ClauseCatalogue.ids(of: regulation) == Set(parsed))
    }

    @Test("a regulation without a catalogue is told so")
    func unknownRegulation() {
        #expect(throws: RulebookLoadError.self) { try library.catalogue(of: "nobody") }
    }

    @Test("every fault of a catalogue is told at once, with its line")
    func faults() {
        let text = """
            regulation: sample
            title: 样本
            version: "1"
            issued: null
            clauses:
              - {id: sample/1, cite: 第一条, kind: rule, owner: intake, executable: 'yes', says: A rule.}
              - {id: sample/1, cite: 第二条, kind: rule, owner: intake, executable: 'yes', says: Again.}
              - {id: other/2, cite: 第三条, kind: rule, owner: intake, executable: 'yes', says: Elsewhere.}
              - {id: sample/3, cite: 第四条, kind: law, owner: nobody, executable: maybe, says: Unknown.}
              - {id: sample/4, cite: 第五条, kind: role, owner: all, executable: 'no', says: Why not.}
              - {id: sample/5, kind: role, owner: all, executable: 'yes', says: Without a place., cases: []}
            """
        let error = #expect(throws: RulebookLoadError.self) {
            try ClauseCatalogue(SourceFile(name: "sample.yaml", text: text))
        }
        #expect(error?.faults.map(\.line) == [7, 8, 9, 9, 9, 10, 11, 11])
        #expect(error?.faults.allSatisfy { $0.file == "sample.yaml" && $0.text.zh != $0.text.en } == true)
    }
}
