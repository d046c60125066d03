#!/usr/bin/env python3
"""Measure how often `whosays` knows what sort of source is cited. Plain Python 3, nothing to install.

usage: accuracy.py BINARY CORPUS.jsonl [...] [--show GOLD,ENGINE [N]]

A corpus holds one JSON object a line: `id`, `text`, and `gold`, a list of `{start, end, label}`. Offsets are bytes
in UTF-8, end exclusive, and a gold range covers a source and, as a rule, its cue ("the mayor said").

Labels, and what the engine should make of them:

  sound.named, sound.org        a name: a person, an organisation, an outlet or a state
  sound.document                an identified document
  sound.pronoun                 whatever is named that it points back to; left open, it is right too
  weak.anonymous, weak.generic  nobody with a name: officials, a crowd, a source, however well described
  weak.document                 a document or outlet that nobody can identify
  weak.nosource                 nobody at all
  sound.definite                "the lawmaker": a name, a document, or somebody described; left out of the total
  anything else                 left out

What the engine finds (`whosays sources`, one attribution a line) is about a gold range when its cue overlaps the
range, or when its source overlaps it and begins or ends inside it. Of several, the one counts whose source and cue,
taken together, have most in common with the range (shared bytes over all bytes); of equals the first. The writer's
own voice is no source. A gold range that nothing is about is "not found", which is never right. The last row counts what
the engine found where no gold range of any label is; read some of it before believing it.
"""

import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

GROUPS = {
    "person": "named",
    "organization": "named",
    "outlet": "named",
    "state": "named",
    "document": "document",
    "described": "unnamed",
    "officials": "unnamed",
    "collective": "unnamed",
    "bare": "unnamed",
    "partisan": "unnamed",
    "unidentified-outlet": "some outlet",
    "unidentified-document": "some document",
    "nobody": "nobody",
    "pronoun": "pronoun",
}
NOT_FOUND = "not found"
NO_GOLD = "(no gold)"
COLUMNS = [*dict.fromkeys(GROUPS.values()), NOT_FOUND]

RIGHT = {
    "sound.named": {"named"},
    "sound.org": {"named"},
    "sound.document": {"document"},
    "sound.pronoun": {"named", "document", "pronoun"},
    "weak.anonymous": {"unnamed", "some outlet"},
    "weak.generic": {"unnamed", "some outlet"},
    "weak.document": {"some document", "some outlet"},
    "weak.nosource": {"nobody"},
}
APART = {"sound.definite": {"named", "unnamed", "document"}}


def main():
    options = arguments()
    records = [record for path in options.corpus for record in read(path)]
    found = run(options.binary, records)
    table = collections.Counter()
    examples = []
    for record in records:
        text = record["text"].encode()
        attributions = Attributions(found.get(record["id"], []))
        for gold in record["gold"]:
            label = gold["label"]
            if label not in RIGHT and label not in APART:
                continue
            engine = attributions.group_of(gold["start"], gold["end"])
            table[label, engine] += 1
            if options.show and matches(options.show[0], label, engine):
                examples.append(context(text, gold["start"], gold["end"]))
        for group, start, end in attributions.beside(record["gold"]):
            table[NO_GOLD, group] += 1
            if options.show and matches(options.show[0], NO_GOLD, group):
                examples.append(context(text, start, end))
    if options.show:
        limit = int(options.show[1]) if len(options.show) > 1 else 50
        print("\n".join(examples[:limit]))
    else:
        report(table)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("corpus", nargs="+")
    parser.add_argument(
        "--show",
        nargs="+",
        metavar=("GOLD,ENGINE", "N"),
        help="list examples of a cell instead, such as sound.org,unnamed",
    )
    return parser.parse_args()


def read(path):
    with open(path, encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines if line.strip()]
    if any("text" not in record for record in records):
        sys.exit(f"{path}: a record has no text")
    return records


def run(binary, records):
    """The attributions of each record, by its id."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "corpus.jsonl")
        with open(path, "w", encoding="utf-8") as corpus:
            for record in records:
                corpus.write(json.dumps({"id": record["id"], "text": record["text"]}) + "\n")
        command = [binary, "sources", "--input-format", "jsonl", "--output-format", "jsonl", path]
        result = subprocess.run(command, capture_output=True, check=False)
    if result.returncode > 1:
        sys.exit(f"{binary} exits {result.returncode}: {result.stderr.decode(errors='replace')[:300]}")
    found = collections.defaultdict(list)
    for line in result.stdout.decode().splitlines():
        attribution = json.loads(line)
        found[attribution["path"]].append(attribution)
    return found


class Attributions:
    """What the engine found in one text."""

    def __init__(self, attributions):
        self.all = [
            (GROUPS[found["kind"]], part(found, "source"), part(found, "cue"))
            for found in attributions
            if found["kind"] in GROUPS
        ]

    def group_of(self, start, end):
        about = [found for found in self.all if is_about(found, start, end)]
        best = max(about, key=lambda found: likeness(found, start, end), default=None)
        return best[0] if best else NOT_FOUND


    def beside(self, gold):
        """What is about no gold range, with its extent."""
        for found in self.all:
            spans = [span for span in found[1:] if span]
            if spans and not any(is_about(found, known["start"], known["end"]) for known in gold):
                yield found[0], min(span[0] for span in spans), max(span[1] for span in spans)


def part(attribution, name):
    start, end = attribution[name + "_start"], attribution[name + "_end"]
    return None if start is None else (start, end)


def is_about(found, start, end):
    _, source, cue = found
    if cue and cue[0] < end and start < cue[1]:
        return True
    return bool(source) and (start <= source[0] < end or start < source[1] <= end)


def likeness(found, start, end):
    taken = set()
    for span in found[1:]:
        taken.update(range(*span) if span else ())
    gold = set(range(start, end))
    return len(taken & gold) / len(taken | gold)


def matches(cell, label, engine):
    gold, _, group = cell.partition(",")
    return gold == label and group in ("", engine)


def context(text, start, end):
    before = text[max(0, start - 100) : start].decode(errors="ignore")
    after = text[end : end + 100].decode(errors="ignore")
    inside = text[start:end].decode()
    return f"…{before}[[{inside}]]{after}…".replace("\n", " ¶ ")


def report(table):
    print(f"{'gold / engine':16}" + "".join(f"{column:>15}" for column in COLUMNS) + f"{'right':>18}")
    total = right = known = 0
    for label, wanted in {**RIGHT, **APART}.items():
        cells = [table[label, column] for column in COLUMNS]
        count = sum(cells)
        good = sum(table[label, column] for column in wanted)
        share = f"{good}/{count} {100 * good / count:.1f} %" if count else "–"
        print(f"{label:16}" + "".join(f"{cell:>15}" for cell in cells) + f"{share:>18}")
        if label in RIGHT:
            total, right, known = total + count, right + good, known + count - table[label, NOT_FOUND]
    cells = [table[NO_GOLD, column] for column in COLUMNS[:-1]]
    print(f"{NO_GOLD:16}" + "".join(f"{cell:>15}" for cell in cells))
    if total:
        print(f"found: {known} of {total}, {100 * known / total:.1f} %")
        print(f"right: {right} of {total}, {100 * right / total:.1f} %")
        print(f"right of those found: {100 * right / max(known, 1):.1f} %")


if __name__ == "__main__":
    main()
