import Foundation
import Schema
import Testing

@testable import ComplaintMonitor

@Suite("Every event of complaint-monitor belongs to one family")
struct EventFamilyTests {
    @Test("that watchers can ask for")
    func families() throws {
        let schema = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Shared/Schema")
        let files = try FileManager.default.subpathsOfDirectory(atPath: schema.path).filter { $0.hasSuffix(".swift") }
        let declared = try files.reduce(into: Set<String>()) { found, file in
            let text = try String(contentsOf: schema.appending(path: file), encoding: .utf8)
            found.formUnion(
                text.matches(of: /static let \w+ = "(quanyi\.complaint\.[a-z0-9.-]+)"/).map { String($0.1) })
        }
        #expect(declared.count > 10)
        #expect(Set(EventFamily.byType.keys) == declared)
        #expect(EventFamily.allCases.reduce(0) { $0 + $1.types.count } == declared.count)
    }
}
