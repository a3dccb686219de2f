"""Two good books, one of EPUB 3 and one of EPUB 2, and copies of them with one planted fault each. Used by
check.py and compare.py."""
import io
import re
import struct
import zipfile
import zlib

OPF, NAV, NCX, CSS = "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx", "EPUB/css/book.css"
ONE, TWO, NOTES, SVG = "EPUB/text/one.xhtml", "EPUB/text/two.xhtml", "EPUB/text/notes.xhtml", "EPUB/text/map.svg"
CONTAINER, PNG = "META-INF/container.xml", "EPUB/images/dot.png"
UID = "urn:uuid:12345678-1234-4234-8234-123456789abc"

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def png():
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b""))


def page(title, body, head=""):
    return (HEAD + '<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
            'xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">\n<head>\n'
            '<meta charset="utf-8"/>\n<title>%s</title>\n'
            '<link rel="stylesheet" type="text/css" href="../css/book.css"/>\n%s</head>\n<body>\n%s\n</body>\n</html>\n'
            % (title, head, body))


def good():
    """A book of EPUB 3 with most of what a text book has."""
    return {
        "mimetype": "application/epub+zip",
        CONTAINER: HEAD + '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
        '</rootfiles></container>\n',
        OPF: HEAD + '''<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid" xml:lang="en"
  prefix="ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="uid">''' + UID + '''</dc:identifier>
<dc:title id="title">A good book</dc:title>
<dc:language>en</dc:language>
<dc:creator id="author">Ada Lovelace</dc:creator>
<dc:date>2026-11-23</dc:date>
<meta refines="#author" property="role" scheme="marc:relators">aut</meta>
<meta property="dcterms:modified">2026-11-23T08:00:00Z</meta>
<meta property="ibooks:specified-fonts">true</meta>
<meta name="cover" content="dot"/>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="css" href="css/book.css" media-type="text/css"/>
<item id="dot" href="images/dot.png" media-type="image/png" properties="cover-image"/>
<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml" properties="svg mathml"/>
<item id="notes" href="text/notes.xhtml" media-type="application/xhtml+xml"/>
<item id="map" href="text/map.svg" media-type="image/svg+xml"/>
</manifest>
<spine toc="ncx" page-progression-direction="ltr">
<itemref idref="one"/>
<itemref idref="two"/>
<itemref idref="notes" linear="no"/>
</spine>
<guide>
<reference type="text" title="Start" href="text/one.xhtml"/>
</guide>
</package>
''',
        NAV: page("Contents", '''<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">
<h1 id="contents">Contents</h1>
<ol>
<li><a href="text/one.xhtml">One</a>
<ol><li><a href="text/one.xhtml#second">One, second</a></li></ol></li>
<li><a href="text/two.xhtml">Two</a></li>
<li><span>Notes</span><ol><li><a href="text/notes.xhtml#n1">First note</a></li></ol></li>
</ol>
</nav>
<nav epub:type="landmarks" hidden="hidden">
<ol><li><a epub:type="bodymatter" href="text/one.xhtml">Start</a></li></ol>
</nav>''').replace("../css", "css"),
        NCX: HEAD + '''<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="en">
<head><meta name="dtb:uid" content="''' + UID + '''"/><meta name="dtb:depth" content="2"/>
<meta name="dtb:totalPageCount" content="0"/><meta name="dtb:maxPageNumber" content="0"/></head>
<docTitle><text>A good book</text></docTitle>
<navMap>
<navPoint id="p1" playOrder="1"><navLabel><text>One</text></navLabel><content src="text/one.xhtml"/>
<navPoint id="p2" playOrder="2"><navLabel><text>Second</text></navLabel><content src="text/one.xhtml#second"/></navPoint>
</navPoint>
<navPoint id="p3" playOrder="3"><navLabel><text>Two</text></navLabel><content src="text/two.xhtml"/></navPoint>
</navMap>
</ncx>
''',
        CSS: '''@charset "utf-8";
/* A { in a comment. */
article, aside, figure, section { display: block; }
p { margin: 0; text-indent: 1em; }
.dot { background-image: url("../images/dot.png"); }
@media all and (prefers-color-scheme: dark) { body { color: white; } }
a::after { content: "}"; }
''',
        PNG: png(),
        ONE: page("One", '''<section epub:type="chapter" role="doc-chapter" aria-labelledby="first">
<h1 id="first">One</h1>
<p id="opening">Words, <em>more</em> <strong>words</strong> and a note<a epub:type="noteref" role="doc-noteref" id="r1" href="notes.xhtml#n1">1</a>.</p>
<h2 id="second">Second</h2>
<ul>
<li>An item</li>
<li><p>Another one</p></li>
</ul>
<dl><dt>Term</dt><dd>What it means.</dd></dl>
<figure><img src="../images/dot.png" alt="A dot" width="1" height="1"/><figcaption>A dot</figcaption></figure>
<p><a href="two.xhtml#table">The table</a>, <a href="https://example.org/">elsewhere</a>, <a href="mailto:a@example.org">mail</a>.</p>
<blockquote cite="https://example.org/source"><p>Quoted.</p></blockquote>
<pre><code>x &lt; 1</code></pre>
<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <bdo dir="rtl">abc</bdo> <span lang="de" xml:lang="de">Haus</span><br/>line</p>
<hr/>
</section>'''),
        TWO: page("Two", '''<section epub:type="chapter" role="doc-chapter" aria-label="Two">
<h1>Two</h1>
<table id="table"><caption>Numbers</caption><colgroup><col span="2"/></colgroup>
<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>
<tbody><tr><td>1</td><td colspan="1">2</td></tr></tbody></table>
<p><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10" role="img" aria-label="Dot"><circle cx="5" cy="5" r="4"/></svg></p>
<p><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><mi>x</mi></math></p>
<p><img src="map.svg" alt="A map"/></p>
<details><summary>More</summary><p>Details.</p></details>
<p><a href="notes.xhtml">Notes</a></p>
</section>'''),
        NOTES: page("Notes", '''<section epub:type="endnotes" role="doc-endnotes" aria-label="Notes">
<h1>Notes</h1>
<div epub:type="endnote" id="n1"><p><a href="one.xhtml#r1" role="doc-backlink">1</a>. A note.</p></div>
</section>'''),
        SVG: HEAD + '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10">'
        '<title>Map</title><rect id="r" width="10" height="10"/></svg>\n',
    }


