enum PricingWatchPlaceholder {}
