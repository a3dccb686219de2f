#!/usr/bin/env python3
"""container.py [--allow-fffd] BOOK... - what must hold in a finished book and what EPUBCheck does not look at.

The zip's records byte by byte, the XML as it is spelled, characters, ids and links, the style sheet, the
two tables of contents against each other, metadata. One line of TAP for each book and group of checks.
--allow-fffd accepts U+FFFD, which otherwise counts as a loss in decoding.
"""
import posixpath
import re
import struct
import sys
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from urllib.parse import unquote, urlsplit

HTML = '{http://www.w3.org/1999/xhtml}'
OPS = '{http://www.idpf.org/2007/ops}'
OPF = '{http://www.idpf.org/2007/opf}'
DC = '{http://purl.org/dc/elements/1.1/}'
NCX = '{http://www.daisy.org/z3986/2005/ncx/}'
XML = '{http://www.w3.org/XML/1998/namespace}'
XLINK = '{http://www.w3.org/1999/xlink}'

VOID = set('area base br col embed hr img input link meta param source track wbr'.split())
ACTIVE = set('script style base form input button iframe frame embed object applet canvas audio video'.split())
ALLOW_FFFD = False


class Book:
    """The book's raw bytes, its files by name, and its package document."""

    def __init__(self, path):
        self.bytes = open(path, 'rb').read()
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self.files = {name: archive.read(name) for name in self.names}  # checks lengths and CRCs
        container = ET.fromstring(self.files['META-INF/container.xml'])
        self.roots = [e.get('full-path') for e in container.findall('.//{*}rootfile')]
        self.opf = self.roots[0]
        self.package = ET.fromstring(self.files[self.opf])
        self.items = self.package.findall(OPF + 'manifest/' + OPF + 'item')
        self.path_of = {i.get('id'): resolve(self.opf, i.get('href')) for i in self.items}
        self.type_of = {resolve(self.opf, i.get('href')): i.get('media-type') for i in self.items}
        self.spine = [e.get('idref') for e in self.package.findall(OPF + 'spine/' + OPF + 'itemref')]
        self.xhtml = [n for n in self.names if self.type_of.get(n) == 'application/xhtml+xml']
        self.css = [n for n in self.names if self.type_of.get(n) == 'text/css']
        self.ncx = [n for n in self.names if self.type_of.get(n) == 'application/x-dtbncx+xml']
        self.nav = [self.path_of[i.get('id')] for i in self.items if 'nav' in (i.get('properties') or '').split()]
        self.xml = [n for n in self.names if n.endswith(('.xml', '.opf', '.ncx', '.xhtml', '.svg'))]
        self.trees = {n: self.tree(n) for n in self.xhtml + self.ncx}

    def text(self, name):
        return self.files[name].decode('utf-8')

    def tree(self, name):
        try:
            return ET.fromstring(self.files[name])
        except ET.ParseError:  # for check_xml to say
            return ET.Element('unreadable')


def resolve(base, reference):
    """The file that a relative reference in `base` names, without its fragment."""
    path = unquote(urlsplit(reference).path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), path)) if path else base


def line(text, position):
    return text.count('\n', 0, position) + 1


def words(element):
    return ' '.join(''.join(element.itertext()).split())


# --- the archive: EPUB OCF 3.3, 4.2; APPNOTE 4.3 ---------------------------------------------------------

def directory(data):
    """The central directory as (start, end, number of entries); ZIP64 records where they are needed."""
    end = len(data) - 22
    if data[end:end + 4] != b'PK\5\6':
        raise ValueError('no end record in the last 22 bytes: a comment or trailing bytes')
    disk, start_disk, here, count, size, start, comment = struct.unpack('<4H2IH', data[end + 4:])
    if (disk, start_disk, comment) != (0, 0, 0) or here != count:
        raise ValueError('end record: disks %d %d, entries %d of %d, comment %d' %
                         (disk, start_disk, here, count, comment))
    if data[end - 20:end - 16] == b'PK\6\7':
        end = struct.unpack('<Q', data[end - 12:end - 4])[0]
        count, size, start = struct.unpack('<3Q', data[end + 32:end + 56])
        if count < 0xffff and start + size < 0xffffffff:
            raise ValueError('ZIP64 without need')
    if start + size != end:
        raise ValueError('a gap of %d bytes after the central directory' % (end - start - size))
    return start, end, count


