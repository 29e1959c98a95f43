import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Inspections and upheld complaints open suspicions", .fewAtOnce)
struct InspectionTests {
    private func inspection(
        _ finding: InspectionFinding, on text: String = "2023-08-02", place: String = "Shop 1",
        scope: BenefitScope? = .municipal, benefit: String? = "B", evidence: [Document] = [Actor.photo]
    ) throws -> RecordInspectionRequest {
        RecordInspectionRequest(
            day: try day(text), place: place, partner: PartnerID(checked: "P"), finding: finding, benefit: benefit,
            scope: scope, evidence: evidence, by: Actor.county)
    }

    @Test(
        #"a county's suspicion with a photo opens a violation for customer-operations ("maoming-benefits/13.2", "maoming-benefits/25", "maoming-benefits/25.s2")"#,
        arguments: [
            (BenefitScope.municipal, ViolationHandling.localCheck), (.networkwide, .provincialReport),
            (.provincial, .provincialReport),
        ])
    func suspicion(scope: BenefitScope, handling: ViolationHandling) async throws {
        try await investigating(at: "2023-08-02") { desk in
            let inspection = try await desk.client.call(
                ViolationMethods.recordInspection, inspection(.suspectedViolation, scope: scope))
            let opened = try await desk.facts(EventType.violationOpened, as: Violation.self)
            #expect(opened.map(\.id) == [inspection.violation])
            #expect(opened.map(\.handling) == [handling])
            #expect(opened.map(\.waitsFor) == ["customer-operations"])
            #expect(opened.map(\.origin) == [.inspection])
            #expect(opened.allSatisfy { $0.reasons.contains { $0.clause.name == "maoming-benefits/25.s2" } })
        }
    }

