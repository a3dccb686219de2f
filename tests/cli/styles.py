"""--css: the user's style sheets come after octavo's own on every page; what could make the book invalid is
refused before anything is written."""
import os, re

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


# What is taken, with a warning: name, bytes, line, what the message holds. The lines of the table of advice.
UNWISE = [
    ("an absolute box", "p {}\n.a { position: absolute }", 2, "absolute boxes"),
    ("a sticky box", ".a { position: sticky }", 1, "sticky boxes"),
    ("a negative margin", ".a { margin: 0 0 0 -1em }", 1, "negative margins"),
    ("a negative margin below one", ".a { margin-left: -.5em }", 1, "negative margins"),
    ("a negative indent", "p { color: red; text-indent: -2em; }", 1, "negative indents"),
    ("a line height in px", "p { line-height: 1.5px }", 1, "a fixed line height"),
    ("letters in pt", "p {\n font-size:\n 12pt }", 3, "use em"),
    ("columns", "p { column-count: 2 }", 1, "columns are"),
    ("a height", "p { height: 20px }", 1, "a fixed height"),
    ("importance", "p { margin: 0 !important }", 1, "!important"),
    ("a colour of the body", "h1, body { color: #333 }", 1, "hides the text at night"),
    ("a background of html", "html { background-color: white }", 1, "hides the text at night"),
    ("a font of the body", "@media print { body.a { margin: 0 } html > body { font-family: Arial, sans-serif } }", 1,
     "takes the reader's choice"),
    ("a font in one", "body { font: 12pt serif }", 1, "takes the reader's choice"),
    ("a size of the body's letters", "body { font-size: 90% }", 1, "takes the reader's choice"),
    ("a line height of the body", "body { line-height: 1.4 }", 1, "takes the reader's choice"),
    ("a margin of the body", "body { margin: 5% 1.5em }", 1, "use 0"),
    ("a padding of the body", "body { padding-left: 10px }", 1, "use 0"),
    ("a function", "p { width: max(1em, 2em) }", 1, "max makes older readers"),
    ("a grid", "p { display: grid }", 1, "display: grid"),
]

# What none of them is about.
WISE = ("body { margin: 0 5%; font-size: 1em; color: inherit } body p { color: red; margin: 1em } .body { color: red }\n"
        "@media all and (min-width: 30em) { p { margin: 2em; line-height: 1.4; height: 100% } }\n"
        "@page { margin: 1em } h1 { font-size: 1.6em; text-indent: 0 } p.a-b { margin-left: 1em; font: 1em serif }")


@test
def style_sheets_unwise(here):
    news(here / "in")
    for name, css, line, part in UNWISE:
        write(here / "x.css", css)
        run = octavo("in", "--css", "x.css", cwd=here)
        check("--css warned of: " + name, exits(run, 0), says(run, "x.css:%d: warning: " % line, "[style-risk]", part),
              differs("warnings", run.err.count("warning:"), 1))
    write(here / "x.css", WISE)
    check("--css: what is wise is not warned of", quiet(octavo("in", "--css", "x.css", cwd=here)))


@test
def themes(here):
    news(here / "in")
    books = {}
    for theme in ("", "newspaper", "book", "plain"):
        run = octavo("in", "-o", "b.epub", *(["--theme", theme] if theme else []), cwd=here)
        books[theme] = Book(here / "b.epub")
        check("theme %s" % (theme or "by default"), quiet(run), *books[theme].problems)
    sheets = {theme: book.files["EPUB/css/book.css"] for theme, book in books.items()}
    check("themes: each its own sheet, newspaper by default",
          differs("default", sheets[""] == sheets["newspaper"], True), differs("sheets", len(set(sheets.values())), 3))
    check("themes: all the same book", differs("identifiers", len({tuple(book.metadata("{*}identifier"))
                                                                   for book in books.values()}), 1))
    for sheet in ("base", "newspaper", "book", "plain"):
        path = os.path.abspath("assets/style/%s.css" % sheet)
        check("our own style sheet %s holds nothing unwise" % sheet, quiet(octavo("in", "--strict", "--css", path, cwd=here)))
    check("an unknown theme", exits(octavo("in", "--theme", "magazine", cwd=here), 2))


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
