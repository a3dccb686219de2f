#!/usr/bin/env python3
"""The command line: options, inputs, exit statuses, streams and messages. BUILD=build tests/cli/cli.py"""
import os, pty, re, sys

sys.dont_write_bytecode = True
from harness import *
import books, checks, contents, covers, dumps, images, inputs, messages, pages, styles, targets, typography  # noqa: the rest of the command line's tests

WITH_ARGUMENT = "output title author language date identifier meta jobs".split()
VERBS = "list unpack add diff init help".split()

# What is said about a wrong command line: name, arguments, what standard error must hold. Exit 2 each.
USAGE = [
    ("a misspelt option", ["--titel", "x", "news"], ['"--titel"', "--title?"]),
    ("a misspelt option with a value", ["--outptu=x", "news"], ['"--outptu=x"', "--output?"]),
    ("a misspelt option after the inputs", ["news", "--langauge", "en"], ['"--langauge"', "--language?"]),
    ("a misspelt option near a flag", ["--qiet", "news"], ['"--qiet"', "--quiet?"]),
    ("an option like no other", ["--zyxwvu", "news"], ['"--zyxwvu"', "--help"]),
    ("an unknown letter", ["-x", "news"], ['"-x"', "--help"]),
    ("an unknown letter after a known one", ["-qx", "news"], ['"-x"']),
    ("a very long unknown option", ["--" + "x" * 5000, "news"], ["--help"]),
    ("an unknown option with an escape sequence", ["--\x1b[31m", "news"], ["\\x1B[31m"]),
    ("a value for an option that takes none", ["--quiet=yes", "news"], ["--quiet"]),
    *[("%s without an argument" % o, ["news", o], [o + " needs an argument", "--help"])
      for o in ["-o", "-t", "-a", "-l", "-M", "-j", *("--" + name for name in WITH_ARGUMENT)]],
    *[("the verb " + v, [v, "news"], ['"%s"' % v, "not in this version", "./" + v]) for v in VERBS],
    ("an empty output", ["-o", "", "news"], ["news.epub"]),
    ("an empty title", ["-t", "", "news"], ["write for example"]),
    ("a title of spaces", ["-t", " \t ", "news"], ["write for example"]),
    ("a title of zero-width characters", ["-t", "\u200b\u200d\ufeff", "news"], ["write for example"]),
    ("an empty author", ["-a", "", "news"], ["write for example", "Ada Lovelace"]),
    *[("the language %a" % l, ["-l", l, "news"], ["pt-BR"]) for l in (
        "", "C", "us", "und", "english", "en US", "en-", "en--GB", "-en", "en/GB", "x", "123", "a1b",
        "en-12", "en-a-b", "en-GB-GB", "en-123456789")],
    *[("the date %a" % d, ["--date", d, "news"], ["2026-11-23"]) for d in (
        "", "yesterday", "23.11.2026", "2026-13", "2026-00", "2026-02-30", "2025-02-29", "26-11-23",
        "2026-11-23T", "2026/11/23", "2026-11-23T24:00:00Z", "2026-11-23 ago")],
    ("an empty identifier", ["--identifier", "", "news"], ["urn:isbn:"]),
    *[("the encoding %a" % e, ["--encoding", e, "news"], ["windows-1251, latin1"]) for e in ("", "utf-7", "klingon")],
    *[("the depth %a" % d, ["--toc-depth", d, "news"], ["1, 2 or 3"]) for d in ("", "0", "4", "-1", "two", "2.5")],
    *[("the typography %a" % t, ["--typography", t, "news"], ["keep or smart"]) for t in ("", "yes", "Smart")],
    ("metadata without a value", ["-M", "publisher", "news"], ["NAME=VALUE", "publisher="]),
    ("metadata with an empty value", ["-M", "publisher=", "news"], ["write for example"]),
    ("metadata of no name", ["-M", "=x", "news"], ["--help"]),
    ("metadata of an unknown name", ["-M", "colour=red", "news"], ["colour=red", "--help"]),
    ("metadata of a very long name", ["-M", "x" * 5000 + "=red", "news"], ["--help"]),
    ("the output as metadata", ["-M", "output=x.epub", "news"], ["--help"]),
    *[("the series index %a" % n, ["-M", "series-index=" + n, "news"], ["3 or 2.5"])
      for n in ("three", "3.", ".5", "-1", "1.2.3", "1,5")],
    ("the time of change as metadata", ["-M", "modified=2026-11-23T08:00:00Z", "news"], ["--help"]),
    ("the threads as metadata", ["-M", "threads=2", "news"], ["--help"]),
    *[("%a threads" % n, ["-j", n, "news"], ["write for example"])
      for n in ("0", "-1", "", "two", "2.5", "10000")],
    ("an input that is missing", ["news", "gone.txt"], ["gone.txt: error: ", "[no-such-input]"]),
    ("an address of the web", ["https://a.example/b.html"], ["fetches nothing; save the page", "[input-address]"]),
    ("a theme of no name", ["--theme", "fancy", "news"], ['theme: write newspaper, book or plain, not "fancy"']),
    ("a missing folder", ["gone/"], ["gone/: error: ", "[no-such-input]"]),
    ("an empty input name", [""], ["[no-such-input]"]),
    ("a file named as a folder", ["news/1.txt/"], ["[no-such-input]"]),
    ("an input name longer than the system allows", ["x/" * 4000], ["[no-such-input]"]),
    ("a symbolic link that leads nowhere", ["broken.txt"], ["broken.txt: error: ", "[no-such-input]"]),
    ("a symbolic link that leads to itself", ["loop.txt"], ["loop.txt: error: ", "[no-such-input]"]),
    ("a FIFO as input", ["pipe.txt"], ["pipe.txt: error: ", "[input-kind]"]),
    ("a device as input", ["/dev/null"], ["/dev/null: error: ", "[input-kind]"]),
    ("a missing input beside a bad one", ["page.pdf", "gone"], ["gone: error: ", "[no-such-input]"]),
]


