"""Saved pages: which files are pages, what --extract takes of them, what is left out by name."""
import gzip

from harness import *

STORY = "".join("<p>%s</p>" % " ".join(["The harbour of Pellow has two quays and a crane that stands still."] * 5) for _ in range(4))
PAGE = ("<html lang=en><head><title>The quays</title></head><body><nav><a href=/>Front</a> <a href=/w>World</a></nav>"
        "<article><h1>The quays</h1>%s</article><footer>Imprint of the Courier</footer></body></html>" % STORY)


@test
@needs("html")
def kinds_of_pages(here):
    for name in ("a.html", "b.HTM", "c.xhtml", "d.xht", "sub/e_files/frame.html"):
        write(here / "in" / name, PAGE.replace("The quays", "Page " + name))
    write(here / "in/sub/e.html", PAGE.replace("The quays", "Page e"))
    (here / "in/f.html.gz").write_bytes(gzip.compress(PAGE.replace("The quays", "Page f").encode()))
    run = octavo("in", "--sections", "none", "-o", "b.epub", cwd=here)
    check("pages: extensions, packed ones, folders of browsers", exits(run, 0), differs(
        "articles", Book(here / "b.epub").contents(),
        ["Page a.html", "Page b.HTM", "Page c.xhtml", "Page d.xht", "Page f", "Page e"]))


@test
@needs("html")
def extraction(here):
    write(here / "page.html", PAGE)
    for name, arguments, furniture in [("usual", [], False), ("auto", ["--extract", "auto"], False),
                                       ("always", ["--extract", "always"], False),
                                       ("never", ["--extract=never"], True)]:
        run = octavo("page.html", "-o", "b.epub", *arguments, cwd=here)
        text = Book(here / "b.epub").files["EPUB/text/c1.xhtml"].decode()
        check("extract: " + name, exits(run, 0), differs("the imprint is there", "Imprint" in text, furniture),
              differs("the story is there", "crane" in text, True))
    run = octavo("page.html", "-o", "b.epub", "--extract", "some", cwd=here)
    check("extract: another word", exits(run, 2), says(run, "auto, always or never"))


@test
@needs("html")
def pages_left_out(here):
    write(here / "good.txt", "Story\n%s\n" % PROSE)
    write(here / "large.html", "<p>x" + " y" * (9 << 20))
    write(here / "silent.html", "<body><script>only()</script></body>")
    (here / "bomb.html.gz").write_bytes(gzip.compress(b"<p>" + bytes(40 << 20)))
    (here / "broken.html.gz").write_bytes(gzip.compress(PAGE.encode())[:200])
    for name, part in [("large.html", "[page-too-large]"), ("silent.html", "[no-text]"),
                       ("bomb.html.gz", "[page-packed]"), ("broken.html.gz", "[page-packed]")]:
        run = octavo(name, "good.txt", "-o", "b.epub", cwd=here)
        check("pages: left out, " + name, exits(run, 3), says(run, part),
              differs("articles", Book(here / "b.epub").contents(), ["Story"]))
