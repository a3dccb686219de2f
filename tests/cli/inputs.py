"""What goes in and in which order: patterns, links, lists, standard input; sorting; and what comes out
besides a book: a dry run, the report, --strict."""
import json, os, zipfile

from harness import *


@test
def patterns_and_links(here):
    for name in ("a.txt", "draft-b.txt", "c.log", "sub/d.txt", "sub/draft-e.log", "page.pdf"):
        write(here / "in" / name, "Story %s\n%s\n" % (name, PROSE))
    write(here / "out/linked.txt", "Story linked\n%s\n" % PROSE)
    (here / "in/link.txt").symlink_to("../out/linked.txt")
    (here / "in/zfolder").symlink_to("../out")
    (here / "in/sub/loop").symlink_to("..")
    all_ = ["a.txt", "draft-b.txt", "sub/d.txt"]
    for name, arguments, status, expected in [
        ("none", [], 0, all_),
        ("exclude by name", ["--exclude", "draft-*"], 0, ["a.txt", "sub/d.txt"]),
        ("exclude by path", ["--exclude", "sub/*"], 0, ["a.txt", "draft-b.txt"]),
        ("include takes other extensions", ["--include", "*.log"], 0, ["c.log", "sub/draft-e.log"]),
        ("include twice", ["--include", "*.log", "--include", "a.*"], 0, ["a.txt", "c.log", "sub/draft-e.log"]),
        ("exclude wins", ["--include", "*.log", "--exclude", "draft-*"], 0, ["c.log"]),
        ("a format that is not read, included", ["--include", "*.pdf", "--include", "a.txt"], 3, ["a.txt"]),
        ("nothing fits", ["--include", "*.doc"], 1, None),
        ("links are followed, loops end", ["-L"], 0, ["a.txt", "draft-b.txt", "linked", "sub/d.txt", "linked"]),
    ]:
        run = octavo("in", "--sections", "none", "-o", "b.epub", *arguments, cwd=here)
        check("patterns: " + name, exits(run, status), differs(
            "articles", [t.replace("Story ", "") for t in Book(here / "b.epub").contents()]
            if expected else None, expected))


@test
def lists_of_inputs(here):
    names = ["two.txt", "a name.txt", "line\nend.txt", "one.txt"]
    for name in names:
        write(here / name, "Story %d\n%s\n" % (names.index(name), PROSE))
    write(here / "list", "two.txt\n\na name.txt\none.txt")
    null = "\0".join(names).encode()
    for name, arguments, given, expected in [
        ("a file", ["--files-from", "list"], None, [0, 1, 3]),
        ("beside others, which come first", ["--files-from", "list", "one.txt"], None, [3, 0, 1, 3]),
        ("standard input", ["--files-from", "-"], b"one.txt\ntwo.txt\n", [3, 0]),
        ("ended by NUL", ["-0", "--files-from=-"], null, [0, 1, 2, 3]),
    ]:
        run = octavo(*arguments, "-o", "b.epub", cwd=here, given=given)
        check("list of inputs: " + name, exits(run, 0),
              differs("articles", Book(here / "b.epub").contents(), ["Story %d" % i for i in expected]))
    for name, arguments, given, part in [
        ("a missing list", ["--files-from", "nothing"], None, "cannot be opened"),
        ("a missing name in it", ["--files-from", "-"], b"gone.txt\n", "[no-such-input]"),
        ("standard input twice", ["--files-from", "-", "-"], b"one.txt", "both a list and an article"),
    ]:
        run = octavo(*arguments, "-o", "c.epub", cwd=here, given=given)
        check("list of inputs: " + name, exits(run, 2), says(run, part))


