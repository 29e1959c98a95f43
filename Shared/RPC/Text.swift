/// A language a person reads.
public enum Locale: String, Sendable, Hashable, CaseIterable {
    /// Simplified Chinese, what is shown unless another is asked for.
    case chinese = "zh-CN"
    /// English.
    case english = "en"

    /// The locale that a `locale` metadata value or a `LANG` names: anything that starts with `en` is English.
    public init(named name: String?) {
        self = name?.lowercased().hasPrefix("en") == true ? .english : .chinese
    }
}

/// A sentence in both languages.
public struct Text: Sendable, Hashable, Codable {
    /// The Chinese sentence.
    public var zh: String
    /// The English sentence.
    public var en: String

    /// A sentence in both languages.
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// A sentence that arrived in one language only.
    public init(_ only: String) { self.init(zh: only, en: only) }

    /// The sentence in a locale's language.
    public subscript(locale: Locale) -> String { locale == .english ? en : zh }
}
