#!/usr/bin/env python3
"""The wire in Python, beside the Swift implementation: what a stranger writes who has only its description.

  peer.py call ENDPOINT METHOD [options]   makes one call, prints what came of it as one line of JSON
  peer.py serve ENDPOINT                   prints the endpoint bound, then serves until stdin is closed

Both speak of /peer.v1.Echo: Unary, Stream {"count"}, Collect (client streaming), Sleep {"ms"}, Fail {"code"}.
"""
import argparse
import enum
import heapq
import itertools
import json
import sys
import time

import zmq


class Kind(enum.IntEnum):
    OPEN, ITEM, CLOSE, CREDIT, CANCEL, END = range(1, 7)


class Code(enum.IntEnum):
    OK, INVALID_ARGUMENT, DEADLINE_EXCEEDED, UNIMPLEMENTED = 0, 3, 4, 12


def head(kind, number):
    return bytes([1, kind]) + number.to_bytes(8, "big")


def parse_head(frame):
    """The kind and the call's number; None for what is no head."""
    if len(frame) != 10 or frame[0] != 1:
        return None
    return frame[1], int.from_bytes(frame[2:], "big")


def count_frame(count):
    return count.to_bytes(4, "big")


def call(arguments):
    """Makes one call; returns its items, status, reply, and how far the service overran its credit."""
    socket = zmq.Context.instance().socket(zmq.DEALER)
    socket.linger = 1000
    socket.connect(arguments.endpoint)
    metadata = {"timeout": str(arguments.timeout), "credit": str(arguments.credit)}
    metadata.update(pair.split("=", 1) for pair in arguments.metadata)
    body = b'{"text":"' + b"x" * arguments.size + b'"}' if arguments.size else arguments.body.encode()
    number, to_send = 2**63 + 5, [json.dumps({"text": "n", "number": n}).encode() for n in range(arguments.send or 0)]
    first = [head(Kind.OPEN, number), b"/peer.v1.Echo/" + arguments.method.encode(), json.dumps(metadata).encode()]
    socket.send_multipart(first if arguments.send is not None else first + [body])

    report = {"items": [], "status": None, "reply": None, "overran": False, "grants": 0}
    allowed, unread, credit = arguments.credit, 0, 0
    while report["status"] is None:
        if not socket.poll(10_000):
            raise SystemExit("the service is silent")
        first, *rest = socket.recv_multipart()
        kind, answered = parse_head(first)
        assert answered == number, "an answer to another call"
        if kind == Kind.ITEM:
            report["items"].append(json.loads(rest[0]))
            allowed, unread = allowed - 1, unread + 1
            report["overran"] |= allowed < 0
            if len(report["items"]) == arguments.cancel_after:
                socket.send_multipart([head(Kind.CANCEL, number)])
                break
            if 2 * unread >= arguments.credit:
                socket.send_multipart([head(Kind.CREDIT, number), count_frame(unread)])
                allowed, unread = allowed + unread, 0
        elif kind == Kind.CREDIT:
            report["grants"] += 1
            credit += int.from_bytes(rest[0], "big")
        elif kind == Kind.END:
            report["status"] = json.loads(rest[0]) if rest[0] else {"code": Code.OK}
            report["reply"] = json.loads(rest[1]) if len(rest) > 1 else None
        while to_send and credit and report["status"] is None:
            socket.send_multipart([head(Kind.ITEM, number), to_send.pop(0)])
            credit -= 1
            if not to_send:
                socket.send_multipart([head(Kind.CLOSE, number)])
    socket.close()
    return report


