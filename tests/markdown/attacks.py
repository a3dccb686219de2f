#!/usr/bin/env python3
"""What Markdown can be made to do: links that act, in many spellings, and shapes that blow parsers up. Nothing active is
in a book, every book passes octavo check, no word is lost, no shape takes more than 2 s and 256 MB.
BUILD=build tests/markdown/attacks.py"""
import os, re, resource, subprocess, sys, tempfile, zipfile

OCTAVO = os.path.join(os.path.abspath(os.environ.get("BUILD", "build")), "octavo")
SECONDS, MEGABYTES = 2, 256

LINKS = [
    "[a](javascript:alert(1))", "[b](JaVaScRiPt:alert(1))", "[c](<java\tscript:alert(1)>)", "[d](&#106;avascript:alert(1))",
    "[e](javascript&colon;alert(1))", "[f](<  javascript:alert(1)>)", "[g]\n\n[g]: javascript:alert(1)",
    "[h](\\javascript:alert(1))", "<javascript:alert(1)>", '<a href="java&#10;script:alert(1)">j</a>',
    "<a href='&#x6A;avascript:alert(1)'>k</a>", "[l](vbscript:x)", "[m](data:text/html;base64,PHNjcmlwdD4=)",
    "![n](javascript:alert(1))", '<img src=x onerror="alert(1)">', "[o](file:///etc/passwd)", "[p](//example.org/%0Ajavascript:x)",
    "<svg><a xlink:href='javascript:alert(1)'>q</a></svg>", "<b onclick=alert(1)>r</b>", "<script>alert(1)</script>",
    "<form action='javascript:alert(1)'><button>s</button></form>", "<meta http-equiv=refresh content='0;url=javascript:x'>",
    "[t][u]\n\n[u]: <JAVASCRIPT:alert(1)> 'title'", "<iframe src='javascript:alert(1)'></iframe>", "<base href='javascript:'>",
]
ACTIVE = re.compile(r"""(?:href|src|action|xlink:href)="\s*(?:java|vb)?(?:script|data:text|file:)|<(?:script|iframe|form|meta http|base|svg)\b|\son\w+=""", re.I)

N = 20000
SHAPES = {
    "quotations in quotations": "> " * 3000 + "a", "lists in lists": "".join("  " * i + "* a\n" for i in range(500)),
    "brackets in brackets": "[" * N + "a" + "]" * N, "strong in strong": "*a **a " * N + "b" + " a** a*" * N,
    "openers of links": "[a](b" * N, "openers of images": "![[]()" * N, "backticks": "".join("e" + "`" * i for i in range(600)),
    "notes that refer to each other": "".join("[^%d]: see [^%d]\n" % (i, i + 1) for i in range(N // 4)) + "x[^0]",
    "one note again and again": "[^a]" * N + "\n\n[^a]: it", "notes without an end": "[^a]: " * N, "marks without notes": "[^" * N,
    "headings of one name": "## Tide\n\n" * (N // 4), "links to them": "[x](#tide-7)" * (N // 4) + "\n\n## Tide",
    "definitions": "".join("[%d]: u\n" % i for i in range(N)) + "[x]" * N, "a wide table": "|" * N + "\n" + "|-" * N + "|\n|a" * 100,
    "comments": "a\n\n" + "<!--" * N, "tags": "<a x='" * N, "unclosed elements": "<b><i>" * (N // 4) + "a", "references": "&" * N + "&ngE;" * 200,
    "front matter of aliases": "---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\ntext",
    "deep front matter": "---\na: " + "[" * 5000 + "]" * 5000 + "\n---\ntext", "rules": "---\n" * N, "one line": "word " * (N * 4),
}


def run(folder, name, text):
    path, book = os.path.join(folder, name), os.path.join(folder, "b.epub")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([OCTAVO, "--cover", "none", "-j", "1", "-o", book, path], stderr=subprocess.PIPE,
                          preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (4 * MEGABYTES << 20,) * 2))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    faults = [] if done.returncode == 0 else ["exit %d: %s" % (done.returncode, done.stderr.decode()[-300:])]
    if not faults:
        found = subprocess.run([OCTAVO, "check", book], stderr=subprocess.PIPE, stdout=subprocess.PIPE)
        faults += ["check: " + found.stderr.decode()[:300]] if found.returncode else []
    return book, seconds, faults


def say(name, faults):
    print(("not ok - " if faults else "ok - ") + "markdown: " + name)
    for fault in faults:
        print("#   " + fault)


def main():
    with tempfile.TemporaryDirectory() as folder:
        for number, link in enumerate(LINKS):
            book, _, faults = run(folder, "a.md", "# Title\n\nBefore %s after\n\n%s\n" % (link, link))
            with zipfile.ZipFile(book) as archive:
                page = archive.read("EPUB/text/c1.xhtml").decode()
            active = [m[0] for m in ACTIVE.finditer(page)]
            say("link %d acts in nothing" % (number + 1), faults + (["active: %s" % active] if active else []))
        for name, text in SHAPES.items():
            _, seconds, faults = run(folder, "a.md", text)
            say("shape: " + name, faults + (["%.1f s" % seconds] if seconds > SECONDS else []))
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10
        say("no more than %d MB" % MEGABYTES, [] if most <= MEGABYTES else ["%d MB" % most])


main()
