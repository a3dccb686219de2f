"""What check.py and compare.py share: the driver, the books with planted faults, a run of the checker."""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import faults  # noqa: E402
import variants  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.abspath(os.environ.get("BUILD", os.path.join(ROOT, "build")))
BOOKS = os.path.join(BUILD, "check")
DRIVER = os.path.join(BUILD, "check", "driver")  # tests/check/driver.c; make unit-tests builds it
LINE = re.compile(r"(info|note|warning|error|fatal) (\S+) ")


def vary():
    """Adds the replacements of variants.py to the tables of faults.py; UNSEEN ones expect nothing."""
    for name, expected, file, old, new, *base in variants.VARIANTS + variants.UNSEEN:
        make = base[0] if base else faults.good
        if expected is None:
            faults.right(name, file, old, new, make)
        else:
            faults.edit(name, expected, file, old, new, make)


vary()
UNSEEN = {row[0] for row in variants.UNSEEN}


def write_books():
    """{name of the fault or good book: path}."""
    os.makedirs(BOOKS, exist_ok=True)
    made = {}
    for name, data in [("good", faults.pack(faults.good())), ("good2", faults.pack(faults.good2()))] + [
            (fault.name, fault.make()) for fault in faults.FAULTS] + [
            ("right: " + name, data) for name, data in faults.RIGHT.items()]:
        made[name] = os.path.join(BOOKS, faults.slug(name) + ".epub")
        with open(made[name], "wb") as file:
            file.write(data)
    return made


def run(books):
    """{book: (what it ends with, set of names found, output)} of the checker, in one process; a book that ends the
    process has its exit status, and another process goes on behind it."""
    results = {}
    while len(results) < len(books):
        rest = books[len(results):]
        done = subprocess.run([DRIVER, *rest], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
        *ended, last = re.split(r"^ends (\d+)\n", done.stdout.decode("utf-8", "replace"), flags=re.M)
        results.update(zip(rest, zip(map(int, ended[1::2]), map(found_in, ended[::2]), ended[::2])))
        if len(results) < len(books):
            results[books[len(results)]] = (done.returncode, found_in(last), last)
    return results


def found_in(text):
    return {(m[1], m[2]) for m in map(LINE.match, text.splitlines()) if m}
