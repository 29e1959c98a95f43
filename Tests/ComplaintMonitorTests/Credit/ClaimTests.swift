import ComplaintMonitor
import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Claims to company importance: filed, decided with minutes, withdrawn", .fewAtOnce)
struct ClaimTests {
    @discardableResult
    private func file(
        _ desk: Desk, _ item: CompanyItem, _ kind: EvidenceKind, of partner: String = "P",
        evidence: [Document] = [.test("proof.pdf")], parent: ParentAuthorization? = nil
    ) async throws -> ImportanceClaim {
        try await desk.client.call(
            CreditMethods.fileClaim,
            FileClaimRequest(
                partner: PartnerID(checked: partner), item: item, kind: kind, evidence: evidence,
                by: Person(name: "Sun", role: "partner"), parent: parent))
    }

    @discardableResult
    private func decide(
        _ desk: Desk, _ claim: ImportanceClaim, approved: Bool = true, minutes text: String? = "2024-04-10",
        attendance: [String] = ["Wang", "Li"], by person: Person = Desk.innovation, from fromMonth: String? = nil
    ) async throws -> ImportanceClaim {
        let minutes = try text.map {
            ClaimMinutes(day: try day($0), attendance: attendance, document: .test("minutes.pdf"))
        }
        return try await desk.client.call(
            CreditMethods.decideClaim,
            DecideClaimRequest(
                id: claim.id, approved: approved, minutes: minutes, by: person, fromMonth: try fromMonth.map(month)))
    }

    private func importance(_ desk: Desk, in text: String) async throws -> Int {
        try await desk.client.call(
            CreditMethods.getOwnItems, GetOwnItemsRequest(partner: PartnerID(checked: "P"), month: try month(text))
        ).strategicImportance
    }

    private func noRevenue(_ desk: Desk, in months: String...) async throws {
        for text in months {
            _ = try await desk.client.call(
                CreditMethods.recordRevenue,
                RecordRevenueRequest(
                    partner: PartnerID(checked: "P"), month: try month(text), beforeSharingFen: Fen(0),
                    document: .test("bills.csv"), by: Desk.innovation))
        }
    }

    @Test(
        #"what each item takes as evidence ("migu-membership/a5.2.2", "migu-membership/a5.2.3", "migu-membership/a5.2.4", "migu-membership/a5.2.5", "migu-membership/a5.2.6")"#,
        arguments: [
            (.groupAgreement, .groupStrategicAgreement), (.nationalPortal, .nationalPortal),
            (.nationalPortal, .centralPortal), (.miguAgreement, .miguCultureStrategicAgreement),
            (.miguAgreement, .miguMusicStrategicAgreement), (.listedOrState, .aShare),
            (.listedOrState, .overseasListed),
            (.listedOrState, .centralStateEnterprise), (.provincialPortal, .provincialPortal),
        ] as [(CompanyItem, EvidenceKind)])
    func taken(item: CompanyItem, kind: EvidenceKind) async throws {
        try await crediting(at: "2024-04-10") { desk in
            try await noRevenue(desk, in: "2024-03")
            let claim = try await file(desk, item, kind)
            #expect(claim.state == .filed)
            #expect(try await importance(desk, in: "2024-03") == 0)
            let approved = try await decide(desk, claim)
            #expect(approved.state == .approved)
            #expect(try approved.fromMonth == month("2024-03"))
            #expect(try await importance(desk, in: "2024-03") == 100)
        }
    }

