import Settlement
import ServiceKit

await ServiceMain.run(Settlement.self)
