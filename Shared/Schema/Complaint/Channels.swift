/// How a customer's complaint reached the company (cmpay-channel/a3.2.1.4, cmpay-channel/a3.2.2).
public enum ComplaintChannel: String, WireEnum {
    /// A business hall (营业厅).
    case businessHall = "COMPLAINT_CHANNEL_BUSINESS_HALL"
    /// The 10086 line.
    case hotline = "COMPLAINT_CHANNEL_HOTLINE"
    /// A customer manager.
    case customerManager = "COMPLAINT_CHANNEL_CUSTOMER_MANAGER"
    /// The Hebao payment app (和包支付客户端).
    case hebaoApp = "COMPLAINT_CHANNEL_HEBAO_APP"
    /// WeChat.
    case wechat = "COMPLAINT_CHANNEL_WECHAT"
    /// Weibo.
    case weibo = "COMPLAINT_CHANNEL_WEIBO"
    /// Jutousu (聚投诉).
    case jutousu = "COMPLAINT_CHANNEL_JUTOUSU"
    /// Another internet channel.
    case otherInternet = "COMPLAINT_CHANNEL_OTHER_INTERNET"
    /// The ministry (工信部).
    case ministry = "COMPLAINT_CHANNEL_MINISTRY"
    /// A consumer association.
    case consumerAssociation = "COMPLAINT_CHANNEL_CONSUMER_ASSOCIATION"
    /// A petition office.
    case petitionOffice = "COMPLAINT_CHANNEL_PETITION_OFFICE"
    /// China Mobile headquarters.
    case headquarters = "COMPLAINT_CHANNEL_HEADQUARTERS"
    /// Another supervisor of service quality above the company.
    case otherSupervisor = "COMPLAINT_CHANNEL_OTHER_SUPERVISOR"

    /// Whether it is a supervisor of service quality above the company: what comes through one is not ordinary.
    public var isSupervisor: Bool {
        switch self {
        case .businessHall, .hotline, .customerManager, .hebaoApp, .wechat, .weibo, .jutousu, .otherInternet: false
        case .ministry, .consumerAssociation, .petitionOffice, .headquarters, .otherSupervisor: true
        }
    }
}
