#!/usr/bin/env python3
"""How well octavo finds the article in a page, and what the page says about it.

    extraction.py OCTAVO FOLDER [--keep FOLDER] [--misses] [--least F1]

FOLDER holds aeb/ (scrapinghub's article-extraction-benchmark: ground-truth.json and html/ID.html.gz) or readability/
(test pages of Mozilla's Readability: NAME/source.html.gz, expected.html and expected-metadata.json), or both.

Of aeb precision, recall, F1 and the share of pages that are exactly right, by that benchmark's own measure: runs of four
words, counted as often as they stand there; F1 is made of the means over the pages. The pages are parted by a fixed
seed: rules may be made after the misses of the first part were seen (--misses), never of the second. Of readability
words that are the same as Readability's, and facts that are the same. A title without the name of its site is right, and
so is a name without "By"; dates count by their day. The facts are Readability's findings, not always what the pages state:
corrections.tsv lists where they differ, and why. Both counts are printed; where a page states nothing only a finding counts,
as a miss.
--keep writes the texts to FOLDER/ID.txt, for other scorers. --least fails below that F1 over all pages."""
import argparse, collections, html.parser, json, os, random, re, statistics, subprocess, sys

WORD = re.compile(r"\w+")
IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
TOKEN = re.compile("[%s]|[^\\W%s]+" % (IDEOGRAPH, IDEOGRAPH))


def run(octavo, page, *options):
    """octavo over one page, which is UTF-8 whatever it says."""
    command = [octavo, "-q", "--encoding", "utf-8", "--extract", "always", *options, page]
    return subprocess.run(command, capture_output=True).stdout.decode("utf-8")


def runs(words, size=4):
    return collections.Counter(tuple(words[i:i + size]) for i in range(max(1, len(words) - size + 1)) if words)


def score(true, got):
    """Of one page: precision, recall (None for none), and whether it is exact."""
    true, got = WORD.findall(true), WORD.findall(got)
    a, b = runs(true), runs(got)
    both = sum((a & b).values())
    return both / sum(b.values()) if b else None, both / sum(a.values()) if a else None, true == got


def mean(numbers):
    known = [number for number in numbers if number is not None]
    return statistics.fmean(known) if known else 0.0


def total(scores):
    p, r = mean(s[0] for s in scores), mean(s[1] for s in scores)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0, mean(float(s[2]) for s in scores)


def print_misses(scores, truth):
    for name in sorted(scores, key=lambda name: (scores[name][0] or 0) * (scores[name][1] or 0))[:20]:
        print("  %-12s P %.3f R %.3f %s" % (name[:12], scores[name][0] or 0, scores[name][1] or 0,
                                            truth[name].get("url", "")[:90]))


def measure_aeb(octavo, folder, arguments):
    with open(os.path.join(folder, "ground-truth.json"), encoding="utf-8") as file:
        truth = json.load(file)
    scores = {}
    for name in sorted(truth):
        got = run(octavo, os.path.join(folder, "html", name + ".html.gz"), "--dump", "text", "-o", "-")
        scores[name] = score(truth[name].get("articleBody", ""), got)
        if arguments.keep:
            with open(os.path.join(arguments.keep, name + ".txt"), "w", encoding="utf-8") as file:
                file.write(got)
    names = sorted(truth)
    random.Random(7).shuffle(names)
    cut = len(names) * 2 // 3
    for part, members in (("made with", names[:cut]), ("kept aside", names[cut:]), ("all", names)):
        print("aeb, %-11s %3d pages: P %.3f R %.3f F1 %.3f exact %.3f" %
              (part, len(members), *total([scores[name] for name in members])))
    if arguments.misses:
        print_misses({name: scores[name] for name in names[:cut]}, truth)
    return total(list(scores.values()))[2]


class Text(html.parser.HTMLParser):
    """The text of a page that Readability made, parted at each tag."""
    def __init__(self, page):
        super().__init__()
        self.parts, self.hidden = [], 0
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("script", "style", "template", "noscript")
        self.parts.append(" " if tag not in ("a", "b", "em", "i", "span", "strong") else "")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style", "template", "noscript")

    def handle_data(self, data):
        self.parts.append("" if self.hidden else data)