@test
def standard_streams(here):
    article = ("A headline from a pipe\n%s\n" % PROSE).encode()
    with open(here / "piped.epub", "wb") as out:
        run = octavo("-", cwd=here, given=article, stdout=out)
    check("standard input goes to standard output", exits(run, 0), quiet(run),
          differs("title", Book(here / "piped.epub").metadata("{*}title"), ["A headline from a pipe"]))
    run = octavo("-", "-o", "named.epub", cwd=here, given=article)
    check("standard input with -o: the same bytes", exits(run, 0), differs(
        "same bytes", (here / "named.epub").read_bytes() == (here / "piped.epub").read_bytes(), True))
    news(here / "in", 300)
    octavo("in", "-o", "file.epub", cwd=here)
    with open(here / "stream.epub", "wb") as out:
        run = octavo("in", "-o", "-", cwd=here, stdout=out)
    check("-o -: the same bytes as into a file", exits(run, 0), differs(
        "same bytes", (here / "file.epub").read_bytes() == (here / "stream.epub").read_bytes(), True))
    with open("/dev/full", "wb") as full:
        run = octavo("in", "-o", "-", cwd=here, stdout=full)
    check("-o - onto a full disk", exits(run, 4), says(run, "[output-failed]"))
    run = octavo("-", "-o", "e.epub", cwd=here, given=b" \n")
    check("nothing on standard input", exits(run, 1), says(run, "[empty]"))
    check("streams leave nothing behind", differs(
        "files", sorted(os.listdir(here)), ["file.epub", "in", "named.epub", "piped.epub", "stream.epub"]))


@test
def orders(here):
    for name, title in [("s/b-2024-03-01.txt", "Zebra"), ("s/a-20230105.txt", "Apple"), ("s/c.txt", "Mole"),
                        ("r/10.txt", "Ten"), ("r/9.txt", "Nine")]:
        write(here / "in" / name, "%s in the news\n%s %s\n" % (title, PROSE, title))
    for arguments, expected in [
        ([], "Nine Ten Apple Zebra Mole"),
        (["--sort", "given"], "Nine Ten Apple Zebra Mole"),
        (["--sort", "title"], "Nine Ten Apple Mole Zebra"),
        (["--sort", "date"], "Nine Ten Apple Zebra Mole"),
        (["--sort", "name", "--reverse"], "Ten Nine Mole Zebra Apple"),
        (["--reverse"], "Ten Nine Mole Zebra Apple"),
        (["--sections", "none", "--sort", "title"], "Apple Mole Nine Ten Zebra"),
    ]:
        run = octavo("in", "-o", "b.epub", *arguments, cwd=here)
        titles = [h1.split()[0] for h1, _, _ in Book(here / "b.epub").chapters()]
        check("order: " + (" ".join(arguments) or "as it is"), exits(run, 0),
              differs("chapters", " ".join(titles), expected))
    run = octavo("in", "--sort", "size", cwd=here)
    check("order: an unknown one", exits(run, 2), says(run, "given, name, date or title"))


def nested(here):
    """Three levels of sections: World (an article of its own, and Europe: North, South; Asia), Sport."""
    for name in ("0.txt", "1 World/b.txt", "1 World/a.txt", "1 World/1 Europe/1 North/d.txt",
                 "1 World/1 Europe/1 North/c.txt", "1 World/1 Europe/2 South/e.txt",
                 "1 World/1 Europe/2 South/f.txt", "1 World/2 Asia/g.txt", "1 World/2 Asia/h.txt",
                 "2 Sport/i.txt", "2 Sport/j.txt"):
        letter = name[-5]
        write(here / "in" / name, "%s in the news\n%s %s\n" % (letter, PROSE, letter))


def tree(element, item, label, below):
    """Contents as (label, [entries below]), "in the news" left out."""
    found = []
    for entry in element.findall(item):
        inner = entry.find(below) if below != "." else entry
        found.append(("".join(entry.find(label).itertext()).strip().split(" in ")[0],
                      tree(inner, item, label, below) if inner is not None else []))
    return found


def flat(*names):
    return [(name, []) for name in names]


