import ArgumentParser

/// `quanyi import`.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "导入文件 · import files of facts", subcommands: [ImportComplaints.self])
}
