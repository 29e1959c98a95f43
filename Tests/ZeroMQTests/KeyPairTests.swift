import Testing
import ZeroMQ

@Suite struct KeyPairs {
    /// The pair of zmq_curve_keypair(3)'s and RFC 26's test vector of Bernstein's NaCl.
    static let publicKey = "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID"
    static let secretKey = "D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%cs"

    @Test func deriveThePublicKey() throws {
        let pair = try #require(KeyPair(secretKey: KeyPairs.secretKey))
        #expect(pair.publicKey == KeyPairs.publicKey)
        #expect(KeyPair(publicKey: KeyPairs.publicKey, secretKey: KeyPairs.secretKey) == pair)
    }

    @Test func areNewEachTime() throws {
        let (one, other) = (try KeyPair.generate(), try KeyPair.generate())
        #expect(one.secretKey != other.secretKey)
        #expect(KeyPair(secretKey: one.secretKey) == one)
        #expect(KeyPair.isKey(one.publicKey) && KeyPair.isKey(one.secretKey))
    }

    @Test(arguments: [
        "", "short", String(repeating: "a", count: 41), String(repeating: "\"", count: 40),
        String(repeating: "钥", count: 40),
    ])
    func refuseWhatIsNoKey(text: String) {
        #expect(!KeyPair.isKey(text))
        #expect(KeyPair(secretKey: text) == nil)
        #expect(KeyPair(publicKey: text, secretKey: KeyPairs.secretKey) == nil)
    }

    @Test func refuseKeysThatDoNotBelongTogether() throws {
        let other = try KeyPair.generate()
        #expect(KeyPair(publicKey: other.publicKey, secretKey: KeyPairs.secretKey) == nil)
    }

    @Test(arguments: [0, 31, 33]) func encodeOnlyKeysOf32Bytes(count: Int) {
        #expect(KeyPair.encode([UInt8](repeating: 7, count: count)) == nil)
    }

    @Test func encodeRawKeys() throws {
        let key = try #require(KeyPair.encode((0..<32).map { UInt8($0) }))
        #expect(KeyPair.isKey(key))
        #expect(key.utf8.count == 40)
    }
}