@test
def usage(here):
    news(here / "news")
    write(here / "page.pdf", "<p>x</p>")
    (here / "broken.txt").symlink_to("nowhere")
    (here / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(here / "pipe.txt")
    before = sorted(here.rglob("*"))
    for name, arguments, parts in USAGE:
        run = octavo(*arguments, cwd=here)
        made = [p for p in sorted(here.rglob("*")) if p not in before]
        check("usage: " + name, exits(run, 2), says(run, *parts),
              differs("files made", [p.name for p in made], []))
        for path in made:
            path.unlink()
    run = octavo(usage=True, cwd=here)
    check("usage: no argument", exits(run, 2), says(run, "usage: octavo"))
    for epoch in ("tomorrow", "12x", " ", "1e9", "9" * 30, "253402300800", "-99999999999", "0x10", "1.5"):
        run = octavo("news", cwd=here, env={"SOURCE_DATE_EPOCH": epoch})
        check("usage: SOURCE_DATE_EPOCH=%s" % epoch, exits(run, 2),
              says(run, "SOURCE_DATE_EPOCH"),
              differs("files made", sorted(here.rglob("*")), before))


@test
def help_and_version(here):
    news(here / "news")
    for option in ("-h", "--help"):
        run = octavo(option, "news", cwd=here)
        options = ["--" + name for name in [*WITH_ARGUMENT, "quiet", "verbose", "help", "version"]]
        check("help: %s names every option and status, in 90 columns" % option, exits(run, 0),
              lacks("standard output", run.out, "usage: octavo", "Exit status: 0", "; 70", *options),
              quiet(run), differs("made", (here / "news.epub").exists(), False),
              *[differs("a wide line", line, "") for line in run.out.splitlines() if len(line) > 90])
    for option in ("-V", "--version"):
        run = octavo(option, cwd=here)
        check("help: " + option, exits(run, 0), quiet(run),
              "" if re.match(r"octavo \d+\.\d+\.\d+", run.out) else run.out,
              lacks("standard output", run.out, "reads: text"))
    for option in ("--help", "--version"):
        with open("/dev/full", "wb") as full:
            run = octavo(option, stdout=full)
        check("help: %s onto a full disk is exit 4 and says so" % option, exits(run, 4),
              says(run, "octavo: "))


@test
def options_anywhere(here):
    news(here / "news")
    write(here / "-dash.txt")
    write(here / "--title.txt")
    for name, arguments, made, title in [
        ("after the inputs", ["news", "-o", "a.epub", "-t", "T"], "a.epub", "T"),
        ("between the inputs", ["news/1.txt", "-t", "T", "news/2.txt", "-oa.epub"], "a.epub", "T"),
        ("long, with =", ["--title=T", "--output=a.epub", "news"], "a.epub", "T"),
        ("letters together", ["-qvt", "T", "-oa.epub", "news"], "a.epub", "T"),
        ("the last title counts", ["-t", "S", "news", "-t", "T", "-o", "a.epub"], "a.epub", "T"),
        ("a value that looks like an option", ["-t", "-q", "-o", "a.epub", "news"], "a.epub", "-q"),
        ("-- ends them", ["-o", "a.epub", "--", "-dash.txt"], "a.epub", "News of -dash"),
        ("-- ends the long ones too", ["--", "--title.txt"], "--title.epub", "News of --title"),
    ]:
        run = octavo(*arguments, cwd=here)
        check("options: " + name, exits(run, 0),
              differs("dc:title", Book(here / made).metadata("{*}title")[0].replace(".txt", ""), title))
        (here / made).unlink()
    run = octavo("-t", "epub", "news", cwd=here)
    check("options: pandoc's -t epub gets a hint", says(run, "title"))
    for verb in VERBS:
        news(here / verb)
    for arguments in [["./" + v] for v in VERBS] + [["list/"], ["-q", "list"], ["--", "help"]]:
        run = octavo(*arguments, cwd=here)
        name = arguments[-1].strip("./")
        check("options: the folder of a verb's name: " + " ".join(arguments), exits(run, 0),
              differs("made", (here / (name + ".epub")).exists(), True))
        (here / (name + ".epub")).unlink(missing_ok=True)


@test
def statuses(here):
    news(here / "news")
    write(here / "page.pdf", "<p>x</p>")
    write(here / "old.epub", "x")
    write(here / "empty.txt", "")
    write(here / "mixed/good.txt")
    write(here / "mixed/bad.txt", BINARY)
    write(here / "feeds/a.json", "{}")
    (here / "nothing").mkdir()
    (here / "linked").symlink_to("news")
    (here / "linked.txt").symlink_to("news/1.txt")
    for name, arguments, status, parts in [
        ("0: a folder", ["news"], 0, []),
        ("0: a file", ["news/1.txt"], 0, []),
        ("0: a symbolic link to a folder", ["linked"], 0, []),
        ("0: a symbolic link to a file", ["linked.txt"], 0, []),
        ("0: with warnings", ["news", "empty.txt"], 0, ["empty.txt: warning: ", "[empty]"]),
        ("0: passing over is one line", ["news", "feeds"], 0,
         ["octavo: note: passed over 1 file (1 .json) [passed-over]\n"]),
        ("1: an empty folder", ["nothing"], 1, ["[no-article]"]),
        ("1: a folder of other files", ["feeds"], 1, ["[passed-over]", "[no-article]"]),
        ("1: an empty file alone", ["empty.txt"], 1, ["[empty]", "[no-article]"]),
        ("1: .pdf alone", ["page.pdf"], 1, ["page.pdf: error: ", "[unknown-format]", "[no-article]"]),
        ("1: .epub alone", ["old.epub"], 1, ["old.epub: error: ", "[unknown-format]", "[no-article]"]),
        ("1: a bad file alone", ["mixed/bad.txt"], 1, ["mixed/bad.txt: error: ", "[not-text]"]),
        ("3: .pdf with others", ["news", "page.pdf"], 3, ["page.pdf: error: ", "[unknown-format]"]),
        ("3: .epub with others", ["old.epub", "news/1.txt"], 3, ["old.epub: error: ", "[unknown-format]"]),
        ("3: a bad file in a folder", ["mixed"], 3, ["mixed/bad.txt: error: ", "[not-text]"]),
    ]:
        (here / "out").mkdir()
        run = octavo("-o", "out/", *arguments, cwd=here)
        made = list((here / "out").iterdir())
        check("status " + name, exits(run, status), says(run, *parts),
              differs("books made", len(made), 1 if status in (0, 3) else 0),
              *[problem for path in made for problem in Book(path).problems])
        for path in made:
            path.unlink()
        (here / "out").rmdir()


def on_terminal(*arguments, **options):
    """Runs octavo with standard error on a terminal; what the terminal showed, and the status."""
    master, slave = pty.openpty()
    run = octavo(*arguments, stderr=slave, **options)
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:
            piece = b""
        if not piece:
            break
        shown += piece
    os.close(master)
    return shown.decode().replace("\r\n", "\n"), run.status


@test
def streams(here):
    news(here / "news")
    write(here / "empty.txt", "")
    write(here / "plain.txt", PROSE + "\n")
    write(here / "page.pdf", "x")
    write(here / "feeds/a.json", "{}")
    for name, arguments, expected in [
        ("nothing on success", ["news"], ""),
        ("nothing with -q either", ["-q", "news"], ""),
        ("-q leaves out warnings", ["-q", "news", "empty.txt"], ""),
        ("-q leaves out notes", ["-q", "news", "feeds"], ""),
        ("-q leaves errors in", ["-q", "news", "page.pdf"], "page.pdf: error: "),
        ("-v adds what was decided", ["-v", "plain.txt"], "plain.txt: info: "),
        ("without -v what was decided is not said", ["plain.txt"], ""),
        ("notes are shown", ["news", "feeds"], "octavo: note: "),
        ("warnings are shown", ["news", "empty.txt"], "empty.txt: warning: "),
    ]:
        err = octavo(*arguments, "-o", "a.epub", cwd=here).err
        check("streams: " + name, differs("standard error", err[:len(expected) or None], expected))
    line = r"news\.epub: 2 articles, \d+ min, \d+(\.\d)? [kM]B\n"
    for name, arguments, pattern in [
        ("a line on a terminal", ["news"], line),
        ("the same line when the book is replaced", ["news"], line),
        ("one article", ["news/1.txt", "-oone.epub"], r"one\.epub: 1 article, 1 min, \d+(\.\d)? kB\n"),
        ("sections and what is left out", ["news", "news", "page.pdf", "-omany.epub"],
         r"(?s).*many\.epub: 4 articles, 2 sections, \d+ min, \d+ kB; 1 left out\n"),
        ("no line with -q", ["-q", "news"], ""),
        ("no line without a book", ["page.pdf"], r"page\.pdf: error: .*\noctavo: error: .*\n"),
    ]:
        try:
            shown, status = on_terminal(*arguments, cwd=here)
        except OSError as fault:
            skip("streams: " + name, str(fault))
            continue
        check("streams: " + name, "" if re.fullmatch(pattern, shown) else "shown: %r" % shown)
    for name, closed in [("standard input, output and error", (0, 1, 2)), ("standard error", (2,))]:
        run = octavo("news", "empty.txt", "-o", "b.epub", cwd=here, stdout=None, stderr=None,
                     preexec_fn=lambda: [os.close(d) for d in closed])
        check("streams: %s may be closed" % name, exits(run, 0), *Book(here / "b.epub").problems)
        (here / "b.epub").unlink()
    reader, writer = os.pipe()
    os.close(reader)
    run = octavo("news", "empty.txt", "-o", "b.epub", cwd=here, stderr=writer, watch=False)
    os.close(writer)
    check("streams: nobody reads standard error (octavo ... 2>&1 | head -1), the book is made all the same",
          exits(run, 0), differs("a book was made", (here / "b.epub").exists(), True))


if __name__ == "__main__":
    run_all()
