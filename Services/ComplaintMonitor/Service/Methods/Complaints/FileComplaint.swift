import JSON
import Logging
import RPC
import Schema
import ServiceKit
import Store

extension Complaints {
    /// Files one complaint; one without partner or kind goes to the correction queue and is refused (migu-membership/7.1).
    func fileComplaint(_ request: RawMessage, _ call: ServerCall) async throws -> FileComplaintReply {
        let received: ReceivedComplaint
        do { received = try read(request) } catch {
            try await queue(request, error, isDryRun: call.metadata.isDryRun)
            throw error
        }
        let reply = try await house.commands.run(call) { [ledger] in try ledger.fileAndTell(received, in: $0) }
        if let raised = reply.raised, !call.metadata.isDryRun { log(raised) }
        return reply
    }

    /// Files complaints that are decided together.
    func fileBatch(_ request: FileBatchRequest, _ call: ServerCall) async throws -> FileBatchReply {
        guard (1...1000).contains(request.complaints.count) else {
            throw RPCError(
                .invalidArgument, Text(zh: "complaints 应为 1 至 1000 件", en: "complaints must hold 1 to 1,000"),
                reason: "COMPLAINT_BATCH_SIZE", field: "complaints")
        }
        var readable: [(index: Int, received: ReceivedComplaint)] = []
        var rejections: [Rejection] = []
        for (index, item) in request.complaints.enumerated() {
            switch item {
            case .read(let complaint): readable.append((index, try ReceivedComplaint(complaint)))
            case .unreadable(let raw, var error):
                error = Ledger.citing(error, under: "")
                try await queue(raw, error, isDryRun: call.metadata.isDryRun)
                rejections.append(Rejection(error, index: index, id: raw["id"]?.stringValue, locale: call.locale))
            }
        }
        var reply = try await house.commands.run(call) { [ledger, readable, locale = call.locale] in
            try ledger.fileTogether(readable, locale: locale, in: $0)
        }
        if !call.metadata.isDryRun { for raised in reply.raised { log(raised) } }
        reply.rejections = (reply.rejections + rejections).sorted { $0.index < $1.index }
        return reply
    }

    // MARK: reading

    func read(_ request: RawMessage) throws(RPCError) -> ReceivedComplaint {
        do {
            return try ReceivedComplaint(JSON.decode(FileComplaintRequest.self, from: request.bytes).complaint)
        } catch {
            throw Ledger.citing(RPCError(error), under: "complaint.")
        }
    }

    func queue(_ request: RawMessage, _ error: RPCError, isDryRun: Bool) async throws {
        try await queue(String(decoding: request.bytes, as: UTF8.self), error, isDryRun)
    }

    private func queue(_ complaint: JSONValue, _ error: RPCError, isDryRun: Bool) async throws {
        try await queue(JSON.encodeText(complaint), error, isDryRun)
    }

    /// Keeps what lacks a partner or a kind, so that somebody can mend it.
    private func queue(_ body: String, _ error: RPCError, _ isDryRun: Bool) async throws {
        guard let field = error.field, let clause = error.clause, !isDryRun else { return }
        let now = house.clock.now
        try await house.store.write {
            try RefusedTable.insert(field: field, clause: ClauseID(checked: clause), body: body, at: now, in: $0)
        }
    }

    /// One notice a decision.
    func log(_ change: TierChange) {
        house.logger.notice(
            "warning tier raised",
            metadata: [
                LogKey.partner: "\(change.partner)", LogKey.month: "\(change.month)", LogKey.tier: "\(change.tier)",
                LogKey.clause: "\(change.clause)",
            ])
    }
}

extension Ledger {
    /// The same refusal, citing 7.1 where what is missing is what that clause counts by.
    static func citing(_ error: RPCError, under prefix: String) -> RPCError {
        guard error.field == prefix + "partner" || error.field == prefix + "kind" else { return error }
        var error = error
        error.clause = Regulation.dailyCount.name
        return error
    }
}
