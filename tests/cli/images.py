"""Images in articles: what is in the book, what is not, and what is said about it."""
import json, os, re, struct, sys, zipfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cover"))
from pictures import flat, gif, png_of, webp
from harness import *

DRAWS = os.access(os.path.join(os.path.dirname(OCTAVO), "octavo-cover"), os.X_OK)
PICTURE = re.compile(r"EPUB/images/[0-9a-f]{24}\.(jpg|png|gif|svg)")


def jpeg(width, height, text=b"data"):
    """A JPEG that nobody need decode."""
    frame = b"\xff\xc0\0\x11\x08" + struct.pack(">HH", height, width) + b"\3\1\x11\0\2\x11\1\3\x11\1"
    return b"\xff\xd8" + frame + b"\xff\xda\0\x0c\3\1\0\2\x11\3\x11\0\x3f\0" + text + b"\xff\xd9"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><script>SECRET</script><circle r="9" fill="url(http://x/SECRET)"/></svg>'


def article(here, name, *images, title="The harbour"):
    (here / name).parent.mkdir(parents=True, exist_ok=True)
    (here / name).write_text("# %s\n\n%s\n\n" % (title, PROSE) + "\n\n".join("![%s](<%s>)" % image for image in images) + "\n")


def pictures(book):
    with zipfile.ZipFile(book) as archive:
        return {n: archive.read(n) for n in archive.namelist() if n.startswith("EPUB/images/")}


def read(book, name):
    with zipfile.ZipFile(book) as archive:
        return archive.read(name).decode()


def sound(book):
    run = octavo("check", book)
    return differs("octavo check", (run.status, run.err), (0, ""))


