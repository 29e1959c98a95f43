import Schema

extension Regulation {
    /// The clauses of credit scores that the program cites itself, beside those that the rulebook's figures carry.
    enum CreditClause {
        static let grades = ClauseID(checked: "migu-membership/10")
        static let terminated = ClauseID(checked: "migu-membership/10.T")
        static let choice = ClauseID(checked: "migu-membership/10.D")
        static let settlement = ClauseID(checked: "migu-membership/10.E")
        static let codesAndProducts = ClauseID(checked: "migu-membership/10.n1")
        static let endOfMeasures = ClauseID(checked: "migu-membership/10.n2")
        static let partnerClass = ClauseID(checked: "migu-membership/13")
        static let issuedResult = ClauseID(checked: "migu-membership/11.1")
        static let deadline = ClauseID(checked: "migu-membership/14.1")
        static let newest = ClauseID(checked: "migu-membership/14.2")
        static let zeroed = ClauseID(checked: "migu-membership/12")
        static let ownItems = ClauseID(checked: "migu-membership/11.3")
        static let rules = ClauseID(checked: "migu-membership/11.2")
        static let timelyRate = ClauseID(checked: "migu-membership/a5.1.3")
        static let subsidiary = ClauseID(checked: "migu-membership/a5.2.7")
        static let revenue = ClauseID(checked: "migu-membership/a5.2.8")
        static let purchase = ClauseID(checked: "migu-membership/a5.2.9")
        static let advertising = ClauseID(checked: "migu-membership/a5.2.10")
        static let claim = ClauseID(checked: "migu-membership/a5.3.1")
        static let review = ClauseID(checked: "migu-membership/a5.3.2")
        static let effect = ClauseID(checked: "migu-membership/a5.3.3")
        static let exit = ClauseID(checked: "migu-membership/20.1")
    }
}
