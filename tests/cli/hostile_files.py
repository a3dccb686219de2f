"""Hostile files and folders: what is left out is named, what is whole stays, nothing hangs, and nothing
outside the input's folder is read."""
import os, random, re, resource, socket, zipfile

from harness import *

NOISE = random.Random(1861)  # a fixed seed
ACCENTS = "Les étés à Orléans étaient très animés. "

# Content of a file, exit status when it is alone, beside a good article, the remark that names it.
FILES = [
    ("an empty file", b"", 1, 0, "empty"),
    ("only a byte-order mark", b"\xef\xbb\xbf", 1, 0, "empty"),
    ("only a mark of UTF-16", b"\xff\xfe", 1, 0, "empty"),
    ("only a mark of UTF-32", b"\xff\xfe\0\0", 1, 0, "empty"),
    ("only white space", " \t\r\n\u00a0\u3000\u2028\n".encode(), 1, 0, "empty"),
    ("only line ends", b"\r\r\n\n" * 1000, 1, 0, "empty"),
    ("one NUL", b"\0", 1, 0, "empty"),
    ("NULs", b"\0" * 5000, 1, 3, "not-text"),
    ("random bytes", NOISE.randbytes(4096), 1, 3, "not-text"),
    ("random bytes, many", NOISE.randbytes(300001), 1, 3, "not-text"),
    ("control characters", bytes(range(1, 9)) * 50, 1, 3, "not-text"),
    ("a PNG", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1" + NOISE.randbytes(600), 1, 3, "not-text"),
    ("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\3" + NOISE.randbytes(600), 1, 3, "not-text"),
    ("two million lines", b"a\n" * 2000001, 1, 3, "too-many-nodes"),
    ("too many links for memory", b"http://a.bc " * 260000, 1, 3, "too-many-nodes"),
    ("UTF-16 of an odd length", b"\xff\xfe" + PROSE.encode("utf-16-le") + b"x", 3, 3, "undecodable"),
    ("UTF-16 with half a pair", b"\xff\xfe" + PROSE.encode("utf-16-le") + b"\x3d\xd8", 3, 3, "undecodable"),
    ("UTF-32 beyond Unicode", b"\xff\xfe\0\0" + PROSE.encode("utf-32-le") + b"\0\0\x11\0", 3, 3, "undecodable"),
    ("UTF-8 cut off", (ACCENTS * 4).encode() + b"caf\xc3", 3, 3, "undecodable"),
    ("bytes without meaning in Windows-1252", b"A line of \x81 and \x8d and \x9d bytes\n", 3, 3, "undecodable"),
    ("a NUL in headline and text", b"Head\0line\n\nA text with \0 in it, long enough for one or two. %s\n"
     % PROSE.encode(), 0, 0, "control-characters"),
    ("escape sequences", b"Red \x1b[31m line\n\nAnd \x1b]0;title\x07 more. %s\n" % PROSE.encode(), 0, 0,
     "control-characters"),
    ("HTML in a text file", b"<html><script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n", 0, 0, None),
    ("an entity in a text file", b"<?xml version='1.0'?>\n<!DOCTYPE x [<!ENTITY a SYSTEM '/etc/passwd'>]>\n"
     b"<x>&a;</x>\n", 0, 0, None),
]


@test
def many_articles(here):
    (here / "in").mkdir()
    for i in range(3000):
        with open("%s/in/%d.txt" % (here, i), "w") as file:
            file.write("Story %d\n\n%s And that was the end of story %d.\n" % (i, PROSE, i))
    run = octavo("in", "-o", "b.epub", cwd=here)
    with zipfile.ZipFile(here / "b.epub") as archive:
        names = archive.namelist()
        package, nav, ncx, front = (archive.read(name).decode() for name in (OPF, NAV, NCX, FRONT))
        pages = "".join(archive.read("EPUB/text/s%d.xhtml" % i).decode() for i in range(1, 31))
        chapters = [(archive.read("EPUB/text/c%d.xhtml" % (i + 1)).decode(), i) for i in (0, 1499, 2999)]
    titles = ["Story %d" % i for i in range(3000)]
    check("3,000 articles in one folder, within 2 s", exits(run, 0),
          quiet(run), differs("entries", len(names), 3037),
          differs("spine", re.findall('<itemref idref="c([0-9]+)"/>', package),
                  [str(i + 1) for i in range(3000)]),
          differs("nav", re.findall('<a href="text/c[0-9]+.xhtml">(.*?)</a>', nav), titles),
          differs("ncx", re.findall("<text>(Story .*?)</text>", ncx), titles),
          differs("front page", re.findall('<li><a href="s([0-9]+).xhtml">', front), [str(i) for i in range(1, 31)]),
          differs("its pages", re.findall('<a href="c[0-9]+.xhtml">(.*?)</a>', pages), titles),
          *[lacks("a chapter", chapter, "Story %d<" % i, "of story %d.<" % i) for chapter, i in chapters],
          "" if run.seconds < 2 or sanitized() else "%.1f s" % run.seconds)
    print("# %.2f s" % run.seconds)


# Large shapes: what makes the content, and how many words must be in the book. Each within 2 s and 256 MB.
SHAPES = [
    ("200,000 short lines", lambda: "".join("Line %d\n" % i for i in range(200000)), 400000),
    ("a line of 5 MB", lambda: "A headline\n\n" + "word after word " * 330000 + "END", 990003),
    ("a word of 2 MB", lambda: "A headline\n\n" + "w" * 2000000 + "END", 3),
    ("200,000 blank lines", lambda: "A headline" + "\n \t" * 200000 + "END", 3),
    ("30,000 paragraphs of one letter", lambda: "A headline\n\n" + "x\n\n" * 30000 + "END", 30003),
    ("indented ever deeper", lambda: "A headline\n" + "".join("\n" + " " * i + "deep" for i in range(3000)), 3002),
    ("a million signs to escape", lambda: "A headline\n\n" + "<&\">" * 250000 + " END", 4),
    ("a million stray bytes", lambda: b"A headline\n\n" + b"\xe9\xff" * 500000 + b" END", 4),
    ("300,000 combining marks", lambda: "A headline\n\n" + "e" + "\u0301" * 300000 + " END", 4),
]


def test_of(name, make, words):
    def shape(here):
        source, limit = write(here / "big.txt", make()), (256 << 20, 256 << 20)
        run = octavo("-q", "-l", "en", "-o", here / "b.epub", source,
                     preexec_fn=None if sanitized() else lambda: resource.setrlimit(resource.RLIMIT_AS, limit))
        book = Book(here / "b.epub")
        parts = [book.files[name].partition(b"<body")[2].partition(b">")[2] for name in book.pages("text/c")]
        # The parts of a long chapter repeat its headline.
        body = parts[0] + b"".join(part.partition(b"</header>")[2] for part in parts[1:])
        text = re.sub(b"<[^>]*>", b" ", body).split()
        words_of = text[1:] if text[:1] == [b"Big"] else text  # the file's name, where no headline was found
        check("shape: %s, within 2 s and 256 MB" % name, exits(run, 0), *book.problems,
              differs("words", len(words_of), words),
              "" if run.seconds < 2 or sanitized() else "%.1f s" % run.seconds)
        print("# %.2f s" % run.seconds)
    return shape


for row in SHAPES:
    test(test_of(*row))


@test
def hostile_files(here):
    for i, (name, content, alone, beside, stable) in enumerate(FILES):
        base = here / str(i)
        write(base / "in/bad.txt", content)
        write(base / "in/good.txt")
        for arguments, status, articles in [(["in/bad.txt"], alone, 0), (["in"], beside, 1)]:
            run = octavo("-l", "en", "-o", "b.epub", *arguments, cwd=base)
            remark = "in/bad.txt" if stable else ""
            chapters, problems = [], []
            if status in (0, 3):
                book = Book(base / "b.epub")
                chapters, problems = [c[0] for c in book.chapters()], book.problems
                articles += alone in (0, 3)
                (base / "b.epub").unlink()
            check("hostile file: %s, %s" % (name, "beside a good one" if arguments == ["in"] else "alone"),
                  exits(run, status), differs("chapters", len(chapters), articles), *problems,
                  says(run, remark, "[%s]" % stable if stable else ""),
                  differs("left over", os.listdir(base), ["in"]))
    for name in ("123.txt", "zero.txt"):
        write(here / "invisible" / name, "\u200b\u200d\n\n\u2060\n")
        run = octavo(here / "invisible" / name, "-o", here / "b.epub", "-l", "en")
        check("hostile file: only zero-width characters, named %s" % name, *Book(here / "b.epub").problems
              if (here / "b.epub").exists() else [exits(run, 1), lacks("", run.err, name)])


@test
def folders(here):
    """A walk: what it does not take is named or counted, what is beside it is in the book."""
    write(here / "outside.txt", "Outside\n\nSECRET %s\n" % PROSE)
    write(here / "elsewhere/far.txt", "Far\n\nSECRET %s\n" % PROSE)
    deep = "/".join("d%d" % i for i in range(1, 41))
    for name, make, status, parts in [
        ("40 folders deep", lambda d: write(d / deep / "a.txt"), 3, ["d33: error: ", "[too-deep]"]),
        ("a symbolic link that leads nowhere", lambda d: (d / "a.txt").symlink_to("gone"), 0,
         ["[links-passed-over]"]),
        ("a symbolic link out of the folder", lambda d: (d / "a.txt").symlink_to(here / "outside.txt"), 0,
         ["passed over 1 symbolic link", "[links-passed-over]"]),
        ("a symbolic link to a folder outside", lambda d: (d / "a").symlink_to(here / "elsewhere"), 0,
         ["[links-passed-over]"]),
        ("a symbolic link to its own folder", lambda d: (d / "a").symlink_to("."), 0, ["[links-passed-over]"]),
        ("a loop of symbolic links", lambda d: [(d / a).symlink_to(b) for a, b in (("a", "b"), ("b", "a"))], 0,
         ["passed over 2 symbolic links"]),
        ("a symbolic link to a device", lambda d: (d / "a.txt").symlink_to("/dev/zero"), 0,
         ["[links-passed-over]"]),
        ("a FIFO", lambda d: os.mkfifo(d / "a.txt"), 0, ["passed over 1 file (1 .txt)"]),
        ("a FIFO without an extension", lambda d: os.mkfifo(d / "pipe"), 0, ["passed over 1 file (1 pipe)"]),
        ("a socket", lambda d: make_socket(d / "a.txt"), 0, ["passed over 1 file (1 .txt)"]),
        ("a folder named like a file", lambda d: write(d / "x.txt/a.txt"), 0, []),
        ("empty folders", lambda d: (d / "x/y/z").mkdir(parents=True), 0, []),
        ("a hidden folder", lambda d: write(d / ".git/a.txt", "SECRET " + PROSE), 0, []),
        ("names that differ in case and marks alone",
         lambda d: [write(d / name) for name in ("A.txt", "a.TXT", "é.txt", "e\u0301.txt")], 0, []),
        ("names that are paths when decoded",
         lambda d: [write(d / name) for name in ("%2e%2e%2fa.txt", "x\\b.txt", "c:d.txt", "-o.txt")], 0, []),
    ]:
        base = here / ("in " + name)
        write(base / "good.txt")
        make(base)
        run = octavo(base.name, "-o", "b.epub", cwd=here, timeout=5)
        book = Book(here / "b.epub")
        text = b"".join(book.files.values())
        check("folder: " + name, exits(run, status), says(run, *parts),
              *book.problems, lacks("the book", text.decode(), "News of good.txt"),
              differs("what is outside is in the book", b"SECRET" in text, False))
        (here / "b.epub").unlink()
    skip("folder: a file that vanishes between listing and reading", "no moment to remove it is certain")


def make_socket(path):
    """A socket's path may have 107 bytes only, so it is bound from its folder."""
    back = os.getcwd()
    os.chdir(path.parent)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)
    os.chdir(back)


