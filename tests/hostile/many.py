"""One bad article among many. Rule: what cannot be read is left out and named, all others are whole and in order, and
the exit status says that something is missing."""
import os, random

NOISE = random.Random(1861)
TEXT_BAD = {
    "noise": NOISE.randbytes(2000), "NULs": b"\0" * 300, "a program": b"\x7fELF\2\1\1" + b"\0" * 400, "controls": bytes(range(1, 9)) * 60,
    "an archive": b"PK\3\4" + NOISE.randbytes(900), "gzip": b"\x1f\x8b\x08\0\0\0\0\0\0\3" + NOISE.randbytes(900),
    "a PNG": b"\x89PNG\r\n\x1a\n" + NOISE.randbytes(900), "all bytes": bytes(range(256)) * 4, "a PDF": b"%PDF-1.4\n" + NOISE.randbytes(3000),
}


def sparse(name):
    def make(stage):
        (stage / "in" / name).touch()
        os.truncate(stage / "in" / name, 1 << 40)
    return make


def cases(ring):
    texts = {"%03d.txt" % i: "Story number %d\n\n%s That was story %d.\n" % (i, ring.PROSE, i) for i in range(475)}
    bad = {"%03db.txt" % (i * 19): content for i, content in enumerate((list(TEXT_BAD.values()) * 3)[:24])}
    shows = [ring.PROSE + " That was story %d." % i for i in range(475)]
    return [ring.case("475 good texts and 25 bad ones", {**texts, **bad}, status=3, make=sparse("470b.txt"), arguments=["in"],
                      shows=shows, says=["not-text", "too-large"], seconds=10)]
