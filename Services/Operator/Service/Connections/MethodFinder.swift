import RPC
import Schema

/// Finds a method among those that a service says it has.
enum MethodFinder {
    /// The method of a name: `FileComplaint`, `ComplaintMonitor/FileComplaint`, or the whole path; case does not matter.
    static func find(_ name: String, among methods: [MethodInfo]) throws(Failure) -> MethodInfo {
        let wanted = name.lowercased()
        let found = methods.filter { method in
            let path = method.path.lowercased()
            return path == wanted || path == "/" + wanted || path.hasSuffix("/" + wanted)
                || path.hasSuffix("." + wanted)
        }
        if let only = found.first, found.count == 1 { return only }
        guard found.isEmpty else {
            let paths = found.map(\.path).joined(separator: ", ")
            throw Failure(.usage, Text(zh: "\(name) 可指多个方法：\(paths)", en: "\(name) may be any of \(paths)"))
        }
        throw Failure(
            .usage,
            Text(zh: "没有方法 \(name)；quanyi list 列出全部", en: "no method \(name); quanyi list shows them all"))
    }
}
