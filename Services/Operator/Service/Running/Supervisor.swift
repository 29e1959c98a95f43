import RPC
import Schema
import Subprocess
import SystemPackage
import UnixSignals

/// Runs the five services as children of one terminal.
struct Supervisor {
    /// How long a service has to end before it is killed.
    static let grace = Duration.seconds(15)

    let launch: ServiceLaunch
    let executables: [KnownService: String]
    let console: Console
    private let children = Children()

    private struct Event: Sendable {
        let what: StopOrder.Event
        /// How a process ended.
        var detail = ""
    }

    init(_ launch: ServiceLaunch, executables: [KnownService: String], console: Console) {
        self.launch = launch
        self.executables = executables
        self.console = console
    }

    /// Starts the services, reports when they are healthy, and returns when all have ended: true where one ended by itself.
    func run(_ session: Session) async throws -> Bool {
        var order = StopOrder(KnownService.allCases)
        let (events, report) = AsyncStream.makeStream(of: Event.self)
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
        try await Watchdog.guarding { watch in
            await withTaskGroup { group in
                group.addTask { for await _ in signals { report.yield(Event(what: .interrupted)) } }
                for service in KnownService.allCases {
                    group.addTask { report.yield(await run(service, watch)) }
                }
                group.addTask { await Readiness(session: session).report() }
                for await event in events {
                    for action in order.handle(event.what) {
                        perform(action, event.detail)
                        guard case .terminate(let service) = action else { continue }
                        group.addTask {
                            try? await Task.sleep(for: Supervisor.grace, clock: .continuous)
                            report.yield(Event(what: .graceOver(service)))
                        }
                    }
                    if order.isDone { break }
                }
                group.cancelAll()
            }
        }
        return order.hasFailed
    }

    private func perform(_ action: StopOrder.Action, _ detail: String) {
        switch action {
        case .blame(let service):
            console.note(
                Text(
                    zh: "\(service.name) 意外结束（\(detail)），正在停止其余服务",
                    en: "\(service.name) ended unexpectedly (\(detail)); stopping the others"))
        case .terminate(let service):
            console.note(Text(zh: "正在停止 \(service.name)", en: "stopping \(service.name)"))
            children.signal(service, .terminate)
        case .kill(let service):
            console.note(Text(zh: "强制结束 \(service.name)", en: "killing \(service.name)"))
            children.signal(service, .kill)
        }
    }

    private func run(_ service: KnownService, _ watch: @Sendable (Int32) async throws -> Void) async -> Event {
        // Its own group, so that a Ctrl-C in the terminal reaches us alone and the order of the end is ours.
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: Supervisor.grace)]
        let detail: String
        do {
            let outcome = try await Subprocess.run(
                .path(FilePath(executables[service] ?? service.name)), arguments: Arguments(launch.arguments(service)),
                platformOptions: options, input: .none, output: .sequence, error: .combinedWithOutput
            ) { execution in
                children.add(service) { try? execution.send(signal: $0) }
                try await watch(execution.processIdentifier.value)
                for try await line in execution.standardOutput.strings(separatedBy: .newline) where !line.isEmpty {
                    console.line(LogLine.text(line, from: service, console))
                }
            }
            detail = "\(outcome.terminationStatus)"
        } catch {
            detail = "\(error)"
        }
        children.remove(service)
        return Event(what: .exited(service), detail: detail)
    }
}

extension SubprocessOutputSequence.StringSequence<UTF8>.Separator {
    /// The line feed alone: a log line may hold the other line breaks of Unicode.
    fileprivate static var newline: Self { .unicodeScalarSequence("\n".unicodeScalars) }
}
