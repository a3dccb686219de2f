"""What of the command line arrives in the book; that the same input makes the same bytes; that nothing of
the machine is in the book; that octavo starts fast."""
import getpass, os, re, shutil, statistics, subprocess, zipfile

from harness import *

# Options, where their values are in the package document, what stands there.
METADATA = [
    (["-t", "  The \t week\n"], "{*}title", ["The week"]),
    (["-a", "Ada Lovelace", "-a", "Grace  Hopper", "--author=Plato"], "{*}creator",
     ["Ada Lovelace", "Grace Hopper", "Plato"]),
    (["-a", "Ada Lovelace", "-a", "Plato"], "{*}meta[@property='file-as']", ["Lovelace, Ada", "Plato"]),
    (["-l", "en"], "{*}language", ["en"]),
    (["-l", "en_gb"], "{*}language", ["en-GB"]),
    (["--language=EN-us"], "{*}language", ["en-US"]),
    (["--date", "2026"], "{*}date", ["2026"]),
    (["--date", "2026-11"], "{*}date", ["2026-11"]),
    (["--date", "2024-02-29"], "{*}date", ["2024-02-29"]),
    (["--date", "2026-11-23T08:00:00Z"], "{*}date", ["2026-11-23T08:00:00Z"]),
    (["--identifier", "urn:isbn:9780000000002"], "{*}identifier", ["urn:isbn:9780000000002"]),
    (["-M", "publisher=Tidewater = Press"], "{*}publisher", ["Tidewater = Press"]),
    (["-M", "description=All of it"], "{*}description", ["All of it"]),
    (["-M", "subject=Fish", "--meta=subject=Ships"], "{*}subject", ["Fish", "Ships"]),
    (["-M", "rights=CC BY 4.0"], "{*}rights", ["CC BY 4.0"]),
    (["-M", "series=The Weekly"], "{*}meta[@property='belongs-to-collection']", ["The Weekly"]),
    (["-M", "series=The Weekly", "-M", "series-index=2.5"], "{*}meta[@property='group-position']", ["2.5"]),
    (["-M", "conforms-to=EPUB Accessibility 1.1 - WCAG 2.2 Level AA"],
     "{*}meta[@property='dcterms:conformsTo']", ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]),
    (["-M", "certified-by=Ada"], "{*}meta[@property='a11y:certifiedBy']", ["Ada"]),
    ([], "{*}title", ["News"]),
    ([], "{*}creator", []),
    ([], "{*}language", ["en"]),
    ([], "{*}date", []),
    ([], "{*}meta[@property='dcterms:conformsTo']", []),
    ([], "{*}meta[@property='dcterms:modified']", ["2000-01-01T00:00:00Z"]),
]


@test
def metadata(here):
    news(here / "news")
    for options, path, expected in METADATA:
        run = octavo(*options, "news", "-o", "a.epub", cwd=here)
        book = Book(here / "a.epub")
        said = " ".join(map(repr, options)) or "nothing said"
        check("metadata: %s gives %s %s" % (said, path.split("}")[1], expected), exits(run, 0), run.err,
              differs(path, book.metadata(path), expected), *book.problems)
        (here / "a.epub").unlink(missing_ok=True)
    for epoch, expected in [("0", "1970-01-01T00:00:00Z"), ("1795420800", "2026-11-23T08:00:00Z"),
                            ("253402300799", "9999-12-31T23:59:59Z"), ("", "2000-01-01T00:00:00Z")]:
        run = octavo("news", "-o", "a.epub", cwd=here, env={"SOURCE_DATE_EPOCH": epoch, "TZ": "Asia/Tokyo"})
        check("metadata: SOURCE_DATE_EPOCH=%s" % epoch, exits(run, 0),
              differs("modified", Book(here / "a.epub").meta("dcterms:modified"), [expected]))
    identifiers = []
    for options in ([], ["-t", "Other"], ["-a", "Ada"], ["-M", "publisher=Tidewater"]):
        octavo(*options, "news", "-o", "a.epub", cwd=here)
        identifiers += Book(here / "a.epub").metadata("{*}identifier")
    uuid5 = "urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    check("metadata: the identifier is a UUID of version 5, of title and texts alone",
          *[i for i in identifiers if not re.fullmatch(uuid5, i)],
          differs("other titles", identifiers[0] != identifiers[1], True),
          differs("authors, publishers", identifiers[2:], identifiers[:1] * 2))


CHINESE = {"a": "码头尽头的潮位计每天由人工读数两次，读数簿放在港务局，没有人来问过。" * 2,
           "b": "碼頭盡頭的潮位計每天由人工讀數兩次，讀數簿放在港務局，沒有人來問過。", "c": "北京"}


@test
def languages_of_chapters(here):
    """Chinese in both kinds of characters, and of no certain kind: that takes the book's."""
    for name, text in CHINESE.items():
        write(here / "in" / (name + ".txt"), text + "\n")
    for options, expected in [([], ["zh-Hans", "zh-Hant", "zh-Hans"]),
                              (["-l", "zh-TW"], ["zh-Hans", "zh-Hant", "zh-TW"])]:
        run = octavo("in", "-o", "a.epub", *options, cwd=here)
        with zipfile.ZipFile(here / "a.epub") as book:
            found = [re.search(r' lang="([^"]*)"', book.read("EPUB/text/c%d.xhtml" % i).decode())[1]
                     for i in (1, 2, 3)]
        check("languages of chapters %s" % options, exits(run, 0), differs("lang", found, expected))
        (here / "a.epub").unlink()


