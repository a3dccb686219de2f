#!/usr/bin/env python3
"""words.py [--report REPORT] BOOK INPUT... [-- BOOK INPUT...]... - no word is lost: the chapters' visible words are
the input's, in the same order.

INPUT are the files and folders that the book was made of, in the same order; they are walked and decoded
here once more, independently of the program. A chapter is a document of the spine with
<section epub:type="chapter">; other pages (front page, section pages) and elements of class "furniture"
are the program's own and not compared. An article may be several chapters: what the first one leaves goes
on in the next one, and no article begins before the last one has ended. What else may differ:
 1. White space; how it is broken into lines and blocks. Canonical equivalents (NFC) are one character.
 2. Control characters, a terminal's control sequences, noncharacters, U+FEFF and soft hyphens are dropped;
    U+0080 to U+009F may instead be read as windows-1252.
 3. A line-end may be joined without a space after a hyphen or an em dash and between Chinese or Japanese
    characters. The hyphen itself may go where the joined word stands elsewhere in the article, or where
    the article divides words at line-ends by habit, and does not write this one with a hyphen elsewhere.
 4. An h1 that is no line of the text: it has the letters and digits of the file's name, it is the title in
    the header block, or it repeats the words that the chapter begins with (an ellipsis where they are cut).
    The parts of a divided chapter repeat its h1.
 5. Signs that became elements: an <hr/> stands for one line without a letter or digit, the <li> of a <ul>
    for its bullet, the <li> of an <ol> for the number that it shows, a <blockquote> for the ">" of its
    lines, an <h1> to <h6> for the rule below it, or the box around it.
 6. Rules between the chapters of one article.
 7. Lines of a header block at the top of a chapter - "Key: value", two known keys or more, or between lines
    of "---", or scattered above a line that begins with "***" - whose key is known and whose value is announced: in the h1 or the furniture of that chapter,
    or, subjects, in the package document.
 8. In a <table> the bars between the cells, and lines that only rule. A row may stand on several lines: each
    gives each of its cells a part, in the order of the cells, and the cell has them in the order of the lines.
Lines do not differ inside <pre> and class "verse".
Bytes that stand between UTF-8 and are none may be read as windows-1252, or the whole file; a file that is
not Unicode, in any encoding that Python or iconv knows, of which the two are tried that give most of the book's trigrams.
A file that no encoding fits is damaged, and one that is not Unicode if REPORT says that it is left out or could
not be decoded in part; REPORT says as well how many chapters such a file has. It may be left out of the book, or
stand in it with U+FFFD for what cannot be decoded; either way it is named here.
TAP: one line for the book, then the first difference.
"""
import codecs
import collections
import itertools
import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from urllib.parse import unquote

HTML = '{http://www.w3.org/1999/xhtml}'
EPUB_TYPE = '{http://www.idpf.org/2007/ops}type'
OPF = '{http://www.idpf.org/2007/opf}'
SUBJECT = '{http://purl.org/dc/elements/1.1/}subject'
INLINE = {HTML + tag for tag in (
    'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q ruby rb rt rp s samp small span strong sub sup '
    'time u var wbr').split()}
HEADINGS = {HTML + 'h%d' % level for level in range(1, 7)}
# Stand for elements among a chapter's words: those that begin, and those that end. ITEM is followed by the
# number that the item shows, if it does, and another ITEM.
RULE, ITEM, QUOTE, UNQUOTE, HEAD, UNHEAD, LINES, UNLINES, BREAK = '\x01\x02\x03\x04\x05\x06\x07\x0b\x0e'
ROW, CELL, UNROW = '\x0f\x10\x11'
SIGNS = RULE + ITEM + QUOTE + UNQUOTE + HEAD + UNHEAD + LINES + UNLINES + BREAK + ROW + CELL + UNROW
SIGN = re.compile('(%s[^%s]*%s|[%s])' % (ITEM, ITEM, ITEM, SIGNS))

