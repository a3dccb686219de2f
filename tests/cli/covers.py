"""--cover: what a book with a cover has, that it costs nothing where it is not wanted, and that whatever
happens to the program that draws it costs the cover and never the book."""
import json, signal, stat, time

from harness import *

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "cover"))
from pictures import flat, jpeg_size, png_of, with_exif

COVER, COVER_PAGE = "EPUB/images/cover.jpg", "EPUB/text/cover.xhtml"
PROGRAM = "octavo-cover"
DRAWS = os.access(os.path.join(os.path.dirname(OCTAVO), PROGRAM), os.X_OK)
WHY_NOT = "no octavo-cover, it takes pango, libjpeg, libpng and libwebp"

# A JPEG of one pixel that says it is right, and one that says nothing of itself.
FRAME = b"\xff\xc0\0\x11\x08\0\1\0\1\3\1\x11\0\2\x11\1\3\x11\1"
JPEG = b"\xff\xd8" + FRAME + b"\xff\xda\0\x0c\3\1\0\2\x11\3\x11\0\x3f\0data\xff\xd9"

FAILED, SILENT_ABOUT_IT = "[cover-failed]", ""


def printf(data):
    return "printf '%s'" % "".join("\\%03o" % byte for byte in data)


def answer(*lines, jpeg=JPEG):
    return b"octavo-cover 1\n" + b"".join(lines) + b"jpeg %d\n" % len(jpeg) + jpeg


# What octavo-cover might do: name, lines of a shell, what octavo says, whether there is a cover.
PROGRAMS = [
    ("answers", "cat >/dev/null; " + printf(answer()), SILENT_ABOUT_IT, True),
    ("answers without listening", printf(answer()), SILENT_ABOUT_IT, True),
    ("answers, and goes on for ever", printf(answer()) + "; exec >&- <&-; exec sleep 99", SILENT_ABOUT_IT, True),
    ("misses glyphs", printf(answer(b"unknown 12 0F56 Tibt\n")),
     "for 12 characters, first U+0F56 (script Tibt) on the cover; install a font", True),
    ("misses something odd", printf(answer(b"unknown ??\n")), SILENT_ABOUT_IT, True),
    ("ends at once", "exit 1", FAILED, False),
    ("is killed", "kill -9 $$", FAILED, False),
    ("prints rubbish", "head -c 5000 \"$0\" | tr a-z A-Z; echo rubbish", FAILED, False),
    ("speaks another language", printf(b"octavo-cover 2\njpeg 0\n"), FAILED, False),
    ("prints half a JPEG", printf(answer()[:-9]), FAILED, False),
    ("prints more than it said", printf(answer() + b"\xff\xd9"), FAILED, False),
    ("prints a PNG", printf(answer(jpeg=b"\x89PNG\r\n\x1a\n")), FAILED, False),
    ("prints a progressive JPEG", printf(answer(jpeg=JPEG.replace(b"\xff\xc0", b"\xff\xc2"))), FAILED, False),
    ("prints a JPEG too large", printf(answer(jpeg=JPEG.replace(b"\x08\0\1", b"\x08\x0a\1"))), FAILED, False),
    ("prints nothing", "cat >/dev/null", FAILED, False),
    ("prints without end", "exec yes octavo-cover", FAILED, False),
]


def beside(here, line=None):
    """octavo in a folder of its own, with a program of one line as its octavo-cover, or none."""
    place = here / "place"
    place.mkdir(exist_ok=True)
    program = place / "octavo"
    if not program.exists():
        shutil.copy(OCTAVO, program)
    if line is not None:
        (place / PROGRAM).write_text("#!/bin/sh\n%s\n" % line)
        (place / PROGRAM).chmod(0o755)
    return program


def names(book):
    with zipfile.ZipFile(book) as archive:
        return archive.namelist()


