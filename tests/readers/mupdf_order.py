#!/usr/bin/env python3
"""mupdf_order.py BOOK TEXT - whether MuPDF, which lays pages out by itself, shows a book's blocks in the order
of its files: of each chapter the headline, what stands below it, then the body. TEXT is what `mutool draw -F txt`
said. The same lines in reverse must be noticed as a fault."""
import posixpath, re, sys, unicodedata, xml.etree.ElementTree as ET, zipfile
from urllib.parse import unquote

HTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
BLOCKS = {HTML + name for name in "h1 h2 h3 h4 h5 p pre td th caption".split()}
KEY = 40  # characters of a block that are sought


def squeezed(text):
    """Letters and digits alone: lines and words are broken anew on every page, and some are set in capitals."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in text if c.isalnum())


def spine(book):
    container = ET.fromstring(book.read("META-INF/container.xml"))
    path = container.find(".//{*}rootfile").get("full-path")
    package = ET.fromstring(book.read(path))
    items = {item.get("id"): item.get("href") for item in package.iter(OPF + "item")}
    for reference in package.iter(OPF + "itemref"):
        yield posixpath.join(posixpath.dirname(path), unquote(items[reference.get("idref")]))


def blocks(tree):
    """The text of each block that holds no other, in the file's order."""
    for element in tree.iter():
        if element.tag in BLOCKS and not any(e.tag in BLOCKS for e in element if e is not element):
            text = "".join(element.itertext())
            yield element.tag[len(HTML):], text


def faults(book, shown):
    at = 0
    for path in spine(book):
        for name, text in blocks(ET.fromstring(book.read(path))):
            key = squeezed(text)[:KEY]
            found = shown.find(key, at)
            if found < 0:
                yield "%s: <%s> %s: %s" % (path, name, "comes too early" if key in shown else "is not there",
                                           re.sub(r"\s+", " ", text)[:60])
            else:
                at = found + len(key)


def main(path, text):
    with open(text, encoding="utf-8", errors="replace") as file:
        lines = file.read().split("\n")
    with zipfile.ZipFile(path) as book:
        found = list(faults(book, squeezed("".join(lines))))
        noticed = any(True for _ in faults(book, squeezed("".join(reversed(lines)))))
    print("%s - MuPDF order: %s" % ("not ok" if found or not noticed else "ok", path))
    for fault in found[:8]:
        print("# " + fault)
    if not noticed:
        print("# the same lines in reverse have no fault either: nothing was compared")


main(*sys.argv[1:])
