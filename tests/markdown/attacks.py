#!/usr/bin/env python3
"""What Markdown can be made to do: links that act, in many spellings, shapes that blow parsers up, and lead pictures
that are somebody else's files. Nothing active is in a book, every book passes octavo check, no word is lost, no shape takes more
than 2 s and 256 MB, and front matter that names a file outside the folder costs a remark with its line.
BUILD=build tests/markdown/attacks.py"""
import os, re, resource, subprocess, sys, tempfile, zipfile

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cover"))
from pictures import flat, png_of

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
    "comments": "a\n\n" + "<!--" * N, "tags": "<a x='" * N, "unclosed elements": "<b><i>" * (N // 4) + "a", "references": "&" * N + "&ngE;" * N,
    "front matter of aliases": "---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\ntext",
    "deep front matter": "---\na: " + "[" * 5000 + "]" * 5000 + "\n---\ntext", "rules": "---\n" * N, "one line": "word " * (N * 4),
}


# Files that front matter may not name, {0} being the folder above; and the shapes in which it names one.
PLANTED = ["../secret.png", "sub/../../secret.png", "{0}/secret.png", "/../secret.png", "%2e%2e/secret.png", "..%2fsecret.png", "%252e%252e/secret.png",
          "file://{0}/secret.png", "FILE:../secret.png", "link.png", "up/secret.png", "fifo.png", "/dev/zero", "/proc/self/cwd/secret.png", "words.png",
          "none.png", "bomb.png", "javascript:alert(1)", "//127.0.0.1:9/x.png", "ok.png%00.png", "data:text/html,x"]
KEYS = ["cover: '%s'", "image:\n  path: '%s'\n  alt: The pier", "coverImage: {src: '%s'}", "featured_image: ['%s']", "thumbnail: '%s'"]


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


def plant(folder):
    """A folder with what an article may show, beside what it may not."""
    inside = os.path.join(folder, "in")
    os.makedirs(os.path.join(inside, "sub"))
    for path, data in (("secret.png", flat(900, 500, 77)), ("in/ok.png", flat(900, 500, 150)), ("in/words.png", b"root:x:0:0\n"),
                       ("in/bomb.png", png_of(20000, 20000, b""))):
        with open(os.path.join(folder, path), "wb") as file:
            file.write(data)
    os.symlink("../secret.png", os.path.join(inside, "link.png"))
    os.symlink("..", os.path.join(inside, "up"))
    os.mkfifo(os.path.join(inside, "fifo.png"))
    return inside


def lead_of(inside, front):
    """The pictures in a book whose first article begins so, what was said, and the exit status."""
    book = os.path.join(inside, "..", "b.epub")
    for name, text in (("a.md", "---\ntitle: The pier\n%s\n---\nIt was open, and many came to see it.\n" % front), ("b.md", "# The quay\n\nIt was not.\n")):
        with open(os.path.join(inside, name), "w") as file:
            file.write(text)
    done = subprocess.run([OCTAVO, "-l", "en", "--cover", "none", "-o", book, inside], stderr=subprocess.PIPE)
    with zipfile.ZipFile(book) as archive:
        shown = archive.read("EPUB/text/front.xhtml").decode().count('<p class="lead">')
        held = [n for n in archive.namelist() if n.startswith("EPUB/images/")]
    return shown, held, done.stderr.decode(), done.returncode


def planted():
    if b" images" not in subprocess.run([OCTAVO, "--version"], stdout=subprocess.PIPE).stdout:
        print("ok - markdown: pictures that front matter names # SKIP octavo was built without images")
        return
    with tempfile.TemporaryDirectory() as folder:
        inside = plant(folder)
        for key in KEYS:
            shown, held, said, status = lead_of(inside, key % "ok.png")
            say("front matter names the lead's picture: " + key.split(":")[0], ["exit %d" % status] * (status != 0) +
                ["it is shown %d times, the book holds %s" % (shown, held)] * (shown != 1 or len(held) != 1) + [said] * ("lead-image" in said))
        for number, path in enumerate(PLANTED):
            front = KEYS[number % len(KEYS)] % path.format(folder)
            shown, held, said, status = lead_of(inside, front)
            line = front[:front.index(path.format(folder))].count("\n") + 3
            say("front matter names %s" % path.format("/..."), ["exit %d" % status] * (status != 0) + ["something is shown"] * shown +
                ["the book holds %s" % held] * bool(held) + [said] * ("a.md:%d: note: " % line not in said or "[lead-image]" not in said))


def main():
    planted()
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
