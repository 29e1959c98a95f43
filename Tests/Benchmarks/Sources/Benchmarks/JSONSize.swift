import JSON

enum JSONSize {
    static func of(_ body: Body) throws -> Int { try JSON.encode(body).count }
}
