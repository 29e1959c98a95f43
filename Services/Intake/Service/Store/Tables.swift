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
                """),
        Migration(
            id: "0002-service-lines-and-subchannels",
            sql: """
                -- payment_methods: a JSON list of names.
                CREATE TABLE service_line (
                    partner TEXT NOT NULL REFERENCES partner (id),
                    service_line TEXT NOT NULL,
                    payment_methods TEXT NOT NULL,
                    other_payment TEXT,
                    registered_at BIGINT NOT NULL,
                    PRIMARY KEY (partner, service_line)
                );

                -- registered: JSON.
                CREATE TABLE subchannel (
                    partner TEXT NOT NULL REFERENCES partner (id),
                    subchannel TEXT NOT NULL,
                    registered TEXT NOT NULL,
                    PRIMARY KEY (partner, subchannel)
                );

                -- The last day of cooperation, past or to come; ended is JSON.
                CREATE TABLE cooperation_end (
                    partner TEXT NOT NULL PRIMARY KEY REFERENCES partner (id),
                    last_day TEXT NOT NULL,
                    ended TEXT NOT NULL
                );
                """),
    ]
}
