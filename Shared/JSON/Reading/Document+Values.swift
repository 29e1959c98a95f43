// What a token means as a value of Swift. Every error names the path of the token.
extension Document {
    func isNull(at token: Int) -> Bool { tokens[token].kind == .null }

    func bool(at token: Int) throws -> Bool {
        switch tokens[token].kind {
        case .true: true
        case .false: false
        default: throw mismatch(Bool.self, at: token)
        }
    }

    func string(at token: Int) throws -> String {
        guard tokens[token].kind == .string else { throw mismatch(String.self, at: token) }
        return text(at: token)
    }

    /// A whole number, or a string that holds one.
    func integer<T: FixedWidthInteger>(_ type: T.Type, at token: Int) throws -> T {
        guard let number = try number(type, at: token), let value = T(jsonNumber: number) else {
            throw corrupted("Not a whole number in the range of \(type)", at: token)
        }
        return value
    }

    /// A number, a string that holds one, or the string `NaN`, `Infinity` or `-Infinity`.
    func float<T: BinaryFloatingPoint & LosslessStringConvertible>(_ type: T.Type, at token: Int) throws -> T {
        if let number = try number(type, at: token) {
            if let value = T(String(decoding: number, as: UTF8.self)), value.isFinite { return value }
        } else {
            switch text(at: token) {
            case "NaN": return .nan
            case "Infinity": return .infinity
            case "-Infinity": return -.infinity
            default: break
            }
        }
        throw corrupted("Not a number in the range of \(type)", at: token)
    }

    /// A value of any type; what its `init(from:)` throws beside `DecodingError` is wrapped with the path.
    ///
    /// There is no short cut for strings and numbers in arrays: to get back from `String` to `T` takes a dynamic cast,
    /// which costs more than the way through `String.init(from:)`.
    func decode<T: Decodable>(_ type: T.Type, at token: Int) throws -> T {
        do {
            return try T(from: ValueReader(document: self, token: token))
        } catch let error as DecodingError {
            throw error
        } catch {
            throw corrupted("\(error)", at: token, underlying: error)
        }
    }

    /// The bytes of a number or of a string that holds one; nil for any other string.
    private func number(_ type: Any.Type, at token: Int) throws -> Slice<UnsafeBufferPointer<UInt8>>? {
        switch tokens[token].kind {
        case .integer, .decimal:
            return bytes(at: token)
        case .string:
            let range = tokens[token].range
            return scanNumber(bytes, in: range)?.end == range.upperBound ? bytes[range] : nil
        default:
            throw mismatch(type, at: token)
        }
    }
}

// MARK: - Errors

extension Document {
    /// The error for a value of another kind than the type is written as.
    func mismatch(_ type: Any.Type, at token: Int) -> DecodingError {
        let path = path(to: token)
        let kind = tokens[token].kind
        guard kind != .null else {
            return .valueNotFound(type, .init(codingPath: path, debugDescription: "Expected a value, found null"))
        }
        return .typeMismatch(type, .init(codingPath: path, debugDescription: "Expected \(type), found \(kind)"))
    }

    private func corrupted(_ reason: String, at token: Int, underlying: (any Error)? = nil) -> DecodingError {
        .dataCorrupted(.init(codingPath: path(to: token), debugDescription: reason, underlyingError: underlying))
    }
}
