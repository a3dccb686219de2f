"""The visible contents, what stands in them about each article, and the links at the end of pages."""
from harness import *

LEAD = "The ferry waits for the bread, as it has since the spring. " + PROSE + "\n"


def entries(book, page=FRONT):
    """[(headline, teaser or None, facts)] of a page that lists articles."""
    part = lambda item, name: next((("".join(p.itertext())) for p in item.iter() if p.get("class") == name), None)
    return [(part(item, "headline"), part(item, "teaser"), part(item, "facts"))
            for item in book.parts[page].iter(XHTML + "li")]


@test
def front_page(here):
    write(here / "in/1.txt", "Title: Bread\nAuthor: Ada Quill\nDate: 2026-11-20\n\n" + LEAD)
    write(here / "in/2.txt", "Description: In short, a list.\nTitle: List\nTags: tide\n\n- one\n- two\n- three\n")
    write(here / "in/3.txt", "Tide\n\n" + "word " * 60 + "\n")
    run = octavo("in", "-l", "de", cwd=here)
    book = Book(here / "in.epub")
    check("front page: what it says of each article", exits(run, 0), *book.problems,
          differs("entries", entries(book), [
              ("Bread", "The ferry waits for the bread, as it has since the spring.",
               "Ada Quill · 20. November 2026 · 1 Min."),
              ("List", "In short, a list.", "1 Min."),
              ("Tide", ("word " * 28).strip() + "…", "1 Min.")]))


@test
def many_headlines(here):
    news(here / "in/1 Few", 3)
    news(here / "in/2 Many", 300)
    run = octavo("in", cwd=here)
    book = Book(here / "in.epub")
    few, many = (entries(book, "EPUB/text/s%d.xhtml" % i) for i in (1, 2))
    check("front page: over 300 articles headlines only, sections say more", exits(run, 0), *book.problems,
          differs("details", sum(facts is not None for _, _, facts in entries(book)), 0),
          differs("links", len(book.texts(FRONT, ".//{*}li/{*}a")), 303),
          differs("sections", [[sum(fact is not None for fact in facts) for facts in zip(*part)] for part in (few, many)],
                  [[3, 3, 3], [300, 300, 300]]))


@test
def feet(here):
    news(here / "in", 3)
    write(here / "in/2.txt", "العبّارة تنتظر الخبز كل صباح\n\nتنتظر العبّارة الخبز كل صباح، ولا يعرف أحد لماذا تنتظره.\n\n" * 3)
    octavo("in", cwd=here)
    book = Book(here / "in.epub")
    check("feet: previous, contents, next", *book.problems, *[
        differs("c%d" % number, book.foot("EPUB/text/c%d.xhtml" % number), links) for number, links in [
            (1, [("Contents", "front.xhtml"), ("Next", "c2.xhtml")]),
            (2, [("Previous", "c1.xhtml"), ("Contents", "front.xhtml"), ("Next", "c3.xhtml")]),
            (3, [("Previous", "c2.xhtml"), ("Contents", "front.xhtml")])]])
    foot = book.parts["EPUB/text/c2.xhtml"].find(".//{*}nav")
    check("feet: in the book's language, also below an article in another",
          differs("language and direction", (foot.get("lang"), foot.get("dir")), ("en", "ltr")))
    octavo("in", "--split-size", "1", "-o", "parts.epub", cwd=here)
    book = Book(here / "parts.epub")
    parts = [name for name in book.pages("text/c2")]
    check("feet: of an article in parts, at its end", *book.problems,
          differs("feet", [bool(book.foot(name)) for name in parts], [False] * (len(parts) - 1) + [True]))
    octavo("in/1.txt", cwd=here)
    check("feet: none where there are no contents", differs("foot", Book(here / "1.epub").foot("EPUB/text/c1.xhtml"), []))
