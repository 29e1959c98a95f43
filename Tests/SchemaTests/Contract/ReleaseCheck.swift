/// What has become of a released contract: a field is never renamed, retyped or reused, and nothing disappears, so that
/// services and callers of different releases understand each other.
struct ReleaseCheck {
    let release: DescriptorSet
    let current: DescriptorSet

    /// Every promise of the release that the contract no longer keeps; what was added is no breach.
    var breaches: [String] { messageBreaches + enumerationBreaches + methodBreaches }

    private var messageBreaches: [String] {
        let now = current.messages
        return release.messages.sorted { $0.key < $1.key }.flatMap { name, before in
            guard let after = now[name] else { return ["message \(name) is gone"] }
            return before.field.compactMap { field in breach(of: field, in: after).map { "\(name).\(field.name) \($0)" }
            }
        }
    }

    private func breach(of field: DescriptorSet.Field, in message: DescriptorSet.Message) -> String? {
        guard let after = message.field.first(where: { $0.number == field.number }) else {
            let isReserved =
                message.reservedName.contains(field.name)
                && message.reservedRange.contains { $0.start <= field.number && field.number < $0.end }
            return isReserved ? nil : "is gone, and its name or number \(field.number) is not reserved"
        }
        if after.name != field.name || after.jsonName != field.jsonName {
            return "is now \(after.name), in JSON \(after.jsonName)"
        }
        let (type, typeBefore) = (current.shape(of: after), release.shape(of: field))
        if type != typeBefore { return "was \(typeBefore) and is \(type)" }
        return after.proto3Optional == field.proto3Optional ? nil : "is no longer or newly optional"
    }

    private var enumerationBreaches: [String] {
        let now = current.enumerations
        return release.enumerations.sorted { $0.key < $1.key }.flatMap { name, before in
            guard let after = now[name] else { return ["enum \(name) is gone"] }
            return before.sorted { $0.key < $1.key }.compactMap { number, value in
                after[number] == value ? nil : "\(name).\(value) = \(number) is gone"
            }
        }
    }

    private var methodBreaches: [String] {
        let now = current.methods
        return release.methods.sorted { $0.key < $1.key }.compactMap { path, before in
            guard let after = now[path] else { return "rpc \(path) is gone" }
            return after == before ? nil : "rpc \(path) has other messages, or streams otherwise"
        }
    }
}
