#!/usr/bin/env python3
"""links.py [SITE...] - whether every link between the articles of a Markdown site is in its book. The links of
the sources are found and resolved here by other means than octavo's: patterns, and the file system. Without SITE: our
own, and, where CORPORA names a folder with markdown/ in it, each of those there. BUILD=build tests/markdown/links.py"""
import json, os, re, subprocess, sys, tempfile, zipfile
from collections import Counter
from urllib.parse import unquote

HERE = os.path.dirname(os.path.abspath(__file__))
OCTAVO = os.path.join(os.path.abspath(os.environ.get("BUILD", "build")), "octavo")
FENCED = re.compile(r"^\s*(```+|~~~+).*?^\s*\1[`~]*\s*$", re.S | re.M)
CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", re.S)
DEFINED = re.compile(r"^ {0,3}\[([^\]^][^\]]*)\]:\s*<?(\S+?)>?\s*(?:[\"'(].*)?$", re.M)


def links_of(text):
    """The targets of a source's links, in no order."""
    text = re.sub(r"<!--.*?-->", "", CODE.sub("CODE", FENCED.sub("", text)), flags=re.S)
    named = {" ".join(name.casefold().split()): target for name, target in DEFINED.findall(text)}
    body = DEFINED.sub("", text)
    for target in re.findall(r"(?<!!)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\))?)>?[^()]*\)", body):
        yield target
    for label, name in re.findall(r"(?<!!)\[((?:[^\[\]]|!\[[^\]]*\](?:\([^)]*\))?)+)\](?:\[([^\]]*)\])?(?![(:])", body):
        target = named.get(" ".join((name or label).casefold().split()))
        if target:
            yield target
    yield from re.findall(r"<a\b[^>]*\bhref=[\"']([^\"']+)", body)


def source_of(path, target, site):
    """The file of the site that a link means, or None."""
    target = unquote(re.split("[?#]", target)[0])
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", target) or not target:
        return None
    own, stem = os.path.dirname(path), os.path.splitext(path)[0]
    plain = "." not in os.path.basename(target.rstrip("/")).lstrip(".") or target.endswith("/")
    if target.startswith("/"):
        parts = own.split("/")
        bases = ["/".join(parts[:n]) for n in range(1, len(parts) + 1)]
    else:
        bases = [stem, own] if plain else [own, stem]
    for base in bases:
        to = os.path.normpath(os.path.join(base, target.lstrip("/") if target.startswith("/") else target))
        root, extension = os.path.splitext(to)
        for name in [to] + [to + e for e in (".md", ".markdown", ".txt")] + [
                os.path.join(to, i) for i in ("index.md", "README.md", "_index.md")] + (
                [root + e for e in (".md", ".markdown")] if extension in (".html", ".htm", ".md") else []):
            if os.path.normpath(name) in site:
                return os.path.normpath(name)
    return None


def parts_of(archive, entry):
    """The files of a chapter."""
    stem = entry[:-len(".xhtml")]
    return [n for n in archive.namelist() if n == entry or (n.startswith(stem + "-") and n.endswith(".xhtml"))]


def check(site):
    with tempfile.TemporaryDirectory() as folder:
        book, report = os.path.join(folder, "b.epub"), os.path.join(folder, "r.json")
        subprocess.run([OCTAVO, "-q", "--cover", "none", "-o", book, "--report", report, site], check=True)
        with open(report) as file:
            entries = {os.path.normpath(a["source"]): a["entry"] for a in json.load(file)["articles"] if a["entry"]}
        archive, found, problems = zipfile.ZipFile(book), 0, []
        ids = {n: set(re.findall(r' id="([^"]+)"', archive.read(n).decode())) for n in archive.namelist() if n.endswith(".xhtml")}
        for source, entry in entries.items():
            if not source.endswith((".md", ".markdown")):
                continue
            with open(source, encoding="utf-8") as file:
                wanted = Counter(t for t in (source_of(source, l, entries) for l in links_of(file.read())) if t and t != source)
            led = Counter()
            for part in parts_of(archive, entry):
                page = re.sub(r'<nav class="foot.*?</nav>', "", archive.read(part).decode(), flags=re.S)
                for href in re.findall(r'<a [^>]*href="([^"]+)"', page):
                    file, _, fragment = href.partition("#")
                    target = "EPUB/text/" + file if file else part
                    if ":" in href:
                        continue
                    if target not in ids or (fragment and fragment not in ids[target]):
                        problems.append("%s: %s leads nowhere" % (part, href))
                    led[re.sub(r"-\d+\.xhtml$", ".xhtml", target)] += 1
            for target, count in wanted.items():
                found += count
                if led[entries[target]] < count:
                    problems.append("%s: %d of %d links to %s" % (source, led[entries[target]], count, target))
        name = "links of %s: %d between %d articles" % (os.path.basename(site.rstrip("/")), found, len(entries))
        print(("not ok - " if problems or not found else "ok - ") + name)
        for problem in problems[:20]:
            print("# " + problem)


def main():
    sites = sys.argv[1:] or [os.path.join(HERE, "../golden/markdown-site")]
    corpora = os.path.join(os.environ.get("CORPORA", ""), "markdown")
    if not sys.argv[1:] and os.environ.get("CORPORA") and os.path.isdir(corpora):
        sites += [p for p in sorted(os.path.join(corpora, n) for n in os.listdir(corpora)) if os.path.isdir(p)]
    elif not sys.argv[1:]:
        print("ok - links of real sites # SKIP CORPORA names no folder")
    for site in sites:
        check(site)


main()