@test
@needs("markdown")
@needs("images")
def kinds(here):
    """One of each kind, under names that lie."""
    files = {"a.jpg": jpeg(40, 30), "b.png": flat(40, 30), "c.gif": gif(), "d.svg": SVG, "e.jpg": flat(30, 40), "f.png": webp(60, 20, 200, 30, 30),
             "g.webp": webp(60, 20, 200, 30, 30, 100), "h": gif(2), "i.png": flat(2000, 1000), "again.png": flat(40, 30)}
    (here / "in").mkdir()
    for name, data in files.items():
        (here / "in" / name).write_bytes(data)
    article(here, "in/a.md", *[("Picture " + name, name) for name in files])
    run = octavo("-o", "b.epub", "--report", "r.json", "in", cwd=here)
    report = json.loads((here / "r.json").read_text())
    chapter, package, held = read(here / "b.epub", "EPUB/text/c1.xhtml"), read(here / "b.epub", OPF), pictures(here / "b.epub")
    check("images of all kinds are shown", exits(run, 0), sound(here / "b.epub"), differs("shown", report["book"]["images"], {"shown": 10, "undescribed": 0, "missing": 0}),
          differs("in the article", report["articles"][0]["images"]["shown"], 10), differs("on the page", len(re.findall('<figure class="picture"><img ', chapter)), 10))
    sizes = re.findall(r'width="(\d+)" height="(\d+)"', chapter)
    check("width and height are those of the picture", differs("sizes", sizes, [tuple(map(str, s)) for s in [
        (40, 30), (40, 30), (2, 1), (30, 20), (30, 40), (60, 20), (60, 20), (2, 1), (1600, 800), (40, 30)]]))
    check("the same bytes are in the book once", differs("pictures", len(held), 9), differs("sources", len(set(re.findall(r'src="([^"]*)"', chapter))), 9))
    check("names are made of the bytes", *["%s is there" % name for name in held if not PICTURE.fullmatch(name)])
    types = dict(re.findall(r'href="(images/[^"]*)" media-type="([^"]*)"', package))
    exact = {"jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "svg": "image/svg+xml"}
    check("media types are those of the bytes", differs("manifest", types, {n[5:]: exact[n.rpartition(".")[2]] for n in held}),
          differs("an opaque WebP is a JPEG, a clear one a PNG", sorted(n.rpartition(".")[2] for n in held), ["gif", "gif", "jpg", "jpg", "png", "png", "png", "png", "svg"]))
    with zipfile.ZipFile(here / "b.epub") as archive:
        methods = {i.filename.rpartition(".")[2]: i.compress_type for i in archive.infolist() if i.filename in held}
    check("what is compressed is stored, what is text is compressed", differs("methods", methods, {"jpg": 0, "png": 0, "gif": 0, "svg": 8}))
    check("nothing of a script is left", *["%s holds it" % n for n, data in held.items() if b"SECRET" in data])
    check("an animation is said to move", lacks("the package", package, 'schema:accessibilityHazard">unknown<'))
    check("copies are byte for byte", *["none is %s" % n for n in ("a.jpg", "b.png", "c.gif", "e.jpg") if files[n] not in held.values()])
    octavo("-o", "c.epub", "-j", "1", "in", cwd=here)
    octavo("-o", "d.epub", "-j", "4", "in", cwd=here)
    check("the same bytes whatever the threads", differs("books", (here / "c.epub").read_bytes() == (here / "d.epub").read_bytes(), True))


@test
@needs("markdown")
@needs("images")
def planted(here):
    """A stranger's article asks for what lies outside its folder."""
    secret = flat(41, 31, 77)
    (here / "in/sub").mkdir(parents=True)
    (here / "secret.png").write_bytes(secret)
    (here / "in/ok.png").write_bytes(flat(5, 5))
    (here / "in/link.png").symlink_to("../secret.png")
    (here / "in/zero.png").symlink_to("/dev/zero")
    (here / "in/up").symlink_to("..")
    os.mkfifo(here / "in/fifo.png")
    (here / "in/bomb.png").write_bytes(png_of(20000, 20000, b""))
    (here / "in/words.png").write_text("root:x:0:0:root:/root:/bin/sh\n")
    addresses = ["../secret.png", "../../secret.png", str(here / "secret.png"), "%2e%2e/%2e%2e/secret.png", "..%2fsecret.png", "%252e%252e/secret.png",
                 "..\\\\secret.png", "file://%s/secret.png" % here, "file:../secret.png", "link.png", "up/secret.png", "zero.png", "fifo.png", "bomb.png",
                 "words.png", "/dev/zero", "/etc/passwd", "none.png", "data:text/plain,x", "data:image/svg+xml,%3Csvg onload='x'/%3E", "javascript:alert(1)",
                 "ok.png%00.png", "//example.org/x.png", "http://127.0.0.1:9/x.png"]
    article(here, "in/a.md", *[("Planted %d" % i, a) for i, a in enumerate(addresses)], ("Harmless", "ok.png"))
    article(here, "in/sub/b.md", ("Beneath", "../ok.png"), ("Above", "../../secret.png"), title="Another")
    for name, more in (("a folder", ["in"]), ("a file", ["in/a.md"]), ("a folder, with links", ["-L", "in"])):
        run = octavo("-o", "b.epub", "--report", "r.json", *more, cwd=here)
        report = json.loads((here / "r.json").read_text())
        first = report["articles"][0]
        chapter, held = read(here / "b.epub", "EPUB/text/c1.xhtml"), pictures(here / "b.epub")
        said = " ".join(d["text"] for d in first["diagnostics"])
        unsaid = [a for a in addresses if a.startswith(("data:", "..\\")) is False and not any(part in said for part in (a, "2 images are", "and more"))]
        check("nothing planted enters: %s" % name, exits(run, 0), sound(here / "b.epub"), "the secret is in it" * (secret in held.values()),
              differs("pictures", len(held), 1), differs("images", first["images"], {"shown": 1, "undescribed": 0, "missing": len(addresses)}))
        check("all that was planted is named, and described in its place: %s" % name, *["%s is not" % a for a in unsaid],
              *["Planted %d is not" % i for i in range(len(addresses)) if '<span class="missing">Planted %d</span>' % i not in chapter])
    run = octavo("--require-sandbox", "-o", "b.epub", "in", cwd=here)
    if run.status == 5:
        skip("images are read inside the sandbox", "none here")
    else:
        check("images are read inside the sandbox", exits(run, 0), differs("pictures", len(pictures(here / "b.epub")), 1))


@test
@needs("markdown")
@needs("images")
def wishes(here):
    """--images, --image-max, --image-quality."""
    (here / "in").mkdir()
    (here / "in/a.png").write_bytes(flat(2000, 1000))
    (here / "in/b.webp").write_bytes(webp(900, 600, 10, 200, 10))
    article(here, "in/a.md", ("Wide", "a.png"), ("Green", "b.webp"))
    for more, sizes in [([], [("1600", "800"), ("900", "600")]), (["--images", "keep"], [("2000", "1000"), ("900", "600")]),
                        (["--image-max", "300x100"], [("200", "100"), ("150", "100")]), (["--images", "none"], [])]:
        run = octavo("-o", "b.epub", *more, "in", cwd=here)
        chapter = read(here / "b.epub", "EPUB/text/c1.xhtml")
        check("sizes with %s" % (" ".join(more) or "nothing"), exits(run, 0), sound(here / "b.epub"),
              differs("sizes", re.findall(r'width="(\d+)" height="(\d+)"', chapter), sizes), differs("pictures", len(pictures(here / "b.epub")), len(sizes)))
    check("--images none: descriptions, and nothing is missing", lacks("the page", chapter, '<span class="missing">Wide</span>'), quiet_but_passed(run))
    small, large = (len(next(d for n, d in pictures(here / "b.epub").items() if n.endswith("jpg"))) for q in ("1", "100")
                    if octavo("-o", "b.epub", "--image-quality", q, "in", cwd=here).status == 0)
    check("--image-quality: more bytes for more", "%d and %d bytes" % (small, large) * (small >= large))
    for option, value in [("--images", "some"), ("--image-max", "100"), ("--image-max", "0x5"), ("--image-max", "100x"), ("--image-quality", "0"), ("--image-quality", "101")]:
        run = octavo("-o", "b.epub", option, value, "in", cwd=here)
        check("%s %s: usage" % (option, value), exits(run, 2), says(run, option[2:] + ": write "))
    run = octavo("-o", "-", "--dump", "text", "in", cwd=here)
    check("--dump text: words only", exits(run, 0), "an image is in it" * ("Wide" in run.out))


def quiet_but_passed(run):
    return differs("standard error", [line for line in run.err.splitlines() if "[passed-over]" not in line], [])


@test
@needs("markdown")
@needs("images")
def descriptions(here):
    """What the book claims of those who do not see."""
    (here / "in").mkdir()
    (here / "in/a.png").write_bytes(flat(9, 9))
    for alt, sufficient, described in [("Words", "textual", True), ("", "textual,visual", False)]:
        article(here, "in/a.md", (alt, "a.png"))
        run = octavo("-o", "b.epub", "in", cwd=here)
        package = read(here / "b.epub", OPF)
        check("description %r" % alt, exits(run, 0), sound(here / "b.epub"), lacks("the package", package, 'accessMode">visual<', 'accessModeSufficient">%s<' % sufficient),
              differs("alternativeText", "alternativeText" in package, described), differs("remark", "[image-undescribed]" in run.err, not described))


@test
@needs("markdown")
@needs("images")
def leads(here):
    """The first article's photograph on the cover."""
    (here / "bin").mkdir()
    (here / "bin/octavo").symlink_to(OCTAVO)
    program = here / "alone"
    program.write_bytes(open(OCTAVO, "rb").read())
    program.chmod(0o755)
    (here / "in").mkdir()
    (here / "in/small.jpg").write_bytes(jpeg(90, 60, b"small"))
    (here / "in/a.jpg").write_bytes(jpeg(900, 600))
    article(here, "in/a.md", ("Small", "small.jpg"), ("Wide", "a.jpg"))
    run = octavo("-o", "b.epub", "--cover", "auto", "in", cwd=here, program=program)
    check("without octavo-cover it is the cover", exits(run, 0), says(run, "[cover-from-image]"), sound(here / "b.epub"),
          differs("cover", pictures(here / "b.epub").get("EPUB/images/cover.jpg"), jpeg(900, 600)))
    (here / "in/a.jpg").write_bytes(jpeg(900, 3000))
    run = octavo("-o", "b.epub", "--cover", "auto", "in", cwd=here, program=program)
    check("one that is too high is none", exits(run, 0), says(run, "[no-cover-program]"), "a cover" * ("EPUB/images/cover.jpg" in pictures(here / "b.epub")))
    if not DRAWS:
        return skip("the lead's picture on a drawn cover", "no octavo-cover")
    (here / "in/a.webp").write_bytes(webp(900, 600, 10, 200, 10))
    covers = []
    for name in ("small.jpg", "a.webp"):
        article(here, "in/a.md", ("Picture", name))
        run = octavo("-o", "b.epub", "--cover", "auto", "in", cwd=here)
        covers.append(pictures(here / "b.epub").get("EPUB/images/cover.jpg"))
    check("with it the cover shows it", exits(run, 0), "no cover" * (None in covers), "it is the same without" * (covers[0] == covers[1]))


@test
@needs("markdown")
@needs("images")
def leads_on_the_front_page(here):
    """The first article's picture, or the one that it names, above its headline; it is in the book once."""
    (here / "in").mkdir()
    (here / "in/a.jpg").write_bytes(jpeg(900, 600))
    write(here / "in/b.txt")
    for name, text, arguments, shown in [
            ("a photograph in it", "# Wall\n\n%s\n\n![Wide](a.jpg)\n" % PROSE, [], 1),
            ("one that it names", "---\ntitle: Wall\ncover: a.jpg\n---\n%s\n" % PROSE, [], 1),
            ("no images wanted", "# Wall\n\n%s\n\n![Wide](a.jpg)\n" % PROSE, ["--images", "none"], 0)]:
        write(here / "in/a.md", text)
        run = octavo("-o", "b.epub", *arguments, "in", cwd=here)
        front = read(here / "b.epub", FRONT)
        found = re.findall(r'<li><p class="lead"><img src="\.\./(images/[0-9a-f]+\.jpg)" alt="" role="presentation" width="900" height="600"/></p>\n<p class="headline"><a href="c1.xhtml">Wall', front)
        check("front page: %s" % name, exits(run, 0), sound(here / "b.epub"), differs("leads", front.count('class="lead"'), shown),
              differs("in the book", ["EPUB/" + name for name in found], list(pictures(here / "b.epub"))))
