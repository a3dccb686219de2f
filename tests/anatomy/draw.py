#!/usr/bin/env python3
"""Draws the files of the corpus half of the labelled sets.

    draw.py CORPUS            the drawn files, one a line: name, bytes, zone
    draw.py CORPUS --check F  fails unless corpus.tsv F labels exactly these
    draw.py --aside ...       the same of the set kept aside, drawn from what
                              corpus.tsv has left

Which file is drawn must not depend on taste, nor on the Python version: in
each folder the files are put in the order of SHA-1(seed, name) and the first
few are taken.  A file over ZONE_FROM bytes is labelled in its opening zone
only, its first ZONE_LINES lines; the rest of it is not judged.
"""
import hashlib
import os
import sys

ZONE_FROM = 16384
ZONE_LINES = 60

# What is drawn from each folder: articles first, the shapes that only look
# like articles after them. The second draw was a set kept aside until it was
# worn; corpus.tsv holds both.
SEED = "octavo anatomy 1"
STRATA = [
    ("bbc-en", 25),
    ("horne-en-cp1252", 75),
    ("reuters-en", 25),
    ("ant-ar", 15),
    ("saidziani-ar", 3),
    ("inaugural-en", 5),
    ("state-union-en", 6),
    ("fortunes", 24),
    ("cystanford-zh-gbk", 10),
    ("udhr2-utf8", 4),
    ("vim-tutor", 2),
    ("abc-en", 1),
    ("gutenberg", 2),
    ("genesis", 1),
    ("debian-manuals", 2),
    ("webtext-en", 1),
]

# Of abc-en and webtext-en nothing is left.
SECOND_SEED = "octavo anatomy 2"
SECOND_STRATA = [
    ("bbc-en", 18),
    ("horne-en-cp1252", 25),
    ("reuters-en", 16),
    ("ant-ar", 10),
    ("saidziani-ar", 3),
    ("inaugural-en", 3),
    ("state-union-en", 4),
    ("fortunes", 15),
    ("cystanford-zh-gbk", 6),
    ("udhr2-utf8", 3),
    ("udhr-encodings", 2),
    ("vim-tutor", 1),
    ("gutenberg", 1),
    ("genesis", 1),
    ("debian-manuals", 2),
]

# The set kept aside.
ASIDE_SEED = "octavo anatomy 3"
ASIDE_STRATA = [
    ("bbc-en", 14),
    ("horne-en-cp1252", 15),
    ("reuters-en", 12),
    ("ant-ar", 8),
    ("saidziani-ar", 2),
    ("inaugural-en", 2),
    ("state-union-en", 3),
    ("fortunes", 12),
    ("cystanford-zh-gbk", 5),
    ("udhr2-utf8", 2),
    ("udhr-encodings", 1),
    ("vim-tutor", 1),
    ("gutenberg", 1),
    ("genesis", 1),
    ("debian-manuals", 1),
]


def draw(corpus, seed, strata, taken):
    """The drawn names, relative to the corpus, in the order of the names."""

    def rank(name):
        return hashlib.sha1(f"{seed}\0{name}".encode()).hexdigest()

    names = []
    for folder, count in strata:
        inside = [f"{folder}/{n}" for n in os.listdir(os.path.join(corpus, folder))]
        inside = [name for name in inside if name not in taken]
        if len(inside) < count:
            sys.exit(f"draw.py: {folder} holds {len(inside)} files, {count} wanted")
        names += sorted(inside, key=rank)[:count]
    return sorted(names)


def drawn(corpus):
    first = draw(corpus, SEED, STRATA, ())
    return sorted(first + draw(corpus, SECOND_SEED, SECOND_STRATA, set(first)))


def drawn_aside(corpus):
    return draw(corpus, ASIDE_SEED, ASIDE_STRATA, set(drawn(corpus)))


def zone(data):
    """How many bytes of a file are labelled."""
    if len(data) <= ZONE_FROM:
        return len(data)
    end = 0
    for _ in range(ZONE_LINES):
        newline = data.find(b"\n", end)
        if newline < 0:
            return len(data)
        end = newline + 1
    return end


def labelled(path):
    with open(path, encoding="utf-8") as table:
        rows = [line.split("\t") for line in table if not line.startswith("#")]
    return sorted(row[0] for row in rows if len(row) > 1 and row[1] == "file")


def main(arguments):
    names = drawn_aside if "--aside" in arguments else drawn
    arguments = [argument for argument in arguments if argument != "--aside"]
    if len(arguments) == 3 and arguments[1] == "--check":
        wanted, found = names(arguments[0]), labelled(arguments[2])
        for name in sorted(set(wanted) ^ set(found)):
            print(f"{name}: {'not labelled' if name in wanted else 'not drawn'}")
        return 0 if wanted == found else 1
    if len(arguments) != 1:
        sys.exit(__doc__.strip())
    for name in names(arguments[0]):
        with open(os.path.join(arguments[0], name), "rb") as file:
            data = file.read()
        print(f"{name}\t{len(data)}\t{zone(data)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
