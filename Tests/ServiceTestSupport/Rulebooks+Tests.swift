import Foundation
package import Rulebook
package import Schema

extension Rulebooks {
    /// The rulebooks as shipped, read once for all tests.
    package static func shipped() throws -> Rulebooks { try embedded.get() }

    private static let embedded = Result { try Rulebooks.load() }

    /// The rulebooks as shipped, with passages of migu-membership replaced as an operator would in a folder of overrides.
    package static func migu(replacing changes: [(passage: String, other: String)]) throws -> Rulebooks {
        var text = try String(contentsOf: shippedMembership, encoding: .utf8)
        for (passage, other) in changes {
            guard let range = text.firstRange(of: passage) else { throw Missing(passage: passage) }
            text.replaceSubrange(range, with: other)
        }
        let folder = try TestFolder()
        return try Rulebooks.load(overrides: folder.holding("migu-membership.yaml", text))
    }

    /// With an announcement that sets the notification threshold to 3 from a day on (migu-membership/8.3).
    package static func thresholdOfThree(from day: String, published: String) throws -> Rulebooks {
        try migu(replacing: [
            (
                "announcements: []",
                """
                announcements:
                  - reference: 公告1
                    clause: migu-membership/8.3
                    published: \(published)
                    effective: \(day)
                    changes: {warning.notifications.threshold: 3}
                """
            )
        ])
    }

    private struct Missing: Error {
        let passage: String
    }

    private static let shippedMembership = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Shared/RulebookData/rulebooks/migu-membership.yaml")
}

/// An instant of the text, which the test knows to be one: `2024-03-05T12:00:00+08:00`, or a day for its noon.
package func at(_ text: String) throws -> Instant {
    guard let instant = Instant(text.count == 10 ? text + "T12:00:00+08:00" : text) else { throw NoInstant(text: text) }
    return instant
}

/// A day of the text, which the test knows to be one.
package func day(_ text: String) throws -> Day {
    guard let day = Day(text) else { throw NoInstant(text: text) }
    return day
}

/// A month of the text, which the test knows to be one.
package func month(_ text: String) throws -> BillingMonth {
    guard let month = BillingMonth(text) else { throw NoInstant(text: text) }
    return month
}

/// A test wrote a time that does not exist.
private struct NoInstant: Error {
    let text: String
}
