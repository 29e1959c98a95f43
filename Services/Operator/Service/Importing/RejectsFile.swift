import Foundation
import RPC

/// The rows that were not taken: a CSV file of line, id, field, reason and the row itself, made when there is a first one.
final class RejectsFile {
    private static let header = "line,id,field,reason,row\n"

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

    /// Takes away what an earlier run left, where this one, gone through to its end, took every row.
    ///
    /// Another file of that name stays.
    func finish() throws(Failure) {
        guard handle == nil, let old = FileHandle(forReadingAtPath: path) else { return }
        do {
            defer { try? old.close() }
            let start = try old.read(upToCount: RejectsFile.header.utf8.count)
            if start == Data(RejectsFile.header.utf8) { try FileManager.default.removeItem(atPath: path) }
        } catch {
            throw Failure(.noOutput, Text(zh: "无法删除 \(path)：\(error)", en: "can't remove \(path): \(error)"))
        }
    }

    private func opened() throws -> FileHandle {
        if let handle { return handle }
        try Data(RejectsFile.header.utf8).write(to: URL(filePath: path))
        let handle = try FileHandle(forWritingTo: URL(filePath: path))
        try handle.seekToEnd()
        self.handle = handle
        return handle
    }
}