NORTH, SOUTH, ASIA, SPORT = flat("c", "d"), flat("e", "f"), flat("g", "h"), ("Sport", flat("i", "j"))
CONTENTS = [
    ("1", flat("0", *"abcdefghij")),
    ("2", flat("0") + [("World", flat(*"abcdefgh")), SPORT]),
    ("3", flat("0") + [("World", flat("a", "b") + [("Europe", NORTH + SOUTH), ("Asia", ASIA)]), SPORT]),
]


@test
def nested_sections(here):
    nested(here)
    for depth, expected in CONTENTS:
        run = octavo("in", "-o", "b.epub", "--toc-depth", depth, cwd=here)
        book = Book(here / "b.epub")
        nav = tree(book.parts[NAV].find(".//{*}nav/{*}ol"), "{*}li", "*[1]", "{*}ol")
        points = book.parts[NCX].find("{*}navMap")
        plays, targets = [], [c.get("src") for c in points.iterfind(".//{*}content")]
        for point in points.iterfind(".//{*}navPoint"):
            plays.append(int(point.get("playOrder")))
        orders = {target: list(dict.fromkeys(targets)).index(target) + 1 for target in targets}
        check("contents of depth %s" % depth, exits(run, 0), quiet(run), *book.problems,
              differs("nav", nav, expected),
              differs("ncx", tree(points, "{*}navPoint", "{*}navLabel", "."), expected),
              differs("dtb:depth", book.parts[NCX].find(".//*[@name='dtb:depth']").get("content"), depth),
              differs("places in the order of play", plays, [orders[target] for target in targets]))
    by_default = octavo("in", "-o", "d.epub", cwd=here)
    octavo("in", "-o", "b.epub", "--toc-depth", "2", cwd=here)
    check("contents of depth 2 are the default", exits(by_default, 0), differs(
        "same bytes", (here / "d.epub").read_bytes() == (here / "b.epub").read_bytes(), True))
    octavo("in/2 Sport", "-o", "c.epub", "--toc-depth", "3", cwd=here)
    check("contents are no deeper than the book", differs("dtb:depth", Book(here / "c.epub").parts[NCX].find(
        ".//*[@name='dtb:depth']").get("content"), "1"))
    run = octavo("in", "-n", "--reverse", cwd=here)
    lines = [line.split("  (")[0].split(" in the")[0] for line in run.out.split("\n")[1:-1]]
    check("a dry run names sections in sections; --reverse stays inside each", exits(run, 0), differs(
        "lines", lines,
        ["  0", "  World", "    b", "    a", "  World / Europe / North", "    d", "    c",
         "  World / Europe / South", "    f", "    e", "  World / Asia", "    h", "    g",
         "  Sport", "    j", "    i"]))


@test
def dry_links(here):
    """A dry run says of links what the run says."""
    if "markdown" not in octavo("--version").out:
        return skip("links in a dry run", "built without Markdown")
    write(here / "in/a.md", "# The pier\n\n%s\n\n[Out](gone.md), [in](b.md#none), [away](javascript:x), ![](no.png)\n" % PROSE)
    write(here / "in/b.md", "# The wall\n\n%s\n\n[Back](a.md)\n" % PROSE)
    dry, run = octavo("-n", "-v", "in", cwd=here), octavo("-v", "-o", "b.epub", "in", cwd=here)
    check("a dry run says of links what the run says", exits(dry, 0), exits(run, 0), says(dry, "a.md:5: note: a link leads to gone.md", "[no-place]"),
          differs("messages", dry.err, run.err))


