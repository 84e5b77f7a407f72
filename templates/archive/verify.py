#!/usr/bin/env python3
"""Checks the hash chain and the seals of a rothbook archive with nothing but Python's standard library.

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


# Bookkeeping of the ledger itself: never part of a sealed year.
OWN_KINDS = {"genesis", "batch", "reversal", "seal", "sealed_lines", "amendment", "law_figures"}
DAYS = ("date", "as_of", "contributed_on")
YEARS = ("tax_year", "limitation_year", "for_tax_year", "distributed_in")


def sealed_bodies(events, person, year, up_to):
    """The bodies of the person's events of a year that stood when event up_to was the last."""
    reversed_events = set()
    for number in range(up_to, 0, -1):
        event = events[number - 1][0]
        if event["kind"] == "reversal" and number not in reversed_events:
            reversed_events.add(int(event["data"]["of"]))
    for number, (event, body) in enumerate(events[:up_to], start=1):
        data = event.get("data", {})
        years = {int(data[key][:4]) for key in DAYS if key in data} | {int(data[key]) for key in YEARS if key in data}
        if number not in reversed_events and event["kind"] not in OWN_KINDS and data.get("person") == person and year in years:
            yield body


def merkle_root(leaves):
    """RFC 9162, 2.1.1: leaves are hashed behind a zero byte, nodes behind a one."""
    if len(leaves) < 2:
        return hashlib.sha256(b"\0" + leaves[0] if leaves else b"").digest()
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return hashlib.sha256(b"\1" + merkle_root(leaves[:split]) + merkle_root(leaves[split:])).digest()


def seal_fault(events, hashes, number):
    """What does not hold of the n-th event if it is a seal, or None."""
    event = events[number - 1][0]
    if event["kind"] != "seal":
        return None
    data = event["data"]
    up_to = int(data["events_before"])
    if not 0 < up_to < number or hashes[up_to - 1] != data["head_before"]:
        return f"event {number} sealed another history: the head before it is not the one it names"
    leaves = list(sealed_bodies(events, data["person"], int(data["tax_year"]), up_to))
    if len(leaves) != int(data["events"]) or merkle_root(leaves).hex() != data["merkle_root"]:
        return f"the events of {data['tax_year']} are not those that event {number} sealed"
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
    events = [(json.loads(body), body) for body in bodies]
    for number in range(1, len(events) + 1):
        fault = seal_fault(events, hashes, number)
        if fault:
            return fault
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
