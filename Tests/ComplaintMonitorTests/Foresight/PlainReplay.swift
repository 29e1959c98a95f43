import Schema

/// What complaints lead to by other figures than those shipped, worked out without the program.
struct PlainReplay {
    /// A complaint and when it arrived.
    struct Arrival {
        var complaint: Complaint
        let at: Instant
    }

    var threshold = 5
    var step = 5
    var kinds: Set<ComplaintKind> = [.unawareSubscription]
    private let bounds = [5, 10, 15, 20]

    /// What a partner's month comes to.
    struct Outcome: Equatable {
        var figures: WhatIfFigures
        /// `tier kind issue end replaced`, an issue of `-` where it waits for a person.
        var sanctions: [String: WhatIfTerm]
    }

    /// Every partner's month that has complaints of any kind.
    func outcomes(_ arrivals: [Arrival]) -> [String: Outcome] {
        Dictionary(grouping: arrivals) { "\($0.complaint.partner) \($0.complaint.createdAt.day.month)" }
            .mapValues(outcome)
    }

    private func outcome(_ arrivals: [Arrival]) -> Outcome {
        let counted = arrivals.filter { kinds.contains($0.complaint.kind) }
        var raised: [(tier: Int, at: Instant)] = []
        for instant in Set(counted.map(\.at)).sorted() {
            let tier = tier(counted.filter { $0.at <= instant })
            if tier > raised.last?.tier ?? 0 { raised.append((tier, instant)) }
        }
        let figures = WhatIfFigures(
            complaints: counted.count, notifications: notifications(counted), tier: tier(counted))
        guard let month = arrivals.first?.complaint.createdAt.day.month else {
            return Outcome(figures: figures, sanctions: [:])
        }
        return Outcome(figures: figures, sanctions: sanctions(raised, month))
    }

    private func notifications(_ arrivals: [Arrival]) -> Int {
        Dictionary(grouping: arrivals) { $0.complaint.createdAt.day }.values.reduce(0) { sum, day in
            sum + (day.count < threshold ? 0 : 1 + (day.count - threshold) / step)
        }
    }

    private func tier(_ arrivals: [Arrival]) -> Int {
        let notifications = notifications(arrivals)
        return bounds.count { notifications >= $0 }
    }

    private func sanctions(_ raised: [(tier: Int, at: Instant)], _ month: BillingMonth) -> [String: WhatIfTerm] {
        var terms: [String: WhatIfTerm] = [:]
        let isByItself = { (at: Instant) in at.day <= month.lastDay + 5 }
        for (index, raise) in raised.enumerated() {
            let day = raise.at.day
            let ends: [(SanctionKind, Day)] = [
                (.promotionSuspension, raise.tier == 1 ? day + 7 : day.adding(months: [1, 3, 6][raise.tier - 2])),
                (.serviceCodeFreeze, day.adding(months: raise.tier)),
            ]
            let successor = raised.dropFirst(index + 1).first { isByItself($0.at) }
            for (kind, end) in ends {
                terms["\(raise.tier) \(kind.term)"] =
                    isByItself(raise.at)
                    ? WhatIfTerm(issuedAt: raise.at, lastDay: end, replacedAt: successor?.at)
                    : WhatIfTerm(replacedAt: successor?.at)
            }
        }
        return terms
    }
}
