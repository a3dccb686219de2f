"""--typography: keep is the default, smart sets text and titles, and it stays the same book."""
from harness import *

STORY = '%s\n\nThe keeper of the harbour reads the gauge twice a day, and he said: "It\'s so -- always."\n'
TITLES = ['"Anchor" off the pier', "'Bell' of the harbour", "The keeper's log"]
SET = ["“Anchor” off the pier", "‘Bell’ of the harbour", "The keeper’s log"]


def identifiers(here, *arguments):
    """Of the book as written and as set."""
    octavo(*arguments, "-o", "keep.epub", cwd=here)
    octavo(*arguments, "-o", "smart.epub", "--typography", "smart", cwd=here)
    return [Book(here / (name + ".epub")).metadata("{*}identifier") for name in ("keep", "smart")]


@test
def typography(here):
    for i, title in enumerate(TITLES):
        write(here / ("in/%d.txt" % i), STORY % title)
    octavo("in", "-o", "default.epub", cwd=here)
    octavo("in", "-o", "said.epub", "--typography", "keep", cwd=here)
    check("--typography keep: the default", differs("same bytes",
          (here / "default.epub").read_bytes() == (here / "said.epub").read_bytes(), True))
    kept, smart = identifiers(here, "in", "--sort", "title")
    check("--typography smart: the same identifier", differs("identifier", smart, kept))
    book = Book(here / "smart.epub")
    check("--typography smart: titles", *book.problems, differs("contents", book.contents()[-3:], SET),
          differs("headlines", [h1 for h1, *rest in book.chapters()], SET))
    kept, smart = identifiers(here, "in/0.txt")
    check("--typography smart: the same identifier of one article", differs("identifier", smart, kept),
          differs("title", Book(here / "smart.epub").metadata("{*}title"), ["“Anchor” off the pier"]))
    short = octavo("-", "-l", "de", "--typography", "smart", "--dump", "text", cwd=here, given=b'So\n\n"Ja" -- so.\n')
    check("--typography smart: -l stands for what is undecided", exits(short, 0),
          differs("output", short.out, "„Ja“ – so.\n"))
    octavo("in", "-o", "one.epub", "-j", "1", "--typography", "smart", cwd=here)
    octavo("in", "-o", "two.epub", "-j", "2", "--typography", "smart", cwd=here)
    check("--typography smart: the same bytes in any number of threads", differs("same bytes",
          (here / "one.epub").read_bytes() == (here / "two.epub").read_bytes(), True))
