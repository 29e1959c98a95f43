import Schema
import ServiceKit
import TestSupport
import Testing

@Suite("The business clock")
struct BusinessClockTests {
    private let clock = BusinessClock(Fixed.clock)

    @Test("stands still until it is moved, where it is manual")
    func standsStill() {
        #expect(clock.now == Fixed.start)
        clock.set(to: Fixed.start + .seconds(60))
        #expect(clock.now == Fixed.start + .seconds(60))
    }

    @Test("never goes back")
    func neverBack() {
        clock.set(to: Fixed.start + .seconds(60))
        clock.set(to: Fixed.start)
        #expect(clock.now == Fixed.start + .seconds(60))
    }

    @Test("wakes whoever sleeps until then, and nobody else")
    func wakes() async {
        let woken = Recorder<Int>()
        await withTaskGroup { group in
            for seconds in [10, 20, 30] {
                group.addTask {
                    await clock.sleep(until: Fixed.start + .seconds(seconds))
                    woken.add(seconds)
                }
            }
            clock.set(to: Fixed.start + .seconds(20))
            await group.next()
            await group.next()
            #expect(woken.all.sorted() == [10, 20])
            clock.set(to: Fixed.start + .seconds(30))
        }
        #expect(woken.all.count == 3)
    }

    @Test("does not wait for what has come already")
    func past() async {
        await clock.sleep(until: Fixed.start)
        await clock.sleep(until: Fixed.start + .seconds(-1))
    }

    @Test("lets a cancelled sleeper go", arguments: [BusinessClock.Kind.real, Fixed.clock])
    func cancelled(kind: BusinessClock.Kind) async {
        let clock = BusinessClock(kind)
        await withTaskGroup { group in
            group.addTask { await clock.sleep(until: clock.now + .seconds(86_400)) }
            group.cancelAll()
        }
    }

    @Test("is the machine's where it is real, and can't be moved")
    func real() async {
        let clock = BusinessClock(.real)
        let before = BusinessClock.machineTime
        clock.set(to: before + .seconds(86_400))
        let now = clock.now
        #expect((before...BusinessClock.machineTime).contains(now))
        let due = now + .milliseconds(2)
        await clock.sleep(until: due)
        #expect(clock.now >= due)
    }

    @Test("is read from the configuration")
    func kinds() {
        #expect(BusinessClock.Kind("real") == .real)
        #expect(BusinessClock.Kind("manual:2024-03-01T00:00:00+08:00") == .manual(Fixed.start))
        for text in ["", "Real", "manual:", "manual:2024-03-01", "manual:2024-13-01T00:00:00Z"] {
            #expect(BusinessClock.Kind(text) == nil, "\(text)")
        }
    }
}
