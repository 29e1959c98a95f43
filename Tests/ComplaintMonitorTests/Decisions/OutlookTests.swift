import Rulebook
import Schema
import ServiceTestSupport
import Testing

@testable import ComplaintMonitor

@Suite("The headroom says what the next step lacks")
struct OutlookTests {
    private func outlook(_ notifications: Int) throws -> Outlook {
        Outlook(
            rules: try Rulebooks.shipped().rulebook(of: "migu-membership", on: day("2024-03-05")).warningRules(),
            notifications: notifications)
    }

    @Test(
        "complaints to the day's next notification",
        arguments: [(0, 5), (1, 4), (4, 1), (5, 5), (6, 4), (9, 1), (10, 5), (14, 1), (50, 5)])
    func nextNotification(complaints: Int, more: Int) throws {
        #expect(try outlook(0).complaintsToNextNotification(after: complaints) == more)
    }

    @Test(
        "notifications and complaints of today to the next tier",
        arguments: [
            (0, 0, 1, 5, 25), (4, 0, 1, 1, 5), (4, 4, 1, 1, 1), (5, 5, 2, 5, 25), (9, 7, 2, 1, 3), (14, 0, 3, 1, 5),
            (19, 4, 4, 1, 1), (3, 4, 1, 2, 6),
        ])
    func nextTier(notifications: Int, today: Int, tier: Int, missing: Int, complaints: Int) throws {
        let headroom = try outlook(notifications).headroom(on: day("2024-03-05"), complaints: today)
        #expect(headroom.nextTier == tier)
        #expect(headroom.notificationsToNextTier == missing)
        #expect(headroom.complaintsToNextTier == complaints)
        #expect(headroom.complaintsToday == today)
    }

    @Test("in the highest tier there is no next one", arguments: [20, 200])
    func highest(notifications: Int) throws {
        let headroom = try outlook(notifications).headroom(on: day("2024-03-05"), complaints: 3)
        #expect(headroom.nextTier == nil)
        #expect(headroom.notificationsToNextTier == nil)
        #expect(headroom.complaintsToNextTier == nil)
        #expect(headroom.complaintsToNextNotification == 2)
    }
}