    @Test(
        #"what an item does not take is refused with its clause, and gives nothing ("migu-membership/a5.2.2", "migu-membership/a5.2.3", "migu-membership/a5.2.4", "migu-membership/a5.2.5", "migu-membership/a5.2.6")"#,
        arguments: [
            (.groupAgreement, .provincialCompanyAgreement, "a5.2.2"), (.nationalPortal, .cityPortal, "a5.2.3"),
            (.miguAgreement, .ordinaryAgreement, "a5.2.4"), (.listedOrState, .newThirdBoard, "a5.2.5"),
            (.provincialPortal, .countyPortal, "a5.2.6"), (.provincialPortal, .nationalPortal, "a5.2.6"),
        ] as [(CompanyItem, EvidenceKind, String)])
    func notTaken(item: CompanyItem, kind: EvidenceKind, clause: String) async throws {
        try await crediting(at: "2024-04-10") { desk in
            try await noRevenue(desk, in: "2024-03")
            let claim = try await file(desk, item, kind)
            let error = await failure { try await decide(desk, claim) }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.clause == "migu-membership/\(clause)")
            #expect(try await importance(desk, in: "2024-03") == 0)
            #expect(try await decide(desk, claim, approved: false).state == .refused)
        }
    }

    @Test(#"agreements with both companies count once ("migu-membership/a5.2.4", "migu-membership/a5.2.6")"#)
    func both() async throws {
        try await crediting(at: "2024-04-10") { desk in
            try await noRevenue(desk, in: "2024-03")
            for (item, kind) in [
                (CompanyItem.miguAgreement, EvidenceKind.miguCultureStrategicAgreement),
                (.miguAgreement, .miguMusicStrategicAgreement), (.nationalPortal, .centralPortal),
                (.provincialPortal, .provincialPortal),
            ] {
                try await decide(desk, file(desk, item, kind))
            }
            #expect(try await importance(desk, in: "2024-03") == 100)
        }
    }

    @Test(#"a claim without a document is refused ("migu-membership/a5.3.1")"#)
    func noDocument() async throws {
        try await crediting(at: "2024-04-10") { (desk: Desk) async throws in
            let error = await failure { try await file(desk, .listedOrState, .aShare, evidence: []) }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.clause == "migu-membership/a5.3.1")
            #expect(try await desk.client.call(CreditMethods.listClaims, ListClaimsRequest()).claims.isEmpty)
        }
    }

    @Test(#"no minutes, no attendance, another department, a second decision: refused ("migu-membership/a5.3.2")"#)
    func badDecisions() async throws {
        try await crediting(at: "2024-04-10") { desk in
            let claim = try await file(desk, .listedOrState, .aShare)
            let errors = [
                await failure { try await decide(desk, claim, minutes: nil) },
                await failure { try await decide(desk, claim, attendance: []) },
                await failure { try await decide(desk, claim, by: Desk.finance) },
                await failure { try await decide(desk, claim, minutes: "2024-04-11") },
            ]
            #expect(
                errors.map { $0?.code } == [
                    .failedPrecondition, .failedPrecondition, .permissionDenied, .invalidArgument,
                ])
            #expect(errors[0]?.clause == "migu-membership/a5.3.2")
            try await decide(desk, claim)
            #expect(await failure { try await decide(desk, claim) }?.reason == "CLAIM_WRONG_STATE")
        }
    }

    @Test(#"it counts from the earliest month whose score is not issued ("migu-membership/a5.3.3")"#)
    func effect() async throws {
        try await crediting(at: "2024-03-08") { desk in
            try await desk.score("700", in: "2024-02", received: "2024-03-08")
            try await desk.advance(to: "2024-04-10")
            try await noRevenue(desk, in: "2024-02", "2024-03")
            let claim = try await file(desk, .listedOrState, .aShare)
            let early = await failure { try await decide(desk, claim, from: "2024-02") }
            #expect(early?.code == .failedPrecondition)
            #expect(early?.clause == "migu-membership/a5.3.3")
            #expect(try await decide(desk, claim).fromMonth == month("2024-03"))
            #expect(try await importance(desk, in: "2024-02") == 0)
            #expect(try await importance(desk, in: "2024-03") == 100)
            #expect(try await desk.credit().score == Points(700))
        }
    }

    @Test(#"where the month was issued before the minutes, from the next ("migu-membership/a5.3.3")"#)
    func issuedBefore() async throws {
        try await crediting(at: "2024-04-08") { desk in
            try await desk.score("700", in: "2024-03", received: "2024-04-08")
            try await desk.advance(to: "2024-04-10")
            let claim = try await file(desk, .listedOrState, .aShare)
            #expect(try await decide(desk, claim).fromMonth == month("2024-04"))
        }
    }

    @Test(#"a company that left the stock market gives nothing from then on ("migu-membership/a5.2.5")"#)
    func withdrawn() async throws {
        try await crediting(at: "2024-04-10") { desk in
            try await noRevenue(desk, in: "2024-03")
            let claim = try await decide(desk, file(desk, .listedOrState, .aShare))
            try await desk.advance(to: "2024-04-20")
            try await desk.score("700", in: "2024-03", received: "2024-04-20")
            try await desk.advance(to: "2024-05-10")
            try await noRevenue(desk, in: "2024-04")
            let ended = try await desk.client.call(
                CreditMethods.withdrawClaim,
                WithdrawClaimRequest(id: claim.id, by: Desk.innovation, reason: "delisted"))
            #expect(try ended.untilMonth == month("2024-04"))
            #expect(try await importance(desk, in: "2024-04") == 0)
            #expect(try await importance(desk, in: "2024-03") == 100)
        }
    }

    // MARK: subsidiaries

    private func parent(_ id: String = "Q", proof: Document? = .test("shares.pdf")) -> ParentAuthorization {
        ParentAuthorization(
            parent: PartnerID(checked: id), controlProof: proof, authorization: .test("authorization.pdf"))
    }

    @Test(#"a controlled subsidiary in the place of its parent, one only ("migu-membership/a5.2.7")"#)
    func subsidiary() async throws {
        try await crediting(at: "2024-04-10", members: ["P", "R"]) { desk in
            try await noRevenue(desk, in: "2024-03")
            try await decide(desk, file(desk, .listedOrState, .aShare, parent: parent()))
            #expect(try await importance(desk, in: "2024-03") == 100)
            let second = try await file(desk, .listedOrState, .aShare, of: "R", parent: parent())
            let error = await failure { try await decide(desk, second) }
            #expect(error?.code == .failedPrecondition)
            #expect(error?.clause == "migu-membership/a5.2.7")
            #expect(error?.reason == "CLAIM_OTHER_SUBSIDIARY")
        }
    }

    @Test(#"no proof of control, or a parent with cooperation of its own: refused ("migu-membership/a5.2.7")"#)
    func badSubsidiary() async throws {
        try await crediting(at: "2024-04-10", members: ["P", "M"]) { desk in
            let unproven = try await file(desk, .listedOrState, .aShare, parent: parent(proof: nil))
            let errors = [
                await failure { try await decide(desk, unproven) },
                await failure { try await file(desk, .listedOrState, .aShare, parent: parent("M")) },
            ]
            #expect(errors.allSatisfy { $0?.code == .failedPrecondition })
            #expect(errors.allSatisfy { $0?.clause == "migu-membership/a5.2.7" })
        }
    }

    @Test(#"a parent that takes up cooperation itself ends its subsidiary's bonus ("migu-membership/a5.2.7")"#)
    func parentJoins() async throws {
        try await serving(ComplaintMonitor.self, in: TestFolder(), at: at("2024-04-10")) { served in
            try await served.registered("P", at: "2024-01-01")
            let desk = Desk(served.client)
            try await noRevenue(desk, in: "2024-03")
            let claim = try await decide(desk, file(desk, .listedOrState, .aShare, parent: parent()))
            try await served.registered("Q", at: "2024-04-10")
            let claims = try await desk.client.call(CreditMethods.listClaims, ListClaimsRequest()).claims
            #expect(claims.map(\.id) == [claim.id])
            #expect(claims.map(\.state) == [.withdrawn])
            #expect(try await desk.events(EventType.claimWithdrawn).count == 1)
        }
    }
}
