public import RPC

/// Pages of a list (AIP-158): their size, and the place where one ended.
public enum Page {
    /// The size asked for; throws INVALID_ARGUMENT unless it is from 1 to `limit`.
    public static func size(_ asked: Int?, default size: Int, upTo limit: Int) throws(RPCError) -> Int {
        guard let asked else { return size }
        guard (1...limit).contains(asked) else {
            throw RPCError(
                .invalidArgument, Text(zh: "pageSize 应为 1 至 \(limit)", en: "pageSize must be from 1 to \(limit)"),
                reason: "PAGE_BAD_SIZE", field: "pageSize")
        }
        return asked
    }

    /// The number of a token; 0 without one.
    public static func number(_ token: String?) throws(RPCError) -> Int {
        guard let token else { return 0 }
        guard let number = Int(token), number >= 0 else { throw badToken }
        return number
    }

    /// A token that no page gave.
    public static var badToken: RPCError {
        RPCError(
            .invalidArgument, Text(zh: "pageToken 不是上一页给出的", en: "pageToken is not one that a page gave"),
            reason: "PAGE_BAD_TOKEN", field: "pageToken")
    }
}
