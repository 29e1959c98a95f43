import JSON
import RPC
import Schema
import ServiceTestSupport
import TestSupport
import Testing

@Suite("Corrections of every kind leave a trail (R9)", .fewAtOnce)
struct CorrectionTrailTests {
    private func trail(_ desk: Desk, _ request: ListCorrectionsRequest) async throws -> [Correction] {
        var request = request
        var corrections: [Correction] = []
        repeat {
            let page = try await desk.client.call(ForesightMethods.listCorrections, request)
            corrections += page.corrections
            request.pageToken = page.nextPageToken
        } while request.pageToken != nil
        return corrections
    }

    private func correct(_ desk: Desk, _ id: ComplaintID, _ change: (inout CorrectComplaintRequest) -> Void)
        async throws
        -> CorrectComplaintReply
    {
        var request = CorrectComplaintRequest(id: id, reason: "checked", by: Desk.person)
        change(&request)
        return try await desk.client.call(ComplaintMethods.correctComplaint, request)
    }

    @Test("service line, subchannel and province move no count and are told")
    func parts() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let filed = try await desk.notify(1, on: "2024-03-11")
            let reply = try await correct(desk, filed[0].id) { request in
                request.serviceLine = ServiceLineID(checked: "L")
                request.subchannel = SubchannelID(checked: "S")
                request.province = "广东"
            }
            #expect(reply.standings.map(\.complaints) == [5])
            #expect(reply.standings.map(\.notifications) == [1])
            let correction = try #require(try await trail(desk, ListCorrectionsRequest(complaint: filed[0].id)).first)
            #expect(correction.before.serviceLine == nil)
            #expect(correction.after.serviceLine?.name == "L")
            #expect(correction.after.subchannel?.name == "S")
            #expect(correction.after.province == "广东")
            #expect(correction.reason == "checked")
            #expect(correction.by == Desk.person)
            #expect(try correction.at == at("2024-03-11"))
            let events = try await desk.events(EventType.complaintCorrected)
            #expect(events.first?.data["after"]?["province"]?.stringValue == "广东")
            let again = await failure { try await correct(desk, filed[0].id) { $0.province = "广东" } }
            #expect(again?.reason == "COMPLAINT_UNCHANGED")
        }
    }

    @Test("customer, channel, problem and the time it was passed on can be set and cleared")
    func otherParts() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let id = try await desk.notify(1, on: "2024-03-11")[0].id
            _ = try await correct(desk, id) { request in
                request.customer = "C9"
                request.channel = .hotline
                request.problem = "bill"
                request.passedOnAt = request.createdAt
            }
            _ = try await correct(desk, id) { request in
                request.cleared = [.channel, .problem, .province]
                request.province = nil
            }
            let reads = try await desk.complaint(id.name).complaint
            #expect((reads.customer, reads.channel, reads.problem) == ("C9", nil, nil))
            let both = await failure {
                try await correct(desk, id) { request in
                    request.cleared = [.channel, .customer]
                    request.customer = "C1"
                }
            }
            #expect((both?.code, both?.field) == (.invalidArgument, "cleared[1]"))
            let nothing = await failure { try await correct(desk, id) { $0.cleared = [.problem] } }
            #expect(nothing?.reason == "COMPLAINT_UNCHANGED")
            #expect(try await trail(desk, ListCorrectionsRequest(complaint: id)).map(\.after.problem) == ["bill", nil])
        }
    }

    @Test(#"what its regulation demands can't be cleared ("cmpay-channel/a3.2.1.4")"#)
    func demanded() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let report = try desk.report("A", at: "2024-03-05 09:00", problem: "bill")
            try await desk.file(report)
            for field in [ComplaintField.channel, .customer] {
                let error = await failure { try await correct(desk, report.id) { $0.cleared = [field] } }
                #expect((error?.field, error?.clause) == (field.term, "cmpay-channel/a3.2.1.4"))
            }
        }
    }

    @Test("of a complaint in their order, and of each day that they touched, page by page", arguments: [1, 2, 100])
    func lists(size: Int) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let filed = try await desk.notify(1, on: "2024-03-10")
            _ = try await desk.correct(filed[0].id, kind: .ordinary)
            _ = try await desk.correct(filed[0].id, createdAt: "2024-03-09")
            _ = try await desk.correct(filed[0].id, withdrawn: true)
            _ = try await desk.correct(filed[0].id, withdrawn: false)
            _ = try await desk.correct(filed[1].id, partner: "Q")
            func numbers(_ complaint: ComplaintID?, _ text: String?) async throws -> [Int] {
                try await trail(
                    desk, ListCorrectionsRequest(complaint: complaint, day: try text.map(day), pageSize: size)
                ).map(\.number)
            }
            #expect(try await numbers(filed[0].id, nil) == [1, 2, 3, 4])
            #expect(try await numbers(nil, "2024-03-10") == [1, 2, 5])
            #expect(try await numbers(nil, "2024-03-09") == [2, 3, 4])
            #expect(try await numbers(filed[0].id, "2024-03-10") == [1, 2])
            #expect(try await numbers(nil, nil) == [1, 2, 3, 4, 5])
            #expect(try await numbers(nil, "2024-03-08") == [])
            let all = try await trail(desk, ListCorrectionsRequest(complaint: filed[0].id))
            #expect(all.map(\.wasWithdrawn) == [false, false, false, true])
            #expect(all.map(\.isWithdrawn) == [false, false, true, false])
            #expect(zip(all, all.dropFirst()).allSatisfy { $0.after == $1.before })
        }
    }

    @Test("an arrival after its day, and one that comes again, leave the counts of their own day (R1, R9)")
    func lateAndAgain() async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let late = try desk.complaints(5, on: "2024-03-05")
            try await desk.stream(late + late)
            let standing = try await desk.standing(in: "2024-03")
            #expect(standing.days.map(\.day) == [try day("2024-03-05")])
            #expect(standing.standing.notifications == 1)
            #expect(try await trail(desk, ListCorrectionsRequest(day: try day("2024-03-05"))) == [])
        }
    }

    @Test("bad pages name their field", arguments: ["pageSize", "pageToken"])
    func bad(field: String) async throws {
        try await monitoring(at: "2024-03-11") { desk in
            let request = ListCorrectionsRequest(
                pageSize: field == "pageSize" ? 1001 : nil, pageToken: field == "pageToken" ? "-1" : nil)
            let error = await failure { try await desk.client.call(ForesightMethods.listCorrections, request) }
            #expect(error?.code == .invalidArgument)
            #expect(error?.field == field)
        }
    }
}
