import Store

/// The tables of intake.
enum Tables {
    static let migrations = [
        Migration(
            id: "0001-partners-and-service-codes",
            sql: """
                CREATE TABLE partner (
                    id TEXT NOT NULL PRIMARY KEY,
                    name TEXT NOT NULL,
                    registered_at BIGINT NOT NULL
                );

                CREATE TABLE service_code (
                    code TEXT NOT NULL PRIMARY KEY,
                    partner TEXT NOT NULL REFERENCES partner (id),
                    service_line TEXT NOT NULL,
                    registered_at BIGINT NOT NULL
                );
                CREATE INDEX service_code_partner ON service_code (partner);

                -- The sanctions of complaint-monitor as its events told them; sanction is JSON. until_at is when it stops
                -- biting as far as is known: replaced, lifted, or 00:00 after its last day; issued_at is absent while proposed.
                CREATE TABLE sanction_replica (
                    id TEXT NOT NULL PRIMARY KEY,
                    partner TEXT NOT NULL,
                    kind TEXT NOT NULL,
                    issued_at BIGINT,
                    until_at BIGINT,
                    sanction TEXT NOT NULL
                );
                CREATE INDEX sanction_replica_partner ON sanction_replica (partner);
                """)
    ]
}