def page2(title, body):
    return (HEAD + '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" '
            '"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">\n'
            '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">\n<head>\n<title>%s</title>\n</head>\n'
            '<body>\n%s\n</body>\n</html>\n' % (title, body))


def good2():
    """A small book of EPUB 2."""
    return {
        "mimetype": "application/epub+zip",
        CONTAINER: good()[CONTAINER],
        OPF: HEAD + '''<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:identifier id="uid" opf:scheme="UUID">''' + UID + '''</dc:identifier>
<dc:title>An older book</dc:title>
<dc:language>en</dc:language>
<dc:creator opf:role="aut" opf:file-as="Lovelace, Ada">Ada Lovelace</dc:creator>
<dc:date opf:event="publication">2010-01-31</dc:date>
<meta name="cover" content="dot"/>
</metadata>
<manifest>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="dot" href="images/dot.png" media-type="image/png"/>
<item id="one" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="two" href="text/two.xhtml" media-type="application/xhtml+xml"/>
</manifest>
<spine toc="ncx"><itemref idref="one"/><itemref idref="two"/></spine>
<guide><reference type="text" title="Start" href="text/one.xhtml"/></guide>
</package>
''',
        NCX: good()[NCX].replace('#second"', '#second"'),
        PNG: png(),
        ONE: page2("One", '<h1>One</h1>\n<p>A&nbsp;word &mdash; <a href="two.xhtml#end">the end</a>.</p>\n'
                   '<h2 id="second">Second</h2>\n<div><img src="../images/dot.png" alt="Dot" width="50%"/></div>'),
        TWO: page2("Two", '<h1>Two</h1>\n<p id="end">End.</p>\n<table summary="t"><tr><td>1</td></tr></table>'),
    }


# --- the archive ---------------------------------------------------------------------------------------

def pack(files, stored=("mimetype",)):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.create_system = 3
            archive.writestr(info, content if isinstance(content, bytes) else content.encode("utf-8"))
    return out.getvalue()


def local_header(data, name):
    """Where the local header of an entry stands."""
    at = -1
    while True:
        at = data.index(b"PK\3\4", at + 1)
        size = struct.unpack("<H", data[at + 26:at + 28])[0]
        if data[at + 30:at + 30 + size] == name.encode():
            return at


def central_record(data, name):
    at = -1
    while True:
        at = data.index(b"PK\1\2", at + 1)
        size = struct.unpack("<H", data[at + 28:at + 30])[0]
        if data[at + 46:at + 46 + size] == name.encode():
            return at


def patch(data, at, form, value):
    size = struct.calcsize(form)
    return data[:at] + struct.pack(form, value) + data[at + size:]


class Fault:
    """A good book with one fault. `expected` is the name of the finding."""

    def __init__(self, name, expected, make):
        self.name, self.expected, self.make = name, expected, make


FAULTS = []


def fault(name, expected):
    def register(make):
        FAULTS.append(Fault(name, expected, make))
        return make
    return register


def edit(name, expected, file, old, new, base=good):
    """In `file`, the first `old` becomes `new`."""
    def make():
        files = base()
        text = files[file]
        assert old in text, (name, old)
        files[file] = text.replace(old, new, 1)
        return pack(files)
    FAULTS.append(Fault(name, expected, make))


def edit2(name, expected, file, old, new):
    edit("EPUB 2: " + name, expected, file, old, new, good2)


def body(name, expected, markup, file=ONE):
    """Markup added at the end of a chapter's section."""
    edit(name, expected, file, "</section>", markup + "</section>")


# --- faults of the container -----------------------------------------------------------------------------

@fault("no mimetype", "PKG-006")
def _():
    files = good()
    del files["mimetype"]
    return pack(files)


@fault("mimetype not first", "PKG-006")
def _():
    files = good()
    files["mimetype"] = files.pop("mimetype")
    return pack(files)


@fault("mimetype with a line feed", "PKG-007")
def _():
    return pack(dict(good(), mimetype="application/epub+zip\n"))


@fault("mimetype deflated", "deflated-mimetype")
def _():
    return pack(good(), stored=())


@fault("mimetype with an extra field", "PKG-005")
def _():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in good().items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            if name == "mimetype":
                info.extra = struct.pack("<HHI", 0x7875, 4, 0)
            archive.writestr(info, content)
    return out.getvalue()


@fault("mimetype with a data descriptor", "mimetype-descriptor")
def _():
    data = pack(good())
    return patch(patch(data, 6, "<H", 8), central_record(data, "mimetype") + 8, "<H", 8)


@fault("packed by bzip2", "compression-method")
def _():
    out = io.BytesIO(pack(good()))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("EPUB/extra.css", "p { margin: 0 }", zipfile.ZIP_BZIP2)
    return out.getvalue()


@fault("ZIP encryption flag", "zip-encryption")
def _():
    data = pack(good())
    at = local_header(data, PNG)
    return patch(patch(data, at + 6, "<H", 1), central_record(data, PNG) + 8, "<H", 1)


@fault("CRC of a chapter wrong", "PKG-008")
def _():
    data = pack(good())
    data = patch(data, local_header(data, ONE) + 14, "<I", 1)
    return patch(data, central_record(data, ONE) + 16, "<I", 1)


@fault("local header disagrees with the directory", "header-disagrees")
def _():
    data = pack(good())
    return patch(data, local_header(data, CSS) + 14, "<I", 1)


@fault("size in the directory is a lie", "lying-size")
def _():
    data = pack(good())
    data = patch(data, local_header(data, CSS) + 22, "<I", 7)
    return patch(data, central_record(data, CSS) + 24, "<I", 7)


@fault("cut off", "PKG-004")
def _():
    return pack(good())[:-300]


@fault("bytes before the archive", "PKG-004")
def _():
    return b"#!/bin/sh\n" + pack(good())


@fault("no archive at all", "PKG-004")
def _():
    return b"<html><body>404</body></html>" * 20


@fault("two entries of one name", "OPF-060")
def _():
    data = pack(dict(good(), **{"EPUB/css/look.css": good()[CSS]}))
    return data.replace(b"EPUB/css/look.css", b"EPUB/css/book.css")


@fault("two names but for case", "OPF-060")
def _():
    files = dict(good(), **{"EPUB/css/Book.css": "p { margin: 0 }"})
    files[OPF] = files[OPF].replace("</manifest>", '<item id="c2" href="css/Book.css" media-type="text/css"/></manifest>')
    return pack(files)