@test
def programs_that_fail(here):
    (here / "a.txt").write_text("The wall\n\n" + PROSE + "\n")
    for name, line, said, covered in PROGRAMS:
        run = octavo("-o", "b.epub", "a.txt", "--cover", "auto", "--report", "r.json", cwd=here, program=beside(here, line))
        book = json.loads((here / "r.json").read_text())["book"]
        check("octavo-cover %s: %s" % (name, "a cover" if covered else "a book without one"), exits(run, 0),
              says(run, said) if said else quiet(run), differs("cover", COVER in names(here / "b.epub"), covered),
              differs("page", COVER_PAGE in names(here / "b.epub"), covered),
              differs("report", book["cover"], "drawn" if covered else None))
    run = octavo("-o", "s.epub", "a.txt", "--cover", "auto", "--strict", cwd=here, program=beside(here, "exit 1"))
    check("--strict: no cover, no book", exits(run, 1), says(run, "[cover-failed]", "[strict]"),
          "there is a book" * (here / "s.epub").exists())


@test
def no_program(here):
    (here / "a.txt").write_text("The wall\n\n" + PROSE + "\n")
    program = beside(here)
    run = octavo("-o", "b.epub", "a.txt", "--cover", "auto", "--strict", cwd=here, program=program)
    check("without octavo-cover a book has none, and says so", exits(run, 0), says(run, "note: the book has no cover", "--cover none"),
          differs("cover", COVER in names(here / "b.epub"), False))
    run = octavo("--version", cwd=here, program=program)
    check("--version says that no cover can be drawn", exits(run, 0), lacks("it", run.out, "features: "),
          "it says cover" * ("cover" in run.out))
    run = octavo("--version", cwd=here, program=beside(here, "exit"))
    check("--version says that covers can be drawn", exits(run, 0), lacks("it", run.out, "features: cover"))


@test
def not_started(here):
    (here / "a.txt").write_text("The wall\n\n" + PROSE + "\n")
    program = beside(here, "touch '%s'; exit 1" % (here / "started"))
    for name, arguments in [("--cover none", ["--cover", "none", "-o", "b.epub"]), ("a dry run", ["--cover", "auto", "-n"]),
                            ("a dump", ["--cover", "auto", "--dump", "opf"])]:
        run = octavo("a.txt", *arguments, cwd=here, program=program)
        check("%s starts no program" % name, exits(run, 0), quiet(run), "it was started" * (here / "started").exists())


@test
def interrupted(here):
    (here / "a.txt").write_text("The wall\n\n" + PROSE + "\n")
    (here / "out").mkdir()
    program = beside(here, "echo $$ >'%s'; exec sleep 99" % (here / "process"))
    process = subprocess.Popen([program, "-q", "-o", here / "out" / "b.epub", here / "a.txt"], stderr=subprocess.DEVNULL)
    until = time.monotonic() + 10
    while not (here / "process").exists() and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    status = process.wait(10)
    try:
        os.kill(int((here / "process").read_text()), 0)
        alive = "octavo-cover is still there"
    except ProcessLookupError:
        alive = ""
    check("an interruption while the cover is drawn leaves nothing", differs("status", status, -signal.SIGINT), alive,
          differs("folder", os.listdir(here / "out"), []))


def opf_has(book, *parts):
    with zipfile.ZipFile(book) as archive:
        return lacks("the package document", archive.read(OPF).decode(), *parts)


@test
def drawn(here):
    """The one cover that is really drawn here; more of them in the suite "covers"."""
    if not DRAWS:
        return skip("a drawn cover", WHY_NOT)
    for name in ("one", "two"):
        (here / ("%s.txt" % name)).write_text("The %s walls\n\n%s\n" % (name, PROSE))
    run = octavo("-o", "b.epub", "-t", "Walls", "one.txt", "two.txt", "--cover", "auto", cwd=here)
    plain = octavo("-o", "p.epub", "-t", "Walls", "one.txt", "two.txt", cwd=here)
    check("a cover is drawn", exits(run, 0), exits(plain, 0), quiet(run),
          opf_has(here / "b.epub", '<meta name="cover" content="cover-image"/>',
                  'id="cover-image" href="images/cover.jpg" media-type="image/jpeg" properties="cover-image"',
                  '<reference type="cover" title="Cover" href="text/cover.xhtml"/>', ">visual<", ">alternativeText<"))
    with zipfile.ZipFile(here / "b.epub") as book, zipfile.ZipFile(here / "p.epub") as other:
        page, nav, jpeg = (book.read(name) for name in (COVER_PAGE, NAV, COVER))
        spine = re.findall(rb'<itemref idref="([^"]*)"', book.read(OPF))
        toc, landmarks = nav.split(b'epub:type="landmarks"')
        identifiers = [re.search(rb"urn:uuid:[0-9a-f-]+", b.read(OPF))[0] for b in (book, other)]
        check("it stands alone on the first page", differs("spine", spine[:2], [b"cover", b"front"]),
              lacks("the page", page.decode(), '<img src="../images/cover.jpg" alt="Cover: Walls" role="doc-cover"/>'))
        check("it is a landmark and not in the contents", lacks("landmarks", landmarks.decode(), 'epub:type="cover" href="text/cover.xhtml"'),
              "it is in the contents" * (b"cover" in toc), "it is in the NCX" * (b"cover" in book.read(NCX)))
        check("the identifier does not depend on it", differs("identifiers", *identifiers))
        check("it is a JPEG of 1600 by 2560, without metadata", differs("start", jpeg[:2], b"\xff\xd8"),
              differs("size", b"\xff\xc0\0\x11\x08\x0a\0\x06\x40\3" in jpeg, True),
              *["it has %r" % part for part in (b"Exif", b"ICC_PROFILE", b"http", b"\xff\xfe\0") if part in jpeg[:1000]])


