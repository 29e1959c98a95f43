enum ComplaintMonitorPlaceholder {}
