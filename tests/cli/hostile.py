#!/usr/bin/env python3
"""Hostile strings through every way into a book: what must stand there is computed here, from the design's
words, and looked for in every file of the book. BUILD=build tests/cli/hostile.py"""
import os, re, sys

sys.dont_write_bytecode = True
from harness import *
import hostile_files  # noqa: the other half, and the longest tests, so first

STRINGS = {
    "ampersand and signs": "A&W < 5 > 3",
    "tags": "<b>bold and <script>alert(1)",
    "quotes": "\"quotes' and 'more\"",
    "end of CDATA": "it is ]]> over",
    "two hyphens": "--",
    "hyphens within": "so -- they said",
    "an entity": "&amp; &lt;b&gt; &nbsp; &#60; &bogus; stays",
    "control characters": "Bell\x07 and \x1bred\x08",
    "DEL": "rub\x7fout",
    "a C1 control": "next\u009bone",
    "U+FFFE and U+FFFF": "non\ufffechar\uffffacters",
    "noncharacters": "no\ufdd0thing \U0001fffe here",
    "byte-order marks": "\ufeffbyte\ufefforder",
    "a surrogate's bytes": b"lone \xed\xa0\x80 half",
    "invalid UTF-8": b"caf\xe9 \xff\xc3",
    "an overlong form": b"over\xc0\xafslash",
    "10,000 characters": "many words " * 909 + "x",
    "one word of 10,000 characters": "w" * 10000,
    "200 wide characters": "渡" * 200,
    "201 wide characters": "渡" * 201,
    "Arabic": "العبّارة تنتظر الخبز",
    "Hebrew with an override": "שלום \u202eחדשות\u202c עולם",
    "emoji with joiners": "👩\u200d👩\u200d👧 at sea 🌊🏴\u200d☠️",
    "only spaces": "   \u00a0\u3000",
    "only zero-width": "\u200b\u200d\u2060",
    "only an override": "\u202e",
    "line separators": "First\u2028Second",
    "a line break": "First\nSecond",
    "tab and return": "tab\there\rthere",
    "an XML declaration": "<?xml version='1.0'?>",
    "a comment": "<!-- x --><!DOCTYPE y>",
    "a leading dash": "-t oops",
    "an escaped NUL": "%00 and \\0",
    "a path": "../..",
    "an escaped path": "%2e%2e%2fetc",
    "an address": "javascript:alert(1)",
    "a template": "${HOME} $(id) `id` %s%n {}",
}
SPACES = "\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
FORBIDDEN = "[\0-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff%s]" % "".join(
    chr(plane << 16 | last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
NAMELESS = "Plain words stand here. NAME The wall that the town built…"  # cut at 60 characters
ELEMENTS = set("""container rootfiles rootfile package metadata meta identifier title language creator
    contributor publisher description subject rights manifest item spine itemref guide reference ncx head docTitle docAuthor
    navMap navPoint navLabel content text html link body nav section header h1 h2 ol li a span p""".split())


def text_of(raw):
    """As Unicode; what is no UTF-8 is U+FFFD."""
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw


def cleaned(raw):
    """What must stand in the book for a value of an option: nothing that XML forbids, spaces collapsed."""
    line = re.sub(FORBIDDEN, "", re.sub("[%s]+" % SPACES, " ", text_of(raw))).strip()
    return re.sub("\ufffd+", "\ufffd", re.sub(" +", " ", line)) if is_visible(line) else ""


def cleaned_text(raw):
    """The same of an article's text: what is no UTF-8 is read as Windows-1252, and so are C1 controls."""
    text = raw.decode("cp1252", "replace") if isinstance(raw, bytes) else raw
    return cleaned(re.sub("[\x80-\x9f]", lambda c: c[0].encode("latin-1").decode("cp1252", "ignore"), text))


def cleaned_name(raw):
    """The same of a file name: a hyphen, an underscore, and what XML forbids separate words."""
    return cleaned(re.sub("[-_]|" + FORBIDDEN, " ", text_of(raw)))


def capital(line):
    """Names in lower case get a capital, so names are compared with one."""
    return line[:1].upper() + line[1:]


def shown(what, texts, line, cut=False, name=False):
    """The problem when a line is not among texts. `cut`: it may be cut at 200 characters; `name`: it may have
    got a capital."""
    texts = [re.sub("\ufffd+", "\ufffd", text) for text in texts]
    if name:
        texts, line = [capital(text) for text in texts], capital(line)
    found = any(text == line or cut and len(line) > 200 >= len(text) and text.endswith("…")
                and line.startswith(text[:-1]) for text in texts)
    return "" if found else "%s: %.200a, expected %.100a" % (what, [text[:60] for text in texts], line)


def as_name(raw, suffix):
    """A name of a file made of the string, or None when it can be none."""
    name = (raw if isinstance(raw, bytes) else raw.encode())[:255 - len(suffix)]
    name = name.decode("utf-8", "ignore").encode() if isinstance(raw, str) else name
    return None if b"/" in name or b"\0" in name or name.startswith(b".") else name + suffix


# Options whose values go into the package document, and where they stand there.
VALUES = {
    "title": "{*}title", "author": "{*}creator", "publisher": "{*}publisher", "description": "{*}description",
    "subject": "{*}subject", "rights": "{*}rights", "identifier": "{*}identifier",
    "series": "{*}meta[@property='belongs-to-collection']",
    "certified-by": "{*}meta[@property='a11y:certifiedBy']",
    "conforms-to": "{*}meta[@property='dcterms:conformsTo']",
}


def option(name, raw):
    raw = raw if isinstance(raw, bytes) else raw.encode()
    name = name.encode()
    own = name in (b"title", b"author", b"identifier")
    return [b"--" + name, raw] if own else [b"-M", name + b"=" + raw]


def find_chapter(book, marker):
    """h1, paragraphs and name of the chapter with that word."""
    return next((c for c in book.chapters() if any(marker in p for p in c[1])), ("", [], ""))


def check_title(test_name, book, marker, title, name=False):
    """An article's title in its chapter, in nav and NCX, on the front page and on its section's page."""
    h1, _, chapter = find_chapter(book, marker)
    lists = [FRONT, *book.pages("text/s")]
    check(test_name, shown("h1", [h1], title, name=name),
          shown("title", book.texts(chapter, ".//{*}title"), title, True, name),
          shown("nav", book.contents(), title, True, name),
          shown("ncx", book.texts(NCX, ".//{*}text"), title, True, name),
          *[shown(page, book.texts(page, ".//{*}li//{*}a"), title, True, name) for page in lists])


def check_book(name, raw, here):
    """One book with the string everywhere at once."""
    folder = here / "Weekly"
    section = as_name(raw, b"") or b"Section"
    articles = os.fsencode(folder) + b"/" + section + b"/"
    file_name = as_name(raw, b".txt")
    body = raw if isinstance(raw, bytes) else raw.encode()
    write(articles + b"headline.txt", body + ("\nHEADLINE %s %s\n" % (PROSE, PROSE)).encode())
    write(articles + b"body.txt", b"A plain headline\n\nBODY %s\n\nPlain %s end\n" % (PROSE.encode(), body))
    write(articles + (file_name or b"third.txt"), "Plain words stand here.\n\nNAME " + PROSE + "\n")
    news(folder / "Other")
    blank = not cleaned(raw)
    values = [] if blank else [part for value in VALUES for part in option(value, raw)]
    run = octavo("-v", "-l", "en", "-o", "out", *values, "--", b"Weekly/" + section, "Weekly/Other", cwd=here)
    names = os.listdir(here / "out")
    stem = names[0][:-5] if names else ""
    check("hostile %s: exit 0, one book with a decent name" % name, exits(run, 0),
          "" if len(names) == 1 and len(stem.encode()) <= 80 and cleaned(stem) == stem != "" and stem[0] not in "-."
          else "names: %a" % names)
    book = Book(here / "out" / names[0])
    check("hostile %s: well-formed, no element of its own, labels visible" % name, *book.problems, differs(
        "elements", {e.tag.split("}")[1] for part in book.parts.values() for e in part.iter()} - ELEMENTS, set()))
    for value, path in VALUES.items() if not blank else []:
        check("hostile %s: %s" % (name, value), shown("package", book.metadata(path), cleaned(raw)))
    if not blank:
        check("hostile %s: the book's title everywhere" % name,
              shown("h1", book.texts(FRONT, ".//{*}h1"), cleaned(raw)),
              shown("ncx", book.texts(NCX, "{*}docTitle/{*}text"), cleaned(raw), True),
              *[shown(part, book.texts(part, ".//{*}title"), cleaned(raw), True) for part in (NAV, FRONT)],
              shown("docAuthor", book.texts(NCX, "{*}docAuthor/{*}text"), cleaned(raw), True))
    check_articles(name, raw, book, section if as_name(raw, b"") else None, file_name)


def check_articles(name, raw, book, section, file_name):
    text = cleaned_text(raw)
    h1, paragraphs, _ = find_chapter(book, "HEADLINE")
    first = text if isinstance(raw, bytes) else cleaned_text(re.split("[\n\r\u2028\u2029]", raw)[0])
    if text and len(first) <= 160 and re.search(r"\w", first):
        check_title("hostile %s: headline" % name, book, "HEADLINE", first)
    else:
        check_title("hostile %s: no headline, the file's name" % name, book, "HEADLINE", "headline", True)
    whole = " ".join([h1, *paragraphs])
    body = cleaned(" ".join(find_chapter(book, "BODY")[1]))
    check("hostile %s: every word of headline and body" % name, lacks("chapter", cleaned_text(whole), text),
          lacks("chapter", body, ("Plain " + text).strip(), "end"))
    if file_name is None:
        skip("hostile %s: file name" % name, "it cannot be a file's name")
    else:
        stem = cleaned_name(file_name[:-4])
        check_title("hostile %s: file name" % name, book, "NAME", stem or NAMELESS, True)
    if section is None:
        skip("hostile %s: section" % name, "it cannot be a folder's name")
    else:
        title = cleaned_name(section)
        pages = [book.texts(page, ".//{*}h1")[0] for page in book.pages("text/s")]
        check("hostile %s: section" % name, *["not visible: %a" % page for page in pages if not is_visible(page)],
              *[shown(what, texts, title, cut, True) for what, texts, cut in (
                  ("page", pages, False), ("front page", book.texts(FRONT, ".//{*}h2"), False),
                  ("nav", book.contents(), True), ("ncx", book.texts(NCX, ".//{*}text"), True)) if title])


def check_refusals(name, raw, here):
    """Where the string is no good value: exit 2 and one message."""
    raw_bytes = raw if isinstance(raw, bytes) else raw.encode()
    wrong = [["-l", raw], [b"missing/" + raw_bytes]]
    if not cleaned(raw):
        wrong += [option(value, raw) for value in ("title", "author", "publisher")]
    problems = []
    for arguments in wrong:
        run = octavo(*arguments, "Weekly/Other", cwd=here)
        problems += [exits(run, 2), differs("lines for %.80a" % arguments, run.err.count("\n"), 1)]
    check("hostile %s: refused where it is no value" % name, *problems)


def check_folder_title(name, raw, here):
    """The book's title from its folder's name."""
    folder = as_name(raw, b"")
    if folder is None:
        return skip("hostile %s: the folder's name as title" % name, "it cannot be a folder's name")
    news(here / "in" / os.fsdecode(folder))
    run = octavo(b"in/" + folder, "-o", "b.epub", cwd=here)
    book = Book(here / "b.epub")
    title = cleaned_name(folder) or "2 articles"
    check("hostile %s: the folder's name as title" % name, exits(run, 0), *book.problems,
          shown("dc:title", book.metadata("{*}title"), title, name=True),
          shown("h1", book.texts(FRONT, ".//{*}h1"), title, name=True))


def test_of(name, raw):
    def hostile_string(here):
        (here / "out").mkdir()
        for part in (check_book, check_refusals, check_folder_title):
            try:
                part(name, raw, here)
            except (OSError, LookupError, ValueError) as fault:
                check("hostile %s: %s" % (name, part.__name__), "%s: %s" % (type(fault).__name__, fault))
    return hostile_string


for name, raw in STRINGS.items():
    test(test_of(name, raw))

if __name__ == "__main__":
    run_all()
