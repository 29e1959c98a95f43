import Testing

@Suite("The sources")
struct TidinessTests {
    @Test("keep every rule of the house", arguments: Rule.all)
    func keep(rule: Rule) throws {
        let files = try Repository.files.get()
        let findings = files.flatMap { file in rule.check(file).map { "\(file.path):\($0.line): \($0.what)" } }
        #expect(findings.isEmpty, "\(findings.joined(separator: "\n"))")
    }

    @Test("are found out where they break it", arguments: Rule.all + [.committed])
    func breach(rule: Rule) {
        #expect(!rule.bad.isEmpty)
        for file in rule.bad { #expect(!rule.check(file).isEmpty, "\(file.path)") }
        for file in rule.good { #expect(rule.check(file) == [], "\(file.path)") }
    }

    @Test("are all read")
    func areRead() throws {
        let files = try Repository.files.get()
        let paths = Set(files.map(\.path))
        for path in [
            "Package.swift", "Shared/RPC/Method.swift", "Tests/Interop/contract.py", "compose/test", ".ci/run",
        ] {
            #expect(paths.contains(path))
        }
        #expect(!paths.contains { $0.contains(".build") })
    }

    @Test("are committed without what is built or kept by a run", .enabled(if: Repository.isClone))
    func committed() throws {
        let paths = try Repository.committed()
        #expect(paths.contains("Package.swift"))
        #expect(paths.filter { !Rule.committed.check(SourceFile($0)).isEmpty } == [])
    }

    @Test("give every service the parts that a service has")
    func services() throws {
        let paths = try Repository.files.get().map(\.path)
        let services = Rule.services(in: paths)
        #expect(services.count >= 5)
        #expect(services.flatMap { Rule.missingParts(of: $0, in: paths) } == [])
        #expect(Rule.missingParts(of: "Review", in: ["Services/Review/Service/P.swift"]).count == 2)
    }
}
