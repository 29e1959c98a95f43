import Schema

extension WhatIfSummary {
    /// Nothing replayed yet.
    init(from: Day, to: Day) {
        self.init(
            from: from, to: to, complaints: 0, partnerMonths: 0, sameMonths: 0, tiersFlipped: 0,
            notificationsChanged: 0, sanctionsAdded: 0, sanctionsRemoved: 0, sanctionsMoved: 0)
    }

    /// Adds a month gone through.
    mutating func add(_ flips: [WhatIfFlip], complaints: Int, partners: Int) {
        self.complaints += complaints
        partnerMonths += partners
        for flip in flips {
            if flip.before.tier != flip.after.tier { tiersFlipped += 1 }
            if flip.before.notifications != flip.after.notifications { notificationsChanged += 1 }
            for sanction in flip.sanctions {
                switch sanction.change {
                case .added: sanctionsAdded += 1
                case .removed: sanctionsRemoved += 1
                case .moved: sanctionsMoved += 1
                }
            }
        }
    }

    /// Adds a month in which these sections read otherwise that no complaints are replayed by.
    mutating func add(unreplayed sections: Set<String>) {
        for name in sections.sorted() {
            if let index = unreplayedSections.firstIndex(where: { $0.name == name }) {
                unreplayedSections[index].months += 1
            } else {
                unreplayedSections.append(WhatIfSection(name: name, months: 1))
            }
        }
    }
}
