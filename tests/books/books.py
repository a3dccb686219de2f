#!/usr/bin/env python3
"""Makes the books that all readers and checkers are tried on, into the folder given, and checks each
of them without Java: bytes and structure (readers/container.py), every word (readers/words.py). The
same books are then given to EPUBCheck and others by the suite "readers"."""
import os, shutil, subprocess, sys

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cover"))
sys.dont_write_bytecode = True
from pictures import flat, gif, png, webp

OCTAVO = os.path.join(os.path.abspath(os.environ.get("BUILD", "build")), "octavo")
GOLDEN = "tests/golden"

HOSTILE = [
    "Marsh & Sons <b>buy</b> the \"quay\"", "It's ]]> over -- or <!-- is it", "&amp; &lt; &#60; &nbsp;",
    "Bell\x07 and escape\x1b red", "x" * 150, "العبّارة تنتظر الخبز", "‮Right to left override",
    "👩‍👩‍👧 goes to sea 🌊", "<?xml version=\"1.0\"?><!DOCTYPE a>", "javascript:alert(1)",
    "../../etc/passwd %2e%2e %00", "渡轮等面包，再等一会儿", "“Quotes” ‘of’ «all» „kinds‟",
]


def write(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text.encode("utf-8"))


def paragraph(i, j):
    return "Paragraph %d of article %d says that the tide came in at %d and that nobody wondered." % (
        j, i, i * 7 + j)


def make_omnibus(folder):
    """Every shape and encoding of the goldens that loses nothing and that words.py can decode."""
    lossy = ("binary", "encoding-font", "encoding-said", "encoding-twice", "undefined", "cut-off",
             "replacement", "empty", "white-space", "no-mark", "mixed", "header-twice")
    os.makedirs(folder)
    for name in sorted(os.listdir(GOLDEN)):
        if name.endswith(".txt") and not any(word in name for word in lossy):
            shutil.copy(os.path.join(GOLDEN, name), folder)


def make_hostile(folder):
    """Hostile strings as headlines, as file names, and as folder names (sections)."""
    for i, text in enumerate(HOSTILE):
        write(folder, "%02d.txt" % i, text + "\n" + paragraph(i, 1) + "\n" + text + ".\n")
        name = text.replace("/", "_").replace("\0", "")[:60]
        for j in range(2 + i % 2):
            body = paragraph(i, j) + " " + text + "."
            write(folder, "%s/%d %s.txt" % (name, j, name), body + "\n" + paragraph(j, i) + "\n")


