import JSON
import Testing

@Suite("The contract of the last release")
struct ReleaseTests {
    @Test("is kept")
    func isKept() throws {
        let contract = try ProtoContract.shared.get()
        let check = ReleaseCheck(release: contract.release, current: contract.current)
        #expect(check.breaches == [], "proto/README.md says what may change, and how a release is recorded")
        #expect(!contract.release.messages.isEmpty)
    }

    @Test(
        "is broken by what old programs would misread",
        arguments: [
            (
                #""name":"day","number":1,"jsonName":"day""#, #""name":"date","number":1,"jsonName":"date""#,
                "p.M.day is now date, in JSON date"
            ),
            (#""jsonName":"day""#, #""jsonName":"date""#, "p.M.day is now day, in JSON date"),
            (
                #""name":"day","number":1"#, #""name":"day","number":3"#,
                "p.M.day is gone, and its name or number 1 is not reserved"
            ),
            (
                #""TYPE_STRING","proto3Optional":true"#, #""TYPE_INT64","proto3Optional":true"#,
                "p.M.day was string and is int64"
            ),
            (#""TYPE_STRING","proto3Optional":true"#, #""TYPE_STRING""#, "p.M.day is no longer or newly optional"),
            (
                #""LABEL_REPEATED","type":"TYPE_ENUM""#, #""LABEL_OPTIONAL","type":"TYPE_ENUM""#,
                "p.M.kinds was repeated enum E and is enum E"
            ),
            (#""typeName":".p.E""#, #""typeName":".p.F""#, "p.M.kinds was repeated enum E and is repeated enum F"),
            (#""reservedName":[]"#, #""reservedName":["old"]"#, nil),
            (#"{"name":"M","#, #"{"name":"N","#, "message p.M is gone"),
            (#"{"name":"E","#, #"{"name":"F","#, "enum p.E is gone"),
            (#""E_A","number":1"#, #""E_B","number":1"#, "p.E.E_A = 1 is gone"),
            (#""E_A","number":1"#, #""E_A","number":2"#, "p.E.E_A = 1 is gone"),
            (#""E_A","number":1}"#, #""E_A","number":1},{"name":"E_B","number":2}"#, nil),
            (#""name":"Call""#, #""name":"Ring""#, "rpc /p.S/Call is gone"),
            (#"{"name":"S","#, #"{"name":"T","#, "rpc /p.S/Call is gone"),
            (#""inputType":".p.M""#, #""inputType":".p.N""#, "rpc /p.S/Call has other messages, or streams otherwise"),
            (
                #""outputType":".p.M""#, #""outputType":".p.M","serverStreaming":true"#,
                "rpc /p.S/Call has other messages, or streams otherwise"
            ),
        ])
    func isBroken(by passage: String, _ change: String, breach: String?) throws {
        let check = try ReleaseCheck(
            release: JSON.decode(DescriptorSet.self, from: ReleaseTests.sample),
            current: JSON.decode(DescriptorSet.self, from: ReleaseTests.sample.replacing(passage, with: change)))
        #expect(ReleaseTests.sample.contains(passage))
        #expect(check.breaches == [breach].compactMap { $0 })
    }

    @Test(
        "lets a field go whose name and number stay reserved",
        arguments: [
            (["day"], 1, true), (["other"], 1, false), (["day"], 2, false),
        ])
    func reserved(names: [String], number: Int, isKept: Bool) throws {
        let release = try JSON.decode(DescriptorSet.self, from: ReleaseTests.sample)
        var current = release
        current.file[0].messageType[0].field.removeFirst()
        current.file[0].messageType[0].reservedName = names
        current.file[0].messageType[0].reservedRange = [.init(start: number, end: number + 1)]
        #expect(ReleaseCheck(release: release, current: current).breaches.isEmpty == isKept)
    }

    private static let sample = #"""
        {"file":[{"name":"p.proto","package":"p","messageType":[{"name":"M","reservedName":[],"field":[
        {"name":"day","number":1,"jsonName":"day","label":"LABEL_OPTIONAL","type":"TYPE_STRING","proto3Optional":true},
        {"name":"kinds","number":2,"jsonName":"kinds","label":"LABEL_REPEATED","type":"TYPE_ENUM","typeName":".p.E"}]}],
        "enumType":[{"name":"E","value":[{"name":"E_UNSPECIFIED","number":0},{"name":"E_A","number":1}]}],
        "service":[{"name":"S","method":[{"name":"Call","inputType":".p.M","outputType":".p.M"}]}]}]}
        """#
}
