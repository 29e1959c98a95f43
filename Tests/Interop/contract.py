"""Holds JSON bodies against proto/ with the stock protobuf library.

Arguments: descriptor sets, as `protoc --include_imports --descriptor_set_out` writes them. The first line of the output is
all of them as one JSON array. Then each line of the input, {"message": full name, "json": body}, is read by the strict
proto3 JSON parser and answered in a line: {"json": what the library writes of it} or {"error": why it is refused}.
"""

import json
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory


def read_set(path):
    with open(path, "rb") as file:
        return descriptor_pb2.FileDescriptorSet.FromString(file.read())


def answer(pool, line):
    request = json.loads(line)
    try:
        message = message_factory.GetMessageClass(pool.FindMessageTypeByName(request["message"]))()
        json_format.Parse(request["json"], message, ignore_unknown_fields=False, descriptor_pool=pool)
        return {"json": json_format.MessageToJson(message, indent=None, descriptor_pool=pool)}
    except (json_format.Error, KeyError, ValueError) as error:
        return {"error": f"{type(error).__name__}: {error}"}


def main():
    sets = [read_set(path) for path in sys.argv[1:]]
    print(json.dumps([json_format.MessageToDict(each) for each in sets]))
    pool = descriptor_pool.DescriptorPool()
    for file in sets[0].file:
        pool.Add(file)
    sys.stdin.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        print(json.dumps(answer(pool, line)))


if __name__ == "__main__":
    main()