def make_many(folder):
    for i in range(1000):
        lines = ["Article number %d of a thousand" % i] + [paragraph(i, j) for j in range(6)]
        write(folder, "Part %d/%d.txt" % (i // 100 + 1, i), "\n".join(lines))


def make_trio(folder):
    """Three short articles, with a note: where the tests of engines plant their faults."""
    for i, name in enumerate(("The ferry waits", "The lamp was late", "Herring by hand"), 1):
        note = ["[1] Children pay half."] if i == 1 else []
        first = "The fare is two pounds.[1] " if i == 1 else ""
        lines = [name, first + paragraph(i, 0)] + [paragraph(i, j) for j in range(1, 12)] + note
        write(folder, "%d.txt" % i, "\n\n".join(lines) + "\n")


def make_trio_arabic(folder):
    for i, name in enumerate(("العبّارة تنتظر الخبز", "تأخّر المصباح", "سمك يُعدّ باليد"), 1):
        lines = [name] + ["قال مكتب الميناء إن العبّارة ستتأخر %d ساعة يوم الجمعة، لأن الخبّاز طلب ذلك." % j
                          for j in range(2, 22)]
        write(folder, "%d.txt" % i, "\n\n".join(lines) + "\n")


DRAWING = ('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><style>.a{fill:#900}</style>'
           '<rect class="a" width="300" height="100"/><text x="20" y="150">Tide</text></svg>')


def make_pictures(folder):
    """Markdown with images of all kinds, in paragraphs and alone, described and not, and one that is missing."""
    files = {"sea.webp": webp(900, 600, 60, 90, 120), "clear.webp": webp(80, 40, 60, 90, 120, 100), "high.png": flat(300, 2000, 90),
             "large.png": flat(2600, 1300, 160), "moves.gif": gif(2), "icon.png": png(16, 16, lambda x, y: (x * 16, y * 16, 90)),
             "drawing.svg": DRAWING.encode()}
    os.makedirs(folder)
    for name, data in files.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)
    for i in range(3):
        parts = ["# The tide, %d" % i] + ["%s\n\n![Picture of %s](%s)" % (paragraph(i, j), name, name) for j, name in enumerate(files)]
        parts += ["Words beside ![a sign](icon.png) a sign.", "![](icon.png)", "![It was never taken](nowhere.jpg)", paragraph(i, 9)]
        write(folder, "%d.md" % i, "\n\n".join(parts) + "\n")


# Books with a cover; drawing one takes longer than binding.
COVERED = {"demo", "long-title", "one", "nested-arabic", "pictures"}

# Books that take more than the reading of text: all that octavo must have been built with.
TAKES = {"pictures": {"markdown", "images"}}

# Books of which words.py cannot read the input.
UNREAD = {"pictures"}

# Name of the book: what makes its input (or where that is), further arguments.
BOOKS = {
    "demo": ("assets/demo", ["-t", "The Saltmarsh Courier", "--date", "2026-06-13"]),
    "omnibus": (make_omnibus, []),
    "hostile": (make_hostile, ["-t", HOSTILE[0] + " " + HOSTILE[1] + "\x07", "-a", HOSTILE[2],
                               "-a", HOSTILE[5], "-M", "publisher=" + HOSTILE[8],
                               "-M", "series=" + HOSTILE[1], "-M", "series-index=2.5"]),
    "long-title": (GOLDEN + "/same-text", ["-t", "word " * 2000, "-a", "x" * 10000]),
    "one": (GOLDEN + "/shape-lines.txt", []),
    "arabic": (GOLDEN + "/rtl", []),
    "trio": (make_trio, []),
    "trio-arabic": (make_trio_arabic, []),
    "sections": (GOLDEN + "/sections", ["-M", "conforms-to=EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
                                        "-M", "certified-by=Ada"]),
    "nested": (GOLDEN + "/nested", []),
    "nested-arabic": (GOLDEN + "/nested-rtl", ["-t", "البريد", "--toc-depth", "3"]),
    "thousand": (make_many, []),
    "styled": (GOLDEN + "/sections", ["--css", "tests/books/plain.css", "--css", "assets/style/base.css"]),
    "theme-book": (GOLDEN + "/nested", ["--theme", "book"]),
    "theme-plain": (GOLDEN + "/nested-rtl", ["--theme", "plain"]),
    "parts": ("assets/demo", ["--split-size", "1500"]),
    "pictures": (make_pictures, []),
}


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    made = []
    able = set(subprocess.run([OCTAVO, "--version"], stdout=subprocess.PIPE, check=True).stdout.decode().split())
    for name, (source, arguments) in BOOKS.items():
        missing = TAKES.get(name, set()) - able
        if missing:
            print("ok - book %s # SKIP octavo was built without %s" % (name, ", ".join(sorted(missing))))
            continue
        if callable(source):
            make, source = source, os.path.join(folder, name + ".in")
            make(source)
        book = os.path.join(folder, name + ".epub")
        done = subprocess.run([OCTAVO, "-q", "--cover", "auto" if name in COVERED else "none", "-o", book]
                              + arguments + [source],
                              stderr=subprocess.PIPE)
        if done.returncode == 0:
            made.append((book, source, name in UNREAD))
            print("ok - book %s" % name)
        else:
            print("not ok - book %s\n#   exit %d: %s" % (name, done.returncode,
                                                        done.stderr.decode("utf-8", "replace")))
    sys.stdout.flush()
    subprocess.run([sys.executable, "tests/readers/container.py"] + [book for book, _, _ in made])
    pairs = [argument for book, source, unread in made if not unread for argument in ("--", book, source)]
    subprocess.run([sys.executable, "tests/readers/words.py", *pairs])


main(sys.argv[1])
