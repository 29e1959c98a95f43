import JSON
import Logging
import RPC
import Schema
import ServiceKit
import Store

extension ComplaintMonitor {
    /// Files one complaint; one without partner or kind goes to the correction queue and is refused (migu-membership/7.1).
    func fileComplaint(_ request: RawMessage, _ call: ServerCall) async throws -> FileComplaintReply {
        let complaint: Complaint
        do { complaint = try read(request) } catch {
            try await queue(request, error, isDryRun: call.metadata.isDryRun)
            throw error
        }
        let reply = try await house.commands.run(call) { [ledger] in try ledger.fileAndTell(complaint, in: $0) }
        if let raised = reply.raised, !call.metadata.isDryRun { log(raised) }
        return reply
    }

    /// Files complaints in the order sent, as each comes; what is refused is listed and does not stop the others.
    func fileComplaints(_ requests: RequestStream<RawMessage>, _ call: ServerCall) async throws -> FileComplaintsReply {
        guard !call.metadata.isDryRun else {
            throw RPCError(
                .invalidArgument,
                Text(zh: "逐件提交不支持 dry-run，请用 FileBatch", en: "a stream has no dry-run; use FileBatch"),
                reason: "RPC_BAD_METADATA", field: "dry-run")
        }
        var total = FileComplaintsReply(filed: 0, duplicates: 0, refused: 0)
        var index = 0
        while let batch = try await requests.nextBatch(limit: 512) {
            let outcomes = try await file(batch, call)
            for outcome in outcomes {
                total.add(outcome, index: index, locale: call.locale)
                index += 1
            }
        }
        return total
    }

    /// The longest list of rejections that a reply carries.
    static let listed = 1000

    private func file(_ batch: [Result<RawMessage, RPCError>], _ call: ServerCall) async throws -> [FilingResult] {
        var results: [FilingResult] = []
        results.reserveCapacity(batch.count)
        var commands: [@Sendable (Transaction) throws -> Filed] = []
        for item in batch {
            do throws(RPCError) {
                let raw = try item.get()
                do throws(RPCError) {
                    let complaint = try read(raw)
                    commands.append { [ledger] in try ledger.file(complaint, in: $0) }
                    results.append(FilingResult(id: complaint.id.name, error: nil, outcome: nil))
                } catch {
                    try? await queue(raw, error, isDryRun: call.metadata.isDryRun)
                    let sent = try? JSON.decode(JSONValue.self, from: raw.bytes)
                    results.append(FilingResult(id: sent?["complaint"]?["id"]?.stringValue, error: error, outcome: nil))
                }
            } catch {
                results.append(FilingResult(id: nil, error: error, outcome: nil))
            }
        }
        var written = try await house.commands.runEach(call, commands).makeIterator()
        for index in results.indices where results[index].error == nil {
            switch written.next() {
            case .success(let filed):
                results[index].outcome = filed.outcome
                if let raised = filed.raised, !call.metadata.isDryRun { log(raised) }
            case .failure(let error): results[index].error = RPCError(error)
            case nil: break
            }
        }
        return results
    }

    /// Files complaints that are decided together.
    func fileBatch(_ request: FileBatchRequest, _ call: ServerCall) async throws -> FileBatchReply {
        guard (1...1000).contains(request.complaints.count) else {
            throw RPCError(
                .invalidArgument, Text(zh: "complaints 应为 1 至 1000 件", en: "complaints must hold 1 to 1,000"),
                reason: "COMPLAINT_BATCH_SIZE", field: "complaints")
        }
        var readable: [(index: Int, complaint: Complaint)] = []
        var rejections: [Rejection] = []
        for (index, item) in request.complaints.enumerated() {
            switch item {
            case .read(let complaint): readable.append((index, complaint))
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

    private func read(_ request: RawMessage) throws(RPCError) -> Complaint {
        do { return try JSON.decode(FileComplaintRequest.self, from: request.bytes).complaint } catch {
            throw Ledger.citing(RPCError(error), under: "complaint.")
        }
    }

    private func queue(_ request: RawMessage, _ error: RPCError, isDryRun: Bool) async throws {
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

/// What became of one complaint of a stream.
private struct FilingResult {
    let id: String?
    var error: RPCError?
    var outcome: FilingOutcome?
}

extension FileComplaintsReply {
    fileprivate mutating func add(_ result: FilingResult, index: Int, locale: Locale) {
        if let error = result.error {
            refused += 1
            if rejections.count < ComplaintMonitor.listed {
                rejections.append(Rejection(error, index: index, id: result.id, locale: locale))
            }
        } else if result.outcome == .duplicate {
            duplicates += 1
        } else {
            filed += 1
        }
    }
}
