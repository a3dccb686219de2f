#!/usr/bin/env python3
"""Learns language profiles from texts and prints src/refine/profiles.inc.

    profiles.py FOLDER > profiles.inc        FOLDER holds TAG/NAME.txt, all in UTF-8

A profile says how frequent a feature is in a language: three letters in a row, the space around a
word counting as one; whole words of two to five letters; and single letters beyond ASCII. A word
that comes n times counts as n to the power of DAMPING, so that a text's own subject weighs less;
all texts of one language weigh the same. Each feature kept has a weight: the logarithm of how many
times more frequent it is than FLOOR, under which all that is not kept is taken to be. profile.c
adds the weights up, and must cut a text into the same features as words() and features() do here.

Only numbers leave the texts: features are kept as hashes. The same texts give the same bytes."""
import collections, glob, math, os, sys

# For each kind of feature: how many are kept of a language, and the floor.
KINDS = {"trigram": (500, 1 / 10000), "word": (60, 1 / 500), "letter": (200, 1 / 3000)}
DAMPING = 0.75
WEIGHT_UNIT = 32  # a weight is stored in so many parts of a natural logarithm
BUCKET_BITS = 13

# Letters of the scripts that profiles tell apart, and the marks in words that count as nothing.
LETTERS = [(0x41, 0x5A), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x24F), (0x250, 0x2AF),
           (0x400, 0x481), (0x48A, 0x52F), (0x5D0, 0x5EA), (0x5F0, 0x5F2), (0x620, 0x63F),
           (0x641, 0x64A), (0x66E, 0x66F), (0x671, 0x6D3), (0x6D5, 0x6D5), (0x6EE, 0x6EF),
           (0x6FA, 0x6FF), (0x750, 0x77F), (0x900, 0x963), (0x970, 0x97F), (0x1200, 0x135A),
           (0x1E00, 0x1EFF)]
MARKS = [(0x300, 0x36F), (0x591, 0x5C7), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670)]


def within(c, ranges):
    return any(first <= c <= last for first, last in ranges)


def fold(c):
    """Lower case, and the letters of Persian for the Arabic ones that are typed in their place."""
    if 0x41 <= c <= 0x5A or 0xC0 <= c <= 0xDE or 0x410 <= c <= 0x42F:
        return c + 32
    if c in (0x64A, 0x649):
        return 0x6CC
    if c == 0x643:
        return 0x6A9
    lower = chr(c).lower()
    return ord(lower) if len(lower) == 1 else ord("i")


def words(text):
    word = []
    for c in map(ord, text + " "):
        if within(c, LETTERS):
            word.append(fold(c))
        elif word and not within(c, MARKS):
            yield tuple(word)
            word = []


def features(word):
    padded = (32,) + word + (32,)
    for i in range(len(padded) - 2):
        yield "trigram", padded[i:i + 3]
    if 2 <= len(word) <= 5:
        yield "word", padded + (35,)
    for c in word:
        if c >= 0x80:
            yield "letter", (c,)


def profile(text):
    """The share of each feature among its kind in one text; of a letter among all letters."""
    counts = {kind: collections.Counter() for kind in KINDS}
    totals = collections.Counter()
    for word, count in collections.Counter(words(text)).items():
        damped = count ** DAMPING
        for kind, feature in features(word):
            counts[kind][feature] += damped
            totals[kind] += damped if kind != "letter" else 0
        totals["letter"] += damped * len(word)
    return {kind: {feature: count / totals[kind] for feature, count in counts[kind].items()}
            for kind in KINDS}


def weights(texts):
    """The weights of a language's features."""
    kept = {}
    profiles = [profile(text) for text in texts]
    for kind, (most, floor) in KINDS.items():
        shares = collections.Counter()
        for each in profiles:
            for feature, share in each[kind].items():
                shares[feature] += share / len(profiles)
        for feature, share in sorted(shares.items(), key=lambda item: (-item[1], item[0]))[:most]:
            weight = round(math.log(share / floor) * WEIGHT_UNIT)
            if weight > 0:
                kept[feature] = min(weight, 255)
    return kept


def hashed(feature):
    value = 0
    for c in feature:
        value = (value ^ c) * 0x9E3779B1 & 0xFFFFFFFF
        value ^= value >> 15
    return value


def stream(languages):
    """Buckets of features: a hash, then what each language that has it gives for it."""
    holders = collections.defaultdict(list)
    for number, kept in enumerate(languages):
        for feature, weight in kept.items():
            holders[hashed(feature) >> (16 - BUCKET_BITS)].append((number, weight))
    starts, items = [], []
    for key in sorted(holders):
        while len(starts) <= key >> 16:
            starts.append(len(items))
        items.append(key & 0xFFFF)
        items += [number << 8 | weight for number, weight in holders[key]]
        items[-1] |= 0x8000
    starts += [len(items)] * ((1 << BUCKET_BITS) + 1 - len(starts))
    return starts, items


def array(declaration, numbers):
    print("\nstatic const %s = {" % declaration)
    line = "   "
    for number in numbers:
        if len(line) + len(str(number)) + 2 > 100:
            print(line)
            line = "   "
        line += " %d," % number
    print(line + "\n};")


def main(folder):
    tags = sorted(os.listdir(folder))
    languages = []
    for tag in tags:
        texts = []
        for path in sorted(glob.glob(os.path.join(folder, tag, "*.txt"))):
            with open(path, encoding="utf-8") as file:
                texts.append(file.read())
        languages.append(weights(texts))
    starts, items = stream(languages)
    assert len(tags) < 128
    print("/* Language profiles: made by src/refine/learn/profiles.py, do not edit. profile.c reads\n"
          " * them. Of each bucket: a feature's hash, then LANGUAGE << 8 | WEIGHT for each language\n"
          " * that has it, the last with the top bit set. */")
    print("enum { PROFILES = %d, BUCKET_BITS = %d };" % (len(tags), BUCKET_BITS))
    print("\nstatic const char profile_languages[PROFILES][8] = {")
    for i in range(0, len(tags), 10):
        print("    " + " ".join('"%s",' % tag for tag in tags[i:i + 10]))
    print("};")
    array("uint32_t profile_buckets[(1 << BUCKET_BITS) + 1]", starts)
    array("uint16_t profile_stream[]", items)


main(*sys.argv[1:])
