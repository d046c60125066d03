#!/usr/bin/env python3
"""How often each rule is right, by verdicts on its hits. Plain Python 3, nothing to install.

    scripts/precision.py WHOSAYS CORPUS.jsonl [...] > docs/precision.md

A corpus holds one JSON object a line, with an `id` and a `text`; the articles in `tests/articles` are read as well.
Every rule runs, whatever is held back. A hit counts as judged where a verdict on the same rule and text overlaps it
(`docs/judgements`, whose README says what a line holds). Precision is the share of right ones among right and wrong;
arguable ones are counted apart. On standard error stand the rules that claim more confidence than the verdicts allow:
`high` asks for 0.9 and `medium` for 0.7, and with fewer than ten verdicts nothing is high. If there are any, the exit
code is 1.
"""

import argparse
import collections
import csv
import itertools
import json
import subprocess
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).parent.parent
ARTICLES = HOME / "tests" / "articles"
JUDGEMENTS = HOME / "docs" / "judgements"

HIGH, MEDIUM = 0.9, 0.7
ENOUGH = 10
VERDICTS = ("right", "wrong", "arguable")

INTRODUCTION = """\
# How often each rule is right

`scripts/precision.py` writes this page; do not edit it. The rules ran over {texts:,} texts of {words:,} words: American
political news, prose of other kinds, sentences of an encyclopedia, and the articles in `tests/articles`. Of each rule a
sample of hits was read in context and judged by whether a standards editor would send the query
([how](judgements/README.md)). *Precision* is right ÷ (right + wrong); what is a matter of house style stands under
*arguable*. A rule without a figure has too few hits in these texts, so its confidence is at most medium.
"""


def main():
    options = arguments()
    rules = json.loads(run(options.binary, "rules", "--output-format", "json"))["rules"]
    texts = [text for path in options.corpus for text in read(path)] + articles()
    tallies = tally(hits(options.binary, texts), verdicts())
    words = sum(len(text.split()) for _, text in texts)
    print(INTRODUCTION.format(texts=len(texts), words=words))
    for group, members in itertools.groupby(rules, key=lambda rule: rule["group"]):
        print(section(group, [(rule, tallies[rule["id"]]) for rule in members], words))
    boasts = [rule["id"] for rule in rules if rank(rule["confidence"]) > allowed(tallies[rule["id"]])]
    if boasts:
        sys.exit("more confident than the verdicts allow: " + ", ".join(boasts))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("corpus", nargs="+")
    return parser.parse_args()


def read(path):
    with open(path, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    return [(record["id"], record["text"]) for record in records]


def articles():
    """The project's own, under their paths. Front matter is left to stand: it says of what kind they are."""
    paths = sorted(path for path in ARTICLES.iterdir() if path.suffix in (".md", ".txt"))
    return [(str(path.relative_to(HOME)), path.read_text(encoding="utf-8")) for path in paths]


def run(*command):
    result = subprocess.run(command, capture_output=True, check=False, cwd=HOME)
    if result.returncode > 1:
        sys.exit(f"{command[0]} exits {result.returncode}: {result.stderr.decode(errors='replace')[:300]}")
    return result.stdout.decode()


def hits(binary, texts):
    """What every rule finds: rule, text, start, end."""
    own = {name for name, _ in texts if (HOME / name).is_file()}
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as corpus:
        for name, text in texts:
            if name not in own:
                corpus.write(json.dumps({"id": name, "text": text}) + "\n")
        corpus.flush()
        check = [binary, "check", "--pedantic", "--exit-zero", "--output-format", "jsonl"]
        found = run(*check, "--input-format", "jsonl", "--text-field", "text", "--id-field", "id", corpus.name)
    found += run(*check, *sorted(own))
    for line in found.splitlines():
        hit = json.loads(line)
        yield hit["rule"], hit["path"], hit["start_byte"], hit["end_byte"]


def verdicts():
    """Of each rule and text, the places that were judged, each with its verdict."""
    known = collections.defaultdict(list)
    for path in sorted(JUDGEMENTS.glob("*.tsv")):
        with open(path, encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                verdict, rule, text, start, end = row
                if verdict not in VERDICTS:
                    sys.exit(f"{path}: no verdict: {verdict}")
                known[rule, text].append((int(start), int(end), verdict))
    return known


def tally(found, known):
    """Of each rule, how many hits there are, and how many of each verdict."""
    tallies = collections.defaultdict(collections.Counter)
    for rule, text, start, end in found:
        tallies[rule]["hits"] += 1
        about = (verdict for first, last, verdict in known[rule, text] if first < end and start < last)
        tallies[rule][next(about, "unread")] += 1
    return tallies


def precision(counts):
    judged = counts["right"] + counts["wrong"]
    return counts["right"] / judged if judged else None


def rank(confidence):
    return ("low", "medium", "high").index(confidence)


def allowed(counts):
    """The highest confidence that the verdicts allow, as a rank. With few of them, `medium` is a guess that may stand."""
    judged, share = counts["right"] + counts["wrong"], precision(counts)
    if judged < ENOUGH:
        return rank("medium")
    return rank("high" if share >= HIGH else "medium" if share >= MEDIUM else "low")


def section(group, members, words):
    head = "| rule | severity | confidence | hits | per 1,000 words | right | wrong | arguable | precision |"
    rows = [head, "|---|---|---|--:|--:|--:|--:|--:|--:|"]
    rows += [row(rule, counts, words) for rule, counts in members]
    return f"## {group}\n\n" + "\n".join(rows) + "\n"


def row(rule, counts, words):
    share = precision(counts)
    enough = counts["right"] + counts["wrong"] >= ENOUGH
    cells = [
        f"[{rule['id']}](../{rule['path']})",
        rule["severity"],
        rule["confidence"] + (", opt-in" if rule["opt_in"] else ""),
        counts["hits"],
        f"{1000 * counts['hits'] / words:.2f}",
        *(counts[verdict] for verdict in VERDICTS),
        f"{share:.2f}" if share is not None and enough else "–",
    ]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


if __name__ == "__main__":
    main()