@test
def encodings(here):
    text = "Паром снова ходит\n\nВчера утром паром после перерыва вышел на реку, и все были рады.\n"
    write(here / "in/1.txt", text.encode("koi8-r"))
    write(here / "in/2.txt", text.replace("Паром", "Утром").encode("utf-8-sig"))
    run = octavo("-n", "in", cwd=here)
    check("encodings: found out, and shown by a dry run", exits(run, 0), says(run, "read as koi8-r"), lacks(
        "standard output", run.out, "Паром снова ходит  (in/1.txt, koi8-r)", "Утром снова ходит  (in/2.txt)"))
    run = octavo("-n", "in", "--encoding", "CP1251", cwd=here)
    check("encodings: what the user says wins, but over a byte-order mark", exits(run, 0), lacks(
        "standard output", run.out, "рБТПН УОПЧБ ИПДЙФ  (in/1.txt, windows-1251)",
        "Утром снова ходит  (in/2.txt)"))
    twice = "Café closes\n\nIt’s over, they said, for the café is sold.\n".encode().decode("cp1252")
    write(here / "twice/1.txt", twice)
    run = octavo("twice", "-n", "--strict", cwd=here)
    check("encodings: UTF-8 encoded twice is remarked on", exits(run, 1), says(run, "twice/1.txt:1: warning: ",
          "3 characters", "--encoding repair", "[double-encoding]"))
    run = octavo("twice", "--dump", "text", "--encoding", "repair", "--strict", cwd=here)
    check("encodings: it is put right when that is asked for", exits(run, 0),
          says(run, "note: held 3 characters", "[repaired-encoding]"),
          lacks("text", run.out, "It’s over, they said, for the café is sold."))


@test
def dry_run_strict_report(here):
    news(here / "in")
    write(here / "in/3.txt", "Caf\xe9 closes\n\x93Yes\x94, they said.\n".encode("latin-1"))
    write(here / "in/4.txt", b"\0\1\2" * 99)
    before = sorted(os.listdir(here))
    run = octavo("-n", "in", cwd=here)
    check("dry run: the contents, and no file", exits(run, 3),
          lacks("standard output", run.out, "(in.epub)", "Story number 2",
                "Café closes  (in/3.txt, windows-1252)", "left out:  (in/4.txt)"),
          differs("files", sorted(os.listdir(here)), before))
    run = octavo("in", "-o", "a.epub", "--report", "r.json", cwd=here)
    report = json.loads((here / "r.json").read_text())
    size = (here / "a.epub").stat().st_size
    check("report: the run", exits(run, 3), *[differs(k, report[k], v) for k, v in [
        ("exit", 3), ("output", "a.epub"), ("bytes", size), ("octavo", "0.1.0"), ("diagnostics", [])]])
    check("report: the book", *[differs(k, report["book"][k], v) for k, v in [
        ("title", "3 articles"), ("language", "en"), ("articles", 3), ("sections", 0),
        ("identifier", Book(here / "a.epub").metadata("{*}identifier")[0])]])
    third, last = report["articles"][2:]
    check("report: an article", *[differs(k, third[k], v) for k, v in [
        ("source", "in/3.txt"), ("status", "whole"), ("entry", "EPUB/text/c3.xhtml"), ("section", None),
        ("encoding", "windows-1252"), ("title", "Café closes"), ("title_from", "headline"), ("words", 5)]],
        differs("diagnostics", [d["id"] for d in third["diagnostics"]],
                ["guessed-encoding", "undecided-language"]))
    check("report: what was left out", differs("status", last["status"], "left-out"), differs(
        "diagnostics", [(d["id"], d["level"]) for d in last["diagnostics"]], [("not-text", "error")]))
    run = octavo("in", "-n", "--report", "-", cwd=here)
    check("report: on standard output it is alone", differs("articles", len(json.loads(run.out)["articles"]), 4))
    run = octavo("in", "-o", "b.epub", "--report", "no/r.json", cwd=here)
    check("report: where it cannot be written, nothing is", exits(run, 4), differs(
        "a book", (here / "b.epub").exists(), False), says(run, "the report cannot be written to ", "nothing was changed"))
    for name, report, what in [("the new book", "b.epub", "the book"), ("the book by another way", "in/../b.epub", "the book"),
                               ("an article in a folder", "in/1.txt", "an input")]:
        before = (here / "in/1.txt").read_bytes()
        run = octavo("in", "-o", "b.epub", "--report", report, cwd=here)
        check("report: refused in the place of " + name, exits(run, 4), says(run, "is also " + what), differs(
            "a book", (here / "b.epub").exists(), False), differs(
            "the article", (here / "in/1.txt").read_bytes() == before, True))
    run = octavo("in", "-o", "-", "--report", "-", cwd=here)
    check("report: refused where the book goes to standard output", exits(run, 4), differs("output", run.out, ""))
    os.symlink("made.json", here / "link.json")
    run = octavo("in", "-o", "b.epub", "--report", "link.json", cwd=here)
    check("report: a link is followed to what is not there yet", exits(run, 3), differs(
        "a link", (here / "link.json").is_symlink(), True), differs(
        "exit", json.loads((here / "made.json").read_text())["exit"], 3))
    run = octavo("in", "-o", "b.epub", "--report", "/dev/null", cwd=here)
    check("report: a device is not replaced", exits(run, 3), run.err if "report" in run.err else "")
    for name, inputs, status in [("a warning", ["in/3.txt"], 1), ("nothing to say", ["in/1.txt"], 0)]:
        run = octavo("--strict", *inputs, "-o", name + ".epub", cwd=here)
        check("strict: " + name, exits(run, status),
              differs("a book", (here / (name + ".epub")).exists(), status == 0))