class Service:
    """Every open call is an entry of `open`: what has to be done when something arrives for it."""

    WINDOW = 16

    def __init__(self, endpoint):
        self.socket = zmq.Context.instance().socket(zmq.ROUTER)
        self.socket.linger = 0
        # Credit bounds the queue; a ROUTER drops what is above its own mark without a word.
        self.socket.sndhwm = 0
        self.socket.bind(endpoint)
        self.open, self.timers, self.order = {}, [], itertools.count()

    def send(self, key, kind, *frames):
        peer, number = key
        self.socket.send_multipart([peer, head(kind, number), *frames])

    def end(self, key, code=Code.OK, reply=None, **details):
        self.open.pop(key, None)
        status = {"code": code, "message": f"code {int(code)}", "details": details} if code else None
        frames = [json.dumps(status).encode() if status else b""]
        self.send(key, Kind.END, *frames, *([json.dumps(reply).encode()] if reply is not None else []))

    def later(self, key, state, milliseconds, do):
        heapq.heappush(self.timers, (time.monotonic() + milliseconds / 1000, next(self.order), key, state, do))

    def run_timers(self):
        while self.timers and self.timers[0][0] <= time.monotonic():
            _, _, key, state, do = heapq.heappop(self.timers)
            if self.open.get(key) is state:
                do()

    def start(self, key, path, metadata, *body):
        method = {"Unary": self.unary, "Stream": self.stream, "Collect": self.collect, "Sleep": self.sleep,
                  "Fail": self.fail}.get(path.decode().removeprefix("/peer.v1.Echo/"))
        if method is None:
            return self.end(key, Code.UNIMPLEMENTED)
        metadata = json.loads(metadata or b"{}")
        try:
            request = json.loads(body[0]) if body else None
        except ValueError:
            return self.end(key, Code.INVALID_ARGUMENT, reason="BAD_BODY")
        state = self.open[key] = {"credit": int(metadata.get("credit", 64))}
        if "timeout" in metadata:
            self.later(key, state, int(metadata["timeout"]), lambda: self.end(key, Code.DEADLINE_EXCEEDED))
        method(key, state, request)

    def unary(self, key, state, request):
        self.end(key, reply=request)

    def fail(self, key, state, request):
        self.end(key, request["code"], field="code", reason="AS_ASKED")

    def sleep(self, key, state, request):
        self.later(key, state, request["ms"], lambda: self.end(key, reply={}))

    def stream(self, key, state, request):
        state.update(next=0, count=request["count"])
        self.pump(key, state)

    def pump(self, key, state):
        while state["credit"] and state["next"] < state["count"]:
            self.send(key, Kind.ITEM, json.dumps({"index": state["next"]}).encode())
            state["next"] += 1
            state["credit"] -= 1
        if state["next"] == state["count"]:
            self.end(key)

    def collect(self, key, state, request):
        state["items"] = []
        self.send(key, Kind.CREDIT, count_frame(self.WINDOW))

    def take(self, key, state, item):
        state["items"].append(json.loads(item))
        if len(state["items"]) % self.WINDOW == 0:
            self.send(key, Kind.CREDIT, count_frame(self.WINDOW))

    def handle(self, peer, first, *rest):
        kind_and_number = parse_head(first)
        if kind_and_number is None:
            return
        kind, number = kind_and_number
        key = (peer, number)
        state = self.open.get(key)
        if kind == Kind.OPEN:
            self.start(key, *rest)
        elif kind == Kind.ITEM and state and "items" in state:
            self.take(key, state, rest[0])
        elif kind == Kind.CLOSE and state and "items" in state:
            self.end(key, reply={"items": state["items"]})
        elif kind == Kind.CREDIT:
            if state and "count" in state:
                state["credit"] += int.from_bytes(rest[0], "big")
                self.pump(key, state)
        elif kind == Kind.CANCEL:
            self.open.pop(key, None)
        elif kind != Kind.CLOSE:
            self.end(key, Code.INVALID_ARGUMENT)

    def run(self):
        poller = zmq.Poller()
        poller.register(self.socket, zmq.POLLIN)
        poller.register(sys.stdin.fileno(), zmq.POLLIN)
        while True:
            wait = max(0, (self.timers[0][0] - time.monotonic()) * 1000) if self.timers else None
            ready = dict(poller.poll(wait))
            if sys.stdin.fileno() in ready:
                return
            if self.socket in ready:
                self.handle(*self.socket.recv_multipart())
            self.run_timers()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    caller = commands.add_parser("call")
    caller.add_argument("endpoint")
    caller.add_argument("method")
    caller.add_argument("--body", default="{}")
    caller.add_argument("--size", type=int, default=0, help="a body with a text of so many bytes")
    caller.add_argument("--send", type=int, help="client streaming: so many items")
    caller.add_argument("--credit", type=int, default=64)
    caller.add_argument("--timeout", type=int, default=20_000)
    caller.add_argument("--cancel-after", type=int, default=-1)
    caller.add_argument("--metadata", action="append", default=[], metavar="NAME=VALUE")
    commands.add_parser("serve").add_argument("endpoint")
    arguments = parser.parse_args()
    if arguments.command == "call":
        print(json.dumps(call(arguments)))
    else:
        service = Service(arguments.endpoint)
        print(service.socket.last_endpoint.decode().rstrip("\0"), flush=True)
        service.run()


if __name__ == "__main__":
    main()
