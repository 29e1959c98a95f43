import Store

/// The tables of complaint-monitor, a file a subject.
enum Tables {
    static let migrations = [
        complaints,
        sanctions,
        registry,
        replies,
        corrections,
        violations,
        findings,
        monthCounts,
        credit,
        withdrawnReplies,
        creditCopies,
        gradeTaskNumbers,
    ]

    private static let complaints =
        Migration(
            id: "0001-complaints-and-sanctions",
            sql: """
                -- One work order. withdrawn is 0 or 1; a withdrawn one counts no more.
                CREATE TABLE complaint (
                    id TEXT NOT NULL PRIMARY KEY,
                    partner TEXT NOT NULL,
                    kind TEXT NOT NULL,
                    created_at BIGINT NOT NULL,
                    day TEXT NOT NULL,
                    service_line TEXT,
                    subchannel TEXT,
                    province TEXT,
                    customer TEXT,
                    regulation TEXT NOT NULL,
                    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
                    filed_at BIGINT NOT NULL
                );
                CREATE INDEX complaint_day ON complaint (day, partner);

                -- How a complaint read before each correction: JSON.
                CREATE TABLE correction (
                    number INTEGER NOT NULL PRIMARY KEY,
                    complaint TEXT NOT NULL REFERENCES complaint (id),
                    before TEXT NOT NULL,
                    reason TEXT NOT NULL,
                    corrected_by TEXT NOT NULL,
                    corrected_at BIGINT NOT NULL
                );
                CREATE INDEX correction_complaint ON correction (complaint, number);

                -- What lacked a partner or a kind, as it was sent: JSON.
                CREATE TABLE refused_complaint (
                    number INTEGER NOT NULL PRIMARY KEY,
                    received_at BIGINT NOT NULL,
                    field TEXT NOT NULL,
                    clause TEXT NOT NULL,
                    body TEXT NOT NULL
                );
                CREATE INDEX refused_complaint_start ON refused_complaint (SUBSTR(body, 1, 200));

                -- A partner's day: counted complaints, and the notifications that the rules of the day made of them.
                CREATE TABLE day_count (
                    month TEXT NOT NULL,
                    partner TEXT NOT NULL,
                    day TEXT NOT NULL,
                    complaints INTEGER NOT NULL CHECK (complaints >= 0),
                    notifications INTEGER NOT NULL CHECK (notifications >= 0),
                    PRIMARY KEY (month, partner, day)
                );

                -- A day whose counts were confirmed.
                CREATE TABLE closed_day (
                    day TEXT NOT NULL PRIMARY KEY,
                    closed_at BIGINT NOT NULL,
                    differences INTEGER NOT NULL
                );

                -- A warning tier that was raised. ground_gone_at: a correction took its ground away.
                CREATE TABLE tier_change (
                    number INTEGER NOT NULL PRIMARY KEY,
                    partner TEXT NOT NULL,
                    month TEXT NOT NULL,
                    tier INTEGER NOT NULL CHECK (tier > 0),
                    change TEXT NOT NULL,
                    ground_gone_at BIGINT
                );
                CREATE INDEX tier_change_month ON tier_change (partner, month);

                -- The ledger of sanctions. issued_at and last_day are absent while it is proposed.
                CREATE TABLE sanction (
                    number INTEGER NOT NULL PRIMARY KEY,
                    partner TEXT NOT NULL,
                    kind TEXT NOT NULL,
                    clause TEXT NOT NULL,
                    tier INTEGER NOT NULL,
                    month TEXT NOT NULL,
                    recorded_at BIGINT NOT NULL,
                    issued_at BIGINT,
                    issued_by TEXT,
                    last_day TEXT,
                    replaced_at BIGINT,
                    replaced_by INTEGER REFERENCES sanction (number),
                    ground_gone_at BIGINT,
                    lifted_at BIGINT,
                    lifted_by TEXT,
                    lift_reason TEXT,
                    reasons TEXT NOT NULL,
                    CHECK ((issued_at IS NULL) = (last_day IS NULL)),
                    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
                );
                CREATE INDEX sanction_partner ON sanction (partner, month);

                -- The partners that intake has registered.
                CREATE TABLE partner (
                    id TEXT NOT NULL PRIMARY KEY,
                    name TEXT NOT NULL,
                    registered_at BIGINT NOT NULL
                );
                """)
}
