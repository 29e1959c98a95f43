import JSON
import RPC
import Schema
import ServiceKit
import Store

extension Complaints {
    /// The longest list of rejections that a reply carries.
    static let listed = 1000

    /// Files complaints in the order sent, as each comes; what is refused is listed and does not stop the others.
    func fileComplaints(
        _ requests: RequestStream<RawMessage>, _ call: ServerCall
    ) async throws -> FileComplaintsReply {
        guard !call.metadata.isDryRun else {
            throw RPCError(
                .invalidArgument,
                Text(zh: "逐件提交不支持 dry-run，请用 FileBatch", en: "a stream has no dry-run; use FileBatch"),
                reason: "RPC_BAD_METADATA", field: "dry-run")
        }
        var total = FileComplaintsReply(filed: 0, duplicates: 0, refused: 0)
        var next = try await nextArrivals(requests)
        while let arrivals = next {
            // What comes next is read while this is written.
            async let filed = file(arrivals, call)
            let coming: Result<[Arrival]?, any Error>
            do { coming = .success(try await nextArrivals(requests)) } catch { coming = .failure(error) }
            for result in try await filed { total.add(result, locale: call.locale) }
            next = try coming.get()
        }
        return total
    }

    /// What has come since; what can't be read goes to the correction queue where that is its place.
    private func nextArrivals(_ requests: RequestStream<RawMessage>) async throws -> [Arrival]? {
        guard let batch = try await requests.nextBatch(limit: 512) else { return nil }
        var arrivals: [Arrival] = []
        arrivals.reserveCapacity(batch.count)
        for item in batch {
            do throws(RPCError) {
                arrivals.append(.readable(try read(try item.get())))
            } catch {
                let raw = try? item.get()
                if let raw { try await queue(raw, error, isDryRun: false) }
                let sent = raw.flatMap { try? JSON.decode(JSONValue.self, from: $0.bytes) }
                arrivals.append(.refused(id: sent?["complaint"]?["id"]?.stringValue, error))
            }
        }
        return arrivals
    }

    /// Files what could be read, in one transaction.
    private func file(_ arrivals: [Arrival], _ call: ServerCall) async throws -> [FilingResult] {
        let commands = arrivals.compactMap(\.received).map { received in
            { @Sendable [ledger] (transaction: Transaction) throws in try ledger.file(received, in: transaction) }
        }
        var written = try await house.commands.runEach(call, commands).makeIterator()
        return arrivals.map { arrival in
            guard let received = arrival.received, let outcome = written.next() else { return arrival.refusal }
            if case .success(let filed) = outcome, let raised = filed.raised { log(raised) }
            return FilingResult(id: received.complaint.id.name, outcome: outcome.mapError { RPCError($0) })
        }
    }
}

/// One complaint of a stream, as it came.
private enum Arrival: Sendable {
    case readable(ReceivedComplaint)
    case refused(id: String?, RPCError)

    var received: ReceivedComplaint? { if case .readable(let received) = self { received } else { nil } }

    var refusal: FilingResult {
        guard case .refused(let id, let error) = self else {
            return FilingResult(id: nil, outcome: .failure(.internal))
        }
        return FilingResult(id: id, outcome: .failure(error))
    }
}

/// What became of one complaint of a stream.
private struct FilingResult: Sendable {
    let id: String?
    let outcome: Result<Filed, RPCError>
}

extension FileComplaintsReply {
    fileprivate mutating func add(_ result: FilingResult, locale: Locale) {
        let index = filed + duplicates + refused
        switch result.outcome {
        case .success(let one) where one.outcome == .duplicate: duplicates += 1
        case .success: filed += 1
        case .failure(let error):
            refused += 1
            guard rejections.count < Complaints.listed else { return }
            rejections.append(Rejection(error, index: index, id: result.id, locale: locale))
        }
    }
}
