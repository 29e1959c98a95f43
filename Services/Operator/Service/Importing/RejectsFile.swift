import Foundation
import RPC

/// The rows that were not taken: a CSV file of line, id, field, reason and the row itself, made when there is a first one.
final class RejectsFile {
    private let path: String
    private let locale: RPC.Locale
    private var handle: FileHandle?

    init(_ path: String, _ locale: RPC.Locale) {
        self.path = path
        self.locale = locale
    }

    /// Appends rows, in the order of their lines; the first ones replace what an earlier run left.
    func write(_ rejects: [Reject]) throws(Failure) {
        guard !rejects.isEmpty else { return }
        let lines = rejects.sorted { $0.line < $1.line }.map { reject in
            let raw = String(decoding: reject.raw, as: UTF8.self)
            return CSV.line(["\(reject.line)", reject.id, reject.field, reject.reason[locale], raw]) + "\n"
        }
        do { try opened().write(contentsOf: Data(lines.joined().utf8)) } catch {
            throw Failure(.noOutput, Text(zh: "无法写入 \(path)：\(error)", en: "can't write \(path): \(error)"))
        }
    }

    private func opened() throws -> FileHandle {
        if let handle { return handle }
        try Data("line,id,field,reason,row\n".utf8).write(to: URL(filePath: path))
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        try handle.seekToEnd()
        self.handle = handle
        return handle
    }
}
