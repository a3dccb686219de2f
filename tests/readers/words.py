#!/usr/bin/env python3
"""words.py BOOK INPUT... - no word is lost: the chapters' visible words are the input's, in the same order.

INPUT are the files and folders that the book was made of, in the same order; they are walked and decoded
here once more, independently of the program. A chapter is a document of the spine with
<section epub:type="chapter">; other pages (front page, section pages) and elements of class "furniture"
are the program's own and not compared. What else may differ:
 1. White space; how it is broken into lines and blocks. Canonical equivalents (NFC) are one character.
 2. Control characters, noncharacters, U+FEFF and soft hyphens are dropped; U+0080 to U+009F may instead
    be read as windows-1252.
 3. A line-end may be joined without a space after a hyphen or an em dash and between Chinese or Japanese
    characters. The hyphen itself may go where the joined word stands elsewhere in the article.
 4. An h1 that is no line of the text: it has the letters and digits of the file's name, or it repeats the
    words that the article begins with (an ellipsis where they are cut). The parts of a divided
    chapter repeat its h1.
 5. Signs that became elements: an <hr/> stands for one line without a letter or digit, an <li> for its
    bullet or number, a <blockquote> for the ">" of its lines.
Bytes that stand between UTF-8 and are none may be read as windows-1252, or the whole file.
A file that is neither UTF-8, UTF-16 with its mark, nor windows-1252 is damaged: it may be left out of the
book, or stand in it with U+FFFD for what cannot be decoded; either way it is named here.
TAP: one line for the book, then the first difference.
"""
import codecs
import itertools
import os
import posixpath
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from collections import namedtuple
from urllib.parse import unquote

HTML = '{http://www.w3.org/1999/xhtml}'
EPUB_TYPE = '{http://www.idpf.org/2007/ops}type'
OPF = '{http://www.idpf.org/2007/opf}'
INLINE = {HTML + tag for tag in (
    'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q ruby rb rt rp s samp small span strong sub sup '
    'time u var wbr').split()}
RULE, ITEM, QUOTE, UNQUOTE = '\x01', '\x02', '\x03', '\x04'  # stand for elements among a chapter's words
SIGNS = RULE + ITEM + QUOTE + UNQUOTE
MARKS = {HTML + 'hr': RULE, HTML + 'li': ITEM, HTML + 'blockquote': QUOTE}

# A word of the input: its line, whether it is the line's first, whether what follows may be joined to it.
Word = namedtuple('Word', 'text line first joins')
# An article: its file, its possible texts, whether it cannot be decoded as a whole.
Article = namedtuple('Article', 'path texts damaged')
# A chapter: words and marks, each with whether it belongs to the h1.
Chapter = namedtuple('Chapter', 'name h1 words')


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


def decode(data, errors='strict'):
    """The possible texts of the bytes; none if they cannot be decoded."""
    if data.startswith((b'\xff\xfe', b'\xfe\xff')):
        encodings = ['utf-16']
    elif data.startswith(b'\xef\xbb\xbf'):
        encodings = ['utf-8-sig']
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


def stray(fault):
    """The bytes that broke UTF-8, as windows-1252."""
    return fault.object[fault.start:fault.end].decode('cp1252'), fault.end


codecs.register_error('windows-1252', stray)


DROPPED = re.compile('[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufdd0-\ufdef%s]' %
                     ''.join(chr(plane << 16 | low) for plane in range(17) for low in (0xfffe, 0xffff)))
C1 = {code: bytes([code]).decode('cp1252', 'ignore') for code in range(0x80, 0xa0)}


def clean(text):
    return unicodedata.normalize('NFC', DROPPED.sub('', text))


LINE_END = re.compile('\r\n|[\n\r\x85\u2028\u2029]')


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


