import ArgumentParser
import RPC
import ServiceKit
import ZeroMQ

/// `quanyi keys`.
struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "CURVE 密钥 · CURVE keys, for endpoints that other machines can reach",
        discussion: """
            A key file is YAML and its owner's alone (0600). Its secretKey is nobody else's business. A service's file names \
            besides who may call it, and the public keys of the services that it calls:

              publicKey: "…"
              secretKey: "…"
              principals:
                - name: market-desk
                  publicKey: "…"         # quanyi keys show FILE
                  roles: [market]        # operator, service, market, customer-operations, innovation
              services:
                complaint-monitor: "…"

            A caller gives --keys FILE; the services' public keys stand in that file under services, or are --server-key KEY.
            """,
        subcommands: [Generate.self, Show.self])

    /// `quanyi keys generate`.
    struct Generate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "生成密钥对 · make a pair of keys")

        @Option(help: "文件；不覆盖已有文件 · a new file; standard output unless told.")
        var out: String?

        @OptionGroup(title: "Global options")
        var options: ConsoleOptions

        func run() async throws {
            let console = options.console
            try await Reported.reporting(to: console) {
                let keys: KeyPair
                do { keys = try KeyPair.generate() } catch { throw Failure(.software, Text("\(error)")) }
                guard let out else {
                    console.lines(KeyPairFile.text(keys).split(separator: "\n").map(String.init))
                    return
                }
                try KeyPairFile.write(keys, to: out)
                console.line(keys.publicKey)
            }
        }
    }

    /// `quanyi keys show FILE`.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "显示公钥 · show a file's public key")

        @Argument(help: "密钥文件 · a key file.")
        var file: String

        @OptionGroup(title: "Global options")
        var options: ConsoleOptions

        func run() async throws {
            let console = options.console
            try await Reported.reporting(to: console) { console.line(try KeyFile(path: file).keys.publicKey) }
        }
    }
}