def named(name, href):
    files = dict(good(), **{name: "p { margin: 0 }"})
    files[OPF] = files[OPF].replace("</manifest>", '<item id="c2" href="%s" media-type="text/css"/></manifest>' % href)
    return pack(files)


@fault("name leads out of the book", "unsafe-name")
def _():
    return pack(dict(good(), **{"../evil.css": "p { margin: 0 }"}))


@fault("absolute name", "unsafe-name")
def _():
    return pack(dict(good(), **{"/evil.css": "p { margin: 0 }"}))


@fault("name with a colon", "PKG-009")
def _():
    return named("EPUB/css/a:b.css", "css/a:b.css")


@fault("name with a space", "PKG-010")
def _():
    return named("EPUB/css/a b.css", "css/a%20b.css")


@fault("name ends with a dot", "PKG-011")
def _():
    return named("EPUB/css/book.", "css/book.")


@fault("entry for an empty folder", "PKG-014")
def _():
    return pack(dict(good(), **{"EPUB/fonts/": ""}))


@fault("entry for a folder", "directory-entry")
def _():
    return pack(dict(good(), **{"EPUB/css/": ""}))


@fault("no container.xml", "RSC-002")
def _():
    files = good()
    del files[CONTAINER]
    return pack(files)


edit("rootfile without full-path", "OPF-016", CONTAINER, 'full-path="EPUB/package.opf"', "")
edit("rootfile that is not there", "OPF-002", CONTAINER, "EPUB/package.opf", "EPUB/content.opf")
edit("rootfile of another type", "RSC-003", CONTAINER, "oebps-package+xml", "pdf")


@fault("undeclared file", "OPF-003")
def _():
    return pack(dict(good(), **{"EPUB/left.txt": "left over"}))


@fault("a file of the manifest is missing", "RSC-001")
def _():
    files = good()
    del files[SVG]
    return pack(files)


@fault("font obfuscated, content hidden", "RSC-004")
def _():
    files = good()
    files["META-INF/encryption.xml"] = HEAD + (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">'
        '<enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>'
        '<enc:CipherData><enc:CipherReference URI="EPUB/text/two.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>')
    return pack(files)


# --- faults of the package document ------------------------------------------------------------------------

edit("package document ill-formed", "RSC-016", OPF, "</metadata>", "")
edit("no version", "OPF-001", OPF, 'version="3.0" ', "")
edit("unknown version", "OPF-001", OPF, 'version="3.0"', 'version="4.0"')
edit("no unique-identifier", "OPF-048", OPF, 'unique-identifier="uid"', "")
edit("unique-identifier leads nowhere", "OPF-030", OPF, 'unique-identifier="uid"', 'unique-identifier="pub"')
edit("no title", "RSC-005", OPF, '<dc:title id="title">A good book</dc:title>', "")
edit("empty title of the book", "RSC-005", OPF, "A good book<", "<")
edit("no language", "RSC-005", OPF, "<dc:language>en</dc:language>", "")
edit("language with an underscore", "OPF-092", OPF, "<dc:language>en", "<dc:language>en_GB")
edit("language that stores do not know", "unknown-language", OPF, "<dc:language>en", "<dc:language>und")
edit("xml:lang malformed", "OPF-092", OPF, 'xml:lang="en"', 'xml:lang="english!"')
edit("no dcterms:modified", "RSC-005", OPF, '<meta property="dcterms:modified">2026-11-23T08:00:00Z</meta>', "")
edit("dcterms:modified without Z", "RSC-005", OPF, "08:00:00Z", "08:00:00")
edit("dcterms:modified twice", "RSC-005", OPF, "</metadata>",
     '<meta property="dcterms:modified">2026-11-23T08:00:00Z</meta></metadata>')
edit("date malformed", "OPF-053", OPF, "<dc:date>2026-11-23", "<dc:date>23/11/2026")
edit("two dates", "RSC-005", OPF, "</metadata>", "<dc:date>2026</dc:date></metadata>")
edit("no UUID", "OPF-085", OPF, UID, "urn:uuid:1234")
edit("refines leads nowhere", "RSC-005", OPF, 'refines="#author"', 'refines="#editor"')
edit("unknown property", "OPF-027", OPF, 'property="role"', 'property="rolle"')
edit("undeclared prefix", "OPF-028", OPF, 'property="ibooks:', 'property="kobo:')
edit("property of two values", "OPF-025", OPF, 'property="role"', 'property="role title-type"')
edit("empty meta", "RSC-005", OPF, ">aut<", "><")
edit("attribute of EPUB 2 in EPUB 3", "RSC-005", OPF, '<dc:creator id="author"',
     '<dc:creator xmlns:opf="http://www.idpf.org/2007/opf" opf:role="aut" id="author"')
edit("unknown Dublin Core element", "RSC-005", OPF, "</metadata>", "<dc:author>Ada</dc:author></metadata>")
edit("id twice in the package document", "RSC-005", OPF, 'id="title"', 'id="author"')
edit("id that is no XML name", "RSC-005", OPF, 'id="title"', 'id="1title"')
edit("spine before manifest", "RSC-005", OPF, "<manifest>", '<spine><itemref idref="one"/></spine><manifest>')
edit("item without media-type", "RSC-005", OPF, 'href="text/map.svg" media-type="image/svg+xml"', 'href="text/map.svg"')
edit("two items for one file", "OPF-074", OPF, "</manifest>",
     '<item id="again" href="text/map.svg" media-type="image/svg+xml"/></manifest>')
edit("item with a fragment", "OPF-091", OPF, 'href="text/map.svg"', 'href="text/map.svg#r"')
edit("manifest names the package document", "OPF-099", OPF, "</manifest>",
     '<item id="opf" href="package.opf" media-type="application/oebps-package+xml"/></manifest>')
edit("item leads out of the container", "RSC-026", OPF, "</manifest>",
     '<item id="x" href="../../x.css" media-type="text/css"/></manifest>')
edit("item in META-INF", "PKG-025", OPF, "</manifest>",
     '<item id="x" href="../META-INF/container.xml" media-type="application/xml"/></manifest>')
edit("remote item that must be inside", "RSC-006", OPF, "</manifest>",
     '<item id="x" href="https://example.org/x.png" media-type="image/png"/></manifest>')
