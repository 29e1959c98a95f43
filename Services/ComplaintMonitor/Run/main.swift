import ComplaintMonitor
import ServiceKit

await ServiceCommand<ComplaintMonitor>.main()
