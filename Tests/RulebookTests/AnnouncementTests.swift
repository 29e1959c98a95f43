import RPC
import Schema
import Testing

@testable import Rulebook

@Suite(#"An announcement changes single figures from its day on ("migu-membership/8.3")"#)
struct AnnouncementTests {
    private func file(_ announcements: String) throws -> SourceFile {
        try .migu(replacing: "announcements: []", with: "announcements:\n" + announcements)
    }

    private func announcement(
        reference: String = "reference: 公告1", published: String = "2024-05-20", effective: String = "2024-06-01",
        changes: String = "warning.notifications.threshold: 3"
    ) -> String {
        "  - {\(reference.isEmpty ? "" : reference + ", ")clause: migu-membership/8.3, published: \(published), "
            + "effective: \(effective), changes: {\(changes)}}\n"
    }

    private func rules(_ file: SourceFile, on day: String) throws -> Rulebook {
        let day = try #require(Day(day))
        return try #require(try RulebookHistory(file).timeline.last { $0.from <= day }?.rulebook)
    }

    @Test("the threshold is 3 from 2024-06-01 and was 5 the day before")
    func fromItsDayOn() throws {
        let file = try file(announcement())
        #expect(try rules(file, on: "2024-05-31").warningRules().notifications.threshold == 5)
        let changed = try rules(file, on: "2024-06-01")
        #expect(try changed.warningRules().notifications.threshold == 3)
        #expect(changed.announcements.map(\.reference) == ["公告1"])
        #expect(changed.announcements.first?.parameters == ["warning.notifications.threshold"])
        #expect(changed.version.version == "2.1")
    }

    @Test("announcements add up, in the order of their days and not of their lines")
    func addUp() throws {
        let later = announcement(
            reference: "reference: 公告2", effective: "2024-07-01",
            changes: "warning.tiers.2.from: 11, warning.tiers.1.measures.promotion-suspension: {months: 1}")
        let file = try file(later + announcement())
        let july = try rules(file, on: "2024-07-01").warningRules()
        #expect(july.notifications.threshold == 3)
        #expect(july.tier(forNotifications: 10)?.number == 1)
        #expect(july.tiers.first?.measures.first?.period == Period(1, .months))
        #expect(try rules(file, on: "2024-06-30").warningRules().tier(forNotifications: 10)?.number == 2)
    }

    @Test(
        "what is refused",
        arguments: [
            ("", "2024-05-20", "2024-06-01", "warning.notifications.threshold: 3", "the field reference is missing"),
            ("reference: ''", "2024-05-20", "2024-06-01", "warning.notifications.threshold: 3", "must not be empty"),
            (
                "reference: a", "2024-06-02", "2024-06-01", "warning.notifications.threshold: 3",
                "before its publication"
            ),
            (
                "reference: a", "2024-05-32", "2024-06-01", "warning.notifications.threshold: 3",
                "must be an existing day"
            ),
            (
                "reference: a", "2022-11-01", "2022-12-05", "warning.notifications.threshold: 3",
                "no version with parameters"
            ),
            (
                "reference: a", "2019-11-01", "2019-12-05", "warning.notifications.threshold: 3",
                "no version with parameters"
            ),
            ("reference: a", "2024-05-20", "2024-06-01", "warning.notifications.limit: 3", "there is no parameter"),
            ("reference: a", "2024-05-20", "2024-06-01", "warning: 3", "there is no parameter"),
            ("reference: a", "2024-05-20", "2024-06-01", "warning.notifications.threshold: -3", "not -3"),
            ("reference: a", "2024-05-20", "2024-06-01", "warning.tiers.1.from: 12", "must be above the 12"),
        ])
    func refused(reference: String, published: String, effective: String, changes: String, says: String) throws {
        let entry = announcement(reference: reference, published: published, effective: effective, changes: changes)
        let file = try file(entry)
        let error = try #require(throws: RulebookLoadError.self) { try RulebookHistory(file) }
        #expect(error.faults.contains { $0.text.en.contains(says) }, "\(error)")
    }

    @Test("a figure that an announcement makes contradict another names the announcement")
    func namesTheAnnouncement() throws {
        let file = try file(announcement(changes: "warning.tiers.1.from: 12"))
        let error = try #require(throws: RulebookLoadError.self) { try RulebookHistory(file) }
        #expect(error.faults.map(\.field) == ["announcements[0]: versions[2].warning.tiers.2.from"])
    }

    @Test("two that set one figure from one day on contradict each other")
    func contradiction() throws {
        let file = try file(announcement() + announcement(reference: "reference: 公告2"))
        let error = try #require(throws: RulebookLoadError.self) { try RulebookHistory(file) }
        #expect(error.faults.first?.text.en.contains("another announcement sets") == true)
    }
}
