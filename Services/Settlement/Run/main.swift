import Settlement
import ServiceKit

await ServiceCommand<Settlement>.main()
