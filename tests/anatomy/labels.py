#!/usr/bin/env python3
"""Are the labels of anatomy true to their articles? The labels say what a careful editor finds in each
text: written by hand from the text alone, never from what a program makes of it.

    labels.py           own.tsv against own/, and the form of corpus.tsv
    labels.py FOLDER    corpus.tsv against the plain-text corpus in FOLDER as well

There may be two sets of both: the one here, which the reader is made with, and the one in aside/, which it is only
measured with. Who works on the reader may see how many of each part it misses there, not which; a set that is worn is
merged into the one here, and a fresh one is due.

own.tsv: `file  part  text`, one label a line, by file and place. The text is as it stands in the file,
white space runs collapsed and the `> ` of quotations left out; a date is the W3CDTF value instead. A
file in which there is nothing to find has the one line `file  none  `. A file that is not in UTF-8 names its encoding:
`de-bericht.cp1252.txt`.
corpus.tsv: `file  part  offset  length  hash`, in bytes; the hash is the first 12 digits of the SHA-1
of the text decoded, collapsed as above and written as UTF-8, for a date its value; each file begins
with `file  file  0  ZONE  HASH`: how many bytes from its beginning are labelled, often all, and the
hash of all its bytes.

What the parts mean where one could differ:
  kicker     also the line above the headline that names the kind: PRESS RELEASE, REPORTAGE
  headline   without the site's name behind a dash or bar, if the text names that site elsewhere
  author     also a name that signs a printed piece at its foot; not who signs a letter, nor a speaker
  agency     without its brackets
  place      without the date and the dash
  date       of the article: not of its events, its copyright or a later change; no weekday alone
  heading    with its number or letter; not a question put to the person interviewed
  quotation  each paragraph; its attribution, if in the block, is a paragraph like the others
  verse      the first line of a stanza; quoted verse is verse, not quotation
  pre        the first line of each table or listing
  end        each paragraph, or line where each stands for itself"""
import hashlib, os, re, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ASIDE = os.path.join(HERE, "aside")
SETS = [HERE, ASIDE]
PARTS = set("""kicker headline standfirst author role agency place date heading caption note end item
               quotation verse pre break url tag source""".split())

# Parts that are whole lines: nothing but marks before them, an item's number or a title's key, nothing behind.
WHOLE = set("kicker headline standfirst heading caption note end item quotation verse pre break".split())
NUMBER, KEY = r"([¹²³⁴-⁹]+|(\d{1,3}(\.\d{1,3})?|[a-z]|[ivxlc]+|[一二三四五六七八九十]+)[.):\]）、])?", \
    r"((title|headline|subject|betreff|objet|re|asunto|konu|тема|标题|主题) ?[:：])?"
BEFORE = {part: re.compile(r"^\W*%s\W*$" % mark, re.I)
          for part in WHOLE for mark in [{"item": NUMBER, "note": NUMBER, "headline": KEY}.get(part, "")]}
BEHIND = re.compile(r"^(\W{0,3}$| [-–—|·] )")

W3CDTF = re.compile(r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?)?)?$")
QUOTED = re.compile(r"^[ \t]*>+ ?", re.M)
ENCODINGS = """utf-8-sig utf-16 cp1252 gb18030 shift_jis euc-jp big5 euc-kr koi8-r cp1251 cp1250 cp1253 cp1254
               cp1255 cp1256 iso8859-2 cp866 utf-16-le utf-16-be latin-1""".split()
ERAS = {"令和": 2018, "民國": 1911}
IDEOGRAPHIC_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


def collapse(text):
    return " ".join(QUOTED.sub("", text).split())


def digest(data):
    return hashlib.sha1(data).hexdigest()[:12]


def rows(path, columns):
    """The lines of a table as lists, with their numbers; and what is wrong with its shape."""
    found, faults = [], []
    with open(path, encoding="utf-8", newline="") as file:
        for number, line in enumerate(file.read().split("\n"), 1):
            if not line or line.startswith("#"):
                continue
            cells = line.split("\t")
            if len(cells) != columns or line.endswith("\r"):
                faults.append("line %d: %d columns" % (number, len(cells)))
            else:
                found.append((number, cells))
    names = [cells[0] for _, cells in found]
    faults += ["line %d: %s stands before its turn" % (found[i + 1][0], names[i + 1])
               for i in range(len(names) - 1) if names[i].encode() > names[i + 1].encode()]
    return found, faults


def by_file(found):
    files = {}
    for number, cells in found:
        files.setdefault(cells[0], []).append((number, cells[1:]))
    return files


class Article:
    """A text collapsed, with the places where its lines begin and end."""

    def __init__(self, text):
        self.starts, self.ends, lines, at = [], [], [], 0
        for line in filter(None, map(collapse, text.splitlines())):
            self.starts.append(at)
            at += len(line)
            self.ends.append(at)
            at += 1
            lines.append(line)
        self.text = " ".join(lines)

    def find(self, label, part, after):
        """Where the label stands from `after` on, as whole words or, if its part asks it, whole lines; or -1."""
        at = self.text.find(label, after)
        while at >= 0 and not self.fits(at, at + len(label), part):
            at = self.text.find(label, at + 1)
        return at

    def fits(self, start, end, part):
        if part in WHOLE:
            before = self.text[max(s for s in self.starts if s <= start):start]
            behind = self.text[end:min(e for e in self.ends if e >= end)]
            return bool(BEFORE[part].match(before) and (not behind or BEHIND.match(behind)))
        return not (joined(self.text[start - 1:start + 1]) or joined(self.text[end - 1:end + 1]))