def check_zip(book):
    data, at, expected = book.bytes, 0, 0
    at, end, count = directory(data)
    start, seen = at, 0
    while at < end:
        (signature, made, needed, flags, method, time, date, crc, packed, size, n, extra, comment, disk,
         internal, external, offset) = struct.unpack('<I6H3I5H2I', data[at:at + 46])
        name = data[at + 46:at + 46 + n]
        at += 46 + n + extra + comment
        seen += 1
        label = name.decode('ascii', 'backslashreplace')
        if signature != 0x02014b50:
            yield '%s: no central directory record' % label
            return
        if method not in (0, 8):
            yield '%s: method %d' % (label, method)
        if needed != {0: 10, 8: 20}.get(method):
            yield '%s: method %d, version needed %d' % (label, method, needed)
        if flags & ~0x0806:  # compression level and UTF-8 names may be said; no encryption, no data descriptor
            yield '%s: flags 0x%04x' % (label, flags)
        if (date, time) != (0x0021, 0):
            yield '%s: time is not 1980-01-01 00:00 (0x%04x 0x%04x)' % (label, date, time)
        if extra or comment or disk:
            yield '%s: extra field %d, comment %d, disk %d' % (label, extra, comment, disk)
        if made >> 8 != 3 or external != 0o100644 << 16:
            yield '%s: made by system %d, external attributes 0x%08x' % (label, made >> 8, external)
        local = struct.unpack('<I5H3I2H', data[offset:offset + 30])
        if offset != expected:
            yield '%s: local header at %d, the entry before it ends at %d' % (label, offset, expected)
        agreed = (0x04034b50, needed, flags, method, time, date, crc, packed, size, n, 0)
        if local != agreed or data[offset + 30:offset + 30 + n] != name:
            yield '%s: local header disagrees with the central directory: %r' % (label, local)
        expected = offset + 30 + local[9] + local[10] + packed
    if expected != start:
        yield 'a gap of %d bytes before the central directory' % (start - expected)
    if seen != count:
        yield '%d entries, the end record says %d' % (seen, count)


def check_mimetype(book):
    head = struct.unpack('<I5H3I2H', book.bytes[:30])
    if book.names[0] != 'mimetype' or book.bytes[30:38] != b'mimetype':
        yield 'the first entry is %r' % book.names[0]
    if book.bytes[38:58] != b'application/epub+zip':
        yield 'bytes 38 to 57 are %r' % book.bytes[38:58]
    if head[2] or head[3] or head[7:9] != (20, 20) or head[9:] != (8, 0):
        yield 'flags, method, sizes, name and extra length: %r' % (head[2:4] + head[7:],)


def check_names(book):
    seen = {}
    for name in book.names:
        if not re.fullmatch(r'[A-Za-z0-9._/-]+', name) or len(name) > 255:
            yield '%r: characters or length' % name
        if name.endswith(('/', '.')) or name.startswith('/') or '//' in name or '..' in name.split('/'):
            yield '%r: a folder, a dot at its end, or dots' % name
        folded = unicodedata.normalize('NFC', name).casefold()
        if folded in seen:
            yield '%r and %r are one name' % (seen[folded], name)
        seen[folded] = name


# --- the package document --------------------------------------------------------------------------------

def check_manifest(book):
    if book.roots != ['EPUB/package.opf']:
        yield 'rootfiles: %r' % book.roots
    listed = [resolve(book.opf, i.get('href')) for i in book.items]
    for name in listed:
        if name not in book.files:
            yield '%s is in the manifest, not in the archive' % name
        if name in ('mimetype', book.opf) or name.startswith('META-INF/'):
            yield '%s does not belong in the manifest' % name
    for name in book.names:
        if name not in listed and name not in ('mimetype', book.opf) and not name.startswith('META-INF/'):
            yield '%s is in the archive, not in the manifest' % name
    for kind, values in (('href', listed), ('id', [i.get('id') for i in book.items]), ('idref', book.spine)):
        for value in sorted({v for v in values if values.count(v) > 1} if len(set(values)) < len(values) else ()):
            yield '%s %s twice' % (kind, value)
    for idref in book.spine:
        if idref not in book.path_of:
            yield 'spine: no item %s' % idref
    spine = book.package.find(OPF + 'spine')
    if len(book.nav) != 1:
        yield '%d navigation documents' % len(book.nav)
    if [book.path_of.get(spine.get('toc'))] != book.ncx:
        yield 'spine toc="%s" is not the NCX' % spine.get('toc')
    if spine.get('page-progression-direction') not in ('ltr', 'rtl'):
        yield 'no page-progression-direction'
    covers = [i.get('id') for i in book.items if 'cover-image' in (i.get('properties') or '').split()]
    if len(covers) > 1:
        yield '%d cover images' % len(covers)
    if covers and '<meta name="cover" content="%s"' % covers[0] not in book.text(book.opf):
        yield 'no <meta name="cover" content="%s"/>, in this order of attributes' % covers[0]


