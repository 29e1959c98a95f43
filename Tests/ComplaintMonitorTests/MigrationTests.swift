import Foundation
import GRDB
import Rulebook
import Schema
import ServiceTestSupport
import Store
import Testing

@testable import ComplaintMonitor

@Suite("A file of an earlier release keeps its sanctions")
struct MigrationTests {
    @Test("sanctions of tiers keep their numbers, dates and successors, and get their ground, target and period")
    func tiers() async throws {
        let folder = try TestFolder()
        func open(_ migrations: ArraySlice<Migration>) throws -> Store {
            try Store.open(
                StoreConfiguration(
                    path: folder.file("m.sqlite"), service: "complaint-monitor", migrations: Array(migrations)))
        }
        let before = try open(Tables.migrations.prefix(1))
        try before.close()
        let queue = try DatabaseQueue(path: folder.file("m.sqlite"))
        try await queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO sanction (number, partner, kind, clause, tier, month, recorded_at, issued_at, last_day, reasons)
                    VALUES (3, 'P', 'promotion-suspension', 'migu-membership/a7.2', 2, '2024-03', 1710475200000000,
                        1710475200000000, '2024-04-15', '[]');
                    INSERT INTO sanction (number, partner, kind, clause, tier, month, recorded_at, reasons)
                    VALUES (4, 'Q', 'service-code-freeze', 'migu-membership/a7.4', 4, '2024-02', 1710475200000000, '[]');
                    INSERT INTO sanction (number, partner, kind, clause, tier, month, recorded_at, issued_at, last_day,
                        replaced_at, replaced_by, reasons)
                    VALUES (1, 'P', 'promotion-suspension', 'migu-membership/a7.1', 1, '2024-03', 1710129600000000,
                        1710129600000000, '2024-03-18', 1710475200000000, 3, '[]');
                    """)
        }
        try queue.close()

        let after = try open(Tables.migrations[...])
        let found = try await after.read { try SanctionTable.recorded(by: at("2024-12-31"), in: $0) }
        try after.close()
        #expect(found.map(\.number) == [1, 3, 4])
        #expect(found.map(\.ground.id) == ["P/2024-03/1", "P/2024-03/2", "Q/2024-02/4"])
        #expect(found.map(\.period?.text) == ["1 weeks", "1 months", "4 months"])
        #expect(found[0].replacedBy == 3)
        #expect(try found[1].lastDay == day("2024-04-15"))
        #expect(try found[1].state(at: at("2024-04-15")) == .inForce)
        #expect(found[2].issuedAt == nil)
        #expect(try found[2].issued(at: at("2024-03-15")).lastDay == day("2024-07-15"))
        #expect(found.map(\.target) == ["P", "P", "Q"].map { SanctionTarget(partner: PartnerID(checked: $0)) })
    }
}
