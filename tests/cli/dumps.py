"""--dump: one part of the book instead of the book, on standard output or in -o."""
from harness import *

STORY = "%s That was story %d.\n"


@test
def dumps(here):
    news(here / "in", 3)
    (here / "in/2.txt").write_text("Story number 2\n\nOne paragraph <once>.\n\nAnother & more.\n\n" + PROSE + "\n")
    octavo("in", "-o", "b.epub", cwd=here)
    book = Book(here / "b.epub")
    before = sorted(os.listdir(here))
    chapters = "".join(book.files["EPUB/text/c%d.xhtml" % i].decode() for i in (1, 2, 3))
    for part, expected in [("opf", book.files[OPF].decode()), ("nav", book.files[NAV].decode()),
                           ("ncx", book.files[NCX].decode()), ("xhtml", chapters)]:
        run = octavo("--dump", part, "in", cwd=here)
        check("--dump %s: what is in the book" % part, exits(run, 0), differs("output", run.out == expected, True),
              differs("files", sorted(os.listdir(here)), before))
    run = octavo("--dump", "text", "in", cwd=here)
    check("--dump text: a block a line, no headline, a form feed between articles", exits(run, 0), differs("output",
          run.out, STORY % (PROSE, 1) + "\f\nOne paragraph <once>.\nAnother & more.\n" + PROSE + "\n\f\n" +
          STORY % (PROSE, 3)))
    piped = octavo("--dump", "text", "-", cwd=here, given=b"A headline here\n\nText of it.\n")
    check("--dump: standard input", exits(piped, 0), differs("output", piped.out, "Text of it.\n"))
    for name, arguments in [("split into parts", ["--split-size", "100"]), ("by two threads", ["-j2"])]:
        check("--dump text: the same " + name, differs("output", octavo("--dump", "text", "in", *arguments, cwd=here).out == run.out, True))
    split = octavo("--dump", "xhtml", "in", "--split-size", "100", cwd=here)
    check("--dump xhtml: every part of a chapter", differs("pages", split.out.count("<!DOCTYPE"), 4))
    filed = octavo("--dump", "nav", "-o", "nav.xhtml", "in", cwd=here)
    check("--dump: -o says where", exits(filed, 0), differs("output", filed.out, ""),
          differs("file", (here / "nav.xhtml").read_bytes() == book.files[NAV], True))
    refused = octavo("--dump", "html", "in", cwd=here)
    check("--dump: an unknown part", exits(refused, 2), says(refused, "text, xhtml, opf, nav or ncx"))
    check("--dump: in the help for developers", lacks("help", octavo("--help", "-v").out, "--dump"), differs(
        "in the short help", "--dump" in octavo("--help").out, False))
    with open("/dev/full", "wb") as full:
        run = octavo("--dump", "opf", "in", cwd=here, stdout=full)
    check("--dump: a full disk", exits(run, 4), says(run, "No space left"))
