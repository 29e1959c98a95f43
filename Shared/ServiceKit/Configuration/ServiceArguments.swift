import ArgumentParser

/// The command line of a service; whatever is left out comes from the environment, the file or the defaults.
struct ServiceArguments: ParsableArguments, Sendable {
    @Option(help: "目录：数据文件 The folder of the data file (./quanyi-data).")
    var data: String?
    @Option(help: "监听端点 The endpoint to listen at.")
    var listen: String?
    @Option(help: "业务时钟 The business clock: real, manual, or manual:2024-03-01T00:00:00+08:00.")
    var clock: String?
    @Option(help: "规则目录 A folder of rulebooks that replace the embedded ones.")
    var rulebooks: String?
    @Option(help: "日志级别 trace, debug, info, notice, warning, error, critical.")
    var logLevel: String?
    @Option(help: "配置文件 A YAML file with the same names; arguments and QUANYI_… variables go before it.")
    var config: String?
    @Option(help: "密钥文件 CURVE keys and who may call (quanyi keys generate).")
    var keys: String?
    @Option(help: "intake 的端点 Where intake listens.")
    var intake: String?
    @Option(help: "review 的端点 Where review listens.")
    var review: String?
    @Option(help: "complaint-monitor 的端点 Where complaint-monitor listens.")
    var complaintMonitor: String?
    @Option(help: "pricing-watch 的端点 Where pricing-watch listens.")
    var pricingWatch: String?
    @Option(help: "settlement 的端点 Where settlement listens.")
    var settlement: String?

    /// The arguments given, by configuration key.
    var given: [String: String] {
        [
            "data": data, "listen": listen, "clock": clock, "rulebooks": rulebooks, "log.level": logLevel, "keys": keys,
            "intake.endpoint": intake, "review.endpoint": review, "complaint-monitor.endpoint": complaintMonitor,
            "pricing-watch.endpoint": pricingWatch, "settlement.endpoint": settlement,
        ].compactMapValues { $0 }
    }
}
