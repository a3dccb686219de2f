#!/usr/bin/env python3
"""How many files in a real legacy encoding decode exactly to their twin.

    twins.py CORPORA     CORPORA holds plain-text/{udhr-encodings,vim-tutor}, or these themselves

A file's twin is its UTF-8 sister where there is one with the same text (both may be cut at some length),
else the bytes decoded by the encoding that the file's name tells. Files in the encoding of a font have no
twin: they are to be refused. Prints a table by encoding; fails under 95 in 100, or when a font's file is
taken for a text. Says "skipped" without CORPORA."""
import collections, glob, os, subprocess, sys, tempfile

DECODE = os.path.join(os.path.abspath(os.environ.get("BUILD", "build")), "encoding", "decode")
GOAL = 0.95

# What the end of a name means: in the Declaration's files, in the tutor's. The former were written under
# Windows: those named after Latin-2 have their s and z with caron where Windows-1250 has them.
DECLARATION = {
    "Latin1": "cp1252", "Latin2": "cp1250", "Cyrillic": "cp1251", "Hebrew": "cp1255", "Arabic": "cp1256",
    "Greek": "cp1253", "Turkish": "cp1254", "Baltic": "cp1257", "EUC": "euc_jp", "SJIS": "shift_jis",
    "JIS": "iso2022_jp", "GB2312": "gb18030", "Unicode": "utf_16", "Latin3": "iso8859_3", "Latin4": "iso8859_4",
}
TUTOR = {
    "cp1250": "cp1250", "cp1251": "cp1251", "cp1253": "cp1253", "cp737": "cp737", "iso9": "iso8859_9",
    "sjis": "cp932", "big5": "big5", "koi8r": "koi8_r", "koi8u": "koi8_u", "ja.euc": "euc_jp",
    "ko.euc": "euc_kr", "zh.euc": "gb18030",
}
# The tutor's files without an encoding in the name, by language.
TUTOR_LANGUAGES = {
    "iso8859_2": "cs hr hu pl sk sl", "iso8859_3": "eo", "iso8859_7": "el", "koi8_r": "ru", "cp1251": "bg",
    "cp1252": "ca da de es fr it nb nl no pt sv",
}
# Exceptions: what the name says is not what the bytes are.
SPECIAL = {"Mongolian_Khalkha-Cyrillic": "iso8859_5", "Czech_Cesky-UTF8": "cp1250"}
# Made for one font each; and files in which somebody's conversion left question marks for letters.
FONTS = ("Abkh", "Az.Times.")
DESTROYED = ("-VIQR", "-TCVN", "-VPS", "VG2Main", "-T61", "-HZ", "Agra", "WinResearcher", "Afenegus")


def declaration_encoding(name):
    return SPECIAL.get(name) or DECLARATION.get(name.replace("-err", "").rsplit("-", 1)[-1])


def tutor_encoding(name):
    parts = name.split(".")[1:]
    if len(parts) > 1:
        return TUTOR.get(".".join(parts)) or TUTOR.get(parts[1])
    return next((e for e, languages in TUTOR_LANGUAGES.items() if parts[0] in languages.split()), None)


def sister(path, name):
    """The UTF-8 file beside it, or None."""
    folder = os.path.dirname(path)
    other = (".".join(name.split(".")[:2]) + ".utf-8" if name.startswith("tutor.")
             else name.rsplit("-", 1)[0] + "-UTF8")
    found = os.path.join(folder, other + ".txt")
    return found if os.path.exists(found) and found != path else None


def is_utf8(data):
    try:
        data.decode("utf-8")
        return True
    except UnicodeDecodeError as fault:
        return fault.start > len(data) - 4  # cut inside a character


def decode(paths):
    """The encoding and the text of each file, as the reader has it."""
    out = subprocess.run([DECODE] + paths, stdout=subprocess.PIPE, check=True).stdout
    results = []
    for _ in paths:
        head, _, out = out.partition(b"\n")
        encoding, size = head.decode().split(" ")
        results.append((encoding, out[:int(size)].decode()))
        out = out[int(size):]
    return results


def same(one, other):
    """Equal, or equal as far as the shorter goes; that must be nearly all of it."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter] and shorter > 0.6 * max(len(one), len(other))


def expected(path, name, codec, scratch):
    """What the file's text must be: its sister's where that is the same text, else by its codec."""
    with open(path, "rb") as file:
        data = file.read()
    plain = os.path.join(scratch, name)
    with open(plain, "w", encoding="utf-8", newline="") as file:
        file.write(data.decode(codec, "replace"))
    texts = [decode([plain])[0][1]]
    beside = sister(path, name)
    if beside:
        text = decode([beside])[0][1]
        if same(text, texts[0]):
            return text, "sister"
    return texts[0], "name"


def measure(paths):
    rows, wrong, fonts = collections.defaultdict(lambda: [0, 0, 0]), [], []
    with tempfile.TemporaryDirectory() as scratch:
        for path in paths:
            name = os.path.basename(path)[:-4]
            with open(path, "rb") as file:
                if is_utf8(file.read()):
                    continue
            encoding, text = decode([path])[0]
            if any(mark in name for mark in FONTS):
                fonts.append((name, encoding))
                continue
            if any(mark in name for mark in DESTROYED):
                continue
            codec = tutor_encoding(name) if name.startswith("tutor.") else declaration_encoding(name)
            if codec is None:
                wrong.append("%s: no encoding is known for this name" % name)
                continue
            truth, by = expected(path, name, codec, scratch)
            row = rows[codec]
            row[0] += 1
            row[2] += by == "sister"
            if same(text, truth):
                row[1] += 1
            else:
                wrong.append("%s: is %s, read as %s" % (name, codec, encoding))
    return rows, wrong, fonts


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else ""
    paths = sorted(p for folder in ("udhr-encodings", "vim-tutor") for depth in ("", "plain-text")
                   for p in glob.glob(os.path.join(root, depth, folder, "*.txt"))) if root else []
    if not paths:
        print("ok - twins # SKIP no CORPORA, or no twins in it: skipped")
        return 0
    rows, wrong, fonts = measure(paths)
    print("%-12s %6s %6s %12s" % ("encoding", "files", "exact", "with sister"))
    for codec in sorted(rows):
        print("%-12s %6d %6d %12d" % ((codec,) + tuple(rows[codec])))
    files, exact = (sum(row[i] for row in rows.values()) for i in (0, 1))
    print("%-12s %6d %6d %11.1f%%" % ("all", files, exact, 100 * exact / files))
    for line in wrong:
        print("# " + line)
    taken = [name for name, encoding in fonts if encoding != "none"]
    print("%s - files decode to their twin" % ("ok" if exact >= GOAL * files else "not ok"))
    print("%s - %d of %d files in a font's encoding refused" % ("not ok" if taken else "ok",
          len(fonts) - len(taken), len(fonts)))
    return 1 if taken or exact < GOAL * files else 0


sys.exit(main())
