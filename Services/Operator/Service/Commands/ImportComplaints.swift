import ArgumentParser
import Foundation
import RPC
import Schema
import UnixSignals

/// `quanyi import complaints`.
struct ImportComplaints: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "complaints",
        abstract: "导入投诉 · import complaints from a CSV file, plain or .gz",
        discussion: """
            Each complaint counts once by its id: the same file twice changes nothing, and after Ctrl-C or a lost connection \
            the same command goes on. Rows that are not taken go to a file with line, id, field and reason. A map says which \
            column is which field; compose/maps has two, cfpb.yaml and telecom.yaml:

              format: csv
              source: telecom            # names the import in messages
              timeZone: Asia/Shanghai    # or an offset: +08:00
              fields:   # and serviceLine, subchannel, customer, regulation, channel, problem
                id:       { column: "Ticket #", prefix: "comcast-" }
                partner:  { constant: Comcast }
                kind:     # a word not in the table: refuse (so unless told), keep
                  column: Type
                  table:  { Bill: ORDINARY, Theft: UNAWARE_SUBSCRIPTION }
                  unlisted: refuse
                province: { column: State, optional: true }
                createdAt:
                  column: Date
                  format: dd-MM-yyyy     # or a list: [dd-MM-yyyy, d MMM yy]
                  time:   { column: Time, format: "h:mm:ss a" }
                  mayBeSwapped: true     # look for day and month exchanged
                  settledBy: { column: Fixed, format: yyyy-MM-dd, optional: true }
                passedOnAt: { column: Sent, format: yyyy-MM-dd HH:mm, optional: true }

            An optional column may be empty or missing. Formats are made of yyyy yy MMM MM M dd d HH H hh h mm ss a; without \
            one a date is RFC 3339. A date that reads in two ways is never guessed: where formats of a list disagree, and \
            with mayBeSwapped, where the file's certain dates or the order of its rows show that day and month are \
            exchanged, each such row is read as the column of settledBy tells, and is refused where none does.
            """)

    @Argument(help: "文件 · a CSV file, plain or .gz.")
    var file: String

    @Option(help: "映射文件 · the map, a YAML file.")
    var map: String

    @Flag(
        help:
            """
            时钟跟随投诉时间 · move manual clocks along with the facts, to within five minutes of each; the rows must be in \
            the order of their days.
            """
    )
    var followClock = false

    @Option(help: "被拒绝的行写入此文件 · where the rows go that are not taken; <file>.rejects.csv here unless told.")
    var rejects: String?

    @Option(help: "起始日 · the first day wanted.")
    var from: Day?

    @Option(help: "截止日 · the last day wanted.")
    var to: Day?

    @Option(help: "最多行数 · rows wanted at most.")
    var limit: Int?

    @OptionGroup(title: "Global options")
    var options: GlobalOptions

    func validate() throws {
        guard limit.map({ $0 > 0 }) ?? true else { throw ValidationError("--limit must be more than 0") }
        if let from, let to, from > to {
            throw ValidationError("--from \(from) 晚于 --to \(to) · --from \(from) is after --to \(to)")
        }
    }

    func run() async throws {
        try await options.run { session in
            let job = ImportJob(
                session: session, file: file, mapFile: map, map: try readMap(),
                rejects: rejects ?? "\(URL(filePath: file).lastPathComponent).rejects.csv", followsClock: followClock,
                rules: BatchRules(followsClock: followClock, from: from, to: to, limit: limit))
            let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
            try await withThrowingTaskGroup { group in
                group.addTask { try await job.run() }
                group.addTask {
                    for await _ in signals { throw CancellationError() }
                }
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private func readMap() throws -> ComplaintMap {
        guard let data = FileManager.default.contents(atPath: map) else {
            throw Failure(.noInput, Text(zh: "无法读取映射文件 \(map)", en: "can't read the map \(map)"))
        }
        do { return try MapReader.read(String(decoding: data, as: UTF8.self)) } catch { throw error.failure(file: map) }
    }
}