    @Test(#"a partner with both: the benefit concerned decides ("maoming-benefits/25.s2")"#)
    func both() async throws {
        try await investigating(at: "2023-08-02") { desk in
            try await desk.suspect(.late, benefit: "N", scope: .networkwide)
            #expect(try await desk.suspect(.late, benefit: "M", scope: .municipal).handling == .localCheck)
        }
    }

    @Test(#"an inspection that found nothing is kept and opens nothing ("maoming-benefits/13.2")"#)
    func nothing() async throws {
        try await investigating(at: "2023-08-02") { desk in
            let kept = try await desk.client.call(
                ViolationMethods.recordInspection, inspection(.none, scope: nil, benefit: nil, evidence: []))
            #expect(kept.violation == nil)
            let listed = try await desk.client.call(ViolationMethods.listInspections, ListInspectionsRequest())
            #expect(listed.inspections == [kept])
            #expect(try await desk.violations().violations.isEmpty)
        }
    }

    @Test(
        #"an inspection has a day up to today, a place and, for a suspicion, evidence and benefit ("maoming-benefits/13.2", "maoming-benefits/25.s1")"#
    )
    func refused() async throws {
        try await investigating(at: "2023-08-02") { desk in
            let cases = try [
                (inspection(.none, on: "2023-08-03"), "day", StatusCode.invalidArgument),
                (inspection(.none, place: " "), "place", .invalidArgument),
                (inspection(.suspectedViolation, evidence: []), "evidence", .failedPrecondition),
                (inspection(.suspectedViolation, benefit: nil), "benefit", .invalidArgument),
                (inspection(.suspectedViolation, scope: nil), "scope", .invalidArgument),
            ]
            for (request, field, code) in cases {
                let error = await failure { try await desk.client.call(ViolationMethods.recordInspection, request) }
                #expect((error?.field, error?.code) == (field, code))
            }
            let body =
                #"{"day":"2023-08-02","place":"S","finding":"INSPECTION_FINDING_NONE","by":{"name":"a","role":"b"}}"#
            let error = await failure {
                try await desk.client.call(
                    ViolationMethods.recordInspection.withRawRequests, RawMessage(bytes: Array(body.utf8)))
            }
            #expect((error?.field, error?.code) == ("partner", .invalidArgument), #""maoming-benefits/25""#)
        }
    }

    private func uphold(
        _ complaint: Complaint, _ desk: Desk, broken: SaleDuty = .noInducement
    ) async throws -> Violation {
        try await desk.client.call(
            ViolationMethods.upholdComplaint,
            UpholdComplaintRequest(
                complaint: complaint.id, broken: broken, benefit: "B", scope: .municipal, evidence: [Actor.photo],
                by: Actor.prover))
    }

    @Test(
        #"an upheld unaware subscription records the duty broken and opens a check of 24.3 ("maoming-benefits/57.s3", "maoming-benefits/24.3")"#,
        arguments: [SaleDuty.noInducement, .orderlyProcedure])
    func upheld(broken: SaleDuty) async throws {
        try await investigating(at: "2023-08-02") { desk in
            let complaint = try desk.complaint(on: "2023-08-01")
            try await desk.file(complaint)
            let violation = try await uphold(complaint, desk, broken: broken)
            #expect((violation.ground, violation.origin) == (.deceivedSubscription, .complaint))
            let facts = try await desk.facts(EventType.complaintUpheld, as: ComplaintUpheld.self)
            #expect(facts.map(\.broken) == [broken])
            #expect(facts.map(\.violation) == [violation.id])
            #expect(await failure { try await uphold(complaint, desk) }?.code == .alreadyExists)
            let unproven = await failure { try await desk.prove(violation) }
            #expect(unproven?.reason == "VIOLATION_NO_GROUND")
            let subscription = DeceivedSubscription(complaints: [complaint.id], isDeceptionProven: true)
            let proven = try await desk.prove(violation, ViolationFacts(subscription: subscription))
            #expect(proven.kind == .severe)
            #expect(proven.reasons.filter { $0.clause.name == "maoming-benefits/57.s3" }.count == 1)
            #expect(
                proven.reasons.filter { $0.clause.name == "maoming-benefits/24.3" }.map(\.zh).allSatisfy {
                    !$0.contains("未证明")
                })
        }
    }

    private func suspect(_ desk: Desk, _ ids: [String]) async throws -> Violation {
        let complaints = ids.map(ComplaintID.init(checked:))
        let facts = ViolationFacts(subscription: DeceivedSubscription(complaints: complaints))
        return try await desk.suspect(facts, ground: .deceivedSubscription)
    }

    @Test(
        #"an ordinary complaint is no evidence of 24.3, nor is one that is not there ("maoming-benefits/24.3", "maoming-benefits/57.s3")"#
    )
    func ordinary() async throws {
        try await investigating(at: "2023-08-02") { desk in
            let ordinary = try desk.complaint(on: "2023-08-01", kind: .ordinary)
            try await desk.file(ordinary)
            let told = await failure { try await uphold(ordinary, desk) }
            #expect(told?.clause == "maoming-benefits/57.s3")
            let id = ordinary.id.name
            let error = await failure { try await suspect(desk, [id]) }
            #expect((error?.code, error?.field) == (.invalidArgument, "facts.subscription.complaints"))
            let unknown = await failure { try await suspect(desk, ["W9"]) }
            #expect(unknown?.field == "facts.subscription.complaints[0]")
        }
    }

    @Test("what is upheld is a complaint on file")
    func unknown() async throws {
        try await investigating(at: "2023-08-02") { desk in
            let complaint = try desk.complaint(on: "2023-08-01")
            let error = await failure { try await uphold(complaint, desk) }
            #expect((error?.code, error?.reason) == (.notFound, "COMPLAINT_UNKNOWN"))
            #expect(error?.field == "complaint")
        }
    }

    @Test(#"the complaint that counts is of the same partner, filed or proven ("maoming-benefits/24.3")"#)
    func ofAnother() async throws {
        try await investigating(at: "2023-08-02", registered: ["P", "Q"]) { desk in
            let (other, own) = try (desk.complaint(of: "Q", on: "2023-08-01"), desk.complaint(on: "2023-08-01"))
            try await desk.stream([other, own])
            let filed = await failure { try await suspect(desk, [other.id.name]) }
            #expect((filed?.code, filed?.field) == (.invalidArgument, "facts.subscription.complaints"))
            #expect(filed?.clause == "maoming-benefits/24.3")
            let violation = try await suspect(desk, [other.id.name, own.id.name])
            let subscription = DeceivedSubscription(complaints: [other.id], isDeceptionProven: true)
            let proven = await failure {
                try await desk.prove(violation, ViolationFacts(subscription: subscription))
            }
            #expect((proven?.code, proven?.field) == (.invalidArgument, "facts.subscription.complaints"))
        }
    }

    @Test(#"one unaware subscription among them is enough, while it stands ("maoming-benefits/24.3")"#)
    func withdrawn() async throws {
        try await investigating(at: "2023-08-02") { desk in
            let complaints = try [
                desk.complaint(on: "2023-08-01", kind: .ordinary), desk.complaint(on: "2023-08-01"),
            ]
            try await desk.stream(complaints)
            let ids = complaints.map(\.id.name)
            let suspected = try await suspect(desk, ids)
            #expect(suspected.state == .suspected)
            _ = try await desk.correct(complaints[1].id, withdrawn: true)
            let error = await failure { try await suspect(desk, ids) }
            #expect(error?.code == .invalidArgument)
        }
    }
}
