import Foundation

/// One file of the project, as the rules see it.
struct SourceFile: Sendable, CustomStringConvertible {
    /// From the folder that holds Package.swift: `Shared/RPC/Method.swift`.
    let path: String
    let text: [UInt8]
    /// Its parts, where it is Swift.
    let swift: SourceText?

    init(_ path: String, _ text: [UInt8]) {
        self.path = path
        self.text = text
        swift = path.hasSuffix(".swift") ? SourceText(text) : nil
    }

    init(_ path: String, _ text: String = "") { self.init(path, Array(text.utf8)) }

    var description: String { path }

    /// The line of an offset, from 1.
    func line(at offset: Int) -> Int { text[..<offset].count { $0 == UInt8(ascii: "\n") } + 1 }

    /// Whether it lies in one of these folders.
    func isIn(_ folders: String...) -> Bool { folders.contains { path.hasPrefix($0 + "/") } }

    /// Whether a folder of this name is on its path.
    func isUnder(_ folder: String) -> Bool { path.split(separator: "/").dropLast().contains { $0 == folder } }
}

/// A part of a text: code, comments or strings.
struct Lines {
    private let lines: [String]

    init(_ bytes: [UInt8]) {
        lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// A line, counted from 1, without the blanks around it; empty if there is none.
    subscript(line: Int) -> String { lines.indices.contains(line - 1) ? lines[line - 1] : "" }

    var count: Int { lines.count }
}

/// Where a passage stands in a text; if it begins or ends with a letter, only where it is no part of a longer word.
func offsets(of passage: String, in text: [UInt8]) -> [Int] {
    let wanted = Array(passage.utf8)
    guard let first = wanted.first, let last = wanted.last else { return [] }
    var found: [Int] = []
    var start = 0
    text.withUnsafeBytes { text in
        while start < text.count, let base = text.baseAddress,
            let hit = memchr(base + start, Int32(first), text.count - start)
        {
            let offset = UnsafeRawPointer(hit) - base
            start = offset + 1
            guard offset + wanted.count <= text.count, memcmp(hit, wanted, wanted.count) == 0 else { continue }
            let end = offset + wanted.count
            let isWhole =
                !(isWordByte(first) && offset > 0 && isWordByte(text[offset - 1]))
                && !(isWordByte(last) && end < text.count && isWordByte(text[end]))
            if isWhole { found.append(offset) }
        }
    }
    return found
}

private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
}