def check_metadata(book):
    metadata = book.package.find(OPF + 'metadata')
    if book.package.get('version') != '3.0' or not book.package.get(XML + 'lang'):
        yield 'package: version %s, xml:lang %s' % (book.package.get('version'), book.package.get(XML + 'lang'))
    for element in metadata:
        if element.tag.startswith(DC) and not words(element):
            yield '%s is empty' % element.tag
    properties = {}
    for meta in metadata.findall(OPF + 'meta'):
        if not meta.get('refines') and meta.get('property'):
            properties.setdefault(meta.get('property'), []).append((meta.text or '').strip())
            if not (meta.text or '').strip():
                yield '%s is empty' % meta.get('property')
    modified = properties.get('dcterms:modified', [])
    if len(modified) != 1 or not re.fullmatch(r'\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\dZ', modified[0]):
        yield 'dcterms:modified: %r' % modified
    for name in ('Mode', 'ModeSufficient', 'ibilityFeature', 'ibilityHazard', 'ibilitySummary'):
        if 'schema:access' + name not in properties:
            yield 'schema:access%s is missing' % name
    for name, least, most in (('title', 1, 1), ('identifier', 1, 99), ('language', 1, 99), ('date', 0, 1)):
        if not least <= len(metadata.findall(DC + name)) <= most:
            yield '%d dc:%s' % (len(metadata.findall(DC + name)), name)
    for language in metadata.findall(DC + 'language'):
        tag = language.text or ''
        if not re.fullmatch(r'[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*', tag) or tag.lower() in ('us', 'und'):
            yield 'dc:language %r' % tag
    if [e.get('id') for e in metadata.findall(DC + 'identifier')].count(book.package.get('unique-identifier')) != 1:
        yield 'unique-identifier names no dc:identifier'


# --- XML as it is spelled --------------------------------------------------------------------------------

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
MARKUP = re.compile(r'''<!--|<\?|<!\[CDATA\[|<!DOCTYPE[^>]*>|<(?P<close>/?)(?P<name>[^\s/<>!?]+)'''
                    r'''(?P<attributes>(?:"[^"]*"|'[^']*'|[^"'<>])*?)(?P<empty>/?)>''')
REFERENCE = re.compile(r'&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)[^\s;&<]{0,12};?')


def check_xml(book):
    for name in book.xml:
        try:
            ET.fromstring(book.files[name])
            text = book.files[name].decode('utf-8')
        except (ET.ParseError, UnicodeDecodeError) as fault:
            yield '%s: %s' % (name, fault)
            continue
        xhtml = name in book.xhtml
        if not text.startswith(DECLARATION):
            yield '%s starts %r' % (name, text[:50])
        if xhtml and not re.match(r'\s*<!DOCTYPE html>', text[len(DECLARATION):]):
            yield '%s: no <!DOCTYPE html> after the declaration' % name
        for fault in REFERENCE.finditer(text):
            yield '%s:%d: reference %s' % (name, line(text, fault.start()), fault.group())
        foreign = 0  # depth inside svg and math, where any element may be empty
        for tag in MARKUP.finditer(text, len(DECLARATION)):
            element, closing, empty = tag['name'], tag['close'], tag['empty']
            fault = None
            if element is None:
                if tag.group() in ('<!--', '<?', '<![CDATA['):
                    fault = 'a comment, instruction or CDATA section'
                elif re.search(r'SYSTEM|PUBLIC|\[', tag.group()):
                    fault = 'a DTD'
            elif xhtml:
                if element in ('svg', 'math') and not empty:
                    foreign += -1 if closing else 1
                elif not foreign and element != element.lower():
                    fault = 'upper case'
                elif element in VOID and not empty:
                    fault = 'a void element that is not <%s/>' % element
                elif element not in VOID and empty and not foreign and element not in ('svg', 'math'):
                    fault = 'empty, but not a void element'
            if fault:
                yield '%s:%d: %s: %s' % (name, line(text, tag.start()), tag.group()[:40], fault)


