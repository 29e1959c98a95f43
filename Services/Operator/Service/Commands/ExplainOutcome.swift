import ArgumentParser
import RPC
import Schema

/// `quanyi explain outcome PARTNER`.
struct ExplainOutcome: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcome",
        abstract: "为什么发生或没有发生 · why something came about for a partner, or which condition failed")

    @Argument(help: "合作伙伴 · a partner.")
    var partner: PartnerID

    @Option(help: "预警级别 · a warning tier of the month.")
    var tier: Int?

    @Option(help: "警告次数 · so many warnings of a service line in the month.")
    var warnings: Int?

    @Option(help: "信用等级 · a credit grade: of the result of --month, else the one that holds.")
    var grade: String?

    @Option(help: "管控种类 · a sanction in force: promotion-suspension.")
    var sanction: String?

    @Option(help: "被阻断的操作 · an operation that is refused: add-service-code.")
    var blocked: String?

    @Option(help: "业务 · on this service line.")
    var serviceLine: String?

    @Option(help: "省份 · in this province.")
    var province: String?

    @Option(help: "月份 · the month, YYYY-MM.")
    var month: BillingMonth?

    @Option(help: "日期 · the day, to its end; unless told the end of --month, or now.")
    var day: Day?

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func validate() throws { _ = try request() }

    func run() async throws {
        try await options.run { session in
            let reply = try await session.call(.complaintMonitor, ForesightMethods.explainOutcome, try request())
            let console = session.console
            console.line(
                reply.happened
                    ? Text(zh: "是", en: "yes: it came about") : Text(zh: "否", en: "no: it did not come about"))
            console.lines(
                (reply.happened ? reply.why : reply.whyNot).map {
                    "  \($0.text[console.locale])  \(console.styled($0.clause.name, .dim))"
                })
        }
    }

    private func request() throws -> ExplainOutcomeRequest {
        let kinds: [(OutcomeKind, Bool)] = [
            (.tier, tier != nil), (.warningStep, warnings != nil), (.grade, grade != nil),
            (.sanction, sanction != nil), (.block, blocked != nil),
        ]
        let told = kinds.filter(\.1)
        guard told.count == 1, let kind = told.first?.0 else {
            throw ValidationError("one of --tier, --warnings, --grade, --sanction, --blocked must be told")
        }
        return ExplainOutcomeRequest(
            partner: partner, kind: kind, tier: tier, warnings: warnings, grade: grade,
            sanction: try sanction.map { try term(SanctionKind.self, $0, "--sanction") },
            operation: try blocked.map { try term(Operation.self, $0, "--blocked") },
            serviceLine: try serviceLine.map {
                guard let line = ServiceLineID($0) else { throw ValidationError("--service-line is no name") }
                return line
            }, province: province, month: month, day: day)
    }

    private func term<Word: WireEnum>(_ type: Word.Type, _ text: String, _ option: String) throws -> Word {
        guard let word = Word(knownTerm: text) else {
            let known = Word.allCases.map(\.term).joined(separator: ", ")
            throw ValidationError("\(option) must be one of \(known)")
        }
        return word
    }
}
