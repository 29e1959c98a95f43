import Intake
import ServiceKit

await ServiceMain.run(Intake.self)
