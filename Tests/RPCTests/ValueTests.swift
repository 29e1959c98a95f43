import JSON
import TestSupport
import Testing

@testable import RPC

@Suite struct MetadataValues {
    @Test(arguments: [(nil, nil), ("1", 1), ("30000", 30_000), ("2592000000", 2_592_000_000)] as [(String?, Int?)])
    func readsATimeout(text: String?, milliseconds: Int?) throws {
        var metadata = Metadata()
        metadata["timeout"] = text
        #expect(try metadata.timeout() == milliseconds.map { .milliseconds($0) })
    }

    @Test(arguments: ["0", "-1", "1.5", "soon", "", " 5", "2592000001", "99999999999999999999"])
    func refusesATimeout(text: String) {
        let error = #expect(throws: RPCError.self) { try Metadata(["timeout": text]).timeout() }
        #expect(error?.code == .invalidArgument)
        #expect(error?.field == "timeout")
    }

    @Test(arguments: [(nil, 64), ("0", 0), ("1", 1), ("4294967295", 4_294_967_295)] as [(String?, Int)])
    func readsCredit(text: String?, credit: Int) throws {
        var metadata = Metadata()
        metadata["credit"] = text
        #expect(try metadata.credit() == credit)
    }

    @Test(arguments: ["-1", "4294967296", "many", "1e3"]) func refusesCredit(text: String) {
        let error = #expect(throws: RPCError.self) { try Metadata(["credit": text]).credit() }
        #expect(error?.reason == "RPC_BAD_METADATA")
        #expect(error?.field == "credit")
    }

    @Test(
        arguments: [
            (nil, .chinese), ("zh-CN", .chinese), ("de", .chinese), ("en", .english), ("en_US.UTF-8", .english),
            ("EN-gb", .english),
        ] as [(String?, Locale)])
    func namesALocale(name: String?, locale: Locale) {
        var metadata = Metadata()
        metadata["locale"] = name
        #expect(metadata.locale == locale)
    }

    @Test func isAJSONObjectOfStrings() throws {
        let metadata = Metadata(["credit": "5", "later-key": "x", "dry-run": "true"])
        #expect(try JSON.decode(Metadata.self, from: JSON.encode(metadata)) == metadata)
        #expect(metadata.isDryRun && !metadata.isEmpty && metadata["later-key"] == "x")
        #expect(throws: DecodingError.self) { try JSON.decode(Metadata.self, from: Array(#"{"credit": 5}"#.utf8)) }
    }
}

@Suite struct PeerIDs {
    @Test(arguments: 0...40) func keepTheirBytes(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 255 - $0) }
        #expect(PeerID(bytes).bytes == bytes)
        #expect(PeerID(bytes) == PeerID(bytes))
        #expect(PeerID(bytes) != PeerID(bytes + [0]))
        #expect(PeerID([0] + bytes) != PeerID(bytes))
    }
}

@Suite struct Backoffs {
    @Test func doubleUpToTheLongestAndVary() {
        var backoff = Backoff(longest: .milliseconds(300))
        for ceiling in [25, 50, 100, 200, 300, 300] {
            let pause = backoff.next()
            #expect(pause >= .milliseconds(ceiling) / 2 && pause <= .milliseconds(ceiling))
        }
    }
}

@Suite struct Statuses {
    @Test(arguments: StatusCode.allCases) func keepCodeAndName(code: StatusCode) throws {
        let status = WireStatus(RPCError(code, "x"), locale: .english)
        #expect(try JSON.decode(WireStatus.self, from: JSON.encode(status)).error.code == code)
        #expect(code.name.allSatisfy { $0.isUppercase || $0 == "_" })
    }

    @Test(arguments: [17, -1, 4711]) func readAnUnknownCodeAsUnknown(code: Int) throws {
        let status = try JSON.decode(WireStatus.self, from: Array(#"{"code": \#(code), "details": {"x": [1]}}"#.utf8))
        #expect(status.error == RPCError(.unknown, ""))
    }

    @Test func sayNothingOfUnknownErrors() {
        struct Secret: Error { let password = "hunter2" }
        #expect(RPCError(Secret()) == .internal)
        #expect(RPCError(CancellationError()) == .cancelled)
    }
}

@Suite struct Principals {
    @Test(
        arguments: [
            (nil, ["operator"], true), (["operator"], ["operator", "service"], true), (["reader"], ["operator"], false),
            ([], ["operator"], false), ([], [], true),
        ] as [(Set<Role>?, Set<Role>, Bool)])
    func haveAnyOfTheRoles(has: Set<Role>?, wanted: Set<Role>, admitted: Bool) {
        #expect(Principal(name: "p", roles: has).hasAny(of: wanted) == admitted)
    }
}
