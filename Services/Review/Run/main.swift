import Review
import ServiceKit

await ServiceCommand<Review>.main()
