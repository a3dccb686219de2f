#!/usr/bin/env python3
"""How well octavo finds the parts of articles: its report against the labels of labels.py.

    score.py OCTAVO [--corpus FOLDER] [--misses [PART]] [--least P R]

Prints precision and recall of each part for each half: own/, and the plain-text corpus in FOLDER (skipped without
one); then for the halves kept aside, if there are any, which tell how well the reader does on texts that it was not
made with.
A finding is right when part and text are the label's, white space collapsed; a date counts by its day.
--misses lists what is missing (-) and what is invented (+). --least fails below precision P and recall R. Neither
concerns what is kept aside. A set kept aside wears: once rules were made after its misses were seen, it belongs to own/
and corpus.tsv, as two sets before now, and somebody who does not know the rules draws and labels a fresh one."""
import argparse, collections, hashlib, json, os, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import labels  # noqa: E402

ORDER = """kicker headline standfirst author role agency place date heading caption item quotation verse pre break
           note end url tag source""".split()


def read_rows(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]


def report(octavo, folder, names):
    """Features by file name, and where each line of a file begins."""
    listing = "\n".join(os.path.join(folder, name) for name in names) + "\n"
    run = subprocess.run([octavo, "-q", "-n", "--explain", "--report", "-", "--files-from", "-"],
                         input=listing.encode(), capture_output=True)
    found = {}
    for article in json.loads(run.stdout)["articles"]:
        name = os.path.relpath(article["source"], folder)
        for feature in article.get("features", []):
            # The labels know one headline a file; where a file holds several articles, the others are headings.
            if name in found and feature["part"] == "headline":
                feature["part"] = "heading"
            # The labels say that columns have to be kept, not whether as a table or as they are.
            if feature["part"] == "table":
                feature["part"] = "pre"
        found[name] = found.get(name, []) + article.get("features", [])
    return found


def day(value):
    return value[:10]


def key_of(part, text):
    return (part, day(text) if part == "date" else " ".join(text.split()))


def hashed(part, text):
    if part == "date":
        return (part, day(text))
    return (part, hashlib.sha1(" ".join(text.split()).encode()).hexdigest()[:12])


def own_half(octavo, labelled):
    wanted, folder = collections.defaultdict(collections.Counter), os.path.join(labelled, "own")
    for name, part, text in read_rows(os.path.join(labelled, "own.tsv")):
        wanted[name].update() if part == "none" else wanted[name].update([key_of(part, text)])
        wanted[name]
    found = report(octavo, folder, sorted(wanted))
    return {name: (wanted[name], collections.Counter(key_of(f["part"], f["text"]) for f in found.get(name, [])), {})
            for name in wanted}


def corpus_half(octavo, labelled, folder):
    wanted, zones = collections.defaultdict(collections.Counter), {}
    for name, part, offset, length, digest in read_rows(os.path.join(labelled, "corpus.tsv")):
        if part == "file":
            zones[name] = int(length)
        else:
            wanted[name][(part, day(digest) if part == "date" else digest)] += 1
    found = report(octavo, folder, sorted(zones))
    result = {}
    for name, zone in zones.items():
        with open(os.path.join(folder, name), "rb") as file:
            lines = file.read(zone).count(b"\n") + 1
        inside = [f for f in found.get(name, []) if f["line"] <= lines]
        texts = {hashed(f["part"], f["text"]): f["text"] for f in inside}
        result[name] = (wanted[name], collections.Counter(hashed(f["part"], f["text"]) for f in inside), texts)
    return result


def table(title, result, misses):
    right, missed, invented = (collections.Counter() for _ in range(3))
    for name in sorted(result):
        wanted, found, texts = result[name]
        for kind, counts in (("right", wanted & found), ("-", wanted - found), ("+", found - wanted)):
            for (part, text), count in counts.items():
                {"right": right, "-": missed, "+": invented}[kind][part] += count
                if kind != "right" and misses in ("", part):
                    print(f"  {kind} {name}\t{part}\t{texts.get((part, text), text)[:110]}")
    print(f"# {title}: {len(result)} files")
    print(f"# {'part':12} {'labels':>6} {'right':>6} {'missed':>6} {'invented':>8} {'precision':>9} {'recall':>6}")
    totals = [0, 0, 0]
    for part in ORDER + ["all"]:
        r, m, i = (right[part], missed[part], invented[part]) if part != "all" else totals
        if part != "all":
            totals = [totals[0] + r, totals[1] + m, totals[2] + i]
        if r + m + i:
            print(f"# {part:12} {r + m:6} {r:6} {m:6} {i:8} {r / max(r + i, 1):9.3f} {r / max(r + m, 1):6.3f}")
    r, m, i = totals
    return r / max(r + i, 1), r / max(r + m, 1)


def halves(octavo, corpus, labelled, prefix=""):
    if os.path.exists(os.path.join(labelled, "own.tsv")):
        yield prefix + "own articles", own_half(octavo, labelled)
    if corpus and os.path.exists(os.path.join(labelled, "corpus.tsv")):
        yield prefix + "corpus", corpus_half(octavo, labelled, corpus)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("octavo")
    parser.add_argument("--corpus")
    parser.add_argument("--misses", nargs="?", const="")
    parser.add_argument("--least", nargs=2, type=float)
    options = parser.parse_args()
    failed = False
    for title, result in halves(options.octavo, options.corpus, HERE):
        precision, recall = table(title, result, options.misses)
        if options.least:
            good = precision >= options.least[0] and recall >= options.least[1]
            failed = failed or not good
            print(f"{'ok' if good else 'not ok'} - {title}: precision {precision:.3f}, recall {recall:.3f}")
    for title, result in halves(options.octavo, options.corpus, labels.ASIDE, "kept aside: "):
        table(title, result, None)
    if not options.corpus:
        print("# corpus: skipped, no folder was given (CORPORA=)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
