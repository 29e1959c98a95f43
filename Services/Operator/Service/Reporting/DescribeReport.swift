import RPC
import Schema

/// What a service says of itself, for people.
struct DescribeReport {
    let console: Console

    /// The service: what it is, its rulebooks, its methods.
    func lines(_ description: DescribeReply) -> [String] {
        let facts = Text(
            zh:
                "版本 \(description.version)，数据库版本 \(description.schemaVersion)，事件 \(description.latestSequence)，进程 \(description.processID)",
            en: "version \(description.version), schema \(description.schemaVersion), "
                + "\(description.latestSequence) events, process \(description.processID)")
        return [console.styled(description.name, .bold), facts[console.locale]] + rulebooks(description) + [""]
            + methods(description).lines(console)
    }

    /// One method: its path, how messages flow, what it takes and gives, who may call it.
    func lines(_ method: MethodInfo) -> [String] {
        let facts: [(Text, String)] = [
            (Text(zh: "类型", en: "kind"), kind(method)), (Text(zh: "请求", en: "request"), method.request),
            (Text(zh: "应答", en: "reply"), method.reply), (Text(zh: "角色", en: "roles"), roles(method)),
        ]
        return [console.styled(method.path, .bold)] + facts.map { "  \($0[console.locale]): \($1)" }
    }

    private func rulebooks(_ description: DescribeReply) -> [String] {
        description.rulebooks.map { book in
            let day = book.effectiveDay.map { Text(zh: "，\($0) 起", en: ", from \($0)")[console.locale] } ?? ""
            let number = book.documentNumber.map { " \($0)" } ?? ""
            return "  \(book.regulation) \(book.version)\(number)\(day) (\(book.source))"
        }
    }

    private func methods(_ description: DescribeReply) -> Table {
        let headers = [
            Text(zh: "方法", en: "METHOD"), Text(zh: "类型", en: "KIND"), Text(zh: "请求", en: "REQUEST"),
            Text(zh: "应答", en: "REPLY"), Text(zh: "角色", en: "ROLES"),
        ]
        var table = Table(headers.map { $0[console.locale] })
        for method in description.methods {
            table.add([
                Table.Cell(method.path), Table.Cell(kind(method)), Table.Cell(short(method.request)),
                Table.Cell(short(method.reply)), Table.Cell(roles(method)),
            ])
        }
        return table
    }

    private func kind(_ method: MethodInfo) -> String {
        let flow =
            switch method.kind {
            case .unary: Text(zh: "一问一答", en: "unary")
            case .serverStreaming: Text(zh: "应答流", en: "server stream")
            case .clientStreaming: Text(zh: "请求流", en: "client stream")
            }
        let change = method.isCommand ? Text(zh: "，改变数据", en: ", command") : Text(zh: "", en: "")
        return flow[console.locale] + change[console.locale]
    }

    private func roles(_ method: MethodInfo) -> String {
        method.roles.isEmpty ? "–" : method.roles.joined(separator: ", ")
    }

    private func short(_ message: String) -> String { message.split(separator: ".").last.map(String.init) ?? message }
}