def read_articles(inputs):
    articles = []
    for path in [found for given in inputs for found in walk(given)]:
        data = open(path, 'rb').read()
        whole = decode(data)
        texts = whole or decode(data, 'replace')
        if clean(texts[0]).replace('\xad', '').strip():
            texts += [text.translate(C1) for text in texts if re.search('[\x80-\x9f]', text)]  # rule 2
            articles.append(Article(path, [split(text) for text in texts], not whole))
    return articles


# --- the book --------------------------------------------------------------------------------------------

def visible(body):
    """The text of the body's first h1; and [(word or mark, in the h1)] of the whole body."""
    heading, pieces = '', []
    stack = [(body, False)]  # elements, and strings between them, still to come
    while stack:
        node, in_h1 = stack.pop()
        if isinstance(node, str):
            pieces.append((node, in_h1))
            continue
        space = '' if node.tag in INLINE else ' '
        if 'furniture' in (node.get('class') or '').split():
            pieces.append((space, in_h1))
            continue
        inside = in_h1
        if node.tag == HTML + 'h1':
            inside = True
            heading = heading or ' '.join(''.join(node.itertext()).split())
        content = [(space + MARKS.get(node.tag, '') + space + (node.text or ''), inside)]
        for child in node:
            content += [(child, inside), (child.tail or '', inside)]
        content.append(((UNQUOTE if node.tag == HTML + 'blockquote' else '') + space, inside))
        stack += reversed(content)

    words = []
    for in_h1, run in itertools.groupby(pieces, key=lambda piece: piece[1]):
        for part in re.split('([%s])' % SIGNS, ''.join(text for text, _ in run)):
            found = [part] if part and part in SIGNS else clean(part).replace('\xad', '').split()
            words += [(word, in_h1) for word in found]
    return heading, words


def read_chapters(path):
    chapters = []
    with zipfile.ZipFile(path) as book:
        container = ET.fromstring(book.read('META-INF/container.xml'))
        opf = container.find('.//{*}rootfile').get('full-path')
        package = ET.fromstring(book.read(opf))
        href = {item.get('id'): item.get('href') for item in package.iter(OPF + 'item')}
        for itemref in package.iter(OPF + 'itemref'):
            name = posixpath.join(posixpath.dirname(opf), unquote(href[itemref.get('idref')]))
            body = ET.fromstring(book.read(name)).find(HTML + 'body')
            if any('chapter' in (section.get(EPUB_TYPE) or '').split() for section in body.iter(HTML + 'section')):
                chapters.append(Chapter(name, *visible(body)))
    return chapters


# --- the comparison --------------------------------------------------------------------------------------

def bare(text):
    return re.sub(r'[\W_]', '', text).casefold()


def readings(article, chapter):
    """What may be compared: each text with the chapter's words, and without its h1 where rule 4 allows."""
    stem = re.sub(r'\.(txt|text)$', '', os.path.basename(article.path), flags=re.I)
    h1 = bare(clean(chapter.h1))
    for text in article.texts:
        yield text, [word for word, _ in chapter.words]
        beginning = bare(''.join(word.text for word in text[:len(h1) + 1]))
        if h1 and (h1 == bare(clean(stem)) or beginning.startswith(h1)):
            yield text, [word for word, in_h1 in chapter.words if not in_h1]


BULLET = re.compile(r'[-*+•‣▪◦·–—]|\(?\w{1,4}[.)]')


def difference(text, words):
    """None, or (index in text, index in words) of the first difference."""
    i = j = quoted = 0
    while j < len(words) or i < len(text):
        word = words[j] if j < len(words) else None
        mine = text[i] if i < len(text) else None
        if word in (QUOTE, UNQUOTE):
            quoted += 1 if word == QUOTE else -1
            j += 1
        elif word == RULE:
            line = [w.text for w in text[i:i + 40] if mine and w.line == mine.line]
            if mine and mine.first and not bare(''.join(line)):
                i += len(line)
            j += 1
        elif word == ITEM:
            if mine and mine.first and BULLET.fullmatch(mine.text) and mine.text != next_word(words, j):
                i += 1
            j += 1
        elif mine and word == mine.text:
            i, j = i + 1, j + 1
        elif quoted and mine and mine.first and re.fullmatch('>+', mine.text):
            i += 1
        elif quoted and mine and mine.first and mine.text.lstrip('>') == word:
            i, j = i + 1, j + 1
        else:
            length = joined(text, i, word) if mine and word else 0
            if not length:
                return i, j
            i, j = i + length, j + 1
    return None


