extension JSONValue {
    /// The value as text for people: one element or field a line, indented by two spaces a level, keys sorted.
    public func prettyPrinted() -> String {
        let output = Output()
        write(to: output, indent: 0)
        return String(decoding: output.bytes(0..<output.count), as: UTF8.self)
    }

    private func write(to output: Output, indent: Int) {
        switch self {
        case .null: output.appendNull()
        case .bool(let value): output.append(value)
        case .integer(let value): output.append(number: value)
        case .double(let value): output.append(number: value)
        case .string(let value): output.append(value)
        case .array(let values):
            writeLines(values, to: output, indent: indent, brackets: (Byte.openBracket, Byte.closeBracket)) {
                $0.write(to: $1, indent: indent + 1)
            }
        case .object(let values):
            let fields = values.sorted { $0.key < $1.key }
            writeLines(fields, to: output, indent: indent, brackets: (Byte.openBrace, Byte.closeBrace)) {
                $1.append($0.key)
                $1.append(Byte.colon)
                $1.append(Byte.space)
                $0.value.write(to: $1, indent: indent + 1)
            }
        }
    }

    private func writeLines<T>(
        _ items: [T], to output: Output, indent: Int, brackets: (open: UInt8, close: UInt8),
        write: (T, Output) -> Void
    ) {
        output.append(brackets.open)
        for (index, item) in items.enumerated() {
            if index > 0 { output.append(Byte.comma) }
            output.appendLine(indent: indent + 1)
            write(item, output)
        }
        if !items.isEmpty { output.appendLine(indent: indent) }
        output.append(brackets.close)
    }
}

extension Output {
    fileprivate func appendLine(indent: Int) {
        append(Byte.lineFeed)
        for _ in 0..<indent * 2 { append(Byte.space) }
    }
}