@test
def long_chapters(here):
    paragraphs = ["Paragraph %d says %s" % (i, PROSE) for i in range(400)]
    write(here / "in/1.txt", "A long story\n" + "\n".join(paragraphs))
    write(here / "in/2.txt", "A short story\n%s\n" % PROSE)
    for name, arguments, parts in [("by default", [], 1), ("small", ["--split-size", "20000"], None),
                                   ("tiny: a block a part", ["--split-size", "1"], 400)]:
        run = octavo("in", "-o", "b.epub", *arguments, cwd=here)
        book = Book(here / "b.epub")
        chapters = [c for c in book.chapters() if c[0] == "A long story"]
        most = max(len(book.files[c[2]]) for c in chapters)
        spine = [item.get("idref") for item in book.parts["EPUB/package.opf"].iter() if item.get("idref")]
        check("split: " + name, exits(run, 0), *book.problems,
              differs("text", [p for c in chapters for p in c[1]], paragraphs),
              differs("contents", book.contents(), ["A long story", "A short story"]),
              differs("spine", spine, ["front"] + [c[2].split("/")[-1][:-6] for c in book.chapters()]),
              differs("parts", len(chapters), parts) if parts else
              differs("longest below 21 kB, and more than one", (most < 21000, len(chapters) > 1), (True, True)))


@test
def passed_over(here):
    """Each file that is no article, with the reason: in a dry run up to a hundred, in the report all."""
    news(here / "in")
    for name in ("README.txt", "a.json", "a.PNG", ".hidden", ".git/config", "sub/draft-1.txt"):
        write(here / "in" / name, "Text.\n")
    write(here / "in/sub/program", BINARY)
    os.mkfifo(here / "in/pipe.txt")
    (here / "in/link.txt").symlink_to("1.txt")
    expected = [("in/.git", "hidden"), ("in/.hidden", "hidden"), ("in/a.json", "extension"), ("in/a.PNG", "image"), ("in/link.txt", "link"),
                ("in/pipe.txt", "special"), ("in/README.txt", "name"), ("in/sub/draft-1.txt", "pattern"),
                ("in/sub/program", "binary")]
    arguments = ["in", "-n", "-t", "T", "--exclude", "draft-*"]
    run = octavo(*arguments, "--report", "r.json", cwd=here)
    report = json.loads((here / "r.json").read_text())
    check("passed over: the report says which and why", exits(run, 0), differs(
        "list", [(p["source"], p["why"]) for p in report["passed_over"]], expected))
    check("passed over: the dry run too", *[lacks("standard output", run.out, "  passed over: %s  (%s)\n" % (why, path))
                                            for path, why in expected if why != "image"])
    check("passed over: one line on standard error, and one about links", differs("lines", run.err.count("\n"), 2),
          says(run, "passed over 5 files (2 .txt, 1 .json, 1 README, 1 program)"))
    for i in range(101):
        write(here / "in" / ("%d.csv" % i), "")
    run = octavo(*arguments, "--report", "r.json", cwd=here)
    report = json.loads((here / "r.json").read_text())
    check("passed over: of many the dry run lists a hundred", differs("lines", run.out.count("passed over: "), 101),
          lacks("standard output", run.out, "  passed over: 9 more, --report lists all\n"), differs(
              "in the report", len(report["passed_over"]), 110))


