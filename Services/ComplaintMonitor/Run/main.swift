import ComplaintMonitor
import ServiceKit

await ServiceMain.run(ComplaintMonitor.self)
