import PricingWatch
import ServiceKit

await ServiceCommand<PricingWatch>.main()
