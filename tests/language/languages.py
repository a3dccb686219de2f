#!/usr/bin/env python3
"""How well the language of articles is told. Of the project's own, in tests/anatomy/own, none may be
wrong; their names begin with the language. With CORPORA also of real ones below that folder, whole
and in cuts of 200 characters; a row of TEXTS says which language they are in. None of these texts was
learned from. Prints what was taken for what, and the time that telling takes."""
import collections, glob, os, subprocess, sys

OWN = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "anatomy", "own")
CORPORA = os.environ.get("CORPORA", "")
DRIVER = os.path.join(os.environ.get("BUILD", "build"), "language", "driver")
CUT, CUTS = 200, 12  # characters; of one file, evenly spread
TIMES = 200

# Where, in which language, in which encoding. {} takes the language from the name of the file.
TEXTS = [
    ("vim-tutor/tutor.{}.utf-8.txt", None, "utf-8"),
    ("vim-tutor/tutor.utf-8.txt", "en", "utf-8"),
    ("fortunes/zh-*.txt", "zh-Hans", "utf-8"),
    ("fortunes/[!z]*.txt", None, "utf-8"),
    ("genesis/english-*.txt", "en", "cp1252"),
    ("genesis/finnish.txt", "fi", "cp1252"),
    ("genesis/french.txt", "fr", "cp1252"),
    ("genesis/german.txt", "de", "cp1252"),
    ("genesis/portuguese.txt", "pt", "cp1252"),
    ("genesis/swedish.txt", "sv", "cp1252"),
    ("debian-manuals/*.en.txt", "en", "utf-8"),
    ("debian-manuals/*.ja.txt", "ja", "utf-8"),
    ("debian-manuals/*.ko.txt", "ko", "utf-8"),
    ("debian-manuals/*.ru.txt", "ru", "utf-8"),
    ("debian-manuals/*.zh-cn.txt", "zh-Hans", "utf-8"),
    ("cystanford-zh-gbk/*.txt", "zh-Hans", "gb18030"),
    ("gutenberg/*", "en", "utf-8"),
    ("*-en/*", "en", "utf-8"),
    ("horne-en-cp1252/*", "en", "cp1252"),
    ("*-ar/*", "ar", "utf-8"),
]

# Names of files that are no language tags, and files in another language than their folder.
NAMES = {"sr": "sr-Latn", "zh": "zh-Hant", "zh_cn": "zh-Hans", "zh_tw": "zh-Hant", "el": "el"}
EXCEPTIONS = {"quijote": "es"}
RTL = {"ar", "fa", "he", "ur", "yi", "ps", "ug", "ckb"}


def texts():
    """Of each file: its folder, its language, its text."""
    for pattern, language, encoding in TEXTS:
        for path in sorted(glob.glob(os.path.join(CORPORA, "**", pattern.replace("{}", "*")),
                                     recursive=True)):
            name = os.path.basename(path)
            own = language
            if not own:
                own = name[len("tutor."):].split(".")[0] if name.startswith("tutor.") else name[:2]
                own = NAMES.get(own, own)
            own = next((tag for part, tag in EXCEPTIONS.items() if part in path.lower()), own)
            if name == "tutor.utf-8.txt" and not language:
                continue
            with open(path, "rb") as file:
                yield path.split(os.sep)[-2], own, file.read().decode(encoding, "replace")


def own_texts():
    for path in sorted(glob.glob(os.path.join(OWN, "??-*.txt"))):
        tag = os.path.basename(path)[:2]
        with open(path, "rb") as file:
            yield "own", "nb" if tag == "no" else tag, file.read().decode("utf-8", "replace")


def cuts(text):
    """Pieces that start and end where words do, if the text has words."""
    step = max(len(text) // CUTS, CUT)
    for start in range(0, len(text) - CUT, step):
        piece = text[start:start + CUT]
        words = piece.split(" ")
        yield " ".join(words[1:-1]) if len(words) > 4 else piece


def tell(pieces, times=1):
    data = b"".join(b"%d\n%s" % (len(piece), piece)
                    for piece in (text.encode() for text in pieces))
    out = subprocess.run([DRIVER, str(times)], input=data, stdout=subprocess.PIPE, check=True)
    return [line.split() for line in out.stdout.decode().splitlines()]


def same(told, language):
    return told == language or "zh" in (told, language) and told[:2] == language[:2]


def report(name, expected, told, most_wrong):
    """`expected`: a folder and a language for each piece."""
    counts, folders, confused = collections.Counter(), {}, collections.Counter()
    for (folder, language), (found, _, _) in zip(expected, told):
        verdict = "right" if same(found, language) else "undecided" if found == "-" else "wrong"
        counts[verdict] += 1
        folders.setdefault(folder, collections.Counter())[verdict] += 1
        if verdict == "wrong":
            confused[language, found] += 1
    share = counts["wrong"] / max(len(told), 1)
    print("%s - %s: %d right, %d undecided, %d wrong (%.2f %%)" % (
        "ok" if told and share <= most_wrong else "not ok", name, counts["right"],
        counts["undecided"], counts["wrong"], share * 100))
    for folder, own in sorted(folders.items()):
        print("#   %-20s %5d right %4d undecided %4d wrong" % (
            folder, own["right"], own["undecided"], own["wrong"]))
    for (language, found), count in confused.most_common(20):
        print("#   %s taken for %s: %d" % (language, found, count))


def report_directions(name, expected, told):
    wrong = [(folder, language) for (folder, language), (_, direction, _) in zip(expected, told)
             if (direction == "rtl") != (language in RTL)]
    print("%s - %s, directions: %d wrong" % ("ok" if told and not wrong else "not ok", name,
                                              len(wrong)))


def main():
    check("own articles", list(own_texts()), 0)
    if not CORPORA:
        print("ok - real articles # SKIP CORPORA names no folder (make languages CORPORA=FOLDER)")
        return
    found = list(texts())
    check("whole texts", found, 0.01)
    pieces = [(folder, language, piece) for folder, language, text in found for piece in cuts(text)]
    report("cuts of %d characters" % CUT, [piece[:2] for piece in pieces],
           tell([piece for _, _, piece in pieces]), 0.02)
    articles = [text[:5000] for _, _, text in found if len(text) > 1000][:300]
    times = sorted(float(row[2]) / 1000 for row in tell(articles, TIMES))
    print("# %.1f us an article of up to 5000 characters, the slowest %.1f us"
          % (sum(times) / len(times), times[-1]))


def check(name, found, most_wrong):
    told = tell([text for _, _, text in found])
    expected = [(folder, language) for folder, language, _ in found]
    report(name, expected, told, most_wrong)
    report_directions(name, expected, told)


main()
