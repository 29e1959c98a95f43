import ArgumentParser
import RPC
import Schema
import ServiceKit
import Testing

@testable import Operator

@Suite("What went wrong is said in the reader's language, with a code for programs")
struct ErrorTests {
    private let error = RPCError(
        .failedPrecondition, Text(zh: "冻结期内", en: "frozen"), reason: "INTAKE_FROZEN", field: "code",
        clause: "migu-membership/a7.1")

    @Test(
        "both languages",
        arguments: [
            (
                Locale.chinese,
                "错误：冻结期内\n  字段: code\n  条款: migu-membership/a7.1\n  原因: INTAKE_FROZEN\n  状态: FAILED_PRECONDITION (9)\n"
            ),
            (
                Locale.english,
                "error: frozen\n  field: code\n  clause: migu-membership/a7.1\n  reason: INTAKE_FROZEN\n"
                    + "  code: FAILED_PRECONDITION (9)\n"
            ),
        ])
    func languages(locale: Locale, expected: String) async {
        let transcript = Transcript()
        let reported = await #expect(throws: Reported.self) {
            try await Reported.reporting(to: transcript.console(locale)) { throw error }
        }
        #expect(transcript.error == expected)
        #expect(reported?.status == .refused)
    }

    @Test("what is not known is left out")
    func bare() {
        #expect(RPCError(.notFound, "no").report.en == "error: no\n  code: NOT_FOUND (5)")
    }

    @Test(
        "exit codes",
        arguments: [
            (StatusCode.invalidArgument, 65), (.unavailable, 69), (.failedPrecondition, 1), (.alreadyExists, 1),
            (.permissionDenied, 77), (.unauthenticated, 77), (.deadlineExceeded, 75), (.internal, 70),
            (.cancelled, 130),
        ] as [(StatusCode, Int32)])
    func exitCodes(code: StatusCode, status: Int32) {
        #expect(ExitStatus(code).rawValue == status)
    }

    @Test(
        "the reader's language",
        arguments: [
            (nil, [:], Locale.chinese), (nil, ["LANG": "en_US.UTF-8"], .english),
            (nil, ["LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"], .chinese), (nil, ["LANG": "C.UTF-8"], .chinese),
            (nil, ["LC_ALL": "", "LANG": "en_GB"], .english), (.zh, ["LANG": "en_US"], .chinese),
            (.en, [:], .english),
        ] as [(Language?, [String: String], Locale)])
    func language(told: Language?, environment: [String: String], expected: Locale) {
        #expect(Language.locale(told, environment: environment) == expected)
    }
}

@Suite("What the command line says is understood or refused")
struct ArgumentTests {
    private let now = Instant(microseconds: 1_000_000)

    @Test(
        "instants, days and spans",
        arguments: [
            ("+7d", "1970-01-08T08:00:01+08:00"), ("+3h", "1970-01-01T11:00:01+08:00"),
            ("+30m", "1970-01-01T08:30:01+08:00"), ("2013-08-01", "2013-08-01T00:00:00+08:00"),
            ("2013-08-01T10:00:00Z", "2013-08-01T18:00:00+08:00"),
        ])
    func times(text: String, expected: String) throws {
        #expect(try #require(TimeTarget(argument: text)).instant(from: now).description == expected)
    }

    @Test(
        "no instants", arguments: ["", "7d", "+d", "+-7d", "+7y", "2013-13-01", "tomorrow", "+99999999999999999999d"])
    func noTimes(text: String) {
        #expect(TimeTarget(argument: text) == nil)
    }

    @Test("an endpoint is the command line's, else the environment's, else the default")
    func endpoints() throws {
        let option = try #require(EndpointOption(argument: "intake=tcp://10.0.0.7:1"))
        let endpoints = EndpointOption.resolve(
            [option],
            environment: ["QUANYI_INTAKE_ENDPOINT": "ipc:///a", "QUANYI_COMPLAINT_MONITOR_ENDPOINT": "ipc:///b"])
        #expect(endpoints[.intake] == "tcp://10.0.0.7:1")
        #expect(endpoints[.complaintMonitor] == "ipc:///b")
        #expect(endpoints[.settlement] == "tcp://127.0.0.1:7105")
    }

    @Test("the services are where they listen unless told")
    func defaults() {
        #expect(KnownService.allCases.map(\.name) == ServiceDirectory.all.map(\.name))
        #expect(KnownService.allCases.map { $0.endpoint() } == ServiceDirectory.all.map(\.endpoint))
    }

    @Test("no endpoints", arguments: ["intake", "nobody=tcp://a:1", "intake=7101", "="])
    func noEndpoints(text: String) {
        #expect(EndpointOption(argument: text) == nil)
    }

    @Test(
        "commands are read",
        arguments: [
            ["status"], ["list", "intake"], ["call", "intake", "Check", "-m", "a=b", "--dry-run"],
            ["clock"], ["clock", "intake"], ["clock", "advance", "+7d"], ["tiers", "--from", "1"],
            ["standings", "--month", "2024-03", "--format", "csv"], ["standings", "-o", "json"],
            ["import", "complaints", "a.csv", "--map", "b.yaml", "--follow-clock"], ["logs", "intake", "review", "-f"],
            ["explain", "Acme Inc.", "--month", "2024-03"], ["up", "--base-port", "9000", "--locale", "en"],
            ["keys", "generate", "--out", "k"], ["keys", "show", "k"], ["events", "intake", "--follow", "-o", "json"],
        ])
    func commands(arguments: [String]) throws {
        _ = try QuanyiCommand.parseAsRoot(arguments)
    }

    @Test(
        "and what makes no sense is refused",
        arguments: [
            ["standings", "--month", "2024-13"], ["call", "nobody", "Check"], ["up", "--base-port", "0"],
            ["import", "complaints", "a.csv"], ["clock", "advance", "soon"], ["call", "intake", "Check", "-m", "a"],
            ["explain", " "], ["import", "complaints", "a", "--map", "b", "--limit", "0"],
        ])
    func nonsense(arguments: [String]) {
        #expect(throws: (any Error).self) { try QuanyiCommand.parseAsRoot(arguments) }
    }
}
