public import RPC

/// What a finding rests on (migu-membership annexes 1 to 4).
public enum FindingBasis: String, WireEnum {
    /// An important complaint of a provincial company (省公司重要投诉).
    case importantComplaint = "FINDING_BASIS_IMPORTANT_COMPLAINT"
    /// A complaint specially supervised by letter, or exposed by media (督办投诉).
    case supervisedComplaint = "FINDING_BASIS_SUPERVISED_COMPLAINT"
    /// An abnormal dial test, or abnormal risk control (拨测异常、风控异常).
    case dialTest = "FINDING_BASIS_DIAL_TEST"
    /// A complaint letter (投诉通报); never a notification, which is counted from a day's complaints.
    case complaintLetter = "FINDING_BASIS_COMPLAINT_LETTER"
}

/// Who sent the letter, ran the test or exposed the complaint.
public enum FindingIssuer: String, WireEnum {
    /// A provincial company (省公司).
    case provincialCompany = "FINDING_ISSUER_PROVINCIAL_COMPANY"
    /// A provincial communications administration (省通管局).
    case communicationsAdministration = "FINDING_ISSUER_COMMUNICATIONS_ADMINISTRATION"
    /// A local regulator (地方监管机构).
    case localRegulator = "FINDING_ISSUER_LOCAL_REGULATOR"
    /// Migu Culture (咪咕文化).
    case miguCulture = "FINDING_ISSUER_MIGU_CULTURE"
    /// The China Mobile group (集团).
    case group = "FINDING_ISSUER_GROUP"
    /// The ministry (工信部).
    case ministry = "FINDING_ISSUER_MINISTRY"
    /// Another national regulator (全国性监管机构).
    case nationalRegulator = "FINDING_ISSUER_NATIONAL_REGULATOR"
    /// Central-level media (中央级媒体).
    case centralMedia = "FINDING_ISSUER_CENTRAL_MEDIA"
    /// Other media.
    case otherMedia = "FINDING_ISSUER_OTHER_MEDIA"
    /// Anybody else.
    case other = "FINDING_ISSUER_OTHER"

    /// Its name for people.
    public var title: Text {
        switch self {
        case .provincialCompany: Text(zh: "省公司", en: "provincial company")
        case .communicationsAdministration: Text(zh: "省通管局", en: "communications administration")
        case .localRegulator: Text(zh: "地方监管机构", en: "local regulator")
        case .miguCulture: Text(zh: "咪咕文化", en: "Migu Culture")
        case .group: Text(zh: "集团", en: "group")
        case .ministry: Text(zh: "工信部", en: "ministry")
        case .nationalRegulator: Text(zh: "全国性监管机构", en: "national regulator")
        case .centralMedia: Text(zh: "中央级媒体", en: "central-level media")
        case .otherMedia: Text(zh: "其他媒体", en: "other media")
        case .other: Text(zh: "其他单位", en: "another body")
        }
    }
}

/// What a letter is in form (migu-membership/a1.3).
public enum LetterForm: String, WireEnum {
    /// An official document (公文).
    case officialDocument = "LETTER_FORM_OFFICIAL_DOCUMENT"
    /// A letter that is signed and sealed (签字盖章).
    case signedAndSealedLetter = "LETTER_FORM_SIGNED_AND_SEALED_LETTER"
    /// A letter that lacks signature or seal.
    case otherLetter = "LETTER_FORM_OTHER_LETTER"
}

/// The position of who signed a letter, as whoever records it judges it (migu-membership/a1.3).
public enum SignerLevel: String, WireEnum {
    /// General manager of the business department, or above.
    case generalManager = "SIGNER_LEVEL_GENERAL_MANAGER"
    /// Deputy general manager of the business department.
    case deputyGeneralManager = "SIGNER_LEVEL_DEPUTY_GENERAL_MANAGER"
    /// Below that.
    case below = "SIGNER_LEVEL_BELOW"
}

/// What an explicit demand speaks about; it replaces the default for that alone.
public enum DemandTarget: String, WireEnum {
    /// The promotion of a service line.
    case serviceLine = "DEMAND_TARGET_SERVICE_LINE"
    /// The promotion by a subchannel.
    case subchannel = "DEMAND_TARGET_SUBCHANNEL"
    /// The warnings of a service line.
    case warning = "DEMAND_TARGET_WARNING"
}
