import RPC
import RPCZeroMQ
import ServiceKit
import ZeroMQ

/// The exit codes of `quanyi`, those of sysexits.h where one fits.
enum ExitStatus: Int32, Sendable, CaseIterable {
    /// A service or a rule said no; a service is not healthy; something ended unexpectedly.
    case refused = 1
    /// The command line is wrong.
    case usage = 64
    /// What was given to work on is wrong: a request, a map, a file.
    case badData = 65
    /// A file that was named can't be read.
    case noInput = 66
    /// A service can't be reached.
    case unavailable = 69
    /// A fault of a service or of this program.
    case software = 70
    /// A file can't be written.
    case noOutput = 73
    /// Worth trying again: out of time, too much at once.
    case temporary = 75
    /// The wrong key or role.
    case denied = 77
    /// Ctrl-C.
    case interrupted = 130

    /// The exit code of a call that ended so.
    init(_ code: StatusCode) {
        switch code {
        case .invalidArgument, .outOfRange: self = .badData
        case .unavailable: self = .unavailable
        case .unimplemented, .internal, .unknown, .dataLoss: self = .software
        case .deadlineExceeded, .resourceExhausted: self = .temporary
        case .permissionDenied, .unauthenticated: self = .denied
        case .cancelled: self = .interrupted
        case .ok, .notFound, .alreadyExists, .failedPrecondition, .aborted: self = .refused
        }
    }
}

/// Why a command can't do its work.
struct Failure: Error, Equatable {
    let status: ExitStatus
    let text: Text

    init(_ status: ExitStatus, _ text: Text) {
        self.status = status
        self.text = text
    }
}

/// A failure that has been told to the reader; the process ends with its status.
struct Reported: Error, Equatable {
    let status: ExitStatus

    /// Runs `body`; what it throws is said on standard error, in the reader's language.
    static func reporting(to console: Console, _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let error as RPCError {
            console.note(error.report)
            throw Reported(status: ExitStatus(error.code))
        } catch let error as Failure {
            console.note(error.text.asError)
            throw Reported(status: error.status)
        } catch let error as NodeError {
            console.note(Text(error.description).asError)
            throw Reported(status: .unavailable)
        } catch let error as ConfigurationError {
            for fault in error.faults {
                console.note(Text(zh: "\(fault.key) \(fault.text.zh)", en: "\(fault.key) \(fault.text.en)").asError)
            }
            throw Reported(status: .badData)
        } catch is CancellationError {
            throw Reported(status: .interrupted)
        }
    }
}

extension Text {
    /// The sentence as an error's first line.
    fileprivate var asError: Text { Text(zh: "错误：\(zh)", en: "error: \(en)") }
}

extension RPCError {
    /// The error for a person: its sentence, then field, clause, reason and code, a line each.
    var report: Text {
        let facts: [(Text, String?)] = [
            (Text(zh: "字段", en: "field"), field), (Text(zh: "条款", en: "clause"), clause),
            (Text(zh: "原因", en: "reason"), reason), (Text(zh: "状态", en: "code"), "\(code.name) (\(code.rawValue))"),
        ]
        func lines(_ locale: Locale) -> String {
            let known = facts.compactMap { name, value in value.map { "  \(name[locale]): \($0)" } }
            return ([message.asError[locale]] + known).joined(separator: "\n")
        }
        return Text(zh: lines(.chinese), en: lines(.english))
    }
}
