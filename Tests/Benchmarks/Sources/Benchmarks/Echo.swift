import CZeroMQ
import Foundation
import JSON
import RPC
import RPCZeroMQ

/// A body of eight fields, 300 bytes of JSON.
struct Body: Message, Hashable {
    static let messageName = "benchmark.Body"
    var id: String
    var partner: String
    var kind: String
    var createdAt: String
    var amount: Int
    var count: Int
    var note: String?
    var isCounted: Bool

    static let sample = Body(
        id: "complaint-000000012345678", partner: "Partner of a middling name 0042",
        kind: "COMPLAINT_KIND_UNAWARE_SUBSCRIPTION",
        createdAt: "2024-03-05T23:59:59.123456+08:00", amount: 123_456, count: 42,
        note: "a remark that fills the body up to three hundred bytes of JSON, no more and no less, as asked for here.",
        isCounted: true)
}

struct StreamRequest: Message {
    static let messageName = "benchmark.StreamRequest"
    var count: Int
}

/// The house's side: a service that echoes, behind the whole RPC.
enum HouseEcho {
    static let unary = Method<Body, Body>.query("/benchmark.Echo/Unary")
    /// The same with Foundation's coder on both sides instead of the house's.
    static let foundation = Method<RawMessage, RawMessage>.query("/benchmark.Echo/Foundation")
    static let stream = Method<StreamRequest, Body>.serverStream("/benchmark.Echo/Stream")
    static let foundationStream = Method<StreamRequest, RawMessage>.serverStream("/benchmark.Echo/FoundationStream")

    static func serve(at endpoint: String) async throws {
        var router = Router()
        router.serve(unary) { (body: Body, _) in body }
        router.serve(foundation) { (raw: RawMessage, _) in
            RawMessage(bytes: Coder.foundation.encode(Coder.foundation.decode(raw.bytes)))
        }
        router.serve(stream) { (request: StreamRequest, writer: ReplyWriter<Body>, _) in
            for _ in 0..<request.count { try await writer.write(.sample) }
        }
        router.serve(foundationStream) { (request: StreamRequest, writer: ReplyWriter<RawMessage>, _) in
            for _ in 0..<request.count { try await writer.write(RawMessage(bytes: Coder.foundation.encode(.sample))) }
        }
        let node = try Node()
        _ = try await node.serve(router, at: endpoint)
        print("ready")
        fflush(nil)
        while true { try await Task.sleep(for: .seconds(3600)) }
    }
}

/// What makes bodies of bytes and bytes of bodies, on both sides of a comparison.
enum Coder: String {
    case house, foundation

    func encode(_ body: Body) -> [UInt8] {
        switch self {
        case .house: (try? JSON.encode(body)) ?? []
        case .foundation: (try? JSONEncoder().encode(body)).map(Array.init) ?? []
        }
    }

    func decode(_ bytes: [UInt8]) -> Body {
        switch self {
        case .house: (try? JSON.decode(Body.self, from: bytes)) ?? .sample
        case .foundation: (try? JSONDecoder().decode(Body.self, from: Data(bytes))) ?? .sample
        }
    }
}

/// The bare side: one loop on a ROUTER and one on a DEALER, with the same codec and no more.
enum BareEcho {
    static func serve(at endpoint: String, _ coder: Coder) {
        let context = zmq_ctx_new()
        let socket = zmq_socket(context, ZMQ_ROUTER)
        // A ROUTER drops what exceeds its mark; a stream is to arrive whole.
        var unlimited: Int32 = 0
        zmq_setsockopt(socket, ZMQ_SNDHWM, &unlimited, 4)
        guard zmq_bind(socket, endpoint) == 0 else { exit(1) }
        print("ready")
        fflush(nil)
        var peer = [UInt8](repeating: 0, count: 256)
        while true {
            let size = Int(zmq_recv(socket, &peer, peer.count, 0))
            let frame = receive(socket)
            if frame.count < 16 {
                // A stream: so many bodies, sent as fast as they go.
                let count = Int(String(decoding: frame, as: UTF8.self)) ?? 0
                for _ in 0..<count {
                    zmq_send(socket, peer, size, ZMQ_SNDMORE)
                    send(socket, coder.encode(.sample))
                }
                continue
            }
            let reply = coder.encode(coder.decode(frame))
            zmq_send(socket, peer, size, ZMQ_SNDMORE)
            send(socket, reply)
        }
    }

    /// Makes so many calls with so many in flight; returns the time of each where one is in flight.
    static func call(_ endpoint: String, _ coder: Coder, count: Int, inFlight: Int) -> (
        seconds: Double, latencies: [Double]
    ) {
        withDealer(endpoint) { socket in
            let clock = ContinuousClock()
            var latencies: [Double] = []
            let start = clock.now
            var sent = 0
            while sent < min(inFlight, count) {
                send(socket, coder.encode(.sample))
                sent += 1
            }
            var last = start
            for _ in 0..<count {
                _ = coder.decode(receive(socket))
                if inFlight == 1 {
                    let now = clock.now
                    latencies.append((now - last).seconds)
                    last = now
                }
                if sent < count {
                    send(socket, coder.encode(.sample))
                    sent += 1
                }
            }
            return ((clock.now - start).seconds, latencies)
        }
    }

    /// Receives a stream of so many bodies; returns the seconds.
    static func stream(_ endpoint: String, _ coder: Coder, count: Int) -> Double {
        withDealer(endpoint) { socket in
            let start = ContinuousClock.now
            send(socket, Array("\(count)".utf8))
            for _ in 0..<count { _ = coder.decode(receive(socket)) }
            return (ContinuousClock.now - start).seconds
        }
    }

    private static func withDealer<R>(_ endpoint: String, _ body: (UnsafeMutableRawPointer?) -> R) -> R {
        let context = zmq_ctx_new()
        let socket = zmq_socket(context, ZMQ_DEALER)
        var unlimited: Int32 = 0
        zmq_setsockopt(socket, ZMQ_RCVHWM, &unlimited, 4)
        zmq_connect(socket, endpoint)
        defer {
            zmq_close(socket)
            zmq_ctx_term(context)
        }
        return body(socket)
    }

    private static func receive(_ socket: UnsafeMutableRawPointer?) -> [UInt8] {
        var message = zmq_msg_t()
        zmq_msg_init(&message)
        defer { zmq_msg_close(&message) }
        zmq_msg_recv(&message, socket, 0)
        return Array(UnsafeRawBufferPointer(start: zmq_msg_data(&message), count: zmq_msg_size(&message)))
    }

    private static func send(_ socket: UnsafeMutableRawPointer?, _ bytes: [UInt8]) {
        zmq_send(socket, bytes, bytes.count, 0)
    }
}
