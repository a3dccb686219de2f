#!/usr/bin/env python3
"""Articles of our own (own/LANGUAGE.txt) in the encodings in which their language was written, whole and cut
to their headline and the first 200 bytes or so: each has to be read as what it is, letter by letter. The
encoding is Python's or iconv's doing, so that both sides are not ours."""
import os, subprocess, sys, tempfile, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
DECODE = os.path.join(os.path.abspath(os.environ.get("BUILD", "build")), "encoding", "decode")
SHORT = 200  # bytes
# Characters that the older sets do not have, and what was written instead.
OLDER = str.maketrans({"„": '"', "“": '"', "”": '"', "’": "'", "–": "-", "—": "-", "«": '"', "»": '"'})

# Encoding, Python's name or iconv: and iconv's, languages. "-" marks those for which a short text may be
# taken for one in a more usual encoding, so that only the whole article is tried.
ROWS = [
    ("windows-1252", "cp1252", "de fr es pt sv"),
    ("macintosh", "mac_roman", "de- fr pt- sv"),
    ("ibm850", "cp850", "de- fr- pt- sv"),
    ("ibm437", "cp437", "de- sv"),
    ("windows-1250", "cp1250", "cs pl hu"),
    ("iso-8859-2", "iso8859_2", "cs pl hu"),
    ("ibm852", "cp852", "cs pl hu"),
    ("windows-1257", "cp1257", "lt"),
    ("iso-8859-13", "iso8859_13", "lt"),
    ("windows-1254", "cp1254", "tr"),
    ("ibm857", "cp857", "tr"),
    ("iso-8859-3", "iso8859_3", "eo"),
    ("windows-1251", "cp1251", "ru uk"),
    ("koi8-r", "koi8_r", "ru"),
    ("koi8-u", "koi8_u", "uk"),
    ("iso-8859-5", "iso8859_5", "ru uk"),
    ("ibm866", "cp866", "ru"),
    ("ibm855", "cp855", "ru"),
    ("x-mac-cyrillic", "mac_cyrillic", "ru"),
    ("windows-1253", "cp1253", "el"),
    ("iso-8859-7", "iso8859_7", "el"),
    ("ibm737", "cp737", "el"),
    ("windows-1255", "cp1255", "he"),
    ("ibm862", "cp862", "he"),
    ("windows-1256", "cp1256", "ar"),
    ("iso-8859-6", "iso8859_6", "ar"),
    ("windows-874", "cp874", "th"),
    ("armscii-8", "iconv:ARMSCII-8", "hy"),
    ("viscii", "iconv:VISCII", "vi"),
    ("windows-1258", "cp1258", "vi"),
    ("gb18030", "gbk", "zh-Hans"),
    ("big5", "big5", "zh-Hant"),
    ("shift_jis", "shift_jis", "ja"),
    ("euc-jp", "euc_jp", "ja"),
    ("iso-2022-jp", "iso2022_jp", "ja"),
    ("euc-kr", "euc_kr", "ko"),
    ("UTF-16LE", "utf_16_le", "de ru"),
    ("UTF-16BE", "utf_16_be", "de"),
]


def encoded(text, codec):
    """The bytes; None when the set lacks a character."""
    if codec.startswith("iconv:"):
        done = subprocess.run(["iconv", "-f", "UTF-8", "-t", codec[6:]], input=text.encode(),
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return done.stdout if done.returncode == 0 else None
    if codec == "cp1258":  # vowels with their hook or horn, tones apart
        text = "".join(tones_apart(c) for c in text)
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        return None


def tones_apart(c):
    try:
        c.encode("cp1258")
        return c
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", c)
        tone = next((p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323"), "")
        return unicodedata.normalize("NFC", parts.replace(tone, "")) + tone


def short(text, codec):
    """As many of the text's first words as make SHORT bytes."""
    words = text.split(" ") if " " in text else list(text)
    glue = " " if " " in text else ""
    for count in range(1, len(words) + 1):
        part = glue.join(words[:count])
        data = encoded(part, codec)
        if data and len(data) >= SHORT:
            return part
    return text


def cases():
    """Title, expected text and bytes of each; the bytes are None when the set lacks a character."""
    for name, codec, languages in ROWS:
        for language in languages.split():
            with open(os.path.join(HERE, "own", language.rstrip("-") + ".txt"), encoding="utf-8") as file:
                text = file.read()
            if encoded(text, codec) is None:
                text = text.translate(OLDER)
            for part in ("long",) if language.endswith("-") else ("long", "short"):
                shown = short(text, codec) if part == "short" else text
                yield "%s in %s, %s" % (language.rstrip("-"), name, part), shown, encoded(shown, codec)


def decode(contents):
    """What the reader makes of each: its encoding and its text."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, str(i)) for i in range(len(contents))]
        for path, data in zip(paths, contents):
            with open(path, "wb") as file:
                file.write(data)
        out = subprocess.run([DECODE] + paths, stdout=subprocess.PIPE, check=True).stdout
    for _ in contents:
        head, _, out = out.partition(b"\n")
        encoding, size = head.decode().split(" ")
        yield encoding, out[:int(size)].decode()
        out = out[int(size):]


def main():
    rows = list(cases())
    for (title, text, data), (found, got) in zip(rows, decode([data or b"" for _, _, data in rows])):
        print("%s - %s" % ("ok" if data and got == text else "not ok", title))
        if got != text:
            print("#   read as %s: %s" % (found, got[:60].replace("\n", " ")))
    return 0


sys.exit(main())
