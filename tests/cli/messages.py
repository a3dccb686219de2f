"""Remarks: each kind, its level, place and exit status, and how many of a kind are shown."""
import os

from harness import *

ACCENTS = "Headline\n\nLes étés à Orléans étaient très animés, a déclaré l'hôtelier âgé. "

# A text in an encoding that somebody made for one font.
with open("tests/golden/encoding-font.txt", "rb") as font:
    FONT = font.read()

# Every remark about an article: the files that make it, level, place, stable name, exit status. (Those about
# settings, inputs and outputs stand in the tables of cli.py and targets.py.)
REMARKS = [
    ("not text", {"a.txt": BINARY}, "error", "in/a.txt", "not-text", 3),
    ("undecodable", {"a.txt": ACCENTS.encode() + b"caf\xc3"}, "error", "in/a.txt:3", "undecodable", 3),
    ("larger than 64 MB", {"a.txt": "sparse"}, "error", "in/a.txt", "too-large", 3),
    ("a folder too deep", {"d/" * 33 + "a.txt": None}, "error", "in/" + "d/" * 32 + "d", "too-deep", 3),
    ("guessed encoding", {"a.txt": ACCENTS.encode("cp1252")}, "warning", "in/a.txt", "guessed-encoding", 0),
    ("mixed encodings", {"a.txt": ACCENTS.encode() + b"caf\xe9\n"}, "warning", "in/a.txt", "mixed-encoding", 0),
    ("no known encoding", {"a.txt": FONT}, "error", "in/a.txt", "unknown-encoding", 3),
    ("encoded twice", {"a.txt": "Headline\n\n%s\nCafÃ© Ã  la carte, itâ€™s new\n" % PROSE}, "warning",
     "in/a.txt:4", "double-encoding", 0),
    ("an earlier loss", {"a.txt": "Headline\n\nCaf\ufffd au lait\n"}, "warning", "in/a.txt:3",
     "replacement-character", 0),
    ("control characters", {"a.txt": "Headline\n\n%s\nBell \x07 and \x01 more\n" % PROSE}, "warning",
     "in/a.txt:4", "control-characters", 0),
    ("empty", {"a.txt": "\n \n"}, "warning", "in/a.txt", "empty", 0),
    ("the same text", {"a.txt": ACCENTS, "b.txt": ACCENTS}, "warning", "in/b.txt", "same-text", 0),
    ("passed over", {"a.json": "{}"}, "note", "octavo", "passed-over", 0),
    ("a link passed over", {"a.txt": "link"}, "note", "octavo", "links-passed-over", 0),
    ("titled by its name", {"late_ferry.txt": PROSE}, "info", "in/late_ferry.txt", "title-from-name", 0),
    ("titled by the first words", {"123.txt": PROSE}, "info", "in/123.txt", "title-from-words", 0),
    ("in no certain language", {"a.txt": "Kowalski, Rossi, Okafor.\n"}, "info", "in/a.txt",
     "undecided-language", 0),
]


@test
def remarks(here):
    for i, (name, files, level, place, stable, status) in enumerate(REMARKS):
        base = here / str(i)
        write(base / "in/good.txt")
        for path, content in files.items():
            if content == "link":
                (base / "in" / path).symlink_to("good.txt")
            else:
                write(base / "in" / path, content)
            if content == "sparse":
                os.truncate(base / "in" / path, (64 << 20) + 1)
        run = octavo("-v", "in", cwd=base)
        lines = [line for line in run.err.splitlines() if line.endswith("[%s]" % stable)]
        start = "%s: %s: " % (place, level)
        check("remark: %s [%s]" % (name, stable), exits(run, status),
              differs("remarks", len(lines), 1), *[differs("it", line[:len(start)], start) for line in lines])
    run = octavo("-v", write(here / "x/999.txt", "1 2 3 4 5 6\n"), "-o", here / "x.epub")
    check("remark: the language is assumed [assumed-language]", exits(run, 0),
          says(run, "octavo: warning: ", " -l ", "[assumed-language]"))
    run = octavo("in", "-M", "series-index=3", "-o", here / "y.epub", cwd=here / "0")
    check("remark: a number without its series [series-index-without-series]", says(
        run, "octavo: warning: ", "name the series", "[series-index-without-series]"))
    run = octavo("in", "-M", "series-index=3", "-M", "series=Weekly", "-o", here / "y.epub", cwd=here / "0")
    check("remark: none about a number with its series", differs("said", "[series-index" in run.err, False))


@test
def at_most_five(here):
    for i in range(8):
        write(here / "in" / ("%d.txt" % i), "")
        write(here / "in" / ("x%d.txt" % i), BINARY)
    write(here / "in/good.txt")
    write(here / "five/good.txt")
    for i in range(5):
        write(here / "five" / ("%d.txt" % i), "")
    for name, folder, quiet, kinds in [
        ("eight of two kinds", "in", [], {"empty": 3, "not-text": 3}),
        ("errors with -q", "in", ["-q"], {"not-text": 3}),
        ("five", "five", [], {"empty": 0}),
    ]:
        lines = octavo(*quiet, folder, cwd=here).err.splitlines()
        problems = []
        for kind in ("empty", "not-text"):
            shown = [line for line in lines if line.endswith("[%s]" % kind)]
            more = kinds.get(kind, 0)
            problems += [differs(kind, len(shown), 5 + (more > 0) if kind in kinds else 0),
                         lacks("the last one", shown[-1], "and %d more" % more) if more and shown else ""]
        check("messages: at most five of a kind, then a count: " + name, *problems)


@test
def foreign_names(here):
    for name, path, shown in [
        ("an escape sequence", "bad\x1b]0;x\x07.txt", "bad\\x1B]0;x\\x07.txt"),
        ("a line break", "bad\nerror: x.txt", "bad\\x0Aerror: x.txt"),
        ("invalid UTF-8", os.fsdecode(b"bad\xff.txt"), "bad\\xFF.txt"),
        ("a right-to-left override", "bad\u202etxt.txt", "bad\\u{202E}txt.txt"),
        ("a C1 control", "bad\u009b31m.txt", "bad\\u{9B}31m.txt"),
        ("Arabic", "سيئ.txt", "سيئ.txt"),
        ("the end of a long path", "a rather long folder name/" * 10 + "culprit.txt", "culprit.txt"),
    ]:
        base = here / name
        write(base / "good.txt")
        write(base / path, BINARY)
        run = octavo(".", "-o", here / "a.epub", cwd=base)
        check("messages: foreign name: " + name, exits(run, 3),
              says(run, shown + ": error: "))
    write(here / "in/good.txt")
    write(here / "in/README\x1b[31m", "x")
    run = octavo("in", cwd=here)
    check("messages: a name that is passed over is quoted too", says(run, "README\\x1B[31m"))
