import RPC
import Schema

extension SwiftContract {
    static let platform: [any DeclaredMethod] = [
        HealthMethods.check, HealthMethods.watch, PlatformMethods.describe, PlatformMethods.metrics,
        EventMethods.subscribe, LogMethods.tail, ClockMethods.get, ClockMethods.advance,
    ]

    static let platformFacts: [any Message.Type] = [Document.self, AgendaStep.self]
}
