"""--css: the user's style sheets come after octavo's own on every page; what could make the book invalid is
refused before anything is written."""
import re

from harness import *

LINK = re.compile(r'<link rel="stylesheet" type="text/css" href="([^"]*)"/>')

# What is refused: name, bytes, line, and what the message holds.
REFUSED = [
    ("an address", "\np { background: url(a.png) }", 2, "refers to a.png"),
    ("an address elsewhere", "p { background: URL( 'https://example.org/a.png' ) }", 1, "refers to https://example.org/a.png"),
    ("an address in the document", "p { fill: url(#a) }", 1, ""),
    ("data", "p { background: url(data:image/png;base64,AAAA) }", 1, "refers to data:"),
    ("an import", '@import "more.css";', 1, "refers to more.css"),
    ("a font", "@font-face { font-family: A; src: url(a.otf) }", 1, "refers to a.otf"),
    ("bytes that are no UTF-8", b"p { color: red }\n/* caf\xe9 */", 2, "is not UTF-8"),
    ("UTF-16", "p { color: red }".encode("utf-16"), 1, "is UTF-16, convert it to UTF-8"),
    ("another charset", '@charset "latin1";\np { color: red }', 1, ""),
    ("a direction", "p { direction: rtl }", 1, "use dir"),
    ("a zero byte", "p { color: red }\n\0", 2, ""),
    ("a missing brace", "p { color: red }\nh1 { color: red", 2, ""),
    ("a brace too many", "p { color: red }\n}", 2, ""),
    ("a missing colon", "p { color red }", 1, ""),
    ("a missing value", "p { color: ; }", 1, ""),
    ("an empty declaration", "p { color: red;; }", 1, '";'),
    ("a comment without an end", "p { color: red } /* more", 1, ""),
    ("a string without an end", "p { content: 'a }", 1, ""),
    ("a rule in a rule", "p { em { color: red } }", 1, ""),
    ("an at-rule of a later time", "@layer a { p { color: red } }", 1, "@layer"),
    ("a property of one's own", ":root { --a: 1px }", 1, "--a"),
    ("a hack", "p { *zoom: 1 }", 1, ""),
    ("a filter", "p { filter: alpha(opacity=50) }", 1, ""),
    ("a range of characters", "u+a { color: red }", 1, ""),
    ("an escape in a name", "\\31 a { color: red }", 1, ""),
    ("a selector without a name", "p > { color: red }", 1, ""),
    ("a comma too many", "p, { color: red }", 1, ""),
    ("HTML's comment", "<!-- p { color: red } -->", 1, ""),
    ("media in media", "@media print { @media screen { p { color: red } } }", 1, ""),
    ("a margin of a page", "@page { @top-left { content: 'a' } }", 1, ""),
]

# All that is plain CSS, behind a byte-order mark; EPUBCheck sees it in the book "styled" of tests/books.
with open("tests/books/plain.css", encoding="utf-8") as file:
    PLAIN = file.read()
RISKY = "p { width: calc(1em + (2px * 3)) }\n"  # valid, and not for every reader


@test
def style_sheets(here):
    news(here / "in/a", 3)
    news(here / "in/b", 3)
    write(here / "1.css", PLAIN + RISKY)
    write(here / "2 &.css", "p { color: red }\r\n")
    write(here / "none.css", "")
    octavo("in", "-o", "plain.epub", cwd=here)
    run = octavo("in", "-o", "styled.epub", "--css", "1.css", "--css", "2 &.css", "--css", "none.css", cwd=here)
    plain, styled = Book(here / "plain.epub"), Book(here / "styled.epub")
    pages = [name for name in styled.names if name.endswith(".xhtml")]
    own = ["css/%s.css" % name for name in ("book", "user1", "user2", "user3")]
    check("--css: the book", exits(run, 0), *styled.problems, *[
        differs("style sheets of " + name, [href.removeprefix("../") for href in LINK.findall(styled.files[name].decode())],
                own) for name in pages], differs("pages", len(pages), 10))
    check("--css: the manifest, and the files", *[lacks("manifest", styled.files[OPF].decode(),
          'id="style%d" href="css/user%d.css" media-type="text/css"' % (i, i)) for i in (1, 2, 3)],
          differs("1.css", styled.files["EPUB/css/user1.css"].decode(), PLAIN[1:] + RISKY),
          differs("2.css", styled.files["EPUB/css/user2.css"], b"p { color: red }\r\n"),
          differs("names", [name for name in styled.names if name not in plain.names], ["EPUB/" + name for name in own[1:]]))
    check("--css: it is the same book", differs("identifier", styled.metadata("{*}identifier"), plain.metadata("{*}identifier")))
    check("--css: what only some readers take is said", says(run, "1.css:%d: warning: calc" % (PLAIN.count("\n") + 1), "[style-risk]"))
    check("--css: octavo's own check", exits(octavo("check", "-q", "styled.epub", cwd=here), 0))


@test
def style_sheets_refused(here):
    news(here / "in")
    for name, css, line, part in REFUSED:
        (here / "x.css").write_bytes(css if isinstance(css, bytes) else css.encode())
        run = octavo("in", "--css", "x.css", cwd=here)
        check("--css refused: " + name, exits(run, 2), says(run, "x.css:%d: error: " % line, "[style-refused]", part),
              differs("a book", (here / "in.epub").exists(), False))
    (here / "folder.css").mkdir()
    (here / "large.css").write_bytes(b" " * 1000001)
    for name in ("gone.css", "folder.css", "large.css"):
        run = octavo("in", "--css", name, cwd=here)
        check("--css refused: " + name, exits(run, 2), says(run, "%s: error: " % name, "[style-unreadable]"),
              differs("a book", (here / "in.epub").exists(), False))
