"""What check.py and compare.py share: the driver, the books with planted faults, one run of the checker."""
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
LINE = re.compile(r"(info|note|warning|error|fatal) (\S+) ")


def build_driver():
    """The program of tests/check/driver.c, against the static library; CC and CFLAGS are those of make."""
    driver = os.path.join(BUILD, "tests", "check-driver")
    os.makedirs(os.path.dirname(driver), exist_ok=True)

    def flags(*arguments):
        return subprocess.check_output(["pkg-config", *arguments, "libzip", "libxml-2.0", "libdeflate"], text=True).split()
    subprocess.check_call(
        [os.environ.get("CC", "cc"), "-std=c11", "-I" + ROOT + "/include", "-I" + ROOT + "/src"] + flags("--cflags") +
        os.environ.get("CFLAGS", "-O2 -g").split() + os.environ.get("LDFLAGS", "").split() +
        ["-o", driver, ROOT + "/tests/check/driver.c", BUILD + "/liboctavo.a"] + flags("--libs"))
    return driver


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


def run(driver, book):
    """(exit status, set of names found, output) of the checker."""
    done = subprocess.run([driver, book], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60)
    text = done.stdout.decode("utf-8", "replace")
    return done.returncode, {(m[1], m[2]) for m in map(LINE.match, text.splitlines()) if m}, text
