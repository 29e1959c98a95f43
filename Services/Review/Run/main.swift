import Review
import ServiceKit

await ServiceMain.run(Review.self)
