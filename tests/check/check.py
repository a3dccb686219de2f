#!/usr/bin/env python3
"""check.py [BOOK...] - the checker on two good books of its own, on a copy of them for each planted fault
(faults.py), and on the books given, which must be clean of errors and warnings."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import faults  # noqa: E402
from check_books import BOOKS, UNSEEN, run, write_books  # noqa: E402


def report(passed, name, details):
    print(("ok" if passed else "not ok") + " - check: " + name)
    if not passed:
        print("".join("#   " + line + "\n" for line in details.splitlines()[:12]), end="")


def main(books):
    made, missing = write_books(), os.path.join(BOOKS, "no-such-book.epub")
    results = run([*made.values(), *books, missing])
    for book in [made["good"], made["good2"]] + books:
        status, found, text = results[book]
        report(status == 0 and not {level for level, _ in found} - {"info", "note"}, "clean: " + book, text)
    for name in faults.RIGHT:
        status, found, text = results[made["right: " + name]]
        report(status == 0 and not {level for level, _ in found} - {"info", "note"}, "right: " + name, text)
    for fault in [f for f in faults.FAULTS if f.name not in UNSEEN]:
        status, found, text = results[made[fault.name]]
        levels = {level for level, name in found if name == fault.expected}
        ends = 1 if {level for level, _ in found} & {"error", "fatal"} else 0
        report(bool(levels) and status == ends, "%s [%s]" % (fault.name, fault.expected),
               "expected %s, exit status %d\n%s" % (fault.expected, status, text))
    status, _, text = results[missing]
    report(status == 2, "a book that is not there", "exit status %d\n%s" % (status, text))


main(sys.argv[1:])