def likeness(true, got):
    a, b = collections.Counter(TOKEN.findall(true)), collections.Counter(TOKEN.findall(got))
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if a or b else 1.0


def letters(text):
    return "".join(WORD.findall(text or "")).lower()


def says(fact, wanted, got):
    """Whether octavo's finding says what the page states."""
    if fact == "published":
        return (wanted or "")[:10] == (got or "")[:10]
    if fact == "language":
        return (wanted or "").lower().split("-")[0] == (got or "").lower().split("-")[0]
    if fact == "direction":
        return wanted == got
    wanted, got = letters(wanted), letters(got)
    return bool(got) and (wanted == got or wanted in got or (got in wanted and len(got) * 3 >= len(wanted)))


def facts_of(article):
    features = collections.defaultdict(list)
    for feature in article.get("features") or []:
        features[feature["part"]].append(feature["text"])
    return {"title": article.get("title"), "byline": ", ".join(features["author"]), "published": article.get("date"),
            "language": article.get("language"), "direction": article.get("direction")}


def corrections():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "corrections.tsv"), encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]
    return {(page, fact): stated for page, fact, stated, _ in rows}


STATED = {"title": "title", "byline": "byline", "published": "publishedTime", "language": "lang", "direction": "dir"}


def measure_readability(octavo, folder, arguments):
    likenesses, corrected = [], corrections()
    same, right = {fact: [] for fact in STATED}, {fact: [] for fact in STATED}
    for name in sorted(os.listdir(folder)):
        page = os.path.join(folder, name, "source.html.gz")
        if not os.path.exists(page):
            continue
        with open(os.path.join(folder, name, "expected.html"), encoding="utf-8") as file:
            true = "".join(Text(file.read()).parts)
        with open(os.path.join(folder, name, "expected-metadata.json"), encoding="utf-8") as file:
            expected = json.load(file)
        likenesses.append((likeness(true, run(octavo, page, "--dump", "text", "-o", "-")), name))
        report = json.loads(run(octavo, page, "-n", "--explain", "--report", "-") or '{"articles": [{}]}')
        facts = facts_of((report["articles"] or [{}])[0])
        for fact, key in STATED.items():
            stated = corrected.get((name, fact), expected.get(key))
            if expected.get(key):
                same[fact].append(says(fact, expected[key], facts[fact]))
            if stated or (facts[fact] and (name, fact) in corrected):
                right[fact].append(bool(stated) and says(fact, stated, facts[fact]))
                if arguments.misses and not right[fact][-1]:
                    print("  %-10s %-20s %r, not %r" % (fact, name, facts[fact], stated))
    print("readability, %d pages: likeness %.3f" % (len(likenesses), mean(l for l, _ in likenesses)))
    for title, counts in (("as Readability has it", same), ("as the pages state it", right)):
        print("  %s: %s" % (title, ", ".join("%s %d/%d" % (fact, sum(r), len(r)) for fact, r in counts.items())))
    if arguments.misses:
        for like, name in sorted(likenesses)[:10]:
            print("  %-24s %.3f" % (name, like))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("octavo")
    parser.add_argument("folder")
    parser.add_argument("--keep")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--least", type=float, default=0)
    arguments = parser.parse_args()
    octavo, f1 = os.path.abspath(arguments.octavo), 1.0
    aeb, readability = (os.path.join(arguments.folder, name) for name in ("aeb", "readability"))
    if not os.path.isdir(aeb) and not os.path.isdir(readability):
        sys.exit("neither aeb/ nor readability/ in " + arguments.folder)
    if os.path.isdir(aeb):
        f1 = measure_aeb(octavo, aeb, arguments)
    if os.path.isdir(readability):
        measure_readability(octavo, readability, arguments)
    return 0 if f1 >= arguments.least else 1


sys.exit(main())
