import Store

extension Tables {
    /// Scores, grades, major violations, and the figures of the own items.
    static let credit = Migration(
        id: "0004-credit",
        sql: """
            -- An issued result. The newest one of the latest month counts; one of the same month corrects it.
            CREATE TABLE credit_score (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                month TEXT NOT NULL,
                score_millionths BIGINT NOT NULL,
                grade TEXT NOT NULL,
                received_at BIGINT NOT NULL,
                recorded_at BIGINT NOT NULL,
                recorded_by TEXT NOT NULL,
                document TEXT NOT NULL,
                correction TEXT,
                reasons TEXT NOT NULL
            );
            CREATE INDEX credit_score_partner ON credit_score (partner, month, number);

            -- What is to be done about a result of grade C to F. expired_at: the program issued what needs no choice.
            -- replaced_at, replaced_from: something newer was recorded, and from when on it counts.
            CREATE TABLE grade_task (
                score INTEGER NOT NULL PRIMARY KEY REFERENCES credit_score (number),
                partner TEXT NOT NULL,
                last_day TEXT NOT NULL,
                calendar TEXT NOT NULL,
                opened_at BIGINT NOT NULL,
                expired_at BIGINT,
                applied_at BIGINT,
                applied_by TEXT,
                choices TEXT NOT NULL,
                choice_reason TEXT,
                replaced_at BIGINT,
                replaced_from BIGINT,
                CHECK ((replaced_at IS NULL) = (replaced_from IS NULL)),
                CHECK (applied_by IS NULL OR applied_at IS NOT NULL)
            );
            CREATE INDEX grade_task_partner ON grade_task (partner, score);

            -- A person's decision that a score of 0 stands no longer: JSON.
            CREATE TABLE zero_end (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                ended_at BIGINT NOT NULL,
                decision TEXT NOT NULL
            );
            CREATE INDEX zero_end_partner ON zero_end (partner, ended_at);

            -- A confirmed major violation: JSON. It holds the score at 0 until a person's decision, ended_at.
            CREATE TABLE major_violation (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                confirmed_at BIGINT NOT NULL,
                ended_at BIGINT,
                violation TEXT NOT NULL
            );
            CREATE INDEX major_violation_partner ON major_violation (partner, confirmed_at);

            -- A claim to company importance: JSON. parent: the company that authorized the partner. from_month: the first
            -- month that it counts for; to_month: the first that it counts for no more.
            CREATE TABLE importance_claim (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                parent TEXT,
                state TEXT NOT NULL,
                from_month TEXT,
                to_month TEXT,
                claim TEXT NOT NULL
            );
            CREATE INDEX importance_claim_partner ON importance_claim (partner, number);
            CREATE INDEX importance_claim_parent ON importance_claim (parent);

            -- The billing record of a partner's month, before sharing; the newest counts. May be below zero.
            CREATE TABLE month_revenue (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                month TEXT NOT NULL,
                amount_fen BIGINT NOT NULL,
                record TEXT NOT NULL
            );
            CREATE INDEX month_revenue_month ON month_revenue (partner, month, number);

            -- A purchase or advertising of a day.
            CREATE TABLE partner_spending (
                id TEXT NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                month TEXT NOT NULL,
                kind TEXT NOT NULL,
                amount_fen BIGINT NOT NULL CHECK (amount_fen > 0),
                record TEXT NOT NULL
            );
            CREATE INDEX partner_spending_month ON partner_spending (partner, month);

            -- A monthly credit mark, of which the program's own provisional score is the weighted sum; the newest counts.
            CREATE TABLE credit_mark (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                month TEXT NOT NULL,
                mark_millionths BIGINT NOT NULL,
                record TEXT NOT NULL
            );
            CREATE INDEX credit_mark_month ON credit_mark (partner, month, number);
            """)

    /// What the records say themselves, and nobody looks up.
    static let creditCopies = Migration(
        id: "0012-credit-without-copies",
        sql: """
            ALTER TABLE importance_claim DROP COLUMN from_month;
            ALTER TABLE importance_claim DROP COLUMN to_month;
            ALTER TABLE credit_mark DROP COLUMN mark_millionths;
            """)

    /// A task has a number of its own: a result that counts anew, when a score of 0 has ended, has another task.
    static let gradeTaskNumbers = Migration(
        id: "0013-grade-task-numbers",
        sql: """
            CREATE TABLE numbered_grade_task (
                number INTEGER NOT NULL PRIMARY KEY,
                score INTEGER NOT NULL REFERENCES credit_score (number),
                partner TEXT NOT NULL,
                last_day TEXT NOT NULL,
                calendar TEXT NOT NULL,
                opened_at BIGINT NOT NULL,
                expired_at BIGINT,
                applied_at BIGINT,
                applied_by TEXT,
                choices TEXT NOT NULL,
                choice_reason TEXT,
                replaced_at BIGINT,
                replaced_from BIGINT,
                CHECK ((replaced_at IS NULL) = (replaced_from IS NULL)),
                CHECK (applied_by IS NULL OR applied_at IS NOT NULL)
            );
            -- The deadlines that wait are found by the number of their result.
            INSERT INTO numbered_grade_task (number, score, partner, last_day, calendar, opened_at, expired_at, applied_at,
                applied_by, choices, choice_reason, replaced_at, replaced_from)
            SELECT score, score, partner, last_day, calendar, opened_at, expired_at, applied_at, applied_by, choices,
                choice_reason, replaced_at, replaced_from
            FROM grade_task;
            DROP TABLE grade_task;
            ALTER TABLE numbered_grade_task RENAME TO grade_task;
            CREATE INDEX grade_task_partner ON grade_task (partner, number);
            CREATE INDEX grade_task_score ON grade_task (score, number);
            """)
}