def next_word(words, j):
    while j < len(words) and words[j] in SIGNS:
        j += 1
    return words[j] if j < len(words) else None


def joined(text, i, word):
    """How many words of the text, joined over line-ends, make `word`; 0 if none."""
    whole, short = text[i].text, text[i].text
    k = i
    while text[k].joins and k + 1 < len(text) and len(short) <= len(word):
        short = (short[:-1] if short[-1] in '-\u2010\u2011' else short) + text[k + 1].text
        whole += text[k + 1].text
        k += 1
        if word == whole or word == short and any(bare(word) == bare(other.text) for other in text):
            return k + 1 - i
    return 0


def show(words, at):
    words = [word for word in words if word not in SIGNS]
    here = words[at] if at < len(words) else '(end)'
    return ' '.join(words[max(0, at - 5):at] + ['[%s]' % here] + words[at + 1:at + 6])


def explain(article, chapter, where, text, words):
    i, j = where
    marks = sum(word in SIGNS for word in words[:j])
    line = text[min(i, len(text) - 1)].line
    return ['%s:%d, word %d; %s, word %d' % (article.path, line, i + 1, chapter.name, j - marks + 1),
            'input: ' + show([w.text for w in text], i), 'book:  ' + show(words, j - marks)]


def match(article, chapters, at):
    """(None, number of chapters from `at` on that hold the article), or (first difference, 0)."""
    chapter, best = chapters[at], None
    for after in range(at + 1, len(chapters) + 1):
        ended = False
        for text, words in readings(article, chapter):
            where = difference(text, words)
            if where is None:
                return None, after - at
            ended = ended or where[1] == len(words)
            if best is None or where > best[0]:
                best = where, text, words
        # A chapter that ends before its article may go on in the next, under the same h1.
        if not ended or after == len(chapters) or chapters[after].h1 != chapter.h1:
            break
        chapter = chapter._replace(words=chapter.words + [(word, h1) for word, h1 in chapters[after].words if not h1])
    return explain(article, chapter, *best), 0


def compare(articles, chapters, details):
    """The first difference as lines of text, or nothing."""
    at = 0
    for number, article in enumerate(articles):
        fault, count = match(article, chapters, at) if at < len(chapters) else (
            ['%s: no chapter for it, nor for %d after it' % (article.path, len(articles) - number - 1)], 0)
        if article.damaged:
            details.append('damaged, %s: %s' % ('left out' if fault else 'kept with U+FFFD', article.path))
        elif fault:
            return fault
        at += count
    if at < len(chapters):
        return ['%s: a chapter more than the input has articles, and %d after it' %
                (chapters[at].name, len(chapters) - at - 1)]
    return []


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    details, faults, count, chapters = [], [], 0, []
    try:
        articles = read_articles(sys.argv[2:])
        count = sum(len(article.texts[0]) for article in articles)
        chapters = read_chapters(sys.argv[1])
        faults = compare(articles, chapters, details) if articles else ['the input has no article']
        if len(chapters) != len(articles):
            details.append('%d chapters, %d articles' % (len(chapters), len(articles)))
    except Exception as fault:
        faults = ['%s: %s' % (type(fault).__name__, fault)]
    print('%s - words: %s (%d chapters, %d words)' % ('not ok' if faults else 'ok', sys.argv[1], len(chapters), count))
    for detail in faults + details:
        print('# ' + detail.encode('utf-8', 'backslashreplace').decode())


main()
