import RPC
import Schema
import ServiceKit
import Store

extension Intake {
    /// Registers a partner; the same again changes nothing.
    func registerPartner(_ request: RegisterPartnerRequest, _ call: ServerCall) async throws -> Partner {
        guard (1...200).contains(request.name.count) else {
            throw RPCError(
                .invalidArgument, Text(zh: "name 应为 1 至 200 个字符", en: "name must have 1 to 200 characters"),
                reason: "INTAKE_BAD_NAME", field: "name")
        }
        return try await house.commands.run(call) { [house] transaction in
            if let known = try PartnerTable.find(request.partner, in: transaction.db) {
                guard known.name == request.name else {
                    throw RPCError(
                        .alreadyExists,
                        Text(
                            zh: "\(known.id) 已以名称 \(known.name) 登记",
                            en: "\(known.id) is registered under the name \(known.name)"),
                        reason: "INTAKE_PARTNER_EXISTS", field: "name")
                }
                return known
            }
            let partner = Partner(id: request.partner, name: request.name, registeredAt: house.clock.now)
            try PartnerTable.insert(partner, in: transaction)
            try transaction.append(
                EventDraft(
                    EventType.partnerRegistered, PartnerRegistered(partner: partner), subject: partner.id.name,
                    at: house.clock.now))
            return partner
        }
    }

    /// A partner with what is registered of it and what restrains it now.
    func getPartner(_ request: GetPartnerRequest) async throws -> GetPartnerReply {
        let now = house.clock.now
        return try await house.store.read { db in
            guard let partner = try PartnerTable.find(request.partner, in: db) else {
                throw Intake.unknown(request.partner)
            }
            return GetPartnerReply(
                partner: partner, serviceCodes: try PartnerTable.codes(of: partner.id, in: db),
                sanctions: try SanctionReplica.inForce(partner.id, at: now, in: db),
                serviceLines: try ServiceLineTable.of(partner.id, in: db),
                subchannels: try SubchannelTable.of(partner.id, in: db),
                cooperationEnd: try CooperationTable.end(of: partner.id, in: db))
        }
    }

    /// The partners, by id.
    func listPartners(_ request: ListPartnersRequest) async throws -> ListPartnersReply {
        let size = try Page.size(request.pageSize, default: 100, upTo: 1000)
        // One more than asked for tells whether another page follows.
        let found = try await house.store.read {
            try PartnerTable.page(after: request.pageToken ?? "", limit: size + 1, in: $0)
        }
        let partners = Array(found.prefix(size))
        return ListPartnersReply(partners: partners, nextPageToken: found.count > size ? partners.last?.id.name : nil)
    }

    static func unknown(_ partner: PartnerID) -> RPCError {
        RPCError(
            .notFound, Text(zh: "没有登记合作伙伴 \(partner)", en: "partner \(partner) is not registered"),
            reason: "INTAKE_PARTNER_UNKNOWN", field: "partner")
    }
}