edit("fallback leads nowhere", "OPF-040", OPF, 'id="map"', 'fallback="none" id="map"')
edit("fallback in a circle", "OPF-045", OPF, 'id="map"', 'fallback="map" id="map"')
edit("no nav", "RSC-005", OPF, ' properties="nav"', "")
edit("two navs", "RSC-005", OPF, '<item id="one" ', '<item id="one" properties="nav" ')
edit("nav on an image", "OPF-012", OPF, 'properties="cover-image"', 'properties="nav"')
edit("unknown property of an item", "OPF-027", OPF, '"cover-image"', '"cover"')
edit("two covers", "RSC-005", OPF, '<item id="map" ', '<item id="map" properties="cover-image" ')
edit("PNG declared as JPEG", "OPF-029", OPF, "image/png", "image/jpeg")
edit("svg not said", "OPF-014", OPF, "svg mathml", "mathml")
edit("mathml not said", "OPF-014", OPF, "svg mathml", "svg")
edit("svg said without cause", "OPF-015", OPF, '<item id="one" ', '<item id="one" properties="svg" ')
edit("scripted said without cause", "OPF-015", OPF, '<item id="one" ', '<item id="one" properties="scripted" ')
edit("remote-resources said without cause", "OPF-018", OPF, '<item id="one" ', '<item id="one" properties="remote-resources" ')
edit("spine names no item", "OPF-049", OPF, 'idref="two"', 'idref="three"')
edit("spine names an item twice", "OPF-034", OPF, "</spine>", '<itemref idref="one"/></spine>')
edit("stylesheet in the spine", "OPF-043", OPF, "</spine>", '<itemref idref="css"/></spine>')
edit("nothing linear", "OPF-033", OPF, '<itemref idref="one"/>\n<itemref idref="two"/>',
     '<itemref idref="one" linear="no"/>\n<itemref idref="two" linear="no"/>')
edit("linear of another value", "RSC-005", OPF, 'linear="no"', 'linear="false"')
edit("direction of pages of another value", "RSC-005", OPF, 'direction="ltr"', 'direction="left"')
edit("toc of the spine leads nowhere", "OPF-049", OPF, 'toc="ncx"', 'toc="contents"')
edit("toc of the spine is no NCX", "OPF-050", OPF, 'toc="ncx"', 'toc="css"')
edit("no toc though there is an NCX", "RSC-005", OPF, ' toc="ncx"', "")
edit("guide leads nowhere", "OPF-031", OPF, 'title="Start" href="text/one.xhtml"', 'title="Start" href="text/none.xhtml"')
edit("guide leads to an image", "OPF-032", OPF, 'title="Start" href="text/one.xhtml"', 'title="Start" href="images/dot.png"')
edit("guide to a missing fragment", "RSC-012", OPF, 'title="Start" href="text/one.xhtml"', 'title="Start" href="text/one.xhtml#x"')


@fault("page aside without a link to it", "OPF-096")
def _():
    files = dict(good(), **{"EPUB/text/aside.xhtml": page("Aside", "<p>Aside</p>")})
    files[OPF] = files[OPF].replace("</manifest>", '<item id="aside" href="text/aside.xhtml" '
                                    'media-type="application/xhtml+xml"/></manifest>')
    files[OPF] = files[OPF].replace("</spine>", '<itemref idref="aside" linear="no"/></spine>')
    return pack(files)


@fault("damaged image", "PKG-021")
def _():
    return pack(dict(good(), **{PNG: b"no image at all"}))


@fault("fixed layout without a viewport", "HTM-046")
def _():
    files = good()
    files[OPF] = files[OPF].replace("</metadata>", '<meta property="rendition:layout">pre-paginated</meta></metadata>')
    return pack(files)


# --- faults of nav and NCX -----------------------------------------------------------------------------------

edit("no toc in nav", "RSC-005", NAV, 'epub:type="toc"', 'epub:type="lot"')
edit("two tocs in nav", "RSC-005", NAV, 'epub:type="landmarks"', 'epub:type="toc"')
edit("empty label in nav", "RSC-005", NAV, ">Two</a>", "> </a>")
edit("text in an entry of nav", "RSC-005", NAV, '<a href="text/two.xhtml">Two</a>', "Two")
edit("paragraph in an entry of nav", "RSC-005", NAV, '<a href="text/two.xhtml">Two</a>', '<p><a href="text/two.xhtml">Two</a></p>')
edit("span without a list in nav", "RSC-005", NAV, '<a href="text/two.xhtml">Two</a>', "<span>Two</span>")
edit("ul in nav", "RSC-005", NAV, '<ol><li><a href="text/one.xhtml#second">One, second</a></li></ol>',
     '<ul><li><a href="text/one.xhtml#second">One, second</a></li></ul>')
edit("empty list in nav", "RSC-005", NAV, '<ol><li><a href="text/one.xhtml#second">One, second</a></li></ol>', "<ol></ol>")
edit("nav leads to a missing file", "RSC-007", NAV, "text/two.xhtml", "text/three.xhtml")
edit("nav leads to a missing fragment", "RSC-012", NAV, "#second", "#third")
edit("nav not in the order of the spine", "NAV-011", NAV, 'href="text/one.xhtml">One<', 'href="text/two.xhtml">One<')
edit("nav not in the order of the text", "NAV-011", NAV, '<li><a href="text/one.xhtml">', '<li><a href="text/one.xhtml#second">x</a></li><li><a href="text/one.xhtml#first">')
edit("nav leads out of the book", "NAV-010", NAV, "text/two.xhtml", "https://example.org/two")
edit("nav leads to a style sheet", "RSC-010", NAV, "text/two.xhtml", "css/book.css")
edit("landmark without a type", "RSC-005", NAV, '<a epub:type="bodymatter" ', "<a ")
edit("landmark twice", "RSC-005", NAV, "Start</a></li>",
     'Start</a></li><li><a epub:type="bodymatter" href="text/one.xhtml">Again</a></li>')
edit("nav of another kind without a heading", "RSC-005", NAV, 'epub:type="landmarks"', 'epub:type="loi"')
edit("nested landmarks", "RSC-017", NAV, "Start</a></li>",
     'Start</a><ol><li><a epub:type="toc" href="text/two.xhtml">T</a></li></ol></li>')
edit("NCX with another identifier", "NCX-001", NCX, UID, "urn:uuid:other")
edit("NCX leads to a missing file", "RSC-007", NCX, "text/two.xhtml", "text/three.xhtml")
edit("NCX leads to a missing fragment", "RSC-012", NCX, "#second", "#third")
edit("NCX without docTitle", "RSC-005", NCX, "<docTitle><text>A good book</text></docTitle>", "")
edit("NCX entry without a target", "RSC-005", NCX, '<content src="text/two.xhtml"/>', "")
edit("NCX with a gap in playOrder", "RSC-005", NCX, 'playOrder="3"', 'playOrder="7"')
edit("NCX id twice", "RSC-005", NCX, 'id="p2"', 'id="p1"')
edit("NCX with a wrong depth", "ncx-depth", NCX, 'dtb:depth" content="2"', 'dtb:depth" content="4"')
edit("NCX ill-formed", "RSC-016", NCX, "</navMap>", "")

