import Foundation
import RPC
import Schema
import Testing

@testable import Rulebook

@Suite("An operator's folder replaces whole files")
struct OverrideTests {
    /// A folder of its own with these files, which is gone afterwards.
    private func withFolder<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rulebook-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return try body(folder.path)
    }

    @Test("a file takes the place of the embedded one; the others stay")
    func wholeFile() throws {
        let file = try SourceFile.migu(replacing: "effective: 2023-12\n", with: "effective: 2023-12-20\n")
        let rulebooks = try withFolder(["migu-membership.yaml": file.text, "notes.txt": "?"]) { folder in
            try Rulebooks.load(overrides: folder)
        }
        #expect(try rulebooks.version(of: "migu-membership", on: try #require(Day("2023-12-19"))).version == "2")
        #expect(try rulebooks.version(of: "migu-membership", on: try #require(Day("2023-12-20"))).version == "2.1")
        #expect(rulebooks.regulations.count == 5)
    }

    @Test("faults of several files are told together, with the path of the file")
    func faults() throws {
        let files = [
            "migu-membership.yaml": "versions: []", "cmpay-channel.yaml": "title: 1", "migu.yaml": "{}",
            "unicom-benefits.yml": "{}",
        ]
        try withFolder(files) { folder in
            let error = try #require(throws: RulebookLoadError.self) { try Rulebooks.load(overrides: folder) }
            #expect(Set(error.faults.map(\.file)) == Set(files.keys.map { "\(folder)/\($0)" }))
            #expect(
                error.faults.contains {
                    $0.file.hasSuffix("/migu.yaml") && $0.text.en.contains("named for a regulation")
                })
        }
    }

    @Test("a folder that is not there and a file that is no text are refused")
    func unreadable() throws {
        #expect(throws: RulebookLoadError.self) { try Rulebooks.load(overrides: "/nowhere/at/all") }
        try withFolder(["keep.txt": ""]) { folder in
            try Data([0xff, 0xfe, 0x00]).write(to: URL(filePath: folder).appending(path: "migu-membership.yaml"))
            #expect(throws: RulebookLoadError.self) { try Rulebooks.load(overrides: folder) }
        }
    }

    @Test("the demo's rulebook differs in its effective day alone")
    func demo() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let demo = try Rulebooks.load(overrides: root.appending(path: "compose/rulebooks-demo").path)
        let rulebook = try demo.rulebook(of: "migu-membership", on: try #require(Day("2013-08-01")))
        let shipped = try Rulebooks.load().rulebook(of: "migu-membership", on: try #require(Day("2024-01-01")))
        #expect(rulebook.version.version == "2.1")
        #expect(try rulebook.warningRules() == shipped.warningRules())
        #expect(try demo.rulebook(of: "migu-membership", on: try #require(Day("2024-01-01"))) === rulebook)
    }

    @Test(
        "an amendment replaces the fields it gives, takes away those it says null for, and leaves unnamed versions out")
    func amendment() throws {
        let text = "amends: shipped\nversions: [{version: trial (试行), effective: 2024-03-01}]\n"
        let amended = try withFolder(["cmpay-channel.yaml": text]) { try Rulebooks.load(overrides: $0) }
        let version = try amended.version(of: "cmpay-channel", on: try #require(Day("2024-03-01")))
        #expect(version.version == "trial (试行)")
        #expect(version.isTextHeld)
        #expect(
            throws: RulebookError.noVersionInForce(
                regulation: "cmpay-channel", day: Day("2024-02-29") ?? .init(daysSinceEpoch: 0))
        ) {
            try amended.version(of: "cmpay-channel", on: try #require(Day("2024-02-29")))
        }
        let one = "amends: shipped\nversions: [{version: '2.1', warning: null}]\n"
        let error = try withFolder(["migu-membership.yaml": one]) { folder in
            try #require(throws: RulebookLoadError.self) { try Rulebooks.load(overrides: folder) }
        }
        #expect(error.faults.contains { $0.text.en.contains("the field warning is missing") }, "\(error)")
    }

    @Test("an amendment can only be of what is shipped")
    func wrongAmendment() throws {
        for (file, text) in [("cmpay-channel.yaml", "amends: other"), ("cmpay.yaml", "amends: shipped")] {
            let error = try withFolder([file: text]) { folder in
                try #require(throws: RulebookLoadError.self) { try Rulebooks.load(overrides: folder) }
            }
            #expect(error.faults.contains { $0.field == "amends" && $0.text.en.contains("can only be shipped") })
        }
    }

    @Test("a calendar year is added beside the rulebooks")
    func calendarYear() throws {
        let text = """
            {"year": 2027, "papers": [], "days": [
                {"name": "元旦", "date": "2026-12-31", "isOffDay": true},
                {"name": "元旦", "date": "2027-01-03", "isOffDay": false}]}
            """
        let shipped = try BusinessCalendar.load()
        let extended = try withFolder(["calendar/2027.json": text]) { try BusinessCalendar.load(overrides: $0) }
        #expect(extended.version != shipped.version)
        #expect(try extended.isWorkingDay(try #require(Day("2027-01-03"))))
        #expect(try shipped.isWorkingDay(try #require(Day("2026-12-31"))))
        #expect(try !extended.isWorkingDay(try #require(Day("2026-12-31"))))
        #expect(try withFolder(["a.txt": ""]) { try BusinessCalendar.load(overrides: $0) }.version == shipped.version)
    }

    @Test(
        "a faulty calendar is refused",
        arguments: [
            (#"{"year": 2026, "days": []}"#, "must be 2027"),
            (#"{"year": 2027}"#, "days is missing"),
            (#"{"year": 2027, "days": [{"name": "x", "date": "2027-02-30", "isOffDay": true}]}"#, "existing day"),
            (#"{"year": 2027, "days": [{"name": "x", "date": "2025-12-31", "isOffDay": true}]}"#, "neither in 2027"),
            (#"{"year": 2027, "days": [{"name": "x", "date": "2027-01-01", "isOffDay": 1}]}"#, "none of true, false"),
            (#"{"year": 2027, "days": [{"#, "not readable"),
        ])
    func calendarFaults(text: String, says: String) throws {
        try withFolder(["calendar/2027.json": text]) { folder in
            let error = try #require(throws: RulebookLoadError.self) { try BusinessCalendar.load(overrides: folder) }
            #expect(error.faults.contains { $0.text.en.contains(says) }, "\(error)")
        }
    }
}
