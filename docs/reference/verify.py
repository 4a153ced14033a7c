#!/usr/bin/env python3
"""A second verifier of Sokoguru's journal files, written from ledger-format.md alone.

    python3 verify.py FILE [VERIFIER-KEY]

Python 3.8 or later, standard library only. Exit status 0: sound. 1: not sound, with the reason.
Without a key of your own the key in the file is believed: then only the file's inner consistency is shown.
"""
import base64
import hashlib
import re
import sys

UUID = rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
ENTRY = re.compile(
    rb"sokoguru-entry/1\ncooperative (\d{13})\nnumber (\d+)\nid (" + UUID + rb")\n"
    rb"date \d{4}-\d\d-\d\d\nrecorded (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\n"
    rb"event [^\n]+\ndescription [^\n]*\ndocument [^\n]*\nactor " + UUID + rb"\ndevice [^\n]*\n"
    rb"reverses (-|" + UUID + rb")\nremark (?:-|[0-9a-f]{64})\n((?:line \d+ \d+ \d+ [DK] \d+ \d+\n){2,})")


class Unsound(Exception):
    pass


def check(holds, *why):
    if not holds:
        raise Unsound(" ".join(map(str, why)))


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


# ---- Ed25519 (RFC 8032), verification only: slow and plain, one signature a file

P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    (x1, y1), (x2, y2) = a, b
    t = D * x1 * x2 * y1 * y2 % P
    return ((x1 * y2 + x2 * y1) * pow(1 + t, P - 2, P) % P, (y1 * y2 + x1 * x2) * pow(1 - t, P - 2, P) % P)


def times(n, point):
    total = (0, 1)
    while n:
        if n & 1:
            total = add(total, point)
        point, n = add(point, point), n >> 1
    return total


def point(raw):
    number = int.from_bytes(raw, "little")
    y, odd = number & (2**255 - 1), number >> 255
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    if x * x % P != xx:
        x = x * pow(2, (P - 1) // 4, P) % P
    check(y < P and x * x % P == xx and (x or not odd), "the signature holds no point of the curve")
    return (P - x if x & 1 != odd else x, y)


BASE = point(bytes.fromhex("58" + "66" * 31))


def ed25519(key, signature, text):
    s = int.from_bytes(signature[32:], "little")
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % L
    return s < L and times(s, BASE) == add(point(signature[:32]), times(h, point(key)))


def signed(note, key_text):
    """The text of a note that bears a good signature by the key (C2SP signed-note)."""
    name, key_id, key = key_text.split("+", 2)
    key = base64.b64decode(key, validate=True)
    check(len(key) == 33 and key[0] == 1, "the key is no Ed25519 key")
    check(sha256(name.encode(), b"\n", key)[:4].hex() == key_id, "the key's id is not its own")
    text, blank, signatures = note.partition(b"\n\n")
    check(blank, "the checkpoint is no signed note")
    for line in signatures.decode().splitlines():
        dash, by, value = line.split(" ")
        value = base64.b64decode(value, validate=True)
        if dash == "\u2014" and by == name and value[:4].hex() == key_id and len(value) == 68:
            if ed25519(key[1:], value[4:], text + b"\n"):
                return text.decode().split("\n")
    raise Unsound("the checkpoint is not signed by", key_text)


# ---- the journal

def header(file, name):
    word, _, value = file.readline().rstrip(b"\n").decode().partition(" ")
    check(word == name, "the line", name, "is missing")
    return value


def verify(file, trusted=None):
    check(file.readline() == b"sokoguru-journal/1\n", "this is no sokoguru-journal/1")
    cooperative, key = header(file, "cooperative"), header(file, "key")
    check(trusted is None or trusted == key, "the file names another key than yours:", key)
    length = int(header(file, "checkpoint"))
    origin, size, root = signed(file.read(length), key)[:3]
    check(origin == "sokoguru.id/" + cooperative, "the checkpoint belongs to", origin)

    peaks, serials, ids, reversed_ids, number, lines, last = [], {}, set(), set(), 0, 0, b""
    for head in iter(file.readline, b""):
        number += 1
        word, length, leaf = head.rstrip(b"\n").split(b" ")
        check(word == b"entry", "entry", number, "has no head")
        text = file.read(int(length))
        check(len(text) == int(length), "the file ends within entry", number)
        node = sha256(b"\0", text)
        check(node.hex().encode() == leaf, "entry", number, "does not hash to its leaf")
        parts = ENTRY.fullmatch(text)
        check(parts, "entry", number, "is not written as specified")
        coop, no, entry_id, recorded, reverses, moved = parts.groups()
        check(coop.decode() == cooperative and int(no) == number, "entry", number, "is out of place")
        check(entry_id not in ids and recorded >= last, "entry", number, "repeats an id or runs back in time")
        if reverses != b"-":
            check(reverses in ids and reverses not in reversed_ids, "entry", number, "reverses what it cannot")
            reversed_ids.add(reverses)
        ids.add(entry_id)
        last, balance = recorded, 0
        for line in moved.splitlines():
            account, sub, _, side, amount, before = line.split(b" ")[1:]
            place, amount = (int(account), int(sub), side), int(amount)
            check(amount > 0, "entry", number, "has a line without an amount")
            check(serials.get(place, 0) == int(before), "entry", number, "breaks the serials of", place)
            serials[place] = int(before) + amount
            balance += amount if side == b"D" else -amount
            lines += 1
        check(balance == 0, "entry", number, "does not balance:", balance)
        at = number - 1
        while at & 1:
            node, at = sha256(b"\1", peaks.pop(), node), at >> 1
        peaks.append(node)

    top = peaks.pop() if peaks else sha256()
    while peaks:
        top = sha256(b"\1", peaks.pop(), top)
    check(number == int(size), "the checkpoint counts", size, "entries, the file has", number)
    check(top == base64.b64decode(root), "the root is not the one that was signed")
    return cooperative, number, lines, key


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    try:
        with open(sys.argv[1], "rb") as journal:
            print("sound: cooperative %s, %d entries, %d lines, signed by %s"
                  % verify(journal, *sys.argv[2:]))
    except (Unsound, ValueError, OSError) as reason:
        sys.exit("not sound: %s" % reason)