# --- faults of content documents -----------------------------------------------------------------------------

edit("chapter ill-formed", "RSC-016", ONE, "</em>", "")
edit("ampersand", "RSC-016", ONE, "Words,", "Words & ")
edit("entity of HTML", "RSC-016", ONE, "Words,", "Words&nbsp;")
edit("control character", "RSC-016", ONE, "Words,", "Words\x07")
edit("undeclared namespace prefix", "RSC-016", ONE, "<h1 id", '<h1 svg:x="1" id')
edit("no namespace", "RSC-005", ONE, ' xmlns="http://www.w3.org/1999/xhtml"', "")
edit("document type of XHTML 1.1", "HTM-004", ONE, "<!DOCTYPE html>",
     '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">')
edit("external entity", "HTM-003", ONE, "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY x SYSTEM "x.txt">]>')
edit("entities that grow", "growing-entity", ONE, "<!DOCTYPE html>",
     '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>')
edit("declared attributes that grow", "growing-entity", ONE, "<!DOCTYPE html>",
     '<!DOCTYPE html [<!ATTLIST p title CDATA "%s">]>' % ("a" * 2000))
body("two thousand attributes", "too-many-attributes", "<p " + " ".join('data-a%d="1"' % i for i in range(2000)) + ">x</p>")
edit("ISO-8859-1 declared", "RSC-028", ONE, 'encoding="utf-8"', 'encoding="iso-8859-1"')
edit("XML 1.1", "HTM-001", ONE, '<?xml version="1.0"', '<?xml version="1.1"')


@fault("chapter in UTF-16", "HTM-058")
def _():
    files = good()
    files[ONE] = files[ONE].replace('encoding="utf-8"', 'encoding="utf-16"').encode("utf-16")
    return pack(files)


@fault("bytes that are no UTF-8", "RSC-016")
def _():
    files = good()
    files[ONE] = files[ONE].encode().replace(b"Words,", b"W\xf6rter")
    return pack(files)


edit("no title of a chapter", "RSC-017", ONE, "<title>One</title>", "")
edit("empty title of a chapter", "RSC-005", ONE, "<title>One</title>", "<title></title>")
edit("id twice", "RSC-005", ONE, 'id="second"', 'id="first"')
edit("id with a space", "RSC-005", ONE, 'id="opening"', 'id="the opening"')
edit("id that begins with a digit", "id-form", ONE, 'id="opening"', 'id="1opening"')
edit("link to a missing file", "RSC-007", ONE, 'href="two.xhtml#table"', 'href="three.xhtml"')
edit("link to a missing fragment", "RSC-012", ONE, 'href="two.xhtml#table"', 'href="two.xhtml#tables"')
edit("link to a missing fragment of the same file", "RSC-012", ONE, 'href="two.xhtml#table"', 'href="#tables"')
edit("link to an image", "RSC-010", ONE, 'href="two.xhtml#table"', 'href="../images/dot.png"')
edit("link with a query", "RSC-033", ONE, 'href="two.xhtml#table"', 'href="two.xhtml?x=1"')
edit("link out of the container", "RSC-026", ONE, 'href="two.xhtml#table"', 'href="../../../two.xhtml"')
edit("link to a file of the machine", "RSC-030", ONE, 'href="two.xhtml#table"', 'href="file:///tmp/two.xhtml"')
edit("link of data", "RSC-029", ONE, 'href="two.xhtml#table"', 'href="data:text/html,x"')
edit("link with a space", "RSC-020", ONE, "https://example.org/", "https://exa mple.org/")
edit("link that is a script", "active-link", ONE, 'href="two.xhtml#table"', 'href="javascript:alert(1)"')
edit("link that is a script in disguise", "active-link", ONE, 'href="two.xhtml#table"', 'href="Java&#9;Script:alert(1)"')


@fault("link to a page outside the spine", "RSC-011")
def _():
    files = good()
    files[OPF] = files[OPF].replace('<itemref idref="notes" linear="no"/>', "")
    return pack(files)


edit("image that is missing", "RSC-007", ONE, "../images/dot.png", "../images/dots.png")
edit("image from outside", "RSC-006", ONE, "../images/dot.png", "https://example.org/dot.png")
edit("style sheet from outside", "RSC-006", ONE, "../css/book.css", "https://example.org/book.css")
edit("style sheet that is missing", "RSC-007", ONE, "../css/book.css", "../css/books.css")


@fault("image that is not in the manifest", "RSC-008")
def _():
    files = dict(good(), **{"EPUB/images/more.png": png()})
    files[ONE] = files[ONE].replace("dot.png", "more.png")
    return pack(files)


@fault("image of a foreign type", "RSC-032")
def _():
    files = dict(good(), **{"EPUB/images/x.bmp": b"BM      "})
    files[OPF] = files[OPF].replace("</manifest>", '<item id="bmp" href="images/x.bmp" media-type="image/bmp"/></manifest>')
    files[ONE] = files[ONE].replace("dot.png", "x.bmp")
    return pack(files)


body("image with a fragment", "RSC-009", '<p><img src="../images/dot.png#x" alt=""/></p>')
body("image without a source", "RSC-005", '<p><img alt=""/></p>')
body("image without alt", "missing-alt", '<p><img src="../images/dot.png"/></p>')
body("width in per cent", "RSC-005", '<p><img src="../images/dot.png" alt="" width="50%"/></p>')
body("div in a paragraph", "RSC-005", "<p><div>x</div></p>")
body("list in a paragraph", "RSC-005", "<p><ul><li>x</li></ul></p>")
body("paragraph in a span", "RSC-005", "<p><span><p>x</p></span></p>")
body("heading in a paragraph", "RSC-005", "<p><h3>x</h3></p>")
body("div in a heading", "RSC-005", "<h3><div>x</div></h3>")
body("block in a link in a paragraph", "RSC-005", '<p><a href="two.xhtml"><div>x</div></a></p>')
body("link in a link", "RSC-005", '<p><a href="two.xhtml">x <a href="notes.xhtml">y</a></a></p>')
body("item outside a list", "RSC-005", "<li>x</li>")
body("paragraph directly in a list", "RSC-005", "<ul><p>x</p></ul>")
body("text directly in a list", "RSC-005", "<ul>x<li>y</li></ul>")
body("list directly in a list", "RSC-005", "<ul><li>x</li><ul><li>y</li></ul></ul>")
body("description before its term", "RSC-005", "<dl><dd>x</dd><dt>y</dt><dd>z</dd></dl>")
body("term without a description", "RSC-005", "<dl><dt>y</dt></dl>")
body("row outside a table", "RSC-005", "<div><tr><td>x</td></tr></div>")
body("cell directly in a table", "RSC-005", "<table><td>x</td></table>")
body("caption at the end of a table", "RSC-005", "<table><tr><td>x</td></tr><caption>y</caption></table>")
body("two captions of a figure", "RSC-005", "<figure><figcaption>x</figcaption><p>y</p><figcaption>z</figcaption></figure>")
body("caption outside a figure", "RSC-005", "<figcaption>x</figcaption>")
body("details without a summary", "RSC-005", "<details><p>x</p></details>")
body("element of old HTML", "RSC-005", "<center>x</center>")
body("unknown element", "RSC-005", "<para>x</para>")
body("element in upper case", "RSC-005", "<P>x</P>")
body("attribute of old HTML", "RSC-005", '<p align="center">x</p>')
body("unknown attribute", "RSC-005", '<p colour="red">x</p>')
body("attribute at the wrong element", "RSC-005", '<p href="two.xhtml">x</p>')
body("colspan that is no number", "RSC-005", '<table><tr><td colspan="all">x</td></tr></table>')
body("dir of another value", "RSC-005", '<p dir="right">x</p>')
body("language malformed", "RSC-005", '<p xml:lang="en_GB" lang="en_GB">x</p>')
body("lang and xml:lang differ", "RSC-005", '<p lang="en" xml:lang="de">x</p>')
body("bdo without dir", "RSC-005", "<p><bdo>x</bdo></p>")
body("role of a chapter on an article", "RSC-005", '<article role="doc-chapter"><p>x</p></article>')
body("role of a list item on a footnote", "RSC-005", '<ul><li role="doc-footnote">x</li></ul>')
body("unknown role", "RSC-005", '<p role="doc-novel">x</p>')
body("deprecated role", "RSC-017", '<ul><li role="doc-endnote">x</li></ul>')
body("label by a missing id", "RSC-005", '<p aria-labelledby="nothing">x</p>')
body("epub:type with an undeclared prefix", "OPF-028", '<p epub:type="mine:thing">x</p>')
edit("epub:type on head", "RSC-005", ONE, "<head>", '<head epub:type="chapter">')
edit("two bodies", "RSC-005", ONE, "</html>", "<body><p>x</p></body></html>")
edit("no head", "RSC-005", NOTES, '<head>\n<meta charset="utf-8"/>\n<title>Notes</title>\n'
     '<link rel="stylesheet" type="text/css" href="../css/book.css"/>\n</head>\n', "")
edit("paragraph in head", "RSC-005", ONE, "</head>", "<p>x</p></head>")
edit("meta with another encoding", "RSC-005", ONE, '<meta charset="utf-8"/>', '<meta charset="iso-8859-1"/>')
edit("meta with another content type", "RSC-005", ONE, '<meta charset="utf-8"/>',
     '<meta http-equiv="Content-Type" content="application/xhtml+xml; charset=utf-8"/>')
edit("script not said", "OPF-014", ONE, "</head>", "<script>var a = 1;</script></head>")
body("event handler not said", "OPF-014", '<p onclick="x()">x</p>')
body("event handler", "event-handler", '<p onclick="x()">x</p>')
body("form", "active-element", '<form action="https://example.org/"><p><input type="text"/></p></form>')
body("iframe", "active-element", '<p><iframe src="notes.xhtml"></iframe></p>')
body("replacement character", "replacement-character", "<p>caf\ufffd</p>")
body("replacement character by number", "replacement-character", "<p>caf&#xFFFD;</p>")
body("C1 control character", "control-characters", "<p>caf\x85</p>")
body("anchor closed by itself", "self-closed", '<p><a id="x"/>x</p>')
body("paragraph closed by itself", "self-closed", "<p/>")
body("void element with an end tag", "void-not-closed", "<p>x<br></br>y</p>")
body("declared element of EPUB that is deprecated", "RSC-017",
     '<epub:switch id="s"><epub:case required-namespace="http://example.org/x"><p>x</p></epub:case>'
     "<epub:default><p>y</p></epub:default></epub:switch>")
edit("another page by itself", "meta-refresh", ONE, '<meta charset="utf-8"/>',
     '<meta charset="utf-8"/><meta http-equiv="refresh" content="5; url=two.xhtml"/>')
edit("deeper than readers read", "too-deep", ONE, "</section>", "<div>" * 300 + "x" + "</div>" * 300 + "</section>")
edit("SVG ill-formed", "RSC-016", SVG, "</title>", "")
edit("SVG with a script not said", "OPF-014", SVG, "<title>", "<script>1</script><title>")
edit("SVG id twice", "RSC-005", SVG, "</svg>", '<rect id="r" width="1" height="1"/></svg>')
edit("symbol without a fragment", "RSC-015", SVG, "</svg>",
     '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="map.svg"/></svg>')

# --- faults of style sheets ----------------------------------------------------------------------------------

edit("direction", "CSS-001", CSS, "margin: 0;", "direction: rtl;")
edit("unicode-bidi", "CSS-001", CSS, "margin: 0;", "unicode-bidi: embed;")
edit("image of a style sheet missing", "RSC-007", CSS, "../images/dot.png", "../images/dots.png")
edit("image of a style sheet from outside", "RSC-006", CSS, "../images/dot.png", "https://example.org/dot.png")
edit("import missing", "RSC-007", CSS, "/* A", '@import "more.css";\n/* A')
edit("empty address", "CSS-002", CSS, 'url("../images/dot.png")', "url()")
edit("block without its end", "CSS-008", CSS, "text-indent: 1em; }", "text-indent: 1em;")
edit("font that is missing", "RSC-007", CSS, "/* A", '@font-face { font-family: "F"; src: url("f.ttf") }\n/* A')
edit("min() in a style sheet", "reader-css", CSS, "margin: 0;", "max-width: min(150px, 30vw);")
edit("grid in a style sheet", "reader-css", CSS, "margin: 0;", "display: grid;")
edit("@namespace in a style sheet", "reader-css", CSS, "/* A", '@namespace epub "http://www.idpf.org/2007/ops";\n/* A')
edit("rule in a rule", "reader-css", CSS, "margin: 0;", "margin: 0; em { color: red; }")
edit("position: fixed", "CSS-006", CSS, "margin: 0;", "position: fixed;")
edit("another charset", "CSS-004", CSS, '@charset "utf-8"', '@charset "iso-8859-1"')
body("direction in a style attribute", "CSS-001", '<p style="direction: rtl">x</p>')

# --- faults of EPUB 2 ----------------------------------------------------------------------------------------

edit2("no toc", "RSC-005", OPF, ' toc="ncx"', "")
edit2("element of HTML 5", "RSC-005", ONE, "<div>", "<section><p>x</p></section><div>")
edit2("text directly in body", "RSC-005", ONE, "<div>", "Words<div>")
edit2("image directly in body", "RSC-005", ONE, "<div>", '<img src="../images/dot.png" alt=""/><div>')
edit2("unknown entity", "RSC-016", ONE, "&mdash;", "&mydash;")
edit2("image without alt", "RSC-005", ONE, ' alt="Dot"', "")
edit2("attribute of HTML 5", "RSC-005", ONE, "<h1>", '<h1 data-x="1">')
edit2("date malformed", "OPF-054", OPF, "2010-01-31", "31.1.2010")
edit2("role that is no code", "OPF-052", OPF, 'opf:role="aut"', 'opf:role="author"')
edit2("document type of HTML 5", "HTM-004", ONE, 'PUBLIC "-//W3C//DTD XHTML 1.1//EN" ', 'PUBLIC "-//W3C//DTD XHTML 1.0 Frameset//EN" ')
edit2("link to a missing fragment", "RSC-012", ONE, "#end", "#finis")
edit2("properties of EPUB 3", "RSC-005", OPF, '<item id="dot" ', '<item id="dot" properties="cover-image" ')


# --- what is right though it is rare: no finding above a note ------------------------------------------------

RIGHT = {}


def right(name, file, old, new, base=good):
    files = base()
    assert old in files[file], (name, old)
    files[file] = files[file].replace(old, new, 1)
    RIGHT[name] = pack(files)


def right_body(name, markup):
    right(name, ONE, "</section>", markup + "</section>")


right_body("sections", "<article><header><h2>x</h2></header><p>y</p><footer><p>z</p></footer></article><aside><p>w</p></aside>"
           "<main><p>m</p></main><nav><p>plain</p></nav><address>a</address>")
right_body("headings in a group", "<hgroup><h2>x</h2><p>y</p></hgroup>")
right_body("phrasing", "<p><abbr title='x'>a</abbr><b>b</b><bdi>c</bdi><cite>d</cite><code>e</code><data value='1'>f</data>"
           "<dfn>g</dfn><i>h</i><kbd>i</kbd><mark>j</mark><q cite='https://example.org/'>k</q><s>l</s><samp>m</samp>"
           "<small>n</small><sub>o</sub><sup>p</sup><time datetime='2026-11-23'>q</time><u>r</u><var>s</var><wbr/>"
           "<ins datetime='2026-11-23'>t</ins><del cite='https://example.org/'>u</del></p>")
right_body("links around blocks", '<a href="two.xhtml"><div><p>x</p></div></a><ins><p>y</p></ins>')
right_body("an anchor without a target", '<p><a id="here" class="x"></a>x</p>')
right_body("lists", '<ol start="3" reversed="reversed" type="a"><li value="3">x</li></ol><ol></ol><ul><li>y<ul><li>z</li></ul></li></ul>'
           "<menu><li>x</li></menu><dl><div><dt>t</dt><dd>d</dd></div></dl><dl><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd></dl>")
right_body("tables", "<table border='1'><colgroup span='2'></colgroup><thead><tr><th id='h' scope='col'>x</th></tr></thead>"
           "<tbody><tr><td headers='h' rowspan='2'>y</td></tr></tbody><tbody><tr></tr></tbody><tfoot><tr><td>z</td></tr></tfoot></table>"
           "<table><tr><td><p>x</p></td></tr></table>")
right_body("figures", '<figure><figcaption>x</figcaption><p>y</p></figure><figure><p>y</p></figure>'
           '<figure role="group"><table><tr><td>1</td></tr></table><figcaption>c</figcaption></figure>')
right_body("pictures", '<p><picture><source srcset="../images/dot.png 2x, ../images/dot.png 1x" media="all"/><img src="../images/dot.png" alt=""/></picture></p>')
right_body("image map", '<p><img src="../images/dot.png" alt="" usemap="#m"/></p><map name="m" id="m"><area shape="rect" coords="0,0,1,1" href="two.xhtml" alt="x"/></map>')
right_body("ruby", "<p><ruby><rb>x</rb><rt>y</rt></ruby><ruby>a<rt>b</rt>c<rt>d</rt></ruby></p>")
right_body("meters", '<p><meter value="0.5" min="0" max="1">x</meter><progress value="1" max="2">y</progress></p>')
right_body("global attributes", '<p data-x="1" title="t" tabindex="-1" hidden="" translate="no" accesskey="k" draggable="true" '
           'contenteditable="false" spellcheck="false" style="margin: 0" class="a b" dir="auto" role="note" aria-label="l" '
           'itemscope="itemscope" property="schema:name" typeof="schema:Book" about="#opening" vocab="http://schema.org/">x</p>')
right_body("ids that are no words", '<p id="a.b-c_d">x</p><p id="é">y</p>')
right_body("pagebreak", '<span epub:type="pagebreak" role="doc-pagebreak" id="pg1" aria-label="1"></span><hr role="doc-pagebreak" id="pg2" aria-label="2"/>')
right_body("roles", '<p role="presentation">x</p><div role="doc-footnote">x</div><ul role="list"><li role="listitem">x</li></ul>'
           '<h2 role="doc-subtitle">s</h2><aside role="doc-tip"><p>t</p></aside><div role="doc-cover">x</div><p role="doc-epigraph">e</p>')
right_body("comments and CDATA", "<!-- <p> --><p><![CDATA[<b>]]></p><?keep this?>")
right_body("link with a port, and others", '<p><a href="http://example.org:80/a?b=c&amp;d=e#f">x</a> <a href="tel:+123">y</a> <a href="#opening">z</a> '
           '<a href="">s</a> <a href="./two.xhtml#table">t</a> <a href="../text/two.xhtml">u</a> <a href="%74wo.xhtml">v</a></p>')
right_body("epub:type with prefixes", '<p epub:type="bridgehead msv:x prism:y">x</p>')
right_body("empty elements", "<p></p><div></div><span></span>")
right_body("lang without xml:lang", '<p lang="de">x</p><p xml:lang="FR">y</p><p lang="">z</p>')
right_body("object with a fallback", "<p>x</p>")
right("no document type", ONE, "<!DOCTYPE html>\n", "")
right("legacy document type", ONE, "<!DOCTYPE html>", '<!DOCTYPE html SYSTEM "about:legacy-compat">')
right("entity of its own", ONE, "<!DOCTYPE html>", '<!DOCTYPE html [<!ENTITY mine "x">]>')
right("content type in meta", ONE, '<meta charset="utf-8"/>', '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>')
right("viewport in a reflowable page", ONE, '<meta charset="utf-8"/>', '<meta charset="utf-8"/><meta name="viewport" content="width=device-width"/>')
right("alternate style sheets", ONE, "</head>", '<link rel="alternate stylesheet" title="Night" href="../css/book.css" type="text/css"/></head>')
right("a style element", ONE, "</head>", "<style>p { color: red }</style></head>")
right("prefix attribute", ONE, ' lang="en"', ' epub:prefix="mine: https://example.org/ns#" lang="en"')
right("several titles and refinements", OPF, "</metadata>", '<dc:title id="t2">Second</dc:title><meta refines="#t2" property="title-type">subtitle</meta>'
      '<meta refines="#title" property="title-type">main</meta><meta refines="#title" property="display-seq">1</meta>'
      '<meta refines="#author" property="file-as">Lovelace, Ada</meta><meta refines="#author" property="alternate-script" xml:lang="ja">x</meta></metadata>')
right("accessibility metadata", OPF, "</metadata>", '<meta property="schema:accessMode">textual</meta><meta property="schema:accessibilityFeature">none</meta>'
      '<meta property="schema:accessibilityHazard">none</meta><meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>'
      '<meta property="a11y:certifiedBy">Ada</meta></metadata>')
right("collection", OPF, "</metadata>", '<meta property="belongs-to-collection" id="c">S</meta><meta refines="#c" property="collection-type">series</meta>'
      '<meta refines="#c" property="group-position">1</meta></metadata>')
right("subject with authority", OPF, "</metadata>", '<dc:subject id="s">X</dc:subject><meta refines="#s" property="authority">BISAC</meta>'
      '<meta refines="#s" property="term">FIC000000</meta></metadata>')
right("source of pages", OPF, "</metadata>", '<dc:source id="src">urn:isbn:9780000000002</dc:source><meta refines="#src" property="source-of">pagination</meta></metadata>')
right("link to a record", OPF, "</metadata>", '<link rel="record" href="https://example.org/marc.xml" media-type="application/xml"/></metadata>')
right("rendition", OPF, "</metadata>", '<meta property="rendition:layout">reflowable</meta><meta property="rendition:orientation">auto</meta>'
      '<meta property="rendition:spread">auto</meta><meta property="rendition:flow">paginated</meta></metadata>')
right("properties of the spine", OPF, '<itemref idref="two"/>', '<itemref idref="two" properties="page-spread-left rendition:flow-auto" id="ref2" linear="yes"/>')
right("dates", OPF, "<dc:date>2026-11-23", "<dc:date>2026-11-23T08:00:00+01:00")
right("languages", OPF, "<dc:language>en", "<dc:language>zh-Hant-TW</dc:language><dc:language>pt-BR")
right("several identifiers", OPF, "</metadata>", "<dc:identifier>urn:isbn:9780000000002</dc:identifier><dc:identifier>x</dc:identifier></metadata>")
right("remote font", OPF, "</manifest>", '<item id="f" href="https://example.org/f.woff2" media-type="font/woff2"/></manifest>')
right("collection element", OPF, "</package>", '<collection role="https://example.org/role"><link href="text/one.xhtml"/></collection></package>')
right("vendors' namespaces", OPF, "<metadata ", '<metadata xmlns:calibre="http://calibre.kovidgoyal.net/2009/metadata" ')
right("no guide, no NCX", OPF, '<guide>\n<reference type="text" title="Start" href="text/one.xhtml"/>\n</guide>', "")
right("list of pages", NAV, "</body>", '<nav epub:type="page-list"><ol><li><a href="text/one.xhtml#opening">1</a></li></ol></nav></body>')
right("list of illustrations", NAV, "</body>", '<nav epub:type="loi"><h2>Pictures</h2><ol><li><a href="text/one.xhtml#opening">1</a></li></ol></nav></body>')
right("label that is an image", NAV, ">Two</a>", '><img src="images/dot.png" alt="Two"/></a>')
right("nav among other content", NAV, "<body>", '<body class="x"><header><h1>The book</h1></header><section epub:type="frontmatter"><p>x</p></section>')
right("page list in the NCX", NCX, "</navMap>", '</navMap><pageList><pageTarget type="normal" id="pt1" value="1" playOrder="4"><navLabel><text>1</text></navLabel>'
      '<content src="text/one.xhtml#opening"/></pageTarget></pageList>')
right("style sheet with a page rule", CSS, "/* A", '@page { margin: 1em }\n@media print { p { margin: 0 } }\n'
      'p:first-child, a[href^="x"] > b + i ~ u::before { content: "\\201C"; margin: -1em auto 0 .5em }\n'
      'h1:not(.x):nth-child(2n+1) { background: #fff url(../images/dot.png) no-repeat; font: italic 1em/1.2 "A B", serif !important }\n/* A')
right("EPUB 2: presentation of XHTML 1.1", ONE, "<div>", '<p><big>x</big> <tt>y</tt> <acronym title="z">z</acronym> <q>q</q></p><hr/>'
      '<table border="1" cellpadding="2" summary="s"><col width="50%"/><tr><td align="left" valign="top">x</td></tr></table><div>', good2)
right("EPUB 2: metadata", OPF, "</metadata>", '<dc:contributor opf:role="bkp">x</dc:contributor><dc:date opf:event="modification">2010</dc:date><dc:rights>r</dc:rights>'
      '<dc:subject>s</dc:subject></metadata>', good2)
right("EPUB 2: blocks in ins", ONE, "<div>", "<ins><p>x</p></ins><div>", good2)


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