# A word of the input: its line, whether it is the line's first, whether what follows may be joined to it.
Word = collections.namedtuple('Word', 'text line first joins')
# An article: its file, its possible texts, whether it cannot be decoded as a whole.
Article = collections.namedtuple('Article', 'path texts damaged')
# A chapter: words and marks, each with whether it belongs to the h1; what its furniture says.
Chapter = collections.namedtuple('Chapter', 'name h1 words furniture subjects')


# --- the input -------------------------------------------------------------------------------------------

def natural(name):
    """Digit runs compare as numbers, the rest without case by code point, ties by bytes."""
    runs = re.findall('[0-9]+|[^0-9]', name.lower(), re.S)
    return [(48, int(run)) if run[0] in '0123456789' else (ord(run), 0) for run in runs], os.fsencode(name)


def walk(path):
    """The articles' files below `path`: a folder's files before its sub-folders."""
    if not os.path.isdir(path):
        yield path
        return
    entries = sorted(os.scandir(path), key=lambda entry: natural(entry.name))
    for entry in entries:
        if entry.is_file(follow_symlinks=False) and is_article(entry):
            yield entry.path
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith('.'):
            yield from walk(entry.path)


def is_article(entry):
    if re.match(r'\.|README|LICENSE|COPYING|CHANGELOG|CONTRIBUTING|SOURCE', entry.name):
        return False
    if re.search(r'\.(txt|text)$', entry.name, re.I):
        return True
    data = b'' if '.' in entry.name else open(entry.path, 'rb').read()
    return bool(data) and (data[:2] in (b'\xff\xfe', b'\xfe\xff') or b'\0' not in data) and bool(decode(data))


LEGACY = ('cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 iso8859-2 iso8859-3 iso8859-4 iso8859-5 '
          'iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u '
          'koi8-t ptcp154 mac-roman mac-cyrillic mac-latin2 mac-greek mac-turkish cp437 cp720 cp737 cp775 cp850 cp852 '
          'cp855 cp857 cp858 cp860 cp861 cp862 cp863 cp865 cp866 cp869 gb18030 big5hkscs cp950 shift_jis cp932 euc_jp '
          'euc_kr cp949 johab').split()
ICONV = 'ARMSCII-8 GEORGIAN-PS TCVN VISCII'.split()  # which Python does not know


SHIFTS = re.compile(rb'\x1b[$(][@-Z(]')  # ISO 2022


def decode(data, errors='strict'):
    """The possible texts of the bytes in Unicode or windows-1252; none if they cannot be decoded."""
    if data.startswith((b'\xff\xfe\0\0', b'\0\0\xfe\xff')):
        encodings = ['utf-32']
    elif data.startswith((b'\xff\xfe', b'\xfe\xff')):
        encodings = ['utf-16']
    elif data.startswith(b'\xef\xbb\xbf'):
        encodings = ['utf-8-sig']
    elif SHIFTS.search(data):
        encodings = ['iso2022_jp', 'utf-8']
    else:
        encodings = ['utf-8', 'cp1252', 'utf-8 with strays']
    texts = []
    for encoding in encodings:
        try:
            mixed = encoding == 'utf-8 with strays'
            texts.append(data.decode('utf-8', 'windows-1252') if mixed else data.decode(encoding, errors))
        except UnicodeDecodeError:
            continue
        if errors == 'strict' and encoding == 'utf-8':
            break
    return texts


def trigrams(text):
    """All that stands in the text in three characters that are not all ASCII."""
    return {gram for gram in map(''.join, zip(text, text[1:], text[2:])) if not gram.isascii()}