@test
@needs("markdown")
def formats(here):
    text = "# The *late* ferry\n\nIt came at **six**, as %s\n" % PROSE
    for name in ("in/a.txt", "in/b.md", "in/c.markdown", "in/README.md", "in/d.epub"):
        write(here / name, text.replace("late", "late" + name[3]))
    for name, arguments, expected in [
        ("by name", ["in"], ["# The *latea* ferry", "The lateb ferry", "The latec ferry"]),
        ("all of them Markdown", ["-f", "markdown", "in"], ["The latea ferry", "The lateb ferry", "The latec ferry"]),
        ("a named README", ["in/README.md"], ["The lateR ferry"]),
        ("auto", ["--format=auto", "in/b.md"], ["The lateb ferry"]),
    ]:
        run = octavo(*arguments, "-o", "b.epub", cwd=here)
        check("format: " + name, exits(run, 0), differs("articles", Book(here / "b.epub").contents(), expected))
    run = octavo("in", "-n", "--report", "-", cwd=here)
    check("format: the report names each", differs("formats", [a["format"] for a in json.loads(run.out)["articles"]],
                                                   ["text", "markdown", "markdown"]))
    run = octavo("-f", "text", "in/b.md", "-o", "t.epub", cwd=here)
    check("format: text is literal", exits(run, 0),
          differs("stars", b"**six**" in zipfile.ZipFile(here / "t.epub").read("EPUB/text/c1.xhtml"), True))
    run = octavo("-f", "markdown", "-", "-o", "s.epub", cwd=here, given=text.encode())
    check("format: standard input", exits(run, 0), differs("articles", Book(here / "s.epub").contents(), ["The late ferry"]))
    run = octavo("-f", "word", "in", cwd=here)
    check("format: an unknown one", exits(run, 2), says(run, "auto, text, markdown or html"))


@test
@needs("markdown")
def summaries(here):
    for name in ("z-first", "b-second", "a-third", "m-unnamed"):
        write(here / "in" / (name + ".md"), "# %s\n\n%s\n" % (name, PROSE))
    whole = "# Summary\n\n[One](z-first.md)\n\n- [Two](./b-second.md#x)\n  - [Three](a%2Dthird.md)\n- [Lost](lost.md)\n- [Draft]()\n"
    for name, summary, expected in [
        ("orders", whole, ["z-first", "b-second", "a-third", "m-unnamed"]),
        ("with few links is an article", "# Summary\n\n[One](z-first.md)\n", ["a-third", "b-second", "m-unnamed", "Summary", "z-first"]),
    ]:
        write(here / "in/SUMMARY.md", summary)
        run = octavo("in", "-o", "b.epub", cwd=here)
        check("a summary " + name, exits(run, 0), differs("articles", sorted(Book(here / "b.epub").contents()) if name[0] == "w"
              else Book(here / "b.epub").contents(), sorted(expected) if name[0] == "w" else expected))
