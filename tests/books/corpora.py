#!/usr/bin/env python3
"""Real articles that are not part of the project: one book of each folder in the folder CORPORA, and one
of all of them, its bytes and structure checked by readers/container.py and its words by readers/words.py.
With Java there, readers/epubcheck.sh is run over all books as well."""
import os, shutil, subprocess, sys, time

BUILD = os.path.abspath(os.environ.get("BUILD", "build"))
CORPORA = os.environ.get("CORPORA", "")
OCTAVO = os.path.join(BUILD, "octavo")


def main():
    if not os.path.isdir(CORPORA):
        print("ok - real articles # SKIP CORPORA names no folder (make corpora CORPORA=FOLDER)")
        return
    folder = os.path.join(BUILD, "corpora")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    inputs = {"all": CORPORA}
    inputs.update((name, os.path.join(CORPORA, name)) for name in sorted(os.listdir(CORPORA))
                  if os.path.isdir(os.path.join(CORPORA, name)))
    books = []
    for name, source in inputs.items():
        book, report = os.path.join(folder, name + ".epub"), os.path.join(folder, name + ".json")
        started = time.time()
        done = subprocess.run([OCTAVO, "-q", "-o", book, "--report", report, source], stderr=subprocess.PIPE)
        wall = time.time() - started
        good = done.returncode in (0, 3)
        print("%s - %s: exit %d, %.2f s" % ("ok" if good else "not ok", name, done.returncode, wall))
        for line in done.stderr.decode("utf-8", "replace").splitlines():
            print("#   " + line)
        sys.stdout.flush()
        if good:
            books.append(book)
            subprocess.run([sys.executable, "tests/readers/words.py", "--report", report, book, source])
    subprocess.run([sys.executable, "tests/readers/container.py", "--allow-fffd"] + books)
    subprocess.run(["tests/readers/epubcheck.sh"] + books)


main()
