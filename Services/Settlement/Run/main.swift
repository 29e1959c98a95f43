import ServiceKit
import Settlement

await ServiceMain.run(Settlement.self)
