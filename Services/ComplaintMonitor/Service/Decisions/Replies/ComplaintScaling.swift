import Rulebook
import Schema

extension CountedComplainants {
    /// Counts complaints; two of one customer are one customer (migu-membership/a8.2).
    init(of complaints: [Complaint]) {
        let escalated = complaints.filter(\.isTakenFurther)
        self.init(
            complaints: complaints.count, customers: Set(complaints.compactMap(\.customer)).count,
            withoutCustomer: complaints.count { $0.customer == nil }, escalated: escalated.count,
            escalatedCustomers: Set(escalated.compactMap(\.customer)).count)
    }

    /// Customers, one that is not named counted as one of its own.
    var people: Int { customers + withoutCustomer }
}

extension Complaint {
    fileprivate var isTakenFurther: Bool { kind == .escalated || channel?.isSupervisor == true }
}

extension ComplaintScope {
    /// Its days; the first alone where no last is told.
    var days: ClosedRange<Day> { firstDay...max(firstDay, lastDay ?? firstDay) }

    /// Whether a complaint of these days is one of those asked for.
    func takes(_ complaint: Complaint) -> Bool {
        func fits<Part: Equatable>(_ wanted: Part?, _ part: Part?) -> Bool { wanted == nil || wanted == part }
        return complaint.partner == partner && days.contains(complaint.createdAt.day)
            && fits(regulation, complaint.governingRegulation) && fits(serviceLine, complaint.serviceLine)
            && fits(province, complaint.province) && fits(problem, complaint.problem)
    }
}

extension ComplaintWave {
    /// Whether a complaint belongs to it: any of its scope; of one that a person dismissed, those that were behind it.
    func takes(_ complaint: Complaint) -> Bool {
        state == .dismissed ? complaints.contains(complaint.id) : scope.takes(complaint)
    }
}

extension WaveThreshold {
    /// The first span of days around a day in which complaints reach the number; nil where none does.
    ///
    /// `complaints` are in the order of time.
    func reached(
        around day: Day, by complaints: [Complaint]
    ) -> (days: ClosedRange<Day>, complaints: [Complaint])? {
        for first in (0..<days).map({ day - (days - 1) + $0 }) {
            let span = first...first + (days - 1)
            let within = complaints.filter { span.contains($0.createdAt.day) }
            guard let start = within.first?.createdAt.day, CountedComplainants(of: within).people >= customers else {
                continue
            }
            return (start...span.upperBound, within)
        }
        return nil
    }
}
