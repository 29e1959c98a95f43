import Subprocess

/// Sees to it that the services do not outlive `quanyi up`, however that ends, kill -9 among it.
///
/// A shell in a process group of its own reads process ids from a pipe that only we hold. While we live it waits; when the
/// pipe closes it ends what it was told of.
enum Watchdog {
    private static let script = """
        trap '' INT TERM HUP
        while read -r pid; do pids="$pids $pid"; done
        for pid in $pids; do kill -TERM $pid; done
        for second in 1 2 3 4 5 6 7 8 9 10; do
            alive=
            for pid in $pids; do kill -0 $pid && alive=1; done
            [ -z "$alive" ] && exit
            sleep 1
        done
        for pid in $pids; do kill -KILL $pid; done
        """

    /// Watches over the processes whose ids `body` hands to its argument; after `body` they must have ended.
    static func guarding(_ body: (_ watch: @escaping @Sendable (Int32) async throws -> Void) async throws -> Void)
        async throws
    {
        var options = PlatformOptions()
        options.processGroupID = 0
        _ = try await Subprocess.run(
            .name("sh"), arguments: ["-c", script], platformOptions: options, input: .inputWriter, output: .discarded,
            error: .discarded
        ) { execution in
            let writer = execution.standardInputWriter
            let result: Result<Void, any Error>
            do {
                result = .success(try await body { pid in _ = try await writer.write("\(pid)\n") })
            } catch {
                result = .failure(error)
            }
            // Nothing is left to watch over, and the ids may become others'.
            try execution.send(signal: .kill)
            try result.get()
        }
    }
}
