import Store

extension Tables {
    /// The ledger for every kind of target and ground; what stood in it rested on tiers.
    static let sanctions = Migration(
        id: "0002-sanctions-of-every-ground",
        sql: """
            -- The ledger of sanctions. What it is against: the partner, or what the next four columns narrow it to. rank: where
            -- it stands among those of one kind of ground and month. period: how long it lasts once issued, '3 months'; none
            -- where it has no end of its own. issued_at is absent while it is proposed. How it stands is never stored.
            CREATE TABLE sanction_of_every_ground (
                number INTEGER NOT NULL PRIMARY KEY,
                partner TEXT NOT NULL,
                service_line TEXT,
                subchannel TEXT,
                province TEXT,
                benefit TEXT,
                kind TEXT NOT NULL,
                clause TEXT NOT NULL,
                ground_kind TEXT NOT NULL,
                ground TEXT NOT NULL,
                rank INTEGER NOT NULL,
                month TEXT,
                recorded_at BIGINT NOT NULL,
                period TEXT,
                issued_at BIGINT,
                issued_by TEXT,
                last_day TEXT,
                extensions TEXT NOT NULL,
                replaced_at BIGINT,
                replaced_by INTEGER,
                ground_gone_at BIGINT,
                lifted_at BIGINT,
                lifted_by TEXT,
                lift_reason TEXT,
                amount_fen BIGINT CHECK (amount_fen > 0),
                document TEXT,
                reasons TEXT NOT NULL,
                CHECK (last_day IS NULL OR issued_at IS NOT NULL),
                CHECK ((replaced_at IS NULL) = (replaced_by IS NULL)),
                CHECK ((lifted_at IS NULL) = (lift_reason IS NULL))
            );
            -- The periods are those of the one version whose text was held when those sanctions were recorded.
            INSERT INTO sanction_of_every_ground (number, partner, kind, clause, ground_kind, ground, rank, month,
                recorded_at, period, issued_at, issued_by, last_day, extensions, replaced_at, replaced_by, ground_gone_at,
                lifted_at, lifted_by, lift_reason, reasons)
            SELECT number, partner, kind, clause, 'tier', partner || '/' || month || '/' || tier, tier, month, recorded_at,
                CASE WHEN kind = 'service-code-freeze' THEN CASE tier WHEN 1 THEN '1 months' WHEN 2 THEN '2 months'
                        WHEN 3 THEN '3 months' ELSE '4 months' END
                    ELSE CASE tier WHEN 1 THEN '1 weeks' WHEN 2 THEN '1 months' WHEN 3 THEN '3 months'
                        ELSE '6 months' END END,
                issued_at, issued_by, last_day, '[]', replaced_at, replaced_by, ground_gone_at, lifted_at, lifted_by,
                lift_reason, reasons
            FROM sanction ORDER BY number;
            DROP TABLE sanction;
            ALTER TABLE sanction_of_every_ground RENAME TO sanction;
            CREATE INDEX sanction_partner ON sanction (partner, month);
            CREATE INDEX sanction_replaced ON sanction (replaced_by);
            CREATE INDEX sanction_ground ON sanction (ground_kind, ground);
            """)
}