@test
def same_bytes(here):
    for i, name in enumerate(("", "10 ten", "9 nine", "İstanbul", "iota", "äther")):
        news(here / "week" / name, first=9 + 2 * i)
    (here / "elsewhere").mkdir()
    shutil.copytree(here / "week", here / "copy/week")
    for i, path in enumerate(sorted((here / "copy").rglob("*"), reverse=True)):
        os.utime(path, (i * 1000, i * 1000))
    first = b""
    locales = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout
    locales = ["C", *locales.lower().replace("-", "").split()]
    for name, arguments, cwd, env in [
        ("the first run", ["week"], ".", {}),
        ("a second run", ["week"], ".", {}),
        ("another time zone", ["week"], ".", {"TZ": "Pacific/Kiritimati"}),
        ("LC_ALL=C", ["week"], ".", {"LC_ALL": "C"}),
        ("LANG unknown", ["week"], ".", {"LANG": "xx_XX", "LANGUAGE": "xx"}),
        *[("LC_ALL=%s" % l, ["week"], ".", {"LC_ALL": l, "LANG": l})
          for l in ("tr_TR.UTF-8", "de_DE.UTF-8", "zh_CN.gb18030", "fa_IR.UTF-8")],
        ("another home and user", ["week"], ".", {"HOME": "/nowhere", "USER": "zaphod"}),
        ("a slash behind the folder", ["week/"], ".", {}),
        ("an absolute path", [here / "week"], ".", {}),
        ("another working directory", ["../week"], "elsewhere", {}),
        ("the folder itself as working directory", ["."], "week", {}),
        ("one thread", ["-j1", "week"], ".", {}),
        ("nine threads", ["--jobs", "9", "week"], ".", {}),
        ("a detour", ["elsewhere/../week/./"], ".", {}),
        ("a copied folder with other times", ["copy/week"], ".", {}),
    ]:
        if not {env.get("LC_ALL", "C"), env.get("LC_ALL", "C").lower().replace("-", "")} & set(locales):
            skip("same bytes: " + name, "that locale is not installed")
            continue
        run = octavo(*arguments, "-o", here / "b.epub", cwd=here / cwd, env=env)
        book = (here / "b.epub").read_bytes()
        first = first or book
        check("same bytes: " + name, exits(run, 0), run.err, differs("the same bytes", book == first, True))
        (here / "b.epub").unlink()
    made = []
    for arguments, cwd in [(["week/iota", "week/9.txt"], "."), (["iota", "./9.txt"], "week"),
                           ([here / "week/iota/", here / "week/9.txt"], "elsewhere")]:
        octavo(*arguments, "-o", here / "b.epub", cwd=here / cwd)
        made.append((here / "b.epub").read_bytes())
    check("same bytes: several inputs, relative and absolute", differs("books", len(set(made)), 1))


@test
def nothing_of_the_machine(here):
    base = here / "zaphodhome/private-stuff"
    home = {"HOME": str(here / "zaphodhome")}
    words = ["zaphodhome", "zaphod", "private", "stuff", here.name, str(here)]
    words += [name for name in (getpass.getuser(), os.uname().nodename) if len(name) > 3]
    for name, arguments, cwd in [
        ("a folder", ["articles"], base),
        ("an absolute folder", [base / "articles"], here),
        ("the folder itself", ["."], base / "articles"),
        ("a file", [base / "articles/1.txt"], here),
        ("a file titled by its name", [base / "articles/3.txt"], base),
        ("files", [base / "articles/1.txt", base / "articles/2.txt"], here),
    ]:
        news(base / "articles")
        write(base / "articles/3.txt", PROSE)
        octavo(*arguments, "-o", here / "b.epub", cwd=cwd, env={**home, "USER": "zaphod"})
        check_private("privacy: " + name, here / "b.epub", words)
    news(here / "zaphodhome", 2)
    octavo("1.txt", "2.txt", "-o", here / "b.epub", cwd=here / "zaphodhome", env=home)
    check_private("privacy: files in the user's home, wherever that is", here / "b.epub", ["zaphodhome"])
    news(here / "zaphod-secret")
    for name in ("1.txt", "2.txt"):
        os.makedirs(here / "links/reading", exist_ok=True)
        (here / "links/reading" / name).symlink_to(here / "zaphod-secret" / name)
    octavo("reading/1.txt", "reading/2.txt", "-o", here / "b.epub", cwd=here / "links")
    check_private("privacy: where symbolic links lead to", here / "b.epub", ["zaphod"])


def check_private(name, path, words):
    """None of the words in any file of the book or in the archive's own records."""
    with zipfile.ZipFile(path) as archive:
        parts = {n: archive.read(n) for n in archive.namelist()}
        parts["the archive"] = archive.comment + b"".join(i.extra + i.comment for i in archive.infolist())
    check(name, *["%s holds %s" % (part, word) for word in set(words) for part, content in parts.items()
                  if re.search(r"(?<![a-z])%s(?![a-z])" % re.escape(word.lower()), content.decode().lower())])


@test
def start_up(here):
    if sanitized():
        skip("start-up: a book of one article in less than 100 ms", "built with a sanitizer")
        return
    write(here / "a.txt")
    runs = [octavo("a.txt", cwd=here).seconds for i in range(15)]
    check("start-up: a book of one article in less than 100 ms",
          "" if statistics.median(runs) < 0.1 else "median %.0f ms" % (statistics.median(runs) * 1e3))
    print("# median of 15 runs: %.1f ms" % (statistics.median(runs) * 1e3))
