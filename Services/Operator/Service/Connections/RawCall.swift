import JSON
import RPC
import Schema

/// A call whose messages are known only as JSON.
struct RawCall {
    let client: RPCClient
    let method: MethodInfo
    let options: CallOptions
    let console: Console

    /// One request; the reply is printed over several lines.
    func unary(_ body: [UInt8]) async throws {
        let method =
            method.isCommand ? Method<RawMessage, RawMessage>.command(method.path, roles: []) : .query(method.path)
        try print(try await client.call(method, RawMessage(bytes: body), options))
    }

    /// One request; each reply is printed as it comes, on a line of its own, `count` at most.
    func serverStream(_ body: [UInt8], count: Int?) async throws {
        let method = Method<RawMessage, RawMessage>.serverStream(method.path)
        try await client.stream(method, RawMessage(bytes: body), options) { replies in
            var left = count ?? .max
            while left > 0, let batch = try await replies.nextBatch() {
                console.lines(batch.prefix(left).map { String(decoding: $0.bytes, as: UTF8.self) })
                left -= batch.count
            }
        }
    }

    /// Requests from standard input, a line each; the reply is printed over several lines.
    func clientStream() async throws {
        let method = Method<RawMessage, RawMessage>.clientStream(method.path, roles: [])
        let reply: RawMessage = try await client.send(method, options) { writer in
            while let line = readLine() {
                if !line.isEmpty { try await writer.write(RawMessage(bytes: Array(line.utf8))) }
            }
        }
        try print(reply)
    }

    private func print(_ reply: RawMessage) throws {
        console.line(try JSON.decode(JSONValue.self, from: reply.bytes).prettyPrinted())
    }
}