@test
def unreadable(here):
    user = as_ordinary_user(here)
    out = here / "out"
    out.mkdir()
    out.chmod(0o777)
    for name, path, mode, status in [
        ("a file that cannot be read", "in/bad.txt", 0o000, 3),
        ("a folder that cannot be listed", "in/bad", 0o311, 3),
        ("a folder that cannot be entered", "in/bad", 0o444, 3),
        ("the input itself cannot be listed", "in", 0o311, 2),
        ("the input's folder cannot be entered", "in", 0o444, 1),
    ]:
        if user is None:
            skip("unreadable: " + name, "root may do anything and cannot become another user here")
            continue
        base = here / name
        news(base / "in")
        write(base / path / "a.txt" if path == "in/bad" else base / "in/bad.txt")
        (base / path).chmod(mode)
        run = octavo("in", "-o", out / "b.epub", cwd=base, **user)
        # Where the folder can be listed, the message names the very file.
        named = "in/bad/a.txt" if name == "a folder that cannot be entered" else path
        check("unreadable: " + name, exits(run, status), says(run, named + ": error: "),
              differs("a book", (out / "b.epub").exists(), status == 3),
              differs("chapters", len(Book(out / "b.epub").chapters()), 2) if status == 3 else "")
        (base / path).chmod(0o755)
        (out / "b.epub").unlink(missing_ok=True)


@test
def some_bad_among_many(here):
    news(here / "in", 34)
    bad = {"02b.txt": BINARY, "05b.txt": NOISE.randbytes(2000), "11b.txt": b"\0" * 100, "17b.txt": "sparse",
           "23b.txt": NOISE.randbytes(77), "34b.txt": b"\x7fELF\2\1\1" + b"\0" * 200}
    for name, content in bad.items():
        write(here / "in" / name, content)
    os.truncate(here / "in/17b.txt", 65 << 20)
    run = octavo("in", cwd=here)
    book = Book(here / "in.epub")
    check("34 good articles and 6 bad ones: 34 whole, in order", exits(run, 3), *book.problems,
          differs("articles", book.contents(), ["Story number %d" % i for i in range(1, 35)]),
          *[lacks(name, " ".join(paragraphs), PROSE) for _, paragraphs, name in book.chapters()])
    check("34 good articles and 6 bad ones: the bad are named", *[
        says(run, "in/%s: error: " % name) for name in sorted(bad)])
