/// One sample of the Prometheus text format.
struct Sample: Hashable {
    var name: String
    var labels: [String: String]
    var value: Double
}

/// A strict reader of the Prometheus text format 0.0.4, as far as it is written here: types, samples without timestamps.
struct PrometheusText {
    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var types: [String: String] = [:]
    private(set) var samples: [Sample] = []

    /// Throws `Malformed` for anything that the format does not allow.
    init(_ text: String) throws {
        guard text.hasSuffix("\n") else { throw Malformed(description: "the last line must end with a newline") }
        var family = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
            if line.hasPrefix("#") {
                family = try takeType(line)
            } else {
                try takeSample(line, of: family)
            }
        }
    }

    private mutating func takeType(_ line: Substring) throws -> String {
        let words = line.split(separator: " ")
        guard words.count == 4, words[0] == "#", words[1] == "TYPE",
            ["counter", "gauge", "histogram"].contains(words[3]),
            PrometheusText.isName(words[2], colon: true)
        else { throw Malformed(description: "no type line: \(line)") }
        let name = String(words[2])
        guard types.updateValue(String(words[3]), forKey: name) == nil else {
            throw Malformed(description: "a second type line for \(name)")
        }
        return name
    }

    private mutating func takeSample(_ line: Substring, of family: String) throws {
        var rest = line
        let name = rest.prefix { $0 != "{" && $0 != " " }
        rest = rest.dropFirst(name.count)
        let suffix = name.hasPrefix(family) ? name.dropFirst(family.count) : "?"
        let allowed: Set<Substring> = types[family] == "histogram" ? ["_bucket", "_sum", "_count"] : [""]
        guard PrometheusText.isName(name, colon: true), allowed.contains(suffix) else {
            throw Malformed(description: "a sample outside its family \(family): \(line)")
        }
        let labels = rest.first == "{" ? try PrometheusText.labels(&rest) : [:]
        guard rest.first == " ", let value = Double(rest.dropFirst()) else {
            throw Malformed(description: "no value: \(line)")
        }
        let sample = Sample(name: String(name), labels: labels, value: value)
        guard !samples.contains(where: { $0.name == sample.name && $0.labels == labels }) else {
            throw Malformed(description: "a second sample of \(line)")
        }
        samples.append(sample)
    }

    private static func labels(_ rest: inout Substring) throws -> [String: String] {
        var labels: [String: String] = [:]
        repeat {
            rest.removeFirst()
            let name = rest.prefix { $0 != "=" }
            rest = rest.dropFirst(name.count + 1)
            guard isName(name, colon: false), rest.first == "\"" else {
                throw Malformed(description: "no label at \(rest)")
            }
            rest.removeFirst()
            guard labels.updateValue(try quoted(&rest), forKey: String(name)) == nil else {
                throw Malformed(description: "a label twice: \(name)")
            }
        } while rest.first == ","
        guard rest.first == "}" else { throw Malformed(description: "labels without an end: \(rest)") }
        rest.removeFirst()
        return labels
    }

    private static func quoted(_ rest: inout Substring) throws -> String {
        var text = ""
        while let character = rest.popFirst() {
            switch character {
            case "\"": return text
            case "\\":
                guard let escaped = rest.popFirst(), let meant = ["\\": "\\", "\"": "\"", "n": "\n"][String(escaped)]
                else {
                    throw Malformed(description: "an unknown escape at \(rest)")
                }
                text += meant
            default: text.append(character)
            }
        }
        throw Malformed(description: "a value without an end")
    }

    private static func isName(_ text: Substring, colon: Bool) -> Bool {
        guard let first = text.first, !first.isNumber else { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || (colon && $0 == ":")) }
    }

    /// The value of a sample, nil where there is none.
    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        samples.first { $0.name == name && $0.labels == labels }?.value
    }
}
