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
        let complaint = try map.mapped(row(["CA", "7", "Acme", "2013-08-01"])).complaint
        #expect(complaint.id.name == "t-7")
        #expect(complaint.partner.name == "Acme")
        #expect(complaint.kind == .unawareSubscription)
        #expect(complaint.createdAt.description == "2013-08-01T00:00:00+08:00")
        #expect(complaint.province == "CA")
        #expect(try map.mapped(row(["", "7", "Acme", "2013-08-01"])).complaint.province == nil)
    }

    @Test(
        "a row that can't be mapped names the field",
        arguments: [
            (["CA", "", "Acme", "2013-08-01"], .id),
            (["CA", "7", "", "2013-08-01"], .partner),
            (["CA", "7", " Acme", "2013-08-01"], .partner),
            (["CA", "7", "Acme", "2013-02-30"], .createdAt),
            (["CA", "7", "Acme", "01.08.2013"], .createdAt),
            (["CA", "7", "Acme", "9999-01-01"], .createdAt),
            (["CA", "7", "Acme"], nil),
            (["CA", "7", "Acme", "2013-08-01", "x"], nil),
        ] as [([String], ComplaintMap.Field?)])
    func badRows(fields: [String], field: ComplaintMap.Field?) throws {
        let map = try MapReader.read(ComplaintMapTests.yaml).bound(to: ["State", "Id", "Company", "Date"])
        let fault = #expect(throws: RowFault.self) { try map.mapped(row(fields)) }
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
        let fields = [
            "format", "source", "timeZone", nil, "id.constant", "partner", "kind.constant", "province",
            "province.optional", "createdAt", "createdAt.format", "fields",
        ]
        #expect(Set(faults.map(\.field)) == Set(fields))
        let failure = MapFaults(faults).failure(file: "my.yaml").text.en
        #expect(failure.contains("\nmy.yaml:8: kind.constant: must be one of UNAWARE_SUBSCRIPTION, "))
    }

    @Test(
        "a fault of a date, a time, a table or what settles names its field",
        arguments: [
            ("province: { column: S, table: { a: b }, unlisted: maybe }", ["province.unlisted"]),
            ("province: { column: S, unlisted: keep }", ["province.unlisted"]),
            ("province: { column: S, table: [a] }", ["province.table"]),
            ("province: { column: S, table: { a: } }", ["province.table.a"]),
            ("province: { constant: S, prefix: x, optional: true }", ["province.optional", "province.prefix"]),
            ("kind: { column: K, table: { Yes: ESCALATED, No: NONE } }", ["kind.table.No"]),
            ("channel: { constant: FAX }", ["channel.constant"]),
            ("partner: { column: P, prefix: \" \", table: { a: b } }", ["partner.table.a"]),
            ("createdAt: { format: yyyy-MM-dd }", ["createdAt.column"]),
            ("createdAt: { column: D, format: [] }", ["createdAt.format"]),
            ("createdAt: { column: D, format: [yyyy-MM-dd, dd, MM] }", ["createdAt.format", "createdAt.format"]),
            ("createdAt: { column: D, mayBeSwapped: true }", ["createdAt.mayBeSwapped"]),
            ("createdAt: { column: D, format: yyyy-MM-dd, mayBeSwapped: 3 }", ["createdAt.mayBeSwapped"]),
            ("createdAt: { column: D, time: { column: T, format: \"h:mm a\" } }", ["createdAt.time"]),
            (
                "createdAt: { column: D, format: yyyyMMddHH, time: { column: T, format: \"h:mm\" } }",
                ["createdAt.time", "createdAt.time.format"]
            ),
            (
                "createdAt: { column: D, format: yyyyMMdd, settledBy: { column: E } }",
                [
                    "createdAt.settledBy", "createdAt.settledBy",
                ]
            ),
            (
                "createdAt: { column: D, format: yyyyMMdd, time: { column: T, format: HH, optional: true } }",
                ["createdAt.time"]
            ),
        ])
    func namesFields(line: String, fields: [String]) {
        let others = ["id: { column: I }", "partner: { column: P }", "kind: { column: K }", "createdAt: { column: D }"]
            .filter { !line.hasPrefix($0.prefix { $0 != ":" }) }
        let yaml = "format: csv\nsource: x\nfields:\n  " + (others + [line]).joined(separator: "\n  ")
        let faults = #expect(throws: MapFaults.self) { try MapReader.read(yaml) }?.faults ?? []
        #expect(faults.compactMap(\.field).sorted() == fields)
        #expect(faults.allSatisfy { $0.line == others.count + 4 })
    }

    @Test("channel and problem are taken from columns or constants; an unknown channel is refused")
    func channels() throws {
        let yaml =
            ComplaintMapTests.yaml
            + "\n  channel: { column: Via, table: { Phone: HOTLINE }, unlisted: keep, optional: true }"
            + "\n  problem: { column: Issue }"
        let map = try MapReader.read(yaml).bound(to: ["State", "Id", "Company", "Date", "Via", "Issue"])
        func complaint(via: String) throws -> Complaint {
            try map.mapped(row(["", "7", "Acme", "2013-08-01", via, "bill"])).complaint
        }
        #expect(try complaint(via: "Phone").channel == .hotline)
        #expect(try complaint(via: "COMPLAINT_CHANNEL_MINISTRY").channel == .ministry)
        #expect(try complaint(via: "").channel == nil)
        #expect(try complaint(via: "WEIBO").problem == "bill")
        let fault = #expect(throws: RowFault.self) { try complaint(via: "Fax") }
        #expect(fault?.field == .channel)
    }

    @Test("a table gives values for words; a word that is not listed is kept or refused")
    func tables() throws {
        let yaml = ComplaintMapTests.yaml
            .replacing(
                "{ constant: UNAWARE_SUBSCRIPTION }", with: "{ column: K, table: { Yes: ESCALATED, No: ORDINARY } }"
            )
            .replacing("{ column: Company }", with: "{ column: Company, prefix: X-, table: { A: B }, unlisted: keep }")
        let map = try MapReader.read(yaml).bound(to: ["State", "Id", "Company", "Date", "K"])
        func complaint(_ company: String, _ kind: String) throws -> Complaint {
            try map.mapped(row(["", "7", company, "2013-08-01", kind])).complaint
        }
        #expect(try complaint("A", "Yes").kind == .escalated)
        #expect(try complaint("A", "No").kind == .ordinary)
        #expect(try complaint("A", "No").partner.name == "X-B")
        #expect(try complaint("C", "No").partner.name == "X-C")
        let fault = #expect(throws: RowFault.self) { try complaint("A", "yes") }
        #expect(fault?.field == .kind)
        #expect(fault?.text.en == #""yes" of the column "K" is not in the map's table"#)
    }

    @Test("an optional column may be absent, and is said to be")
    func absent() throws {
        let map = try MapReader.read(ComplaintMapTests.yaml).bound(to: ["Id", "Company", "Date"])
        #expect(map.absent == ["State"])
        #expect(try map.mapped(row(["7", "Acme", "2013-08-01"])).complaint.province == nil)
    }

    @Test("a column that the file has twice is not guessed at")
    func twice() throws {
        let map = try MapReader.read(ComplaintMapTests.yaml)
        let faults = #expect(throws: MapFaults.self) { try map.bound(to: ["Id", "Company", "Date", "Date"]) }
        #expect(faults?.faults.map(\.field) == ["createdAt"])
    }

    @Test(
        "what is no map at all is told with its line",
        arguments: [
            ("", 1), ("- a\n- b\n", 1), ("format: csv\nsource: x\n", 1), ("format: [\n", 2), ("a: b: c", 1),
            ("a: 1\nb: 2\nb: 3\n", 2),
        ])
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
        #expect(try map.mapped(row(["", "7", "Acme", text])).complaint.createdAt.description == expected)
    }

    @Test(
        "when a complaint was passed on has a format of its own; what is no time, or two, is refused",
        arguments: [
            (
                "{ column: Sent, format: yyyy-MM-dd HH:mm, optional: true }", "2024-03-05 09:30",
                "2024-03-05T09:30:00+08:00"
            ),
            ("{ column: Sent, format: yyyy-MM-dd HH:mm, optional: true }", "", ""),
            ("{ column: Sent }", "2024-03-05T09:30:00Z", "2024-03-05T17:30:00+08:00"),
            ("{ column: Sent }", "", nil), ("{ column: Sent }", "2024-03-05", nil),
            ("{ column: Sent, format: yyyy-MM-dd HH:mm }", "2024-02-30 09:30", nil),
            ("{ column: Sent, format: [dd-MM-yyyy, MM-dd-yyyy] }", "04-05-2024", nil),
        ] as [(String, String, String?)])
    func passedOn(rule: String, text: String, expected: String?) throws {
        let map = try MapReader.read(ComplaintMapTests.yaml + "\n  passedOnAt: \(rule)\n")
            .bound(to: ["State", "Id", "Company", "Date", "Sent"])
        let fields = ["CA", "7", "Acme", "2024-03-05", text]
        guard let expected else {
            let fault = #expect(throws: RowFault.self) { try map.mapped(row(fields)) }
            #expect(fault?.field == .passedOnAt)
            return
        }
        #expect(try map.mapped(row(fields)).complaint.passedOnAt?.description ?? "" == expected)
    }

    @Test("without a format a date is RFC 3339")
    func noFormat() throws {
        let map = try MapReader.read(ComplaintMapTests.yaml.replacing(", format: yyyy-MM-dd", with: ""))
            .bound(to: ["State", "Id", "Company", "Date"])
        let complaint = try map.mapped(row(["", "7", "Acme", "2013-08-01T10:00:00Z"])).complaint
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