PLANES = ''.join(chr(plane << 16 | low) for plane in range(17) for low in (0xfffe, 0xffff))
FORBIDDEN = '[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef' + PLANES


def check_characters(book):
    forbidden = re.compile(FORBIDDEN + (']' if ALLOW_FFFD else '\ufffd]'))
    for name in book.xml + book.css:
        if book.files[name].startswith(b'\xef\xbb\xbf'):
            yield '%s: byte-order mark' % name
        try:
            text = book.files[name].decode('utf-8')
        except UnicodeDecodeError as fault:
            yield '%s: %s' % (name, fault)
            continue
        for fault in forbidden.finditer(text):
            yield '%s:%d: U+%04X' % (name, line(text, fault.start()), ord(fault.group()))
        for number in re.finditer(r'&#(?:x([0-9A-Fa-f]+)|([0-9]+));', text):
            code = int(number[1], 16) if number[1] else int(number[2])
            if code > 0x10ffff or forbidden.match(chr(code)):
                yield '%s:%d: %s' % (name, line(text, number.start()), number.group())


# --- content documents -----------------------------------------------------------------------------------

def is_cover(tree):
    return any('cover' in (e.get(OPS + 'type') or '').split() for e in tree.iter())


def check_documents(book):
    # Engines turn pages as html says: a file of the other direction would come up last page first.
    progression = book.package.find(OPF + 'spine').get('page-progression-direction')
    for name in book.xhtml:
        tree = book.trees[name]
        if not tree.get('lang'):
            yield '%s: html without lang' % name
        if tree.get('dir', 'ltr') != progression:
            yield '%s: html dir %s, pages progress %s' % (name, tree.get('dir'), progression)
        title = tree.find(HTML + 'head/' + HTML + 'title')
        if title is None or not words(title):
            yield '%s: no title' % name
        levels = [int(e.tag[-1]) for e in tree.iter() if re.fullmatch(re.escape(HTML) + 'h[1-6]', e.tag)]
        if levels.count(1) > 1 or (levels.count(1) == 0 and name not in book.nav and not is_cover(tree)):
            yield '%s: %d h1' % (name, levels.count(1))
        for before, after in zip(levels, levels[1:]):
            if after > before + 1:
                yield '%s: h%d after h%d' % (name, after, before)
        for element in tree.iter():
            tag = element.tag.replace(HTML, '')
            if element.get('lang') != element.get(XML + 'lang'):
                yield '%s: <%s> lang %s, xml:lang %s' % (name, tag, element.get('lang'), element.get(XML + 'lang'))
            if tag in ACTIVE:
                yield '%s: <%s>' % (name, tag)
            if tag == 'img' and element.get('alt') is None:
                yield '%s: img without alt' % name
            for attribute in element.keys():
                if attribute == 'style' or attribute.startswith('on') or attribute == XML + 'base':
                    yield '%s: <%s %s>' % (name, tag, attribute)


def identifiers(tree):
    return [value for e in tree.iter() for key, value in e.items() if key in ('id', XML + 'id')]


