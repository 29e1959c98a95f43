import JSON
import RPC

/// A message of one field, to see what is said of that field.
struct Holder<Value: Codable>: Codable {
    var value: Value
}

/// What a caller is told who sends this text for such a value; nil if it is taken.
func refusal<T: Decodable>(of type: T.Type, _ text: String) -> RPCError? {
    do {
        _ = try JSON.decode(type, from: text)
        return nil
    } catch {
        return RPCError(error)
    }
}
