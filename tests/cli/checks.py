"""octavo check: any EPUB file, statuses, messages, the report."""
import json, shutil, zipfile

from harness import *


def damaged(source, target, name, old, new):
    """A copy of a book with one entry changed."""
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(target, "w") as copy:
        for entry in book.infolist():
            content = book.read(entry)
            copy.writestr(entry, content.replace(old, new) if entry.filename == name else content)
    return target


@test
def check_verb(here):
    news(here / "in", 3)
    octavo("in", "-o", here / "good.epub", cwd=here)
    chapter = "EPUB/text/c2.xhtml"
    damaged(here / "good.epub", here / "link.epub", chapter, b"</section>", b'<p><a href="gone.xhtml">x</a></p></section>')
    damaged(here / "good.epub", here / "lost.epub", chapter, b"</section>", "<p>\ufffd</p></section>".encode())
    shutil.copy(here / "in/1.txt", here / "text.epub")
    for name, arguments, status, parts in [
        ("a good book", ["good.epub"], 0, []),
        ("a dead link", ["link.epub"], 3, ["link.epub/%s:" % chapter, "[RSC-007]"]),
        ("a decoding loss is a warning", ["lost.epub"], 0, ["warning: ", "[replacement-character]"]),
        ("no archive", ["text.epub"], 3, ["text.epub: error: "]),
        ("several books: the worst counts", ["good.epub", "link.epub", "good.epub"], 3, ["[RSC-007]"]),
        ("a file that is not there", ["gone.epub"], 2, ["gone.epub: error: "]),
        ("a folder", ["in"], 2, ["in: error: "]),
    ]:
        run = octavo("check", *arguments, cwd=here)
        check("check: " + name, exits(run, status), says(run, *parts) if parts else quiet(run))
    run = octavo("check", "--report", "r.json", "-q", "link.epub", cwd=here)
    report = json.loads((here / "r.json").read_text())
    check("check: the report", exits(run, 3), differs("exit", report["exit"], 3),
          differs("findings", [(d["source"], d["id"], d["level"]) for d in report["diagnostics"]],
                  [("link.epub/" + chapter, "RSC-007", "error")]))
    run = octavo("check", cwd=here, usage=True)
    check("check: without a file", exits(run, 2), says(run, "needs an EPUB file"))
