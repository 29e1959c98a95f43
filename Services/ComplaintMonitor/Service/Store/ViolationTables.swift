import Store

extension Tables {
    /// Violations, inspections, broken commitments, adjustments and abnormal conditions, each a message as JSON beside the
    /// columns by which it is found.
    static let violations = Migration(
        id: "0005-violations",
        sql: """
            -- record: a quanyi.complaint.v1.Violation. source: what it was opened by ('complaint/W1'), each but once.
            CREATE TABLE violation (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                source TEXT UNIQUE,
                record TEXT NOT NULL
            );
            CREATE INDEX violation_partner ON violation (partner, number);

            -- record: a quanyi.complaint.v1.Inspection.
            CREATE TABLE inspection (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                source TEXT UNIQUE,
                record TEXT NOT NULL
            );
            CREATE INDEX inspection_partner ON inspection (partner, number);

            -- record: a quanyi.complaint.v1.BrokenCommitment.
            CREATE TABLE broken_commitment (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                source TEXT UNIQUE,
                record TEXT NOT NULL
            );

            -- record: a quanyi.complaint.v1.Adjustment; partner is none of its business and stays empty.
            CREATE TABLE adjustment (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT,
                source TEXT UNIQUE,
                record TEXT NOT NULL
            );

            -- The ends of cooperation that intake told of. record: a quanyi.intake.v1.CooperationEnd.
            CREATE TABLE cooperation_end (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                source TEXT UNIQUE,
                record TEXT NOT NULL
            );
            CREATE INDEX cooperation_end_partner ON cooperation_end (partner, number);

            -- record: a quanyi.complaint.v1.AgreedConditions. source: the agreement.
            CREATE TABLE agreed_conditions (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                source TEXT NOT NULL UNIQUE,
                record TEXT NOT NULL
            );

            -- record: a quanyi.complaint.v1.AbnormalCondition.
            CREATE TABLE abnormal_condition (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                source TEXT UNIQUE,
                record TEXT NOT NULL
            );
            CREATE INDEX abnormal_condition_partner ON abnormal_condition (partner, number);
            """)
}
