import Intake
import ServiceKit

await ServiceCommand<Intake>.main()
