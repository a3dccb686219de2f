"""The visible contents, what stands in them about each article, and the links at the end of pages."""
import json

from harness import *

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "cover"))
from pictures import flat

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

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
def jumps(here):
    for many, expected in ((17, None), (18, ("Rubriken", [("Few", "Few"), ("Many", "Many")]))):
        news(here / str(many) / "1 Few", 3)
        news(here / str(many) / "2 Many", many - 3)
        news(here / str(many) / "2 Many/Far", 3)
        run = octavo(str(many), "-l", "de", cwd=here)
        book = Book(here / ("%d.epub" % many))
        page = book.parts[FRONT]
        headings = {"#" + h2.get("id", ""): "".join(h2.itertext()) for h2 in page.iter(XHTML + "h2")}
        lines = page.findall(".//{*}nav/{*}header/{*}nav")
        found = [(line.get("aria-label"), [(a.text, headings.get(a.get("href"))) for a in line.iter(XHTML + "a")]) for line in lines]
        check("front page: %d articles, %s to its sections" % (many + 3, "links" if expected else "no links"),
              exits(run, 0), *book.problems, differs("links", found, [expected] if expected else []))


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


# Names of groups: arguments, what an article begins with, given its number from 0, what the groups are.
GROUPS = [
    ("by number", [], lambda i: "Story %d" % i, ["1–100", "101–200", "201–250"]),
    ("by month", ["--sort", "date"], lambda i: "Title: Story %d\nDate: 2026-%02d-%02d\n" % (i, 3 - i // 90, i % 28 + 1),
     ["January 2026", "February 2026", "March 2026"]),
    ("by number where a month is not stated", [],
     lambda i: "Title: Story %d\n" % i + ("Date: 2026-%02d\n" % (i // 90 + 1) if i < 249 else "Tags: tide\n"),
     ["1–100", "101–200", "201–250"]),
    ("by month, from the last to the first, in French", ["-l", "fr"],
     lambda i: "Title: Story %d\nDate: 2026-%02d-%02d\n" % (i, 3 - i // 90, 1), ["mars 2026", "février 2026", "janvier 2026"]),
    ("by letter", ["--sort", "title"], lambda i: "%s story %d" % (["Above", "below", "Éclair", "9 to 5"][i % 4], i),
     ["0–9", "A", "b", "É"]),
    ("by number where letters are not in order", [], lambda i: "%s story %d" % ("Above below Elsewhere Harbour".split()[i % 4], i),
     ["1–100", "101–200", "201–250"]),
]


@test
def groups(here):
    for name, arguments, head, expected in GROUPS:
        for i in range(250):
            write(here / name / ("%d.txt" % i), head(i) + "\n\n" + PROSE + "\n")
        run = octavo(name, *arguments, "--report", "r.json", "-o", "b.epub", cwd=here)
        book, report = Book(here / "b.epub"), json.loads((here / "r.json").read_text())
        contents = book.contents()
        check("groups: " + name, exits(run, 0), *book.problems,
              differs("nav", [label for label in contents if label in expected], expected),
              differs("entries of nav", len(contents), 250 + len(expected)),
              differs("front page", book.texts(FRONT, ".//{*}h2"), expected),
              differs("ncx", book.texts(NCX, ".//{*}navMap/{*}navPoint/{*}navLabel/{*}text"), expected),
              differs("sections", (report["book"]["sections"], report["articles"][0]["section"]), (0, None)),
              differs("pages", book.pages("text/s"), []))


@test
def groups_in_sections(here):
    news(here / "in/1 Few", 3)
    news(here / "in/2 Many", 201)
    for depth, levels in (([], 3), (["--toc-depth", "2"], 2)):
        run = octavo("in", *depth, "--report", "r.json", "-o", "b.epub", cwd=here)
        book, report = Book(here / "b.epub"), json.loads((here / "r.json").read_text())
        within = ".//{*}navMap" + "/{*}navPoint" * levels
        check("groups: in a section, contents of %d levels" % levels, exits(run, 0), *book.problems,
              differs("sections", book.texts(FRONT, ".//{*}h2"), ["Few", "Many"]),
              differs("groups", book.texts(FRONT, ".//{*}h3"), ["1–100", "101–200", "201"]),
              differs("ncx", len(book.parts[NCX].findall(within)), 201 if levels == 3 else 204),
              differs("the report", sorted({a["section"] for a in report["articles"]}), ["Few", "Many"]))


@test
def divided_contents(here):
    """Where the front page would be too long it leads to pages, and these to the articles."""
    news(here / "in", 2)
    news(here / "in/1 Few", 3)
    news(here / "in/2 Many", 450)
    news(here / "in/3 Thin", 2)
    run = octavo("in", "--split-size", "20000", cwd=here)
    book = Book(here / "in.epub")
    links = lambda page: [(a.text, a.get("href")) for a in book.parts[page].findall(".//{*}ol//{*}a")]
    check("divided contents: the front page", exits(run, 0), *book.problems,
          differs("links", links(FRONT)[2:4], [("Few", "s1.xhtml"), ("Many", "s2.xhtml")]),
          differs("all of them", len(links(FRONT)), 6), differs("heading", book.texts(FRONT, ".//{*}h2"), ["Thin"]),
          lacks("counts", " ".join(book.texts(FRONT, ".//{*}li")), "Many 450 articles"))
    pages = ["EPUB/text/s%d.xhtml" % i for i in range(2, 8)]
    check("divided contents: pages of sections and groups",
          differs("links", links(pages[0]), [("%d–%d" % (i, min(i + 99, 450)), "s%d.xhtml" % (i // 100 + 3))
                                             for i in range(1, 450, 100)]),
          *[differs("articles on " + page, len(links(page)), 100 if page < pages[5] else 50) for page in pages[1:]],
          *[differs("longest", len(book.files[page]) > 20000, False) for page in pages + [FRONT]],
          differs("feet", [book.foot("EPUB/text/%s.xhtml" % name)[-2 if name == "c100" else -1] for name in ("s2", "s3", "c100")],
                  [("Contents", "front.xhtml"), ("Contents", "s2.xhtml"), ("Contents", "s3.xhtml")]))


# What an article shows, and what the book's summary then says in German behind its first sentence.
SUMMARIES = [
    ("no image", "", "Es gibt keine Bilder, keinen Ton und keine Bewegung."),
    ("an image that is described", "![A boat](b.png)", "Die Bilder sind in Worten beschrieben."),
    ("one of two that is not", "![A boat](b.png)\n\n![](b.png)", "Nicht alle Bilder sind in Worten beschrieben."),
]


@test
@needs("markdown")
@needs("images")
def summary(here):
    (here / "b.png").write_bytes(flat(300, 200))
    for name, image, said in SUMMARIES:
        write(here / "a.md", "# Boat\n\n%s\n\n%s\n" % (PROSE, image))
        run = octavo("-l", "de", "--cover", "none", "-o", "b.epub", "a.md", cwd=here)
        summary = Book(here / "b.epub").parts[OPF].find(".//{*}meta[@property='schema:accessibilitySummary']")
        check("accessibility summary: " + name, exits(run, 0), differs("language", summary.get(XML_LANG), "de"),
              differs("sentence", summary.text.partition(". ")[2], said))