def decode_legacy(data, known):
    """The two texts of the bytes, in encodings older than Unicode, that share most trigrams with those known."""
    texts = set()
    for encoding in LEGACY:
        try:
            texts.add(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    for encoding in ICONV if shutil.which('iconv') else []:
        done = subprocess.run(['iconv', '-f', encoding, '-t', 'UTF-8'], input=data, capture_output=True)
        if done.returncode == 0:
            texts.add(done.stdout.decode())
    return sorted(texts, key=lambda text: (-len(known & trigrams(clean(text[:9999]))), text))[:2]


def is_unicode(data):
    if SHIFTS.search(data):
        return False
    try:
        data.decode('utf-8')
    except UnicodeDecodeError:
        return data.startswith((b'\xef\xbb\xbf', b'\xff\xfe', b'\xfe\xff', b'\0\0\xfe\xff'))
    return True


def stray(fault):
    """The bytes that broke UTF-8, as windows-1252."""
    return fault.object[fault.start:fault.end].decode('cp1252'), fault.end


codecs.register_error('windows-1252', stray)


DROPPED = re.compile('[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufdd0-\ufdef%s]' %
                     ''.join(chr(plane << 16 | low) for plane in range(17) for low in (0xfffe, 0xffff)))
C1 = {code: bytes([code]).decode('cp1252', 'ignore') for code in range(0x80, 0xa0)}


CONTROL_SEQUENCE = re.compile('\x1b\\[[ -?]*[@-~]')  # ECMA-48: colours, cursor


def clean(text):
    return unicodedata.normalize('NFC', DROPPED.sub('', CONTROL_SEQUENCE.sub('', text)))


LINE_END = re.compile('\r\n|[\n\x0b\r\x85\u2028\u2029]')


def is_cjk(character):
    code = ord(character)
    return (0x2e80 <= code <= 0x312f or 0x31a0 <= code <= 0x9fff or 0xf900 <= code <= 0xfaff
            or 0xfe30 <= code <= 0xfe4f or 0xff00 <= code <= 0xffef or 0x20000 <= code <= 0x3ffff)


def split(text):
    """The input's words."""
    found, number, first, left = [], 1, True, ''
    for gap, word in re.findall(r'(\s*)(\S*)', clean(text)):
        ends = len(LINE_END.findall(gap)) if gap != ' ' else 0
        number, first = number + ends, first or ends > 0
        if not word:
            continue
        if found and ends == 1 and (left in '-\u2010\u2011\u2014\xad' or is_cjk(left) and is_cjk(word[0])):
            found[-1] = found[-1]._replace(joins=True)
        left = word[-1]
        word = word.replace('\xad', '')
        if word:
            found.append(Word(word, number, first, False))
            first = False
    return found


class Text:
    """The words of an article, and what they say about the hyphens at its line-ends."""

    def __init__(self, text):
        self.words = split(text)
        self.known = {word for each in self.words if not each.joins
                      for word in re.findall(r"\w[\w'’-]*", each.text.casefold())}
        self.known.update(word for each in self.words for word in re.findall(r'\w+', each.text.casefold())[:-1])
        divided = compound = 0
        for word, after in zip(self.words, self.words[1:]):
            if word.joins and word.text[-1] == '-':
                divided += self.knows(word.text[:-1] + after.text)
                compound += self.knows(word.text + after.text)
        self.divides = divided >= 3 and divided > 3 * compound

    def knows(self, word):
        found = re.findall(r"\w[\w'’-]*", word.casefold())
        return bool(found) and found[-1].rstrip("-'’") in self.known

    def line_end(self, i):
        """The index behind the line of word i."""
        end = i + 1
        while end < len(self.words) and self.words[end].line == self.words[i].line:
            end += 1
        return end

    def rule(self, i):
        """The index behind the rule that begins with word i, and its mark; (i, '') if none does."""
        if i < len(self.words) and self.words[i].first:
            end = self.line_end(i)
            line = ''.join(word.text for word in self.words[i:end])
            if not bare(line) and set(line) == {line[0]}:
                return end, line
        return i, ''


def read_articles(inputs, chapters, reported):
    """`reported` are the files that the program says it could not decode."""
    articles, seen = [], set()
    for path in [found for given in inputs for found in walk(given)]:
        data = open(path, 'rb').read()
        known = is_unicode(data)
        if not known and not seen:
            seen.update(*(trigrams(' '.join(word for word, _ in chapter.words)) for chapter in chapters))
        whole = decode(data) + ([] if known else decode_legacy(data, seen))
        texts = whole or decode(data, 'replace')
        if clean(texts[0]).replace('\xad', '').strip():
            texts += [text.translate(C1) for text in texts if re.search('[\x80-\x9f]', text)]  # rule 2
            articles.append(Article(path, [Text(text) for text in texts],
                                    not whole or not known and os.path.normpath(path) in reported))
    return articles


# --- the book --------------------------------------------------------------------------------------------

def label(node, place, count):
    """The number that a reading system shows before the item at `place` of an ordered list."""
    number = int(node.get('start') or 1) + place
    kind = node.get('type') or '1'
    if kind in 'aA':
        shown = chr(ord('a') + number - 1)
    elif kind in 'iI':
        shown = 'x' * (number // 10) + ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'][number % 10]
    else:
        shown = str(number)
    return shown.upper() if kind in 'AI' else shown


def marks(node, parents):
    """The signs that stand for where an element begins and where it ends."""
    if node.tag == HTML + 'hr':
        return RULE, ''
    if node.tag == HTML + 'br':
        return BREAK, ''
    if node.tag == HTML + 'blockquote':
        return QUOTE, UNQUOTE
    if node.tag in HEADINGS:
        return HEAD, UNHEAD
    if node.tag == HTML + 'pre' or 'verse' in (node.get('class') or '').split():
        return LINES, UNLINES
    if node.tag == HTML + 'tr':
        return ROW, UNROW
    if node.tag in (HTML + 'td', HTML + 'th'):
        return CELL, ''
    if node.tag == HTML + 'li':
        return ITEM + parents.get(node, '') + ITEM, ''
    return '', ''


def visible(body):
    """The text of the body's first h1; [(word or mark, in the h1)] of the whole body; its furniture."""
    heading, pieces, furniture, numbers = '', [], [], {}
    stack = [(body, False)]  # elements, and strings between them, still to come
    while stack:
        node, in_h1 = stack.pop()
        if isinstance(node, str):
            pieces.append((node, in_h1))
            continue
        space = '' if node.tag in INLINE else ' '
        if 'furniture' in (node.get('class') or '').split():
            furniture.append(''.join(node.itertext()))
            furniture += [time.get('datetime') for time in node.iter(HTML + 'time')]
            pieces.append((space, in_h1))
            continue
        if node.tag == HTML + 'ol':
            items = [item for item in node if item.tag == HTML + 'li']
            numbers.update((item, label(node, place, len(items))) for place, item in enumerate(items))
        inside = in_h1
        if node.tag == HTML + 'h1':
            inside = True
            heading = heading or ' '.join(''.join(node.itertext()).split())
        begins, ends = marks(node, numbers)
        inner = (lambda text: text.replace('\n', BREAK)) if node.tag == HTML + 'pre' else (lambda text: text)
        content = [(space + begins + space + inner(node.text or ''), inside)]
        for child in node:
            content += [(child, inside), (inner(child.tail or ''), inside)]
        content.append((ends + space, inside))
        stack += reversed(content)

    words = []
    for in_h1, run in itertools.groupby(pieces, key=lambda piece: piece[1]):
        for part in SIGN.split(''.join(text for text, _ in run)):
            found = [part] if part and part[0] in SIGNS else clean(part).replace('\xad', '').split()
            words += [(word, in_h1) for word in found]
    return heading, words, furniture


def read_chapters(path):
    chapters = []
    with zipfile.ZipFile(path) as book:
        container = ET.fromstring(book.read('META-INF/container.xml'))
        opf = container.find('.//{*}rootfile').get('full-path')
        package = ET.fromstring(book.read(opf))
        subjects = {bare(clean(subject.text or '')) for subject in package.iter(SUBJECT)}
        href = {item.get('id'): item.get('href') for item in package.iter(OPF + 'item')}
        for itemref in package.iter(OPF + 'itemref'):
            name = posixpath.join(posixpath.dirname(opf), unquote(href[itemref.get('idref')]))
            body = ET.fromstring(book.read(name)).find(HTML + 'body')
            if any('chapter' in (section.get(EPUB_TYPE) or '').split() for section in body.iter(HTML + 'section')):
                chapters.append(Chapter(name, *visible(body), subjects))
    return chapters


# --- header blocks ---------------------------------------------------------------------------------------

LISTS = 'author authors by byline from writer tags tag keywords categories category topics'.split()
KEYS = LISTS + ('title headline subject subtitle standfirst summary description abstract deck date published pubdate '
                'source publication newspaper publisher journal url link permalink web website section kicker rubric '
                'place location dateline agency').split() + ['release date']
HEADER_LINES = 60
TAGS = 'tags tag keywords categories category topics'.split()
DATES = 'date published pubdate'.split() + ['release date']
MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split()
DAYS = 'mon tue wed thu fri sat sun'.split()


def announced_date(value, said):
    """Whether a date among what is said is all that the value tells."""
    for date in said:
        found = re.fullmatch(r'(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?.*)?)?)?', date)
        numbers = [int(part) for part in found.groups() if part] if found else []
        told = [int(number) for number in re.findall('[0-9]+', value)]
        told += [MONTHS.index(word[:3]) + 1 for word in re.findall('[a-z]+', value.lower()) if word[:3] in MONTHS]
        rest = [word for word in re.findall('[^\\W\\d_]+', value.lower())
                if word[:3] not in MONTHS + DAYS and word not in ('st', 'nd', 'rd', 'th', 'of', 't', 'z', 'utc', 'gmt')]
        if numbers and sorted(numbers) == sorted(told) and not rest:
            return True
    return False


def announced(key, value, chapter):
    """Whether the chapter says the value of a known key elsewhere than in its text."""
    said = [chapter.h1] + chapter.furniture
    if key in DATES:
        return announced_date(value, said)
    parts = re.split(r'[,;&\[\]]|\band\b', value) if key in LISTS else [value]
    if key in LISTS and key not in TAGS:
        parts = [re.sub(r'^\s*by\s', '', part, flags=re.I) for part in parts]
    parts = [bare(clean(part)) for part in parts if bare(part)]
    said = chapter.subjects if key in TAGS else [bare(clean(text)) for text in said]
    return bool(parts) and all(any(part == text or key not in TAGS and part in text for text in said) for part in parts)


def starred(text, i, chapter):
    """The same for keys that stand anywhere above a line that begins with stars, as libraries put them."""
    gone, title, known, start = set(), '', 0, text.words[i].line if i < len(text.words) else 0
    while i < len(text.words) and text.words[i].line < start + HEADER_LINES:
        end = text.line_end(i)
        line = ' '.join(word.text for word in text.words[i:end])
        entry = re.match(r'([^:：]{1,32}):\s+(.*)', line)
        if line.startswith('***'):
            return (gone, title) if known >= 2 else (set(), '')
        if entry and entry.group(1).lower() in KEYS:
            known += 1
            key, value = entry.group(1).lower(), entry.group(2)
            title = bare(clean(value)) if key == 'title' and not title else title
            if announced(key, value, chapter):
                gone.update(range(i, end))
        i = end
    return set(), ''


def header(text, i, chapter):
    """The words of the header block at i whose values are announced, as a set of indices; its title."""
    gone, title, known, key, items = set(), '', 0, '', []
    fenced = text.rule(i)[1] == '---'
    at = text.rule(i)[0] if fenced else i
    gone.update(range(i, at))
    before = text.words[at].line - 1 if at < len(text.words) else 0
    while at < len(text.words):
        end = text.line_end(at)
        line = ' '.join(word.text for word in text.words[at:end])
        if fenced and line == '---':
            gone.update(range(at, end))
            return gone, title
        if not fenced and text.words[at].line > before + 1:
            break
        before = text.words[at].line
        entry = re.match(r'([^:：]{1,32})(?:[:：]\s|：|:$)\s*(.*)', line)
        item = re.match(r'- (.*)', line)
        if fenced and key and item:
            if announced(key, item.group(1), chapter):
                gone.update(range(at, end), items)
        elif entry:
            key, items = entry.group(1).strip().lower(), range(at, end)
            known += key in KEYS
            value = entry.group(2)
            if key in ('title', 'headline', 'subject'):
                title = bare(clean(value))
            if value and key in KEYS and announced(key, value, chapter):
                gone.update(range(at, end))
            if value or key not in KEYS:
                key = ''
        elif not (fenced and line[0] == '#'):
            break
        at = end
    return (gone, title) if not fenced and known >= 2 else starred(text, i, chapter)


# --- the comparison --------------------------------------------------------------------------------------

def bare(text):
    return re.sub(r'[\W_]', '', text).casefold()


def readings(article, text, i, chapter, repeats):
    """What may be compared from word i on: the words of the input that may be passed over, with the
    chapter's words, and without its h1 where rule 4 allows."""
    stem = re.sub(r'\.(txt|text)$', '', os.path.basename(article.path), flags=re.I)
    h1 = bare(clean(chapter.h1))
    named = bare(unicodedata.normalize('NFC', DROPPED.sub('', stem)))
    beginning = bare(''.join(word.text for word in text.words[i:i + len(h1) + 1]))
    block, title = header(text, i, chapter)
    for gone in (block, set()) if block else (set(),):
        yield gone, [word for word, _ in chapter.words]
        if h1 and (repeats or h1 == named or beginning.startswith(h1) or gone and h1 == title):
            yield gone, [word for word, in_h1 in chapter.words if not in_h1]


BULLET = re.compile(r'[^\w\s]|o')


def after_heading(text, i):
    """The index behind the rule in the line below a heading."""
    end, rule = text.rule(i)
    below = 0 < i < len(text.words) and text.words[i].line == text.words[i - 1].line + 1
    return end if below and len(rule) >= 3 else i


def after_rules(text, i):
    """The index behind the lines at word i that only rule a table."""
    while i < len(text.words) and text.words[i].first:
        end = text.line_end(i)
        line = ''.join(word.text for word in text.words[i:end])
        if not re.fullmatch(r'[-=_+|:]+', line) or not re.search('--|==|__', line) and line.strip('|'):
            break
        i = end
    return i


def row_parts(line, cells, found):
    """How much of each cell may be found when the line gives some of them a part; `found` is it before."""
    states = {(found, 0)}  # and how much of the line
    for k, cell in enumerate(cells):
        for state, at in list(states):
            for end in [space.start() for space in re.finditer(r' |$', line) if space.start() > at]:
                part, stop = line[at:end], state[k] + end - at
                if not cell.startswith(part, state[k]):
                    break
                joins = part[-1] in '-\u2010' or stop < len(cell) and is_cjk(part[-1]) and is_cjk(cell[stop])
                if stop == len(cell) or cell[stop] == ' ' or joins:
                    stop += cell[stop:stop + 1] == ' '
                    states.add((state[:k] + (stop,) + state[k + 1:], end + (end < len(line))))
    return {state for state, at in states if at == len(line)}


def after_row(text, i, cells):
    """The index behind the lines of a row with these cells, from word i on; None if there are none."""
    cells = [' '.join(cell.replace('|', ' ').split()) for cell in cells]
    whole, states = tuple(map(len, cells)), {(0,) * len(cells)}
    while states and whole not in states:
        if i >= len(text.words):
            return None
        end = text.line_end(i)
        line = ' '.join(' '.join(word.text for word in text.words[i:end]).replace('|', ' ').split())
        states = set().union(*(row_parts(line, cells, state) for state in states))
        i = end
    return i if states else None


def difference(text, words, i, gone):
    """(i, j) where the chapter's words end, or where the first difference is: j is less than their number."""
    j = quoted = lines = 0
    box, opens, broken = '', -1, False  # the rule above; a word behind the line's signs; a line has ended here
    while j < len(words):
        word = words[j]
        while i in gone:
            i += 1
        mine = text.words[i] if i < len(text.words) else None
        first = mine and (mine.first or i == opens)
        if word in (QUOTE, UNQUOTE):
            quoted += 1 if word == QUOTE else -1
            j += 1
        elif word in (LINES, UNLINES):
            lines += 1 if word == LINES else -1
            broken = True
            j += 1
        elif word == ROW:
            end = words.index(UNROW, j)
            cells = ' '.join(words[j + 1:end]).split(CELL)[1:]
            after = after_row(text, after_rules(text, i), cells)
            if after is None:
                return i, j
            i, j = after_rules(text, after), end + 1
        elif word == BREAK:
            if lines and mine and not mine.first:
                return i, j
            broken = True
            j += 1
        elif word == HEAD:
            i, box = text.rule(i)
            box = box if len(box) >= 3 else ''
            if box and i < len(text.words) and set(text.words[i].text) == {box[0]}:
                i += 1
            j += 1
        elif word == UNHEAD:
            if box and mine and set(mine.text) == {box[0]}:
                i += 1
            i, box = after_heading(text, i), ''
            j += 1
        elif word == RULE:
            end = text.line_end(i) if mine and mine.first else i
            i = end if not bare(''.join(w.text for w in text.words[i:end])) else i
            j += 1
        elif quoted and first and re.fullmatch('>+', mine.text) and mine.text != next_word(words, j):
            i, opens = i + 1, i + 1
        elif word[0] == ITEM:
            number = word.strip(ITEM)
            if number and not (first and re.fullmatch(r'\(?%s[.)]' % number, mine.text)):
                return i, j
            if number or first and BULLET.fullmatch(mine.text) and mine.text != next_word(words, j):
                i, opens = i + 1, i + 1
            j += 1
        elif lines and mine and mine.first and not broken:
            return i, j
        elif mine and word == mine.text:
            i, j, broken = i + 1, j + 1, False
        elif quoted and mine and mine.first and mine.text.lstrip('>') == word:
            i, j, broken = i + 1, j + 1, False
        elif first and words[j - 1][:1] == ITEM and mine.text == '\u30fb' + word:  # no space follows this bullet
            i, j, broken = i + 1, j + 1, False
        else:
            length = joined(text, i, word) if mine else 0
            if not length:
                return i, j
            i, j = i + length, j + 1
    while i in gone:
        i += 1
    return i, j


def next_word(words, j):
    while j < len(words) and words[j][0] in SIGNS:
        j += 1
    return words[j] if j < len(words) else None


def joined(text, i, word):
    """How many words of the text, joined over line-ends, make `word`; 0 if none."""
    whole, short = text.words[i].text, text.words[i].text
    k = i
    while text.words[k].joins and k + 1 < len(text.words) and len(short) <= len(word):
        after = text.words[k + 1].text
        hyphen = short[-1] in '-\u2010\u2011'
        short = (short[:-1] if hyphen and not text.knows(whole + after) else short) + after
        whole += after
        k += 1
        if word == whole or word == short and (text.divides or text.knows(short)):
            return k + 1 - i
    return 0


def show(words, at):
    words = [word for word in words if word[0] not in SIGNS]
    here = words[at] if at < len(words) else '(end)'
    return ' '.join(words[max(0, at - 5):at] + ['[%s]' % here] + words[at + 1:at + 6])


def explain(article, chapter, where, text, words):
    i, j = where
    signs = sum(word[0] in SIGNS for word in words[:j])
    line = text.words[min(i, len(text.words) - 1)].line
    return ['%s:%d, word %d; %s, word %d' % (article.path, line, i + 1, chapter.name, j - signs + 1),
            'input: ' + show([w.text for w in text.words], i), 'book:  ' + show(words, j - signs)]


def past_rules(text, i):
    """The index behind the rules at i, which part the chapters of one article."""
    end, rule = text.rule(i)
    while len(rule) >= 10 or rule == '%':
        i = end
        end, rule = text.rule(i)
    return i


def match(article, chapters, at):
    """(None, number of chapters from `at` on that hold the article), or (first difference, 0)."""
    ends = {(text, 0) for text in article.texts}  # where the chapters so far may end
    for now in range(at, len(chapters)):
        chapter, best, after = chapters[now], None, set()
        repeats = now > at and chapter.h1 == chapters[now - 1].h1
        for text, begin in ends:
            for begin in {begin, past_rules(text, begin)}:
                for gone, words in readings(article, text, begin, chapter, repeats):
                    i, j = difference(text, words, begin, gone)
                    if j == len(words):
                        after.add((text, i))
                    if best is None or (i, j) > best[0]:
                        best = (i, j), text, words
        if not after:
            return explain(article, chapter, *best), 0
        if any(i == len(text.words) or now > at and past_rules(text, i) == len(text.words) for text, i in after):
            return None, now - at + 1
        ends = after
    return explain(article, chapter, *best), 0


def compare(articles, chapters, reported, details):
    """The first difference as lines of text, or nothing."""
    at = 0
    for number, article in enumerate(articles):
        fault, count = match(article, chapters, at) if at < len(chapters) else (
            ['%s: no chapter for it, nor for %d after it' % (article.path, len(articles) - number - 1)], 0)
        if article.damaged:
            count = reported.get(os.path.normpath(article.path), 0) if fault else count
            details.append('damaged, %s: %s' % ('kept with U+FFFD' if count else 'left out', article.path))
        elif fault:
            return fault
        at += count
    if at < len(chapters):
        return ['%s: a chapter more than the input has articles, and %d after it' %
                (chapters[at].name, len(chapters) - at - 1)]
    return []


def read_report(path):
    """The files that could not be decoded, as the program reports them, and how many chapters each has."""
    with open(path, encoding='utf-8') as file:
        articles = json.load(file)['articles']
    chapters, faulty = collections.Counter(), set()
    for article in articles:
        source = os.path.normpath(article['source'])
        chapters[source] += bool(article['entry'])
        if article['status'] == 'left-out' or 'undecodable' in [fault['id'] for fault in article['diagnostics']]:
            faulty.add(source)
    return {source: chapters[source] for source in faulty}


def check(book, inputs, reported):
    details, faults, count, chapters = [], [], 0, []
    try:
        chapters = read_chapters(book)
        articles = read_articles(inputs, chapters, reported)
        count = sum(len(article.texts[0].words) for article in articles)
        faults = compare(articles, chapters, reported, details) if articles else ['the input has no article']
        if len(chapters) != len(articles):
            details.append('%d chapters, %d articles' % (len(chapters), len(articles)))
    except Exception as fault:
        faults = ['%s: %s' % (type(fault).__name__, fault)]
    print('%s - words: %s (%d chapters, %d words)' % ('not ok' if faults else 'ok', book, len(chapters), count))
    for detail in faults + details:
        print('# ' + detail.encode('utf-8', 'backslashreplace').decode())


def main():
    arguments, reported = sys.argv[1:], {}
    if arguments[:1] == ['--report'] and len(arguments) > 1:
        reported = read_report(arguments[1])
        arguments = arguments[2:]
    books = [list(group) for dashes, group in itertools.groupby(arguments, lambda argument: argument == '--') if not dashes]
    if not books or any(len(book) < 2 for book in books):
        sys.exit(__doc__)
    for book, *inputs in books:
        check(book, inputs, reported)


main()
