public import RPC
public import Schema

extension RPCError {
    /// A field that must be filled and is not: INVALID_ARGUMENT.
    public static func missing(_ field: String) -> RPCError {
        RPCError(
            .invalidArgument, Text(zh: "缺少必填字段 \(field)", en: "\(field) is required"), reason: "RPC_BAD_BODY",
            field: field)
    }

    /// A field that holds what it may not: INVALID_ARGUMENT with the field (readings R42).
    public static func invalid(_ field: String, _ message: Text, clause: ClauseID? = nil) -> RPCError {
        RPCError(.invalidArgument, message, reason: "INVALID_FIELD", field: field, clause: clause?.name)
    }

    /// A rule that is not met, evidence that is missing or a wrong state: FAILED_PRECONDITION with the clause (readings R42).
    public static func unmet(_ reason: String, _ message: Text, clause: ClauseID, field: String? = nil) -> RPCError {
        RPCError(.failedPrecondition, message, reason: reason, field: field, clause: clause.name)
    }
}

extension Person {
    /// Throws INVALID_ARGUMENT where it is not said who acts, and in which role (readings R14).
    public func check(as field: String = "by") throws(RPCError) {
        guard !name.isBlank else { throw .missing("\(field).name") }
        guard !role.isBlank else { throw .missing("\(field).role") }
    }

    /// Throws PERMISSION_DENIED with the clause where the person is of none of these departments, and what `check` throws.
    ///
    /// Departments are words of the glossary: `innovation`.
    public func check(of departments: Set<String>, under clause: ClauseID, as field: String = "by") throws(RPCError) {
        try check(as: field)
        guard let department, departments.contains(department) else {
            let wanted = departments.sorted().joined(separator: ", ")
            throw RPCError(
                .permissionDenied,
                Text(
                    zh: "\(field).department 应为 \(wanted)，由该部门决定",
                    en: "\(field).department must be \(wanted): that department decides"),
                reason: "WRONG_DEPARTMENT", field: "\(field).department", clause: clause.name)
        }
    }
}

extension [Document] {
    /// Throws FAILED_PRECONDITION with the clause where there is no document, INVALID_ARGUMENT where one is not described by
    /// name, size and SHA-256 (readings R14).
    public func check(as field: String = "evidence", under clause: ClauseID) throws(RPCError) {
        guard !isEmpty else {
            throw .unmet(
                "EVIDENCE_MISSING", Text(zh: "缺少证明材料 \(field)", en: "evidence is missing: \(field)"), clause: clause,
                field: field)
        }
        for (index, document) in enumerated() { try document.check(as: "\(field)[\(index)]") }
    }
}

extension Document {
    /// Throws INVALID_ARGUMENT where it is not described by name, size and SHA-256 (readings R14).
    public func check(as field: String) throws(RPCError) {
        guard !name.isBlank else { throw .missing("\(field).name") }
        guard size > 0 else {
            throw .invalid("\(field).size", Text(zh: "应为文件的字节数", en: "must be the file's size in bytes"))
        }
        guard sha256.utf8.count == 64, sha256.allSatisfy(\.isHexDigit) else {
            throw .invalid("\(field).sha256", Text(zh: "应为 64 位十六进制数", en: "must be 64 hexadecimal digits"))
        }
    }
}

extension String {
    /// Whether nothing but white space stands in it.
    public var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