def cover_of(book):
    with zipfile.ZipFile(book) as archive:
        return archive.read(COVER)


@test
def files(here):
    """--cover FILE; what becomes of all kinds of pictures is looked at in the suite "covers"."""
    (here / "a.txt").write_text("The wall\n\n" + PROSE + "\n")
    (here / "none").mkdir()
    (here / "text.jpg").write_text("no picture")
    (here / "large.png").write_bytes(png_of(20000, 20000, b""))
    with open(here / "huge.jpg", "wb") as file:
        file.truncate((32 << 20) + 1)
    for name, cover, said in [("a file that is not there", "absent.jpg", "absent.jpg: error: cannot be read as a picture"),
                              ("a folder", "./none", "not a regular file"), ("33 MB", "huge.jpg", "larger than 32 MB")]:
        run = octavo("-o", "b.epub", "a.txt", "--cover", cover, cwd=here)
        check("--cover %s: usage" % name, exits(run, 2), says(run, said, "[cover-unreadable]"), "a book" * (here / "b.epub").exists())
    run = octavo("-o", "b.epub", "a.txt", "--cover", "", cwd=here)
    check("--cover without a name: usage", exits(run, 2), says(run, "auto, none or the name of a picture"))
    if not DRAWS:
        return skip("--cover FILE", WHY_NOT)
    for name, cover, said in [("a text", "text.jpg", "(it is no picture that can be read), name a JPEG or PNG"), ("a PNG too large", "large.png", "larger than 16,384")]:
        for more in ([], ["-n"]):
            run = octavo("-o", "b.epub", "a.txt", "--cover", cover, *more, cwd=here)
            check("--cover %s: usage%s" % (name, ", in a dry run too" * bool(more)), exits(run, 2), says(run, cover + ": error: ", said, "[cover-refused]"),
                  "a book" * (here / "b.epub").exists())
    (here / "none.png").write_bytes(flat(3200, 1600))
    run = octavo("-o", "b.epub", "a.txt", "--cover", "none.png", "--report", "r.json", cwd=here)
    small = cover_of(here / "b.epub")
    check("--cover PNG: scaled down, as JPEG", exits(run, 0), quiet(run), differs("size", jpeg_size(small), (1600, 800)),
          differs("report", json.loads((here / "r.json").read_text())["book"]["cover"], "file"))
    (here / "lying.jpg").write_bytes(with_exif(small, 6))
    run = octavo("-o", "b.epub", "a.txt", "--cover", here / "lying.jpg", cwd=here)
    check("--cover JPEG: upright, without its metadata", exits(run, 0), quiet(run), differs("size", jpeg_size(cover_of(here / "b.epub")), (800, 1600)),
          "EXIF is in it" * (b"Exif" in cover_of(here / "b.epub")))
    run = octavo("-o", "b.epub", "a.txt", "--cover", "none.png", cwd=here, program=beside(here, "exit 1"))
    check("--cover FILE with a program that fails: a book without one", exits(run, 0), says(run, "none.png: warning: ", "[cover-failed]"),
          differs("cover", COVER in names(here / "b.epub"), False))
