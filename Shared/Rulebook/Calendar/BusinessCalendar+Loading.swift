internal import RPC
internal import Schema

extension BusinessCalendar {
    /// Loads the calendar.
    ///
    /// The embedded years, and where the folder of the overrides has a folder `calendar`, its files `YEAR.json`: each adds
    /// its year or replaces the embedded one.
    /// Throws every fault of every file.
    public static func load(overrides directory: String? = nil) throws(RulebookLoadError) -> BusinessCalendar {
        var files: [String: SourceFile] = [:]
        for file in SourceFile.embedded(in: "calendar") { files[file.stem] = file }
        if let directory, SourceFile.isFolder("\(directory)/calendar") {
            for file in try SourceFile.files(in: "\(directory)/calendar", extensions: ["json"]) {
                files[file.stem] = file
            }
        }
        var years: Set<Int> = []
        var exceptions: [Day: DayKind] = [:]
        var faults: [RulebookFault] = []
        for file in files.values.sorted(by: { $0.stem < $1.stem }) {
            let document = Document(file)
            let year = document.root()?.section { HolidayYear($0, stem: file.stem) }
            faults += document.faults
            guard let year else { continue }
            years.insert(year.year)
            // A year's notice may settle days of the December before; it is the later word.
            exceptions.merge(year.days) { _, later in later }
        }
        guard faults.isEmpty else { throw RulebookLoadError(faults) }
        return BusinessCalendar(years: years, exceptions: exceptions)
    }
}

/// One year's file: the days that depart from the ordinary week.
private struct HolidayYear {
    let year: Int
    let days: [Day: DayKind]

    init?(_ section: Section, stem: String) {
        // JSON Schema's own fields and the notices: for people.
        for name in ["$schema", "$id", "papers"] { _ = section.optional(name) }
        guard let field = section.required("year"), let year = field.integer(in: Day.years),
            let days = section.required("days")?.list({ $0.section { HolidayYear.day($0, year: year) } })
        else { return nil }
        guard "\(year)" == stem else {
            field.fault(
                Text(zh: "应与文件名 \(stem) 一致，而不是 \(year)", en: "must be \(stem), as the file is named, not \(year)"))
            return nil
        }
        self.year = year
        self.days = Dictionary(days, uniquingKeysWith: { _, later in later })
    }

    private enum Flag: String, CaseIterable {
        case yes = "true"
        case no = "false"
    }

    private static func day(_ section: Section, year: Int) -> (Day, DayKind)? {
        let name = section.required("name")?.text()
        let date = section.required("date")
        let day = date?.value(Day.self)
        let isOff = section.required("isOffDay")?.word(Flag.self)
        guard let name, let day, let isOff else { return nil }
        guard day.parts.year == year || day.month.next.firstDay.parts == (year, 1, 1) else {
            return date?.refuse(
                Text(
                    zh: "\(day) 不属于 \(year) 年或其前一个十二月",
                    en: "\(day) is neither in \(year) nor in the December before"))
        }
        return (day, isOff == .yes ? .holiday(name) : .makeUpDay(name))
    }
}
