#!/usr/bin/env python3
"""Checks the hash chain of a rothbook archive with nothing but Python's standard library.

usage: python3 verify.py FOLDER [HEAD]

FOLDER holds events.jsonl, hashes.txt and head.txt as FORMAT.md describes. HEAD is a head digest from
somewhere else, such as a printed worksheet: then the archive must contain that point of history.
Exit code 0: the chain holds. 1: it does not, and the first bad event is named. 2: usage. 3: unreadable.
"""
import hashlib
import json
import os
import sys

DOMAIN = b"rothbook/event/v1\0"


def lines_of(folder, name):
    with open(os.path.join(folder, name), "rb") as file:
        content = file.read()
    if content and not content.endswith(b"\n"):
        raise ValueError(f"{name} does not end with a line feed: it was cut short")
    return content.split(b"\n")[:-1]


def fault_in(body, number):
    """What is wrong with the n-th body by itself, or None."""
    try:
        event = json.loads(body.decode("utf-8"))
    except ValueError:
        return "is not JSON in UTF-8"
    if not isinstance(event, dict):
        return "is not a JSON object"
    if event.get("v") != 1:
        return f"has version {event.get('v')!r}, this program knows 1"
    if event.get("seq") != number:
        return f"says it is event {event.get('seq')!r}"
    batch = event.get("batch")
    if not isinstance(batch, int) or batch > number:
        return f"belongs to batch {batch!r}"
    if number == 1 and event.get("kind") != "genesis":
        return "is not the genesis event"
    return None


def verify(folder, expected_head):
    bodies = lines_of(folder, "events.jsonl")
    hashes = [line.decode("ascii") for line in lines_of(folder, "hashes.txt")]
    head = [line.decode("ascii") for line in lines_of(folder, "head.txt")]
    if not bodies:
        return "the archive holds no event"
    previous = bytes(32)
    seen = set()
    for number, body in enumerate(bodies, start=1):
        fault = fault_in(body, number)
        if fault:
            return f"event {number} {fault}"
        previous = hashlib.sha256(DOMAIN + previous + body).digest()
        if number > len(hashes) or hashes[number - 1] != previous.hex():
            return f"event {number} does not match its hash: it, or one before it, was changed"
        seen.add(previous.hex())
    if len(hashes) != len(bodies):
        return f"there are {len(bodies)} events and {len(hashes)} hashes"
    ledger_id = json.loads(bodies[0])["data"].get("ledger_id")
    if head != [str(ledger_id), str(len(bodies)), previous.hex()]:
        return "head.txt does not agree with the events"
    if expected_head and expected_head.lower() not in seen:
        return f"the head {expected_head} is no point of this history"
    print(f"{len(bodies)} events, unbroken; head {previous.hex()}")
    return None


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        fault = verify(arguments[0], arguments[1] if len(arguments) == 2 else None)
    except (OSError, ValueError) as error:
        print(f"verify: {error}", file=sys.stderr)
        return 3
    if fault:
        print(f"verify: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
