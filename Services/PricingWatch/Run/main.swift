import PricingWatch
import ServiceKit

await ServiceMain.run(PricingWatch.self)
