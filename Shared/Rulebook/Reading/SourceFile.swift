internal import Foundation
internal import RPC
internal import RulebookData

/// A data file before it is understood: its name and its text.
struct SourceFile {
    let name: String
    let text: String

    /// The name without folder and extension: `migu-membership`, `2024`.
    var stem: String { URL(filePath: name).deletingPathExtension().lastPathComponent }
}

extension SourceFile {
    /// The files of a folder that are part of the binary, named without the folder.
    static func embedded(in folder: String) -> [SourceFile] {
        embeddedFiles.compactMap { file in
            let name = String(cString: file.name)
            guard name.hasPrefix(folder + "/") else { return nil }
            return SourceFile(name: String(name.dropFirst(folder.utf8.count + 1)), text: text(of: file))
        }
    }

    /// One file of the binary, such as `clauses/migu-membership.yaml`, or nil if there is none of that name.
    static func embedded(named name: String) -> SourceFile? {
        embeddedFiles.first { String(cString: $0.name) == name }.map { SourceFile(name: name, text: text(of: $0)) }
    }

    private static var embeddedFiles: UnsafeBufferPointer<RulebookDataFile> {
        let table = RulebookDataEmbedded()
        return UnsafeBufferPointer(start: table.files, count: table.count)
    }

    private static func text(of file: RulebookDataFile) -> String {
        String(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
    }

    /// The files of a folder on disk with one of these extensions, in the order of their names.
    ///
    /// Throws a fault for a folder or a file that cannot be read as UTF-8.
    static func files(in directory: String, extensions: Set<String>) throws(RulebookLoadError) -> [SourceFile] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
        } catch {
            throw unreadable(directory)
        }
        var files: [SourceFile] = []
        for name in names where extensions.contains(URL(filePath: name).pathExtension) {
            let path = "\(directory)/\(name)"
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw unreadable(path) }
            files.append(SourceFile(name: path, text: text))
        }
        return files
    }

    /// Whether there is a folder of this path.
    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func unreadable(_ path: String) -> RulebookLoadError {
        RulebookLoadError([
            RulebookFault(file: path, line: 0, field: "", text: Text(zh: "无法读取", en: "cannot be read"))
        ])
    }
}
