/// The store's own tables, as migrations that go before the service's.
enum StoreTables {
    static let migrations = [
        Migration(
            id: "0001-store",
            sql: """
                CREATE TABLE service (
                    name TEXT NOT NULL PRIMARY KEY,
                    log_id TEXT NOT NULL
                );
                CREATE TABLE schema_migration (
                    part TEXT NOT NULL CHECK (part IN ('store', 'service')),
                    position BIGINT NOT NULL,
                    id TEXT NOT NULL,
                    sha256 TEXT NOT NULL,
                    PRIMARY KEY (part, position)
                );
                CREATE TABLE event (
                    sequence BIGINT NOT NULL PRIMARY KEY CHECK (sequence > 0),
                    type TEXT NOT NULL,
                    subject TEXT NOT NULL,
                    time BIGINT NOT NULL,
                    data TEXT NOT NULL,
                    clauses TEXT NOT NULL,
                    correlation_id TEXT,
                    causation_id TEXT,
                    traceparent TEXT
                );
                CREATE TABLE event_cursor (
                    source TEXT NOT NULL PRIMARY KEY,
                    sequence BIGINT NOT NULL CHECK (sequence >= 0)
                );
                CREATE TABLE idempotency_key (
                    key TEXT NOT NULL PRIMARY KEY,
                    input_hash TEXT NOT NULL,
                    reply TEXT NOT NULL,
                    time BIGINT NOT NULL
                );
                CREATE INDEX idempotency_key_time ON idempotency_key (time);
                CREATE TABLE deadline (
                    kind TEXT NOT NULL,
                    key TEXT NOT NULL,
                    due BIGINT NOT NULL,
                    payload TEXT NOT NULL,
                    PRIMARY KEY (kind, key)
                );
                CREATE INDEX deadline_due ON deadline (due, kind, key);
                CREATE TABLE health_probe (
                    name TEXT NOT NULL PRIMARY KEY,
                    count BIGINT NOT NULL
                );
                """)
    ]
}
