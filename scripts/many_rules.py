#!/usr/bin/env python3
"""What ten thousand rules of a house cost beside a hundred, in instructions.

    scripts/many_rules.py WHOSAYS

generates phrase rules over the words of the project's own articles, and counts with callgrind what it takes to load
them and to check a long text by them. Exits with 1 where ten thousand rules make checking more than three times as
dear as a hundred, or where loading them takes more than six tenths of a second of a usual machine.
"""

import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FEW, MANY = 100, 10_000
DEAREST = 3.0
MOST_TO_LOAD = 4_500_000_000
ARTICLES = Path(__file__).parent.parent / "tests" / "articles"

RULE = """\
id: {id}
summary: The house does not write this.
severity: warning
match: {{ phrase: [{patterns}] }}
message: "“{{match}}” is not house style"
ask: What is meant?
help: Write it out.
tests:
  flag: ["They called it [[{example}]] there."]
  pass: ["They called it nothing."]
"""


def phrase(choose, number):
    """A pattern such as editors write, and words that fit it."""
    one, two, three = choose(), choose(), choose()
    shapes = [
        (f"{one} {two}", f"{one} {two}"),
        (f"{one} {two} {three}", f"{one} {two} {three}"),
        (f"house-{number} {one}", f"house-{number} {one}"),
        (f"{one} ({two} | {three}x)", f"{one} {two}"),
        (f"{one} ...{{0,2}} {two}", f"{one} {two}"),
        (f"~{one} {two}", f"{one} {two}"),
    ]
    return shapes[number % len(shapes)]


def write_pack(folder, count, words):
    choose = random.Random(count).choice
    (folder / "house").mkdir(parents=True)
    (folder / "pack.yml").write_text("name: many\nversion: '1'\n", encoding="utf-8")
    for number in range(count):
        pattern, example = phrase(lambda: choose(words), number)
        rule = RULE.format(id=f"house-{number}", patterns=f"'{pattern}'", example=example)
        (folder / "house" / f"house-{number}.yml").write_text(rule, encoding="utf-8")


def instructions(whosays, config, draft):
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", whosays, "check", "--exit-zero"]
    command += ["--output-format", "concise", "--config", config, draft]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(re.search(r"Collected : (\d+)", run.stderr)[1])


def main(whosays):
    articles = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.[mt][dx]*"))]
    words = sorted({word for text in articles for word in re.findall(r"\b[a-z]{3,}\b", text)})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "short.txt").write_text("The port is open.\n", encoding="utf-8")
        (folder / "long.txt").write_text("\n\n".join(articles * 5), encoding="utf-8")
        checking = []
        for count in (FEW, MANY):
            write_pack(folder / f"rules-{count}", count, words)
            config = folder / f"{count}.yml"
            config.write_text(f"packs: [rules-{count}]\n", encoding="utf-8")
            loading = instructions(whosays, config, folder / "short.txt")
            checking.append(instructions(whosays, config, folder / "long.txt") - loading)
            print(f"{count:>6} rules: {loading:>13,} to load, {checking[-1]:>13,} to check")
    ratio = checking[1] / checking[0]
    print(f"checking by {MANY:,} rules takes {ratio:.2f} times what it takes by {FEW}")
    return 0 if ratio <= DEAREST and loading <= MOST_TO_LOAD else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
