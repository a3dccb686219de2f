#!/usr/bin/env python3
"""ebooklib_metadata.py BOOK [KEY=VALUE ...] - what an independent parser, EbookLib, reads from the book.

Its metadata must equal what the package document says (parsed here once more, with xml.etree) and what
KEY=VALUE demands: title=..., language=..., creator=... (more than one: in order, each its own argument),
identifier, date, publisher, description, subject, rights, source, modified; KEY= demands that there is none.
Every item of the spine and every entry of the contents must lead to a document. TAP on standard output.
"""
import os
import subprocess
import sys
import warnings
import xml.etree.ElementTree as ET
import zipfile

DC = 'http://purl.org/dc/elements/1.1/'
OPF = '{http://www.idpf.org/2007/opf}'
NAMES = ('title', 'language', 'identifier', 'creator', 'contributor', 'date', 'publisher', 'description',
         'subject', 'rights', 'source')


def result(name, faults):
    print(('not ok' if faults else 'ok') + ' - EbookLib ' + name)
    for fault in faults:
        print('# ' + fault)


def stated(path):
    """The package document's own values: {name: [value, ...]}, `modified` among them."""
    with zipfile.ZipFile(path) as book:
        container = ET.fromstring(book.read('META-INF/container.xml'))
        package = ET.fromstring(book.read(container.find('.//{*}rootfile').get('full-path')))
    metadata = package.find(OPF + 'metadata')
    values = {name: [(e.text or '') for e in metadata.findall('{%s}%s' % (DC, name))] for name in NAMES}
    values['modified'] = [e.text for e in metadata.findall(OPF + 'meta') if e.get('property') == 'dcterms:modified']
    return values


def read(book):
    """The same as EbookLib has it."""
    values = {name: [value for value, _ in book.get_metadata('DC', name)] for name in NAMES}
    metas = book.metadata.get('http://www.idpf.org/2007/opf', {}).get(None, [])
    values['modified'] = [value for value, attributes in metas if attributes.get('property') == 'dcterms:modified']
    return values


def toc_links(entries):
    for entry in entries:
        head, children = entry if isinstance(entry, tuple) else (entry, [])
        yield head
        yield from toc_links(children)


def compare(name, expected, found):
    return [] if expected == found else ['%s: expected %r, EbookLib has %r' % (name, expected, found)]


def check(path, demands):
    from ebooklib import epub
    book = epub.read_epub(path)
    found = read(book)

    faults = []
    for name, values in stated(path).items():
        faults += compare(name, values, found[name])
    for name, values in demands.items():
        faults += compare(name, values, found.get(name, []))
    for name in ('title', 'language', 'identifier'):
        if not found[name] or not found[name][0].strip():
            faults.append(name + ' is missing or empty')
    result('metadata: ' + path, faults)

    faults = []
    for identifier, _ in book.spine:
        item = book.get_item_with_id(identifier)
        if item is None or not item.get_content().strip():
            faults.append('spine item %s leads nowhere' % identifier)
    if not book.spine:
        faults.append('the spine is empty')
    result('spine (%d): %s' % (len(book.spine), path), faults)

    faults = []
    links = list(toc_links(book.toc))
    for link in links:
        if not (link.title or '').strip():
            faults.append('an entry without a label: %s' % link.href)
        if link.href and book.get_item_with_href(link.href.split('#')[0]) is None:
            faults.append('contents entry %r leads nowhere: %s' % (link.title, link.href))
    if not links:
        faults.append('the contents is empty')
    result('contents (%d): %s' % (len(links), path), faults)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    path = sys.argv[1]
    tool = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'tools', 'need-packages')
    subprocess.run([tool, 'ebooklib_metadata.py', 'python3-ebooklib'], stdout=sys.stderr)
    try:
        import ebooklib  # noqa: F401
    except ImportError:
        # Debian's EbookLib belongs to Debian's python, which another python may hide.
        if os.path.exists('/usr/bin/python3') and not os.environ.get('EBOOKLIB_TRIED'):
            os.environ['EBOOKLIB_TRIED'] = '1'
            os.execv('/usr/bin/python3', ['/usr/bin/python3'] + sys.argv)
        print('ok - EbookLib: %s # SKIP python3-ebooklib is not installed' % path)
        return
    demands = {}
    for argument in sys.argv[2:]:
        name, _, value = argument.partition('=')
        demands.setdefault(name, [])
        if value:
            demands[name].append(value)
    warnings.simplefilter('ignore')
    try:
        check(path, demands)
    except Exception as fault:
        result('reads: ' + path, ['%s: %s' % (type(fault).__name__, fault)])


main()
