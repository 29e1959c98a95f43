import Foundation
import JSON
import Logging
import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@testable import ServiceKit

@Suite("The log hub")
struct LogHubTests {
    @Test("gives every record to each sink as one line of JSON")
    func sinks() throws {
        let lines = Recorder<[UInt8]>()
        let hub = LogHub(service: "notebook", sinks: [{ lines.add($0) }, { lines.add($0) }])
        var logger = hub.logger(label: "kit", level: .debug)
        logger[metadataKey: "partner.id"] = "p-1"
        logger.notice("a \"quoted\"\nmessage", metadata: ["tier": "2"])
        logger.trace("too low")
        #expect(lines.all.count == 2)
        let line = try #require(lines.all.first)
        #expect(line.last == UInt8(ascii: "\n") && line.filter { $0 == UInt8(ascii: "\n") }.count == 1)
        let record = try JSON.decode(LogRecord.self, from: line)
        #expect(record.level == "notice" && record.service == "notebook" && record.label == "kit")
        #expect(record.message == "a \"quoted\"\nmessage")
        #expect(record.fields == ["partner.id": "p-1", "tier": "2"])
    }

    @Test("keeps the newest records", arguments: [0, 1, 999, 1000, 1001, 2500])
    func ring(count: Int) {
        let hub = LogHub(service: "notebook", sinks: [])
        let logger = hub.logger(label: "kit")
        for number in 0..<count { logger.info("\(number)") }
        #expect(hub.tail(last: 3).past.map(\.message) == (0..<count).suffix(3).map { "\($0)" })
        #expect(hub.tail(last: LogHub.kept).past.map(\.message) == (0..<count).suffix(LogHub.kept).map { "\($0)" })
    }

    @Test("holds a bounded number of records for a tail that does not read, the newest")
    func slowTail() async {
        let hub = LogHub(service: "notebook", sinks: [])
        let logger = hub.logger(label: "kit")
        let (past, live) = hub.tail(last: 0)
        for number in 0..<5000 { logger.info("\(number)") }
        #expect(past.isEmpty)
        var reader = live.makeAsyncIterator()
        for number in 4000..<5000 { #expect(await reader.next()?.message == "\(number)") }
    }
}

@Suite("Logs/Tail")
struct TailTests {
    let folder: TestFolder
    let hub = LogHub(service: "notebook", sinks: [])

    init() throws { folder = try TestFolder() }

    private func tail(_ request: TailRequest, whileRunning body: () -> Void = {}) async throws -> [String] {
        body()
        return try await calling(try await folder.open(Notebook.self, logs: hub)) { client in
            try await client.stream(LogMethods.tail, request) { replies in
                var messages: [String] = []
                while let record = try await replies.next() { messages.append(record.message) }
                return messages
            }
        }
    }

    private func logSome() {
        let first = hub.logger(label: "one.a", level: .trace)
        let second = hub.logger(label: "two", level: .trace)
        first.debug("first debug")
        first.warning("first warning", metadata: ["partner.id": "p-77"])
        second.info("second info")
        second.error("second error")
    }

    @Test(
        "filters by level, label and text before it counts the last",
        arguments: [
            (
                TailRequest(level: "trace", last: 100, follow: false),
                ["first debug", "first warning", "second info", "second error"]
            ),
            (TailRequest(last: 100, follow: false), ["first warning", "second info", "second error"]),
            (TailRequest(level: "warning", last: 1, follow: false), ["second error"]),
            (TailRequest(level: "trace", label: "one", last: 1, follow: false), ["first warning"]),
            (TailRequest(level: "trace", last: 9, contains: "p-77", follow: false), ["first warning"]),
            (TailRequest(level: "trace", last: 9, contains: "second i", follow: false), ["second info"]),
            (TailRequest(last: 0, follow: false), []),
        ])
    func filters(request: TailRequest, messages: [String]) async throws {
        #expect(try await tail(request, whileRunning: logSome) == messages)
    }

    @Test("goes on with what is to come")
    func follows() async throws {
        let core = try await folder.open(Notebook.self, logs: hub)
        try await calling(core) { client in
            logSome()
            let messages = try await client.stream(
                LogMethods.tail, TailRequest(level: "warning", label: "t", last: 5)
            ) { replies in
                var messages = [try await replies.next()?.message]
                hub.logger(label: "two").info("too low")
                hub.logger(label: "other").error("another label")
                hub.logger(label: "two").critical("live")
                messages.append(try await replies.next()?.message)
                return messages
            }
            #expect(messages == ["second error", "live"])
        }
    }

    @Test(
        "refuses what it does not know",
        arguments: [
            (TailRequest(level: "loud"), "level"), (TailRequest(last: -1), "last"), (TailRequest(last: 1001), "last"),
        ])
    func refuses(request: TailRequest, field: String) async throws {
        let told = await failure { try await tail(request) }
        #expect(told?.code == .invalidArgument)
        #expect(told?.field == field)
    }
}

@Suite("The log file")
struct RotatingFileTests {
    let folder: TestFolder
    var path: String { folder.file("service.log") }

    init() throws { folder = try TestFolder() }

    private func text(_ suffix: String = "") -> String? { try? String(contentsOfFile: path + suffix, encoding: .utf8) }

    private func mode(_ suffix: String = "") throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path + suffix)[.posixPermissions] as? Int
    }

    private func line(_ number: Int) -> [UInt8] { Array("line \(number)\n".utf8) }

    @Test("is begun anew when full, and the five before are kept, whole lines each")
    func rotates() throws {
        let file = try RotatingFile(path: path, limit: 14)
        for number in 0...9 { file.write(line(number)) }
        #expect(text() == "line 8\nline 9\n")
        #expect(
            (1...4).map { text(".\($0)") } == [
                "line 6\nline 7\n", "line 4\nline 5\n", "line 2\nline 3\n", "line 0\nline 1\n",
            ])
        for number in 0...9 { file.write(line(number)) }
        #expect(text(".5") == "line 8\nline 9\n")
        #expect(text(".6") == nil)
    }

    @Test("is its owner's alone, also one that was there before")
    func isPrivate() throws {
        try "old\n".write(toFile: path, atomically: false, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let file = try RotatingFile(path: path, limit: 8)
        #expect(try mode() == 0o600)
        file.write(line(1))
        #expect(text(".1") == "old\n")
        #expect(try mode() == 0o600)
    }

    @Test("goes on where it was left")
    func goesOn() throws {
        try RotatingFile(path: path, limit: 14).write(line(1))
        let file = try RotatingFile(path: path, limit: 14)
        file.write(line(2))
        #expect(text() == "line 1\nline 2\n")
        file.write(line(3))
        #expect(text() == "line 3\n")
    }

    @Test("takes a line longer than its limit, alone")
    func longLine() throws {
        let file = try RotatingFile(path: path, limit: 4)
        file.write(line(1))
        file.write(line(2))
        #expect(text() == "line 2\n")
        #expect(text(".1") == "line 1\n")
    }

    @Test("writes again once its folder is back")
    func comesBack() throws {
        let file = try RotatingFile(path: path, limit: 8)
        file.write(line(1))
        try FileManager.default.moveItem(atPath: folder.path, toPath: folder.path + "-away")
        defer { try? FileManager.default.removeItem(atPath: folder.path + "-away") }
        file.write(line(2))
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        file.write(line(3))
        #expect(text() == "line 3\n")
    }

    @Test("that can't be made stops the start")
    func refused() throws {
        #expect(throws: POSIXError.self) { try RotatingFile(path: folder.file("missing/service.log"), limit: 8) }
    }
}