def check_links(book):
    ids = {name: identifiers(tree) for name, tree in book.trees.items()}
    known = {name: set(values) for name, values in ids.items()}
    spine = {book.path_of.get(idref) for idref in book.spine}

    def follow(name, tag, value, hyperlink):
        url = urlsplit(value)
        if url.scheme or url.netloc:
            if not hyperlink or url.scheme not in ('http', 'https', 'mailto', 'tel'):
                yield '%s: <%s> %s' % (name, tag, value[:80])
            return
        target = resolve(name, value)
        if target not in book.files or target.startswith('META-INF/'):
            yield '%s: <%s> %s leads nowhere' % (name, tag, value)
        elif url.fragment and unquote(url.fragment) not in known.get(target, ()):
            yield '%s: <%s> %s: no such fragment' % (name, tag, value)
        elif hyperlink and target not in spine:
            yield '%s: <%s> %s is not in the spine' % (name, tag, value)

    for name, tree in book.trees.items():
        if len(known[name]) < len(ids[name]):
            yield '%s: ids twice: %s' % (name, ', '.join(sorted({i for i in ids[name] if ids[name].count(i) > 1})))
        for value in known[name]:
            if not re.fullmatch(r'[A-Za-z_][A-Za-z0-9_.-]*', value):
                yield '%s: id %r' % (name, value)
        for element in tree.iter():
            tag = element.tag.split('}')[-1]
            for attribute in ('href', 'src', 'poster', 'data', 'cite', 'srcset', XLINK + 'href'):
                value = element.get(attribute)
                if value is not None:
                    yield from follow(name, tag, value, attribute == 'cite' or tag in ('a', 'area', 'content'))
            for attribute in ('aria-labelledby', 'aria-describedby', 'for', 'headers'):
                for value in (element.get(attribute) or '').split():
                    if value not in known[name]:
                        yield '%s: <%s %s="%s">: no such id' % (name, tag, attribute, value)
    for reference in book.package.iterfind(OPF + 'guide/' + OPF + 'reference'):
        yield from follow(book.opf, 'reference', reference.get('href'), True)


# --- the style sheet -------------------------------------------------------------------------------------

BLOCKS = set('article aside figure figcaption footer header main nav section'.split())
UNSAFE_CSS = re.compile(
    r'(?<![\w-])(?:min|max|clamp|calc|var)\(|@namespace|@import|@layer|:(?:is|where|has)\b'
    r'|(?<![\w-])(?:inline-)?(?:grid|flex)\b|!\s*important'
    r'|(?<![\w-])(?:direction|unicode-bidi|color(?!\s*:\s*inherit)|background)\s*:|(?<![\w-])background-[a-z-]+\s*:'
    r'|url\(\s*["\']?(?:[a-z]+:|//)', re.I)


def check_css(book):
    if not book.css:
        yield 'no style sheet'
    blocks = set()
    for name in book.css:
        if re.search(r'css/user\d+\.css$', name):
            continue  # how the user likes it; EPUBCheck says whether it may be so
        text = re.sub(r'/\*.*?\*/', lambda m: re.sub(r'[^\n]', ' ', m.group()), book.text(name), flags=re.S)
        # Paper behind images is none behind text.
        for fault in UNSAFE_CSS.finditer(re.sub(r'^img \{[^}]*\}', lambda m: re.sub(r'[^\n]', ' ', m.group()), text, flags=re.M)):
            yield '%s:%d: %s' % (name, line(text, fault.start()), fault.group())
        if text.count('{') != text.count('}'):
            yield '%s: braces do not match' % name
        for rule in re.finditer(r'([^{}]+)\{([^{}]*)\}', text):
            if re.search(r'(?<![\w-])display\s*:\s*block', rule[2]):
                blocks |= {selector.strip() for selector in rule[1].split(',')}
    if not BLOCKS <= blocks:
        yield 'no display:block for %s' % ', '.join(sorted(BLOCKS - blocks))


# --- the tables of contents ------------------------------------------------------------------------------

def nav_tree(book, entries):
    """[(depth, label, target or None)] of a nav's list, in document order."""
    found, stack = [], [(0, entries)]
    while stack:
        depth, element = stack.pop()
        if element.tag in (HTML + 'a', HTML + 'span'):
            href = element.get('href')
            found.append((depth, words(element), href and target(book.nav[0], href)))
        else:
            stack += [(depth + (element.tag == HTML + 'ol'), child) for child in reversed(list(element))]
    return found


def ncx_tree(book, root):
    found, stack = [], [(0, root)]
    while stack:
        depth, point = stack.pop()
        if point.tag == NCX + 'navPoint':
            source = point.find(NCX + 'content').get('src')
            found.append((depth, words(point.find(NCX + 'navLabel')), target(book.ncx[0], source)))
        stack += [(depth + 1, child) for child in reversed(point.findall(NCX + 'navPoint'))]
    return found


