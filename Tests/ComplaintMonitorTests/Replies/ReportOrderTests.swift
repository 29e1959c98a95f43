import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("In whatever order reports and replies arrive, the same ones are first and late", .fewAtOnce)
struct ReportOrderTests {
    /// A report with when it was answered.
    private struct Told {
        let report: Complaint
        let answeredAt: Instant?
    }

    private func history(_ random: inout SeededGenerator, _ desk: Desk) throws -> [Told] {
        try (0..<60).map { number in
            let minute = Int.random(in: 0..<10 * 1440, using: &random)
            var report = try desk.report("R\(number)", at: "2024-03-01 00:00")
            report.createdAt = report.createdAt + .seconds(60 * minute)
            report.customer = "C\(Int.random(in: 0..<4, using: &random))"
            report.problem = Bool.random(using: &random) ? "p\(Int.random(in: 0..<3, using: &random))" : nil
            report.channel = ComplaintChannel.allCases.randomElement(using: &random)
            let wait = Int.random(in: 0..<36 * 60, using: &random)
            return Told(
                report: report,
                answeredAt: Bool.random(using: &random) ? report.createdAt + .seconds(60 * wait) : nil)
        }
    }

    /// The late first reports, worked out minute by minute from the whole history.
    private func late(_ history: [Told]) -> Set<ComplaintID> {
        let ordinary = history.filter { $0.report.channel?.isSupervisor == false }
        let matters = Dictionary(grouping: ordinary) { told in
            told.report.problem.map { "\(told.report.customer ?? "") \($0)" } ?? told.report.id.name
        }
        return Set(
            matters.values.compactMap { told in
                let first = told.min { ($0.report.createdAt, $0.report.id) < ($1.report.createdAt, $1.report.id) }
                guard let first else { return nil }
                var (due, worked) = (first.report.createdAt, 0)
                while worked < 12 * 60 {
                    let minute = Int((due - due.day.start).components.seconds) / 60
                    if (8 * 60..<23 * 60).contains(minute) { worked += 1 }
                    due = due + .seconds(60)
                }
                let isAnswered = told.contains { $0.answeredAt.map { $0 <= due } ?? false }
                return isAnswered ? nil : first.report.id
            })
    }

    @Test("as a plain recount of the history says", arguments: [1, 2, 3] as [UInt64])
    func recount(seed: UInt64) async throws {
        var random = SeededGenerator(state: seed)
        try await monitoring(at: "2024-03-20", .cmpay()) { desk in
            let history = try history(&random, desk)
            try await desk.stream(history.map(\.report).shuffled(using: &random))
            for told in history.shuffled(using: &random) {
                guard let answeredAt = told.answeredAt else { continue }
                _ = try await desk.client.call(
                    ReplyMethods.recordReply,
                    RecordReplyRequest(
                        complaint: told.report.id, step: .effective, at: answeredAt, cause: "found",
                        solution: "mended", by: Desk.person))
            }
            try await desk.advance(to: "2024-04-01")
            let late = late(history)
            #expect(late.count > 5)
            #expect(try await Set(desk.late(in: "2024-H1")) == Set(late.map(\.name)))
        }
    }
}