def joined(pair):
    """Are both letters of one word? Ideographs and kana are words each."""
    return len(pair) == 2 and all(c.isalnum() and unicodedata.east_asian_width(c) != "W" for c in pair)


def date_fault(value, text):
    """A date must have the form, and its year must be in the text in some digits."""
    if not W3CDTF.match(value):
        return "is not W3CDTF"
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text.translate(IDEOGRAPHIC_DIGITS))
    era = re.search("(%s)(\\d+)" % "|".join(ERAS), plain)
    if era and int(value[:4]) == ERAS[era[1]] + int(era[2]):
        return None
    return None if re.search(r"(?<!\d)(%s)?%s(?!\d)" % (value[:2], value[2:4]), plain) or \
        value[:4] in plain or value.replace("-", "")[:8] in plain else "has a year that is not in the text"


def encoding_of(name):
    """What stands between the dots of a name, as in `NAME.koi8-r.txt`; UTF-8 where nothing does."""
    parts = name.split(".")
    return parts[1] if len(parts) == 3 else "utf-8"


def own_faults(folder, name, labels):
    with open(os.path.join(folder, "own", name), encoding=encoding_of(name), newline="") as file:
        text = file.read()
    article, after = Article(text), 0
    for number, (part, label) in labels:
        where = "line %d: %s: %s “%s” " % (number, name, part, label)
        if part == "none":
            if label or len(labels) > 1:
                yield where + "is not alone"
        elif part == "date":
            fault = date_fault(label, text)
            if fault:
                yield where + fault
        elif part not in PARTS:
            yield where + "is no part"
        elif not label or label != collapse(label):
            yield where + "is not collapsed"
        else:
            at = article.find(label, part, after)
            if at < 0:
                yield where + ("is out of order or no whole line" if label in article.text else "is not in the file")
            else:
                after = at + len(label)


def check_own(folder):
    found, faults = rows(os.path.join(folder, "own.tsv"), 3)
    files, present = by_file(found), set(os.listdir(os.path.join(folder, "own")))
    faults += ["%s has no labels" % name for name in sorted(present - set(files))]
    faults += ["%s is labelled, but not there" % name for name in sorted(set(files) - present)]
    for name in sorted(present & set(files)):
        faults += own_faults(folder, name, files[name])
    return "%s: %d labels in %d files" % (named(folder, "own.tsv"), len(found), len(files)), faults


def named(folder, table):
    return os.path.relpath(os.path.join(folder, table), HERE)


def form_faults(name, labels):
    """What can be said of a file's rows in corpus.tsv without the file."""
    if labels[0][1][:2] != ["file", "0"] or not labels[0][1][2].isdigit():
        yield "line %d: %s begins without its `file` line" % (labels[0][0], name)
        return
    last, zone = -1, int(labels[0][1][2])
    for number, (part, offset, length, value) in labels:
        where = "line %d: %s: %s " % (number, name, part)
        if part not in PARTS | {"file"}:
            yield where + "is no part"
        if not (offset.isdigit() and length.isdigit()):
            yield where + "has no offset and length"
            continue
        if int(offset) < last:
            yield where + "is out of order"
        if int(offset) + int(length) > zone:
            yield where + "lies outside the zone"
        if not (W3CDTF if part == "date" else re.compile("^[0-9a-f]{12}$")).match(value):
            yield where + "has a value without form: " + value
        last = int(offset)


def text_faults(folder, name, labels):
    """Do the labels of a corpus file say what stands in it?"""
    try:
        with open(os.path.join(folder, name), "rb") as file:
            data = file.read()
    except OSError as fault:
        yield "%s: %s" % (name, fault.strerror)
        return
    for number, (part, offset, length, value) in labels:
        where, piece = "line %d: %s: %s " % (number, name, part), data[int(offset):int(offset) + int(length)]
        if part == "file":
            if not 0 < int(length) <= len(data) or value != digest(data):
                yield where + "is another one: %d bytes, %s" % (len(data), digest(data))
        elif len(piece) != int(length) or not piece:
            yield where + "lies outside the file"
        elif part != "date" and value not in hashes(piece):
            yield where + "has another text: %r" % piece[:60]


def hashes(piece):
    """The hash of a piece in each encoding that it can be in."""
    for encoding in ENCODINGS:
        try:
            yield digest(collapse(piece.decode(encoding)).encode())
        except UnicodeDecodeError:
            pass


def check_corpus(folder, corpus):
    found, faults = rows(os.path.join(folder, "corpus.tsv"), 5)
    files = by_file(found)
    for name, labels in files.items():
        wrong = list(form_faults(name, labels))
        faults += wrong or (text_faults(corpus, name, labels) if corpus else [])
    return "%s: %d labels in %d files" % (named(folder, "corpus.tsv"), len(found) - len(files), len(files)), faults


def main():
    corpus = sys.argv[1] if len(sys.argv) > 1 else None
    results = [check_own(folder) for folder in SETS if os.path.exists(os.path.join(folder, "own.tsv"))]
    results += [check_corpus(folder, corpus) for folder in SETS if os.path.exists(os.path.join(folder, "corpus.tsv"))]
    for name, faults in results:
        print("\n# ".join([("not ok - " if faults else "ok - ") + name] + faults))
    return 1 if any(faults for _, faults in results) else 0


if __name__ == "__main__":
    sys.exit(main())
