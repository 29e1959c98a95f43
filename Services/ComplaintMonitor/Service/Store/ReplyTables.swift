import Store

extension Tables {
    /// How complaints are answered, what supervisors bring, waves.
    static let replies = Migration(
        id: "0006-replies",
        sql: """
            -- channel: hotline, ministry, …; problem: an opaque reference of what the customer complains of.
            ALTER TABLE complaint ADD COLUMN channel TEXT;
            ALTER TABLE complaint ADD COLUMN problem TEXT;
            ALTER TABLE complaint ADD COLUMN passed_on_at BIGINT;
            CREATE INDEX complaint_problem ON complaint (problem, customer, partner) WHERE problem IS NOT NULL;

            -- A step of a partner's handling of a complaint: first-contact, cause-found, effective. in_time: what its source
            -- says, 0 or 1.
            CREATE TABLE reply (
                number INTEGER NOT NULL PRIMARY KEY,
                complaint TEXT NOT NULL REFERENCES complaint (id),
                step TEXT NOT NULL,
                happened_at BIGINT NOT NULL,
                cause TEXT,
                solution TEXT,
                in_time INTEGER CHECK (in_time IN (0, 1)),
                recorded_by TEXT NOT NULL,
                recorded_at BIGINT NOT NULL
            );
            CREATE INDEX reply_complaint ON reply (complaint, number);

            -- What a person found about a complaint that came through a supervisor: JSON; the newest holds.
            CREATE TABLE escalation_finding (
                number INTEGER NOT NULL PRIMARY KEY,
                complaint TEXT NOT NULL REFERENCES complaint (id),
                finding TEXT NOT NULL
            );
            CREATE INDEX escalation_finding_complaint ON escalation_finding (complaint, number);

            -- A partner's half-year that was closed, 2024-H1, with the score that stands: JSON.
            CREATE TABLE service_score (
                partner TEXT NOT NULL,
                half_year TEXT NOT NULL,
                score TEXT NOT NULL,
                PRIMARY KEY (partner, half_year)
            );

            -- Many complaints of one partner within some days: flagged by the program or attested by a person, then confirmed
            -- or dismissed by a person. wave: all of it, JSON.
            CREATE TABLE complaint_wave (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                regulation TEXT NOT NULL,
                first_day TEXT NOT NULL,
                last_day TEXT NOT NULL,
                state TEXT NOT NULL,
                wave TEXT NOT NULL
            );
            CREATE INDEX complaint_wave_partner ON complaint_wave (partner, regulation, last_day);
            """)

    /// Replies that were recorded by mistake, and what has been told already.
    static let withdrawnReplies = Migration(
        id: "0011-withdrawn-replies",
        sql: """
            -- withdrawal: who took it back, when and why, JSON.
            ALTER TABLE reply ADD COLUMN withdrawal TEXT;

            -- The times to answer that passed and were told, each once.
            CREATE TABLE overdue_told (
                complaint TEXT NOT NULL REFERENCES complaint (id),
                due BIGINT NOT NULL,
                PRIMARY KEY (complaint, due)
            );
            """)
}
