internal import RPC
internal import Schema

extension Field {
    /// Each case of a list, after its clause.
    func cases(_ walk: (Section) -> Void) {
        for item in items() ?? [] {
            let _: Void? = item.section { section in
                _ = section.required("clause")?.clause()
                walk(section)
            }
        }
    }

    /// Two columns of a case, this one what must come out of the other by a rule; what does not is a fault here.
    func compare<Input, Output: Equatable>(_ inputs: [Input], _ outputs: [Output], _ rule: (Input) -> Output) {
        guard inputs.count == outputs.count else {
            return fault(Text(zh: "两列长度不同", en: "the two columns differ in length"))
        }
        for (input, output) in zip(inputs, outputs) where rule(input) != output {
            fault(
                Text(
                    zh: "与自带用例不符：\(input) 应得 \(output)，实得 \(rule(input))",
                    en: "contradicts its own case: \(input) must give \(output) and gives \(rule(input))"))
        }
    }

    /// The last days of a period issued on each of some days.
    func compare(issued: [Day], _ period: Period) {
        guard let lastDays = list({ $0.value(Day.self) }) else { return }
        compare(issued, lastDays) { period.lastDay(from: $0) }
    }
}
