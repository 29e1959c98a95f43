import CoreMetrics
import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@testable import ServiceKit

@Suite("Metrics")
struct MetricsTests {
    private let registry = MetricsRegistry()

    @Test("read as Prometheus reads them")
    func format() throws {
        CoreMetrics.Counter(label: "calls.total", dimensions: [("method", "/a/B"), ("code", "OK")], factory: registry)
            .increment(by: 3)
        CoreMetrics.Counter(label: "calls.total", dimensions: [("code", "OK"), ("method", "/a/B")], factory: registry)
            .increment()
        CoreMetrics.Counter(label: "calls-more", factory: registry).increment()
        Gauge(label: "open", factory: registry).record(7)
        let timer = CoreMetrics.Timer(label: "call_seconds", factory: registry)
        for nanoseconds in [50_000, 100_000, 2_000_000, 20_000_000_000] as [Int64] {
            timer.recordNanoseconds(nanoseconds)
        }
        let text = try PrometheusText(registry.text())
        #expect(
            text.types == [
                "calls_total": "counter", "calls_more": "counter", "open": "gauge", "call_seconds": "histogram",
            ])
        #expect(text.value("calls_total", ["method": "/a/B", "code": "OK"]) == 4)
        #expect(text.value("open") == 7)
        #expect(text.value("call_seconds_count") == 4)
        #expect(abs((text.value("call_seconds_sum") ?? 0) - 20.00215) < 1e-9)
        #expect(text.value("call_seconds_bucket", ["le": "0.0001"]) == 2)
        #expect(text.value("call_seconds_bucket", ["le": "0.0025"]) == 3)
        #expect(text.value("call_seconds_bucket", ["le": "+Inf"]) == 4)
    }

    @Test("count up from bucket to bucket, the last being all")
    func cumulative() throws {
        let timer = CoreMetrics.Timer(label: "t", factory: registry)
        for power in 0..<36 { timer.recordNanoseconds(Int64(1) << power) }
        let buckets = try PrometheusText(registry.text()).samples.filter { $0.name == "t_bucket" }
        #expect(buckets.map(\.value) == buckets.map(\.value).sorted())
        #expect(buckets.count == Instrument.bounds.count + 1)
        #expect(buckets.last?.value == 36)
    }

    @Test("take any text as a label's value", arguments: ["a\"b", "a\\b", "a\nb", "\\n", "中文", "", "a,b={}", "\\\""])
    func escaping(value: String) throws {
        CoreMetrics.Counter(label: "c", dimensions: [("what", value)], factory: registry).increment(by: 2)
        #expect(try PrometheusText(registry.text()).value("c", ["what": value]) == 2)
    }

    @Test("are none to begin with")
    func empty() throws { #expect(try PrometheusText(registry.text()).samples.isEmpty) }

    @Test("of a service count its calls by method and code, and time unary ones")
    func calls() async throws {
        let folder = try TestFolder()
        try await calling(try await folder.open(Notebook.self)) { client in
            try await client.add("one")
            _ = await failure { try await client.add("") }
            let reply = try await client.call(PlatformMethods.metrics, MetricsRequest())
            let text = try PrometheusText(reply.text)
            let path = Notes.add.description.path
            #expect(text.value("rpc_server_handled_total", ["method": path, "code": "OK"]) == 1)
            #expect(text.value("rpc_server_handled_total", ["method": path, "code": "INVALID_ARGUMENT"]) == 1)
            #expect(text.value("rpc_server_seconds_count", ["method": path]) == 1)
            #expect(
                text.value("rpc_server_handled_total", ["method": Notes.count.description.path, "code": "OK"]) == 0)
        }
    }
}
