package import RPC

/// Says what is echoed.
package struct Note: Message, Hashable {
    package static let messageName = "peer.v1.Note"
    package var text: String
    package var number: Int?

    package init(_ text: String, number: Int? = nil) {
        self.text = text
        self.number = number
    }
}

/// How many items a stream shall have.
package struct Count: Message {
    package static let messageName = "peer.v1.Count"
    package var count: Int

    package init(_ count: Int) { self.count = count }
}

/// One item of a stream.
package struct Index: Message, Hashable {
    package static let messageName = "peer.v1.Index"
    package var index: Int

    package init(_ index: Int) { self.index = index }
}

/// All that was sent.
package struct Collected: Message, Hashable {
    package static let messageName = "peer.v1.Collected"
    package var items: [Note]

    package init(_ items: [Note]) { self.items = items }
}

/// How long to sleep.
package struct Nap: Message {
    package static let messageName = "peer.v1.Nap"
    package var ms: Int

    package init(_ ms: Int) { self.ms = ms }
}

/// Which status to end with.
package struct Failure: Message {
    package static let messageName = "peer.v1.Failure"
    package var code: Int

    package init(_ code: Int) { self.code = code }
}

/// Nothing.
package struct Nothing: Message, Hashable {
    package static let messageName = "peer.v1.Nothing"

    package init() {}
}

/// The methods of the service that the tests call.
package enum Echo {
    package static let unary = Method<Note, Note>.query("/peer.v1.Echo/Unary")
    package static let stream = Method<Count, Index>.serverStream("/peer.v1.Echo/Stream")
    package static let collect = Method<Note, Collected>.clientStream("/peer.v1.Echo/Collect", roles: [])
    package static let sleep = Method<Nap, Nothing>.query("/peer.v1.Echo/Sleep")
    package static let fail = Method<Failure, Nothing>.query("/peer.v1.Echo/Fail")
    /// Waits for the service's latch.
    package static let hold = Method<Nothing, Nothing>.query("/peer.v1.Echo/Hold")
    /// Takes one request and replies, whatever is still to come.
    package static let first = Method<Note, Note>.clientStream("/peer.v1.Echo/First", roles: [])
    /// Counts; UNAVAILABLE until the service's `failures` are used up.
    package static let flakyCommand = Method<Nothing, Nothing>.command("/peer.v1.Echo/FlakyCommand", roles: [])
    package static let flakyQuery = Method<Nothing, Nothing>.query("/peer.v1.Echo/FlakyQuery")
}
