#!/usr/bin/env python3
"""ace.py BOOK... - Ace by DAISY, which looks at a book's accessibility in a browser: its report must hold no
violation of any weight. A picture without a description, planted in the last of them, must be noticed. Where Ace, node or Chromium is not to be had, that is said and skipped."""
import json, os, shutil, subprocess, sys, tempfile, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
TOOLS = os.path.join(HERE, "..", "tools")
SKIPPED = "ok - Ace: %s # SKIP %s"


def ace():
    """(path of the program, why there is none)"""
    if not (shutil.which("chromium") or shutil.which("chromium-browser")):
        return None, "chromium is not installed"
    done = subprocess.run([os.path.join(TOOLS, "npm-package"), "@daisy/ace-cli", "1.4.6"], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, env=dict(os.environ, PUPPETEER_SKIP_DOWNLOAD="1"))
    if done.returncode:
        return None, (done.stderr.strip().splitlines() or ["Ace is not installed"])[-1]
    return os.path.join(done.stdout.strip(), "..", "..", ".bin", "ace-cli"), None


def violations(report):
    """A line for each, from report.json: where, which rule, how heavy, what."""
    for page in report["assertions"]:
        for one in page["assertions"]:
            test = one["earl:test"]
            yield "%s: %s (%s): %s" % (page["earl:testSubject"]["url"], test["dct:title"], test["earl:impact"],
                                       one["earl:result"]["dct:description"].split("\n")[0])


def look(program, book, out):
    """(pages looked at, violations, what Ace said)"""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    done = subprocess.run([program, "-s", "-f", "-o", out, book], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env=dict(os.environ, PUPPETEER_EXECUTABLE_PATH=browser, HOME=out), text=True)
    try:
        with open(os.path.join(out, "report.json"), encoding="utf-8") as file:
            report = json.load(file)
    except OSError:
        return 0, [], done.stdout
    return len(report["assertions"]), list(violations(report)), done.stdout


def check(program, book):
    with tempfile.TemporaryDirectory() as out:
        pages, found, said = look(program, book, out)
    print("%s - Ace: %s" % ("ok" if pages and not found else "not ok", book))
    for fault in found[:8]:
        print("# " + fault)
    if not pages:
        print("# Ace ended without a report\n# " + "\n# ".join(said.splitlines()[-5:]))
    sys.stdout.flush()


def check_notices(program, book):
    with tempfile.TemporaryDirectory() as out:
        faulty = os.path.join(out, "faulty.epub")
        with zipfile.ZipFile(book) as sound, zipfile.ZipFile(faulty, "w") as copy:
            for name in sound.namelist():
                planted = b'<img src="none.png"/></p>' if name.endswith("c1.xhtml") else b"</p>"
                copy.writestr(name, sound.read(name).replace(b"</p>", planted, 1))
        found = look(program, faulty, out)[1]
    print("%s - Ace notices a picture without a description" % ("ok" if found else "not ok"))


def main(books):
    subprocess.run([os.path.join(TOOLS, "need-packages"), "ace.py", "chromium", "nodejs", "npm"], stdout=sys.stderr)
    program, why = ace()
    for book in books:
        if program:
            check(program, book)
        else:
            print(SKIPPED % (book, why))
    if program:
        check_notices(program, books[-1])


main(sys.argv[1:])
