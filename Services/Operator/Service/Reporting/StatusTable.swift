import RPC
import Schema

/// The table of `quanyi status`.
enum StatusTable {
    /// A row a service; `now` is the machine's time, for how long each has been up.
    static func table(_ states: [ServiceState], _ session: Session, now: Instant) -> Table {
        let headers = [
            Text(zh: "服务", en: "SERVICE"), Text(zh: "地址", en: "ENDPOINT"), Text(zh: "健康", en: "HEALTH"),
            Text(zh: "版本", en: "VERSION"), Text(zh: "业务时间", en: "BUSINESS TIME"), Text(zh: "事件", en: "EVENTS"),
            Text(zh: "生效办法", en: "RULEBOOK"), Text(zh: "进程", en: "PID"), Text(zh: "已运行", en: "UPTIME"),
        ]
        var table = Table(headers.map { $0[session.console.locale] }, right: [5, 7])
        for state in states {
            let start: [Table.Cell] = ["\(state.service.name)", "\(session.endpoint(of: state.service))"]
            table.add(start + cells(state, session.console.locale, now))
        }
        return table
    }

    private static func cells(_ state: ServiceState, _ locale: Locale, _ now: Instant) -> [Table.Cell] {
        guard case .success(let answer) = state.answer else {
            return [Table.Cell(Text(zh: "无法连接", en: "UNREACHABLE")[locale], .red)]
        }
        let manual = answer.clock.isManual ? Text(zh: " 手动", en: " manual")[locale] : ""
        let rulebook = answer.description.rulebooks.first.map { "\($0.regulation) \($0.version)" } ?? "–"
        return [
            Table.Cell(answer.health.rawValue, answer.health == .serving ? .green : .red),
            "\(answer.description.version)", "\(clockTime(answer.clock.now))\(manual)",
            "\(answer.description.latestSequence)", "\(rulebook)", "\(answer.description.processID)",
            "\(uptime(now - answer.description.startedAt))",
        ]
    }

    /// What does not work and why, a line a service or part.
    static func troubles(_ states: [ServiceState], _ console: Console) -> [String] {
        states.flatMap { state -> [String] in
            switch state.answer {
            case .failure(let error): return ["\(state.service.name): \(error.message[console.locale])"]
            case .success(let answer):
                return answer.description.parts.filter { $0.status != .serving }.map { part in
                    let detail = part.detail.map { ": \($0)" } ?? ""
                    return "\(state.service.name) \(part.name) \(console.styled(part.status.rawValue, .red))\(detail)"
                }
            }
        }
    }

    /// `2013-08-01 00:00:00`.
    static func clockTime(_ instant: Instant) -> String {
        String(instant.description.prefix("2013-08-01T00:00:00".count)).replacing("T", with: " ")
    }

    /// `3d 4h`, `4h 12m`, `12m 5s`.
    static func uptime(_ duration: Duration) -> String {
        let seconds = max(0, duration.components.seconds)
        let units = [
            (seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s"),
        ]
        let first = units.firstIndex { $0.0 > 0 } ?? 3
        return units[first...].prefix(2).map { "\($0.0)\($0.1)" }.joined(separator: " ")
    }
}
