#!/usr/bin/env python3
"""Goldens: an input (NAME.txt, .md, .html, .xht, or a folder NAME/) beside what octavo must make of it, chosen by suffix:
.xhtml the chapters, .front the front page, .parts the pages of sections, .opf .nav .ncx the files of
that kind, .diag all remarks (of -v). NAME.args holds further arguments, one a line. `--update` writes the expected files anew:
those that exist, and for a new input those of its kind; the difference is for review. No golden may expect a fault of
octavo's own. What takes a library that octavo was built without is skipped."""
import os, subprocess, sys, tempfile, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
OCTAVO = os.path.join(os.path.abspath(os.environ.get("BUILD", "build")), "octavo")
SUFFIXES = (".xhtml", ".front", ".parts", ".opf", ".nav", ".ncx", ".diag")
NEW_FILE, NEW_FOLDER = (".xhtml", ".diag"), (".front", ".opf", ".nav", ".ncx", ".diag")
# What octavo must say of itself to read files of a kind.
NEEDS = {".md": "markdown", ".html": "html", ".xht": "html", ".png": "images", ".svg": "images"}


def parts_of(book):
    """The expected suffixes, and what the book has for each."""
    if not os.path.exists(book):
        return {}
    with zipfile.ZipFile(book) as archive:
        texts = {n: archive.read(n).decode() for n in archive.namelist() if not n.startswith("EPUB/images/")}
    chapters = [t for n, t in texts.items() if n.startswith("EPUB/text/c")]
    return {
        ".xhtml": "".join(chapters),
        ".parts": "".join(t for n, t in texts.items() if n.startswith("EPUB/text/s")),
        ".front": texts.get("EPUB/text/front.xhtml", ""),
        ".opf": texts["EPUB/package.opf"],
        ".nav": texts["EPUB/nav.xhtml"],
        ".ncx": texts["EPUB/toc.ncx"],
    }


def make(name, source):
    """All that octavo makes of an input; run beside it, so that messages name it alone."""
    arguments = []
    if os.path.exists(os.path.join(HERE, name + ".args")):
        with open(os.path.join(HERE, name + ".args")) as file:
            arguments = file.read().splitlines()
    with tempfile.TemporaryDirectory() as folder:
        book = os.path.join(folder, "book.epub")
        environment = dict(os.environ, SOURCE_DATE_EPOCH="")
        done = subprocess.run([OCTAVO, "-v", "--cover", "none", "-o", book] + arguments + [source], cwd=HERE,
                              env=environment, stderr=subprocess.PIPE)
        made = parts_of(book)
    made[".diag"] = done.stderr.decode() + "exit %d\n" % done.returncode
    return made


def inputs():
    for entry in sorted(os.listdir(HERE)):
        path = os.path.join(HERE, entry)
        if os.path.isdir(path):
            yield entry, entry, NEW_FOLDER
        elif entry.endswith((".txt", ".md", ".html", ".xht")):
            yield entry.rsplit(".", 1)[0], entry, NEW_FILE


def needs(source):
    """What octavo has to be able to do for an input."""
    path = os.path.join(HERE, source)
    names = [name for _, _, files in os.walk(path) for name in files] or [source]
    return {NEEDS[end] for end in (os.path.splitext(name)[1] for name in names) if end in NEEDS}


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def compare(name, suffix, made):
    path = os.path.join(HERE, name + suffix)
    expected, got = read(path).splitlines(), made.get(suffix, "(no book)").splitlines()
    if expected == got and not any(fault in line for line in got for fault in ("[words-differ]", "[faulty-article]", "[faulty-page]")):
        print("ok - golden %s%s" % (name, suffix))
        return
    print("not ok - golden %s%s" % (name, suffix))
    at = next((i for i, (a, b) in enumerate(zip(expected, got)) if a != b),
              min(len(expected), len(got)))
    print("#   line %d" % (at + 1))
    print("#   expected: %s" % (expected[at][:300] if at < len(expected) else "(end)"))
    print("#   got:      %s" % (got[at][:300] if at < len(got) else "(end)"))


def main():
    update = sys.argv[1:] == ["--update"]
    able = set(subprocess.run([OCTAVO, "--version"], stdout=subprocess.PIPE, check=True).stdout.decode().split())
    for name, source, new in inputs():
        if needs(source) - able:
            print("ok - golden %s # SKIP octavo was built without %s" % (name, ", ".join(sorted(needs(source) - able))))
            continue
        made = make(name, source)
        present = [s for s in SUFFIXES if os.path.exists(os.path.join(HERE, name + s))]
        for suffix in (present or new) if update else present:
            if update:
                with open(os.path.join(HERE, name + suffix), "w", newline="") as file:
                    file.write(made.get(suffix, "(no book)"))
            else:
                compare(name, suffix, made)
        if not present and not update:
            print("not ok - golden %s has no expected files: make golden-update" % name)


main()
