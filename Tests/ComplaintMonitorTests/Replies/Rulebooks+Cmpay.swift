import Rulebook
import ServiceTestSupport

extension Rulebooks {
    /// The rulebooks as shipped, with cmpay-channel in force from 2024 on, as an operator enters it (R22).
    static func cmpay() throws -> Rulebooks { try entered.get() }

    private static let entered = Result { try cmpay(from: "2024-01-01") }

    /// The same, in force from another day on.
    static func cmpay(from day: String) throws -> Rulebooks {
        let folder = try TestFolder()
        return try Rulebooks.load(
            overrides: folder.holding(
                "cmpay-channel.yaml",
                """
                amends: shipped
                versions: [{version: trial (试行), effective: \(day)}]
                """))
    }
}
