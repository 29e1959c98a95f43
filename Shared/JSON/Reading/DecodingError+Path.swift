extension DecodingError {
    /// The offending field, also a missing one, like `complaints[2].createdAt`; empty for the whole value.
    public var jsonPath: String {
        var path = ""
        for key in context?.codingPath ?? [] {
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += path.isEmpty ? key.stringValue : "." + key.stringValue
            }
        }
        guard let missingKey else { return path }
        return path.isEmpty ? missingKey : path + "." + missingKey
    }

    /// The name of the field that is missing; nil if that is not the error.
    public var missingKey: String? {
        if case .keyNotFound(let key, _) = self { key.stringValue } else { nil }
    }

    private var context: Context? {
        switch self {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
            .dataCorrupted(let context):
            context
        @unknown default: nil
        }
    }
}
