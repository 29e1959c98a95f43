import Foundation
public import RPC
public import RPCZeroMQ
import Yams
public import ZeroMQ

/// A service's keys, who may call it, and the keys of the services that it calls: YAML.
///
/// ```yaml
/// publicKey: …           # Z85, 40 characters
/// secretKey: …
/// principals:            # who may call
///   - {name: intake, publicKey: …, roles: [service]}
/// services:              # whom this one calls
///   complaint-monitor: …
/// ```
public struct KeyFile: Sendable {
    /// The service's own keys.
    public let keys: KeyPair
    /// Who may call, by public key.
    public let principals: [String: Principal]
    /// The public keys of other services, by name.
    public let services: [String: String]

    private struct Content: Decodable {
        struct Entry: Decodable {
            let name: String
            let publicKey: String
            let roles: [String]?
        }
        let publicKey: String
        let secretKey: String
        let principals: [Entry]?
        let services: [String: String]?
    }

    /// Reads a key file; refuses one that others may read, keys that are none, and names that stand twice.
    public init(path: String) throws(ConfigurationError) {
        let content: Content
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            if let mode = attributes[.posixPermissions] as? Int, mode & 0o077 != 0 {
                throw ConfigurationError(faults: [
                    KeyFile.fault(
                        "", Text(zh: "\(path) 可被他人读取，请 chmod 600", en: "\(path) can be read by others: chmod 600 it"))
                ])
            }
            content = try YAMLDecoder().decode(Content.self, from: String(contentsOfFile: path, encoding: .utf8))
        } catch let error as ConfigurationError {
            throw error
        } catch {
            throw ConfigurationError(faults: [
                KeyFile.fault("", Text(zh: "无法读取 \(path)：\(error)", en: "\(path) can't be read: \(error)"))
            ])
        }
        var faults: [ConfigurationFault] = []
        let pair = KeyPair(publicKey: content.publicKey, secretKey: content.secretKey)
        if pair == nil {
            faults.append(KeyFile.fault(".secretKey", Text(zh: "与 publicKey 不成对", en: "does not belong to publicKey")))
        }
        var principals: [String: Principal] = [:]
        var names: Set<String> = []
        for entry in content.principals ?? [] {
            if !KeyPair.isKey(entry.publicKey) || principals[entry.publicKey] != nil
                || !names.insert(entry.name).inserted
            {
                faults.append(
                    KeyFile.fault(
                        ".principals.\(entry.name)",
                        Text(zh: "公钥无效或重复", en: "has a bad key, or its name or key stands twice")))
            }
            principals[entry.publicKey] = Principal(
                name: entry.name, roles: Set((entry.roles ?? []).map(Role.init(rawValue:))))
        }
        for (name, key) in content.services ?? [:] where !KeyPair.isKey(key) {
            faults.append(KeyFile.fault(".services.\(name)", Text(zh: "公钥无效", en: "is no public key")))
        }
        guard let pair, faults.isEmpty else { throw ConfigurationError(faults: faults) }
        keys = pair
        self.principals = principals
        services = content.services ?? [:]
    }

    private static func fault(_ field: String, _ text: Text) -> ConfigurationFault {
        ConfigurationFault(key: "keys\(field)", text: text)
    }

    /// The service's side of CURVE.
    public var serverSecurity: ServerSecurity { ServerSecurity(keys: keys, principals: principals) }

    /// A caller's side of CURVE to a service; nil where its key is not known.
    public func clientSecurity(for service: String) -> ClientSecurity? {
        services[service].map { ClientSecurity(keys: keys, serverKey: $0) }
    }
}