def target(base, href):
    return resolve(base, href) + '#' + urlsplit(href).fragment


def check_contents(book):
    nav = book.trees[book.nav[0]]
    by_type = {}
    for element in nav.iter(HTML + 'nav'):
        by_type.setdefault(element.get(OPS + 'type'), []).append(element)
    navs = {kind: len(found) for kind, found in by_type.items()}
    if navs.get('toc') != 1 or navs.get('landmarks') != 1 or navs.get('page-list', 0) > 1:
        yield 'navs: %s' % navs
    seen = set()
    for link in [a for element in by_type.get('landmarks', []) for a in element.iter(HTML + 'a')]:
        landmark = (link.get(OPS + 'type') or '', link.get('href'))
        if len(landmark[0].split()) != 1 or landmark in seen:
            yield 'landmark %s, type %r: not one value, or twice' % (landmark[1], landmark[0])
        seen.add(landmark)
    for element in [e for found in by_type.values() for n in found for e in n.iter()]:
        if element.tag in (HTML + 'a', HTML + 'span') and (not words(element) or len(element)):
            yield 'a label that is empty or no plain text: %s' % ET.tostring(element, 'unicode')[:120]

    root = book.trees[book.ncx[0]]
    toc = nav_tree(book, by_type['toc'][0])
    points = ncx_tree(book, root.find(NCX + 'navMap'))
    if not toc:
        yield 'the contents is empty'
    if len(toc) != len(points):
        yield 'nav has %d entries, NCX %d' % (len(toc), len(points))
    for mine, other in zip(toc, points):
        if mine[:2] != other[:2] or mine[2] not in (None, other[2]):
            yield 'nav %r, NCX %r' % (mine, other)
            break
    if any(depth > 3 for depth, _, _ in toc):
        yield 'the contents is deeper than three levels'

    order, orders = 0, {}
    for point in root.iter(NCX + 'navPoint'):
        source, play = target(book.ncx[0], point.find(NCX + 'content').get('src')), point.get('playOrder')
        order += source not in orders
        if play != str(orders.setdefault(source, order)):
            yield 'NCX playOrder %s of %s: expected %s' % (play, source, orders[source])
            break
    metas = {m.get('name'): m.get('content') for m in root.iter(NCX + 'meta')}
    unique = book.package.get('unique-identifier')
    uid = [e.text.strip() for e in book.package.iter(DC + 'identifier') if e.get('id') == unique]
    depth = max((d for d, _, _ in points), default=0)
    for name, value in (('dtb:uid', uid[0]), ('dtb:depth', str(depth)),
                        ('dtb:totalPageCount', '0'), ('dtb:maxPageNumber', '0')):
        if metas.get(name) != value:
            yield 'NCX %s is %r, expected %r' % (name, metas.get(name), value)
    heading = root.find(NCX + 'docTitle')
    if heading is None or not words(heading) or not root.get(XML + 'lang'):
        yield 'NCX: no docTitle or xml:lang'


GROUPS = (
    ('mimetype', check_mimetype), ('zip records', check_zip), ('names', check_names),
    ('manifest and spine', check_manifest), ('metadata', check_metadata), ('spelling of XML', check_xml),
    ('characters', check_characters), ('content documents', check_documents), ('ids and links', check_links),
    ('style sheet', check_css), ('contents', check_contents))


def report(name, faults):
    print(('not ok' if faults else 'ok') + ' - ' + name)
    for fault in faults[:10]:
        print('# ' + fault.encode('unicode_escape').decode('ascii'))
    if len(faults) > 10:
        print('# and %d more' % (len(faults) - 10))


def main():
    global ALLOW_FFFD
    paths = [a for a in sys.argv[1:] if a != '--allow-fffd']
    ALLOW_FFFD = len(paths) < len(sys.argv) - 1
    for path in paths:
        try:
            book = Book(path)
        except Exception as fault:  # whatever is wrong with it, the others are still read
            report('container: opens: ' + path, ['%s: %s' % (type(fault).__name__, fault)])
            continue
        for name, check in GROUPS:
            faults = []
            try:
                for fault in check(book):
                    faults.append(fault)
            except Exception as fault:
                faults.append('the check stopped: %s: %s' % (type(fault).__name__, fault))
            report('container: %s: %s' % (name, path), faults)


main()
