import Store

extension Tables {
    /// What intake has registered of partners besides themselves.
    static let registry = Migration(
        id: "0003-registry",
        sql: """
            -- payment_methods: a JSON list of names.
            CREATE TABLE service_line (
                partner TEXT NOT NULL,
                service_line TEXT NOT NULL,
                payment_methods TEXT NOT NULL,
                PRIMARY KEY (partner, service_line)
            );

            CREATE TABLE subchannel (
                partner TEXT NOT NULL,
                subchannel TEXT NOT NULL,
                PRIMARY KEY (partner, subchannel)
            );
            """)
}
