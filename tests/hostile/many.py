"""One bad article among many. Rule: what cannot be read is left out and named, all others are whole and in order, and
the exit status says that something is missing."""
import gzip, os, random

NOISE = random.Random(1861)
GOOD = {
    ".txt": "Story number %d\n\n%s That was story %d.\n",
    ".md": "# Story number %d\n\n%s That was *story* %d.\n",
    ".html": "<!DOCTYPE html><title>Story number %d</title><article><p>%s That was <b>story</b> %d.</p></article>",
}
BINARY = {
    "noise": NOISE.randbytes(2000), "NULs": b"\0" * 300, "a program": b"\x7fELF\2\1\1" + b"\0" * 400, "controls": bytes(range(1, 9)) * 60,
    "an archive": b"PK\3\4" + NOISE.randbytes(900), "gzip": b"\x1f\x8b\x08\0\0\0\0\0\0\3" + NOISE.randbytes(900),
    "a PNG": b"\x89PNG\r\n\x1a\n" + NOISE.randbytes(900), "all bytes": bytes(range(256)) * 4, "a PDF": b"%PDF-1.4\n" + NOISE.randbytes(3000),
}
PAGES = {
    "no text": b"<title>Story</title><script>let story</script><p><br></p>", "a large page": b"<p>Words " * (2 << 20),
    "cut off": gzip.compress(b"<p>Words of it." * 200)[:30], "cut to nothing": b"\x1f\x8b\x08\0", "a bomb": gzip.compress(b"<p>Words " * (4 << 20), 9), "packed noise": b"\x1f\x8b\x08\0" + NOISE.randbytes(900),
}


def sparse(name):
    def make(stage):
        (stage / "in" / name).touch()
        os.truncate(stage / "in" / name, 1 << 40)
    return make


def bad_files():
    """Twenty-four of them, which stand between the good ones."""
    texts = [(".txt", content) for content in BINARY.values()]
    marked = [(".md", BINARY[name]) for name in ("noise", "NULs", "a program", "an archive", "a PNG")]
    pages = [(".html", BINARY[name]) for name in ("noise", "NULs", "a PDF", "a PNG")]
    pages += [(".html" if name in ("no text", "a large page") else ".html.gz", content) for name, content in PAGES.items()]
    return {"%03db%s" % (i * 19, ending): content for i, (ending, content) in enumerate(texts + marked + pages)}


def cases(ring):
    endings = list(GOOD)
    good = {"%03d%s" % (i, endings[i % 3]): GOOD[endings[i % 3]] % (i, ring.PROSE, i) for i in range(475)}
    bad = bad_files()
    assert len(bad) == 24
    shows = [ring.PROSE + " That was story %d." % i for i in range(475)]
    return [ring.case("475 good texts, Markdown and pages, and 25 bad ones", {**good, **bad}, status=3, make=sparse("470b.txt"),
                      arguments=["in"], shows=shows, says=["not-text", "too-large", "page-too-large", "page-packed", "no-text"],
                      lost={*bad, "470b.txt"}, seconds=10)]
