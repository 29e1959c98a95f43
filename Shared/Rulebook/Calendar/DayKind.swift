public import RPC

/// What a day is in the calendar of the State Council, and so whether it is worked.
public enum DayKind: Sendable, Hashable {
    /// Monday to Friday, no holiday.
    case workingDay
    /// A Saturday or Sunday.
    case weekend
    /// A day off of a public holiday, by its Chinese name: `春节`.
    case holiday(String)
    /// A Saturday or Sunday that is worked to make up for a holiday.
    case makeUpDay(String)

    /// Whether it is worked.
    public var isWorking: Bool {
        switch self {
        case .workingDay, .makeUpDay: true
        case .weekend, .holiday: false
        }
    }

    /// The kind in words: `假日（春节）`, `holiday (Spring Festival)`.
    public var text: Text {
        switch self {
        case .workingDay: Text(zh: "工作日", en: "working day")
        case .weekend: Text(zh: "周末", en: "weekend")
        case .holiday(let name): Text(zh: "假日（\(name)）", en: "holiday (\(DayKind.english(name)))")
        case .makeUpDay(let name): Text(zh: "调休上班（\(name)）", en: "make-up working day (\(DayKind.english(name)))")
        }
    }

    /// The English names of a holiday, or of several that fall together (`国庆节、中秋节`); an unknown name stays Chinese.
    private static func english(_ name: String) -> String {
        name.split(separator: "、").map { englishNames[String($0)] ?? String($0) }.joined(separator: ", ")
    }

    private static let englishNames = [
        "元旦": "New Year", "春节": "Spring Festival", "清明节": "Qingming Festival", "劳动节": "Labour Day",
        "端午节": "Dragon Boat Festival", "中秋节": "Mid-Autumn Festival", "国庆节": "National Day",
    ]
}
