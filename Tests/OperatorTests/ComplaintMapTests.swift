import Foundation
import RPC
import Schema
import Testing

@testable import Operator

@Suite("A map turns rows into complaints and says everything that is wrong with it at once")
struct ComplaintMapTests {
    static let yaml = """
        format: csv
        source: test
        timeZone: Asia/Shanghai
        fields:
          id:        { column: Id, prefix: "t-" }
          partner:   { column: Company }
          kind:      { constant: UNAWARE_SUBSCRIPTION }
          createdAt: { column: Date, format: yyyy-MM-dd }
          province:  { column: State, optional: true }
        """

    private func row(_ fields: [String]) -> CSVRow { CSVRow(line: 2, fields: fields) }

    @Test("maps columns, constants, prefixes and optional columns")
    func maps() throws {
        let map = try MapReader.read(ComplaintMapTests.yaml).bound(to: ["State", "Id", "Company", "Date"])
        let complaint = try map.complaint(row(["CA", "7", "Acme", "2013-08-01"]))
        #expect(complaint.id.name == "t-7")
        #expect(complaint.partner.name == "Acme")
        #expect(complaint.kind == .unawareSubscription)
        #expect(complaint.createdAt.description == "2013-08-01T00:00:00+08:00")
        #expect(complaint.province == "CA")
        #expect(try map.complaint(row(["", "7", "Acme", "2013-08-01"])).province == nil)
    }

    @Test(
        "a row that can't be mapped names the field",
        arguments: [
            (["CA", "", "Acme", "2013-08-01"], "id"),
            (["CA", "7", "", "2013-08-01"], "partner"),
            (["CA", "7", " Acme", "2013-08-01"], "partner"),
            (["CA", "7", "Acme", "2013-02-30"], "createdAt"),
            (["CA", "7", "Acme", "01.08.2013"], "createdAt"),
            (["CA", "7", "Acme", "9999-01-01"], "createdAt"),
            (["CA", "7", "Acme"], nil),
            (["CA", "7", "Acme", "2013-08-01", "x"], nil),
        ] as [([String], String?)])
    func badRows(fields: [String], field: String?) throws {
        let map = try MapReader.read(ComplaintMapTests.yaml).bound(to: ["State", "Id", "Company", "Date"])
        let fault = #expect(throws: RowFault.self) { try map.complaint(row(fields)) }
        #expect(fault?.field == field)
    }

    @Test("all faults of a map are told at once, with their lines")
    func allFaults() {
        let yaml = """
            format: xml
            source: ""
            timeZone: Mars
            colour: red
            fields:
              id:        { constant: 5 }
              partner:   { column: A, constant: B }
              kind:      { constant: GRUMBLE }
              province:  { column: S, format: yyyy-MM-dd, optional: maybe }
              createdAt: { column: D, format: dd.MM, optional: true }
              shoe:      { column: X }
            """
        let faults = #expect(throws: MapFaults.self) { try MapReader.read(yaml) }?.faults ?? []
        #expect(faults.map(\.line) == [1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 10, 11])
    }

    @Test(
        "what is no map at all is told with its line",
        arguments: [("", 1), ("- a\n- b\n", 1), ("format: csv\nsource: x\n", 1), ("format: [\n", 2), ("a: b: c", 1)])
    func noMap(yaml: String, line: Int) {
        let faults = #expect(throws: MapFaults.self) { try MapReader.read(yaml) }?.faults ?? []
        #expect(faults.map(\.line).contains(line), "\(faults)")
    }

    @Test("a missing required field is told")
    func missingField() {
        let yaml = "format: csv\nsource: x\nfields:\n  id: { column: A }\n"
        let faults = #expect(throws: MapFaults.self) { try MapReader.read(yaml) }?.faults ?? []
        #expect(faults.map(\.text.en) == ["fields lacks partner", "fields lacks kind", "fields lacks createdAt"])
    }

    @Test("columns that the file lacks are told all at once")
    func missingColumns() throws {
        let map = try MapReader.read(ComplaintMapTests.yaml)
        let faults = #expect(throws: MapFaults.self) { try map.bound(to: ["Id", "State"]) }
        #expect(faults?.faults.map(\.line) == [6, 8])
    }

    @Test(
        "dates are read in their format and zone",
        arguments: [
            ("yyyy-MM-dd", "Asia/Shanghai", "2013-08-01", "2013-08-01T00:00:00+08:00"),
            ("dd/MM/yyyy HH:mm:ss", "Asia/Shanghai", "01/08/2013 23:59:58", "2013-08-01T23:59:58+08:00"),
            ("yyyyMMdd", "Z", "20130801", "2013-08-01T08:00:00+08:00"),
            ("yyyy-MM-ddTHH:mm", "-05:00", "2013-08-01T12:30", "2013-08-02T01:30:00+08:00"),
        ])
    func dates(format: String, zone: String, text: String, expected: String) throws {
        let yaml = ComplaintMapTests.yaml.replacing("Asia/Shanghai", with: "\"\(zone)\"")
            .replacing("yyyy-MM-dd", with: "\"\(format)\"")
        let map = try MapReader.read(yaml).bound(to: ["State", "Id", "Company", "Date"])
        #expect(try map.complaint(row(["", "7", "Acme", text])).createdAt.description == expected)
    }

    @Test("without a format a date is RFC 3339")
    func noFormat() throws {
        let map = try MapReader.read(ComplaintMapTests.yaml.replacing(", format: yyyy-MM-dd", with: ""))
            .bound(to: ["State", "Id", "Company", "Date"])
        let complaint = try map.complaint(row(["", "7", "Acme", "2013-08-01T10:00:00Z"]))
        #expect(complaint.createdAt.description == "2013-08-01T18:00:00+08:00")
    }

    @Test("the maps that are shipped have no fault")
    func shipped() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../compose/maps")
        let maps = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(!maps.isEmpty)
        for map in maps { _ = try MapReader.read(String(contentsOf: map, encoding: .utf8)) }
    }
}
