public import RPC
public import Store

/// What an operator is told of a store that can't be opened or written.
public enum StoreErrorText {
    /// The sentence in both languages, naming file and reason.
    public static func text(_ error: StoreError) -> Text {
        let zh =
            switch error {
            case .inUse(let path, let pid): "\(path) 正被" + (pid.map { "进程 \($0)" } ?? "另一进程") + "使用"
            case .unreachable(let path, let reason): "无法打开 \(path)：\(reason)"
            case .damaged(let path, let reason): "\(path) 已损坏：\(reason)"
            case .notAStore(let path): "\(path) 是数据库，但不属于任何服务"
            case .otherService(let path, let found, let expected): "\(path) 属于 \(found)，不属于 \(expected)"
            case .newerSchema(let path, let migration): "\(path) 由更新版本的程序写成：不认识迁移 \(migration)"
            case .changedMigration(let path, let migration): "\(path) 已应用的迁移 \(migration) 内容与程序不符"
            case .failedMigration(let path, let migration, let reason): "\(path) 无法应用迁移 \(migration)：\(reason)"
            case .full(let path): "\(path) 无法增长：磁盘已满"
            case .io(let path, let reason): "\(path) 读写失败：\(reason)"
            case .overloaded(let path, let limit): "\(path) 已有 \(limit) 条命令等待，不再接收"
            case .closed(let path): "\(path) 已关闭"
            case .runsAlready(let path): "\(path) 已有写入者"
            case .idempotencyConflict(let key): "idempotency-key \(key) 已用于另一请求"
            case .backupExists(let path): "\(path) 已存在"
            }
        return Text(zh: zh, en: error.description)
    }
}
