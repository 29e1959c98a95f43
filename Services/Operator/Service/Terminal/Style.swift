/// How a piece of text stands out on a terminal (ECMA-48, Select Graphic Rendition).
enum Style: String, Sendable {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
    case cyan = "36"
    case alarm = "1;37;41"

    /// The colour of a warning tier, 1 to 4; nil for none.
    init?(tier: Int) {
        switch tier {
        case 1: self = .yellow
        case 2: self = .magenta
        case 3: self = .red
        case 4...: self = .alarm
        default: return nil
        }
    }

    /// The colour of a log level.
    init(level: String) {
        switch level {
        case "trace", "debug": self = .dim
        case "notice": self = .cyan
        case "warning": self = .yellow
        case "error": self = .red
        case "critical": self = .alarm
        default: self = .green
        }
    }
}
