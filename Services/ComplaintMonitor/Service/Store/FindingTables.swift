import Store

extension Tables {
    /// Findings, the warnings that they give, and what both cause.
    static let findings = Migration(
        id: "0003-findings",
        sql: """
            -- A finding as it was sent: JSON. month: that of its recording. is_open: a subchannel is still to be named, 0 or 1.
            -- named: the subchannels that were named later, a JSON list.
            CREATE TABLE finding (
                number INTEGER NOT NULL PRIMARY KEY,
                reference TEXT NOT NULL UNIQUE,
                partner TEXT NOT NULL,
                month TEXT NOT NULL,
                clause TEXT NOT NULL,
                finding TEXT NOT NULL,
                is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
                recorded_at BIGINT NOT NULL,
                recorded_by TEXT NOT NULL,
                named TEXT,
                named_at BIGINT,
                named_by TEXT,
                CHECK ((named IS NULL) = (named_at IS NULL) AND (named IS NULL) = (named_by IS NULL))
            );
            CREATE INDEX finding_partner ON finding (partner, number);

            -- The sanctions that a finding gave or lengthened.
            CREATE TABLE finding_sanction (
                reference TEXT NOT NULL REFERENCES finding (reference),
                sanction INTEGER NOT NULL,
                PRIMARY KEY (reference, sanction)
            );

            -- A warning of a service line; month: that of its issue, in which it counts. withdrawal: JSON.
            CREATE TABLE service_line_warning (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                service_line TEXT NOT NULL,
                month TEXT NOT NULL,
                issued_at BIGINT NOT NULL,
                clause TEXT NOT NULL,
                finding TEXT NOT NULL REFERENCES finding (reference),
                withdrawal TEXT
            );
            CREATE INDEX service_line_warning_month ON service_line_warning (partner, month, service_line);
            CREATE INDEX service_line_warning_finding ON service_line_warning (finding);

            -- A step that the warnings of a month reached: the fewest that reach it. ground_gone_at: a withdrawal took its ground.
            CREATE TABLE warning_step (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                service_line TEXT NOT NULL,
                month TEXT NOT NULL,
                warnings INTEGER NOT NULL CHECK (warnings > 0),
                ground_gone_at BIGINT
            );
            CREATE INDEX warning_step_month ON warning_step (partner, month, service_line);

            -- A finding on a subchannel that counts toward lengthening, in the month of its sanction's issue. period: how long the
            -- default lasts, '3 months'; demanded_until: the last day that a demand asks for instead.
            CREATE TABLE subchannel_finding (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                subchannel TEXT NOT NULL,
                month TEXT NOT NULL,
                day TEXT NOT NULL,
                finding TEXT NOT NULL REFERENCES finding (reference),
                period TEXT,
                demanded_until TEXT,
                CHECK ((period IS NULL) <> (demanded_until IS NULL))
            );
            CREATE INDEX subchannel_finding_month ON subchannel_finding (partner, subchannel, month);
            """)
}
