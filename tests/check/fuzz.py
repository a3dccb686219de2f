#!/usr/bin/env python3
"""fuzz.py [COUNT [SEED]] - the checker on COUNT damaged copies of good books: bytes of the archive, and bytes and
tokens of the files in it, under right checksums. It must end by itself with 0 or 1 and in time. Meant for a build
under AddressSanitizer; DRIVER names that program."""
import os
import random
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import faults  # noqa: E402
from check_books import BOOKS, DRIVER  # noqa: E402

AT_ONCE = 50
SECONDS = 20  # for one batch
TOKENS = [b"<", b">", b"/>", b"</", b'"', b"&", b"&#0;", b"&x;", b"<!--", b"]]>", b"<![CDATA[", b"\0", b"\xff", b"\xef\xbf\xbd",
          b"url(", b"{", b"}", b"@", b"/*", b"\\", b"..", b"/", b"%", b"#", b"?", b"<p>", b"<a href=''>", b"<svg>", b"id=\"x\"",
          b"<!ENTITY a '&a;'>", b"<!DOCTYPE a [", b"xmlns=''", b"\r", b"\xe2\x80\xae", b"-" * 300, b"9" * 40, b"<ol><li>" * 40]


def damage(data, dice):
    data = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        at = dice.randrange(len(data) + 1)
        kind = dice.randrange(5)
        if kind == 0 and at < len(data):
            data[at] ^= 1 << dice.randrange(8)
        elif kind == 1:
            data[at:at] = dice.choice(TOKENS)
        elif kind == 2:
            del data[at:at + dice.randrange(1, 40)]
        elif kind == 3:
            end = at + dice.randrange(1, 200)
            data[at:at] = data[at:end]
        elif at < len(data):
            data[at] = dice.randrange(256)
    return bytes(data)


def variant(dice):
    files = dice.choice((faults.good, faults.good2))()
    if dice.random() < 0.3:
        return damage(faults.pack(files, stored=files if dice.random() < 0.5 else ("mimetype",)), dice)
    for name in dice.sample(sorted(files), dice.choice((1, 1, 2))):
        text = files[name]
        files[name] = damage(text if isinstance(text, bytes) else text.encode("utf-8"), dice)
    return faults.pack(files)


def run(driver, paths, seed):
    try:
        done = subprocess.run([driver] + paths, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=SECONDS)
        return None if done.returncode in (0, 1) else "status %d\n%s" % (
            done.returncode, done.stderr.decode("utf-8", "replace")[:3000])
    except subprocess.TimeoutExpired:
        return "no end within %d s" % SECONDS


def main(count, seed):
    driver = os.environ.get("DRIVER", DRIVER)
    folder = os.path.join(BOOKS, "fuzz")
    os.makedirs(folder, exist_ok=True)
    dice, started, bad = random.Random(seed), time.time(), 0
    for first in range(0, count, AT_ONCE):
        paths = []
        for i in range(AT_ONCE):
            paths.append(os.path.join(folder, "%d-%d.epub" % (seed, i)))
            with open(paths[-1], "wb") as file:
                file.write(variant(dice))
        if run(driver, paths, seed):
            for path in paths:
                fault = run(driver, [path], seed)
                if fault:
                    bad += 1
                    kept = path.replace(".epub", "-%d-bad.epub" % first)
                    os.rename(path, kept)
                    print("# %s: %s" % (kept, fault))
    print("%s - check: fuzz, %d damaged books, seed %d (%.0f s)" % (
        "not ok" if bad else "ok", count, seed, time.time() - started))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 500, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
