import RPC
import Schema

/// A column of dates or times of day.
struct DateColumn: Sendable, Equatable {
    let name: String
    /// The ways in which its values may be written; none is RFC 3339.
    let patterns: [DatePattern]
    /// Whether a file may be without it.
    var isOptional = false
    /// The map's line, for messages.
    let line: Int

    /// What a value means, each meaning once: several where the patterns disagree.
    func dates(_ text: String) -> [CivilTime] {
        patterns.reduce(into: []) { dates, pattern in
            if let date = pattern.date(text), !dates.contains(date) { dates.append(date) }
        }
    }
}

/// How a complaint's instant is put together, and how its date is checked.
struct CreatedAtRule: Sendable, Equatable {
    var column: DateColumn
    /// Put before the column's value.
    var prefix = ""
    /// Where the time of day stands, if not with the date.
    var time: DateColumn?
    /// Whether the file is searched for dates whose day and month are exchanged.
    var mayBeSwapped = false
    /// A column that tells which reading of a doubtful date is the true one.
    var settledBy: DateColumn?

    /// Every column that it names.
    var columns: [DateColumn] { [column] + [time, settledBy].compactMap(\.self) }
}

/// Which reading of a written date was taken.
enum DateOrigin: Sendable, Equatable {
    /// The only one.
    case asWritten
    /// One of several that the patterns allow, told by another column.
    case settled
    /// The one with day and month exchanged, told by another column.
    case swapped
}

/// Reads a row's instant; a date that can be read in two ways is never guessed.
struct CreatedAtReader: Sendable {
    let rule: CreatedAtRule
    let offsetMinutes: Int
    let findings: DateFindings

    /// A row's instant; `cell` gives a column's value, nil where it is empty.
    ///
    /// Throws `RowFault` for what is no date, and for a doubtful one that no column settles, with all its readings.
    func read(_ cell: (String) -> String?) throws(RowFault) -> (instant: Instant, origin: DateOrigin) {
        let text = rule.prefix + (try CreatedAtReader.value(rule.column, cell))
        guard !rule.column.patterns.isEmpty else {
            guard let instant = Instant(text) else { throw RowFault(Instant.expectation) }
            return (instant, .asWritten)
        }
        let dates = rule.column.dates(text)
        guard !dates.isEmpty else { throw CreatedAtReader.unreadable(text, rule.column) }
        var (date, origin) = try choose(among: dates, text, cell)
        if let time = rule.time { date.second = try CreatedAtReader.secondOfDay(time, cell) }
        return (date.instant(offsetMinutes: offsetMinutes), origin)
    }

    private func choose(
        among dates: [CivilTime], _ text: String, _ cell: (String) -> String?
    ) throws(RowFault) -> (CivilTime, DateOrigin) {
        if let column = rule.settledBy, let other = cell(column.name) {
            return try settle(dates, text, by: column, other)
        }
        let swapped = swapped(dates)
        guard dates.count == 1, swapped.isEmpty else { throw doubtful(text, dates, swapped) }
        return (dates[0], .asWritten)
    }

    private func settle(
        _ dates: [CivilTime], _ text: String, by column: DateColumn, _ other: String
    ) throws(RowFault) -> (CivilTime, DateOrigin) {
        let days = Set(column.dates(other).map(\.day))
        guard let day = days.first, days.count == 1 else { throw CreatedAtReader.unreadable(other, column) }
        // What is as doubtful itself settles nothing.
        if findings.settling?.doubts(day) == true { throw doubtful(text, dates, swapped(dates)) }
        if let date = dates.first(where: { $0.day == day }) { return (date, dates.count == 1 ? .asWritten : .settled) }
        if rule.mayBeSwapped, let date = dates.compactMap(\.swapped).first(where: { $0.day == day }) {
            return (date, .swapped)
        }
        let (zh, en) = CreatedAtReader.names(dates)
        throw RowFault(
            zh: "“\(text)”可读作 \(zh)，而列“\(column.name)”为 \(day)",
            en: "\"\(text)\" is \(en), but the column \"\(column.name)\" says \(day)", isDoubtful: true)
    }

    /// The other meanings that dates may have by what is known of the column.
    private func swapped(_ dates: [CivilTime]) -> [CivilTime] {
        dates.filter { findings.written?.doubts($0.day) ?? false }.compactMap(\.swapped).filter { !dates.contains($0) }
    }

    private func doubtful(_ text: String, _ dates: [CivilTime], _ swapped: [CivilTime]) -> RowFault {
        var (zh, en) = CreatedAtReader.names(dates)
        if !swapped.isEmpty {
            let names = CreatedAtReader.names(swapped)
            zh += "，日月互换则为 \(names.zh)"
            en += ", or \(names.en) with day and month swapped"
        }
        return RowFault(
            zh: "“\(text)”可读作 \(zh)；\(hint.zh)", en: "\"\(text)\" is \(en); \(hint.en)", isDoubtful: true)
    }

    private static func names(_ dates: [CivilTime]) -> (zh: String, en: String) {
        let names = dates.map { "\($0.day)" }
        return (names.joined(separator: " 或 "), names.joined(separator: " or "))
    }

    /// What would settle a doubtful date.
    private var hint: Text {
        let remedy = Text(
            zh: "请在映射文件的 createdAt.settledBy 指明以哪一列为准",
            en: "name a column that settles it in the map, createdAt.settledBy")
        guard let column = rule.settledBy?.name else { return remedy }
        if findings.settling != nil {
            return Text(
                zh: "列“\(column)”的日期同样可疑，不能为准；\(remedy.zh)",
                en: "the column \"\(column)\" is as doubtful; \(remedy.en)")
        }
        return Text(zh: "列“\(column)”没有给出日期；\(remedy.zh)", en: "the column \"\(column)\" gives no date; \(remedy.en)")
    }

    private static func secondOfDay(_ column: DateColumn, _ cell: (String) -> String?) throws(RowFault) -> Int {
        let text = try value(column, cell)
        let seconds = Set(column.patterns.compactMap { $0.secondOfDay(text) })
        guard let second = seconds.first, seconds.count == 1 else { throw unreadable(text, column) }
        return second
    }

    private static func value(_ column: DateColumn, _ cell: (String) -> String?) throws(RowFault) -> String {
        guard let text = cell(column.name) else { throw RowFault.empty(.createdAt, column: column.name) }
        return text
    }

    static func unreadable(_ text: String, _ column: DateColumn) -> RowFault {
        RowFault(
            zh: "列“\(column.name)”的“\(text)”不是约定格式的日期或时间",
            en: "\"\(text)\" of the column \"\(column.name)\" is no date or time in the map's format")
    }
}
