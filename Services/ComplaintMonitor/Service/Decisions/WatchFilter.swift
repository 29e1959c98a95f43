import JSON
import RPC
import Schema
import ServiceKit
import Store

/// What a watcher wants to see of the log.
struct WatchFilter {
    private let request: WatchRequest
    private let kinds: Set<String>
    /// The types of the families wanted; nil for every event.
    let types: Set<String>

    /// Throws INVALID_ARGUMENT for a tier that is none.
    init(_ request: WatchRequest) throws(RPCError) {
        guard (0...99).contains(request.minimumTier ?? 0) else {
            throw .invalid("minimumTier", Text(zh: "应为 0 至 99", en: "must be from 0 to 99"))
        }
        self.request = request
        kinds = Set(request.kinds)
        let families = request.families.isEmpty ? EventFamily.allCases : request.families
        types = families.reduce(into: []) { $0.formUnion($1.types) }
    }

    /// The event as the watcher gets it; nil where it is not wanted.
    func watched(_ stored: StoredEvent) throws -> WatchedEvent? {
        let event = stored.event
        guard let family = EventFamily.byType[event.type] else { return nil }
        let partner = event.type == EventType.dayClosed ? nil : PartnerID(checked: event.subject)
        guard request.partner == nil || request.partner == partner else { return nil }
        let data = try JSON.decode(JSONValue.self, from: event.data)
        let provinces = data.texts(of: "province")
        guard passes(provinces, request.province.map { [$0] } ?? []), passes(data.texts(of: "kind"), kinds),
            isHighEnough(data)
        else { return nil }
        return WatchedEvent(
            sequence: Int(stored.sequence), time: event.time, family: family, type: event.type, partner: partner,
            province: provinces.first, clauses: event.clauses.map(ClauseID.init(checked:)), data: data)
    }

    /// Whether what a fact names is among what is wanted, or it names nothing.
    private func passes(_ named: [String], _ wanted: Set<String>) -> Bool {
        wanted.isEmpty || named.isEmpty || named.contains(where: wanted.contains)
    }

    private func isHighEnough(_ data: JSONValue) -> Bool {
        guard let minimum = request.minimumTier, let tier = data["tier"]?.integerValue else { return true }
        return tier >= minimum
    }
}

extension JSONValue {
    /// The texts of a field in a fact, or in the messages that the fact holds.
    fileprivate func texts(of field: String) -> [String] {
        guard let fields = objectValue else { return [] }
        return ([self] + fields.sorted { $0.key < $1.key }.map(\.value)).compactMap { $0[field]?.stringValue }
    }
}
