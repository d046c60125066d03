#!/usr/bin/env python3
"""What checking costs, in instructions, and whether it has come to cost more. Needs valgrind.

    benches/counts.py [WHOSAYS] [--update]

counts with callgrind what a release build of whosays (`target/release/whosays`) takes for the texts that `texts.py`
writes, and compares that with `counts.json` beside this file. Instructions are the same however busy a machine is. It
fails where a figure has grown by more than 5 %, and where one that was within its bar has left it. `--update` writes
the figures anew, which belongs into the commit that explains them.

A binary that another compiler has built counts differently, so the margin is 15 % then. Before anything is counted the
texts are compared by their checksums: a count of other texts would mean nothing.
"""

import argparse
import concurrent.futures
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
import packs
import texts

HOME = Path(__file__).parent
COMMITTED = HOME / "counts.json"
MARGIN, MARGIN_OF_OTHERS = 1.05, 1.15
KB = texts.KB
SMALL, LARGE = 100 * KB, 300 * KB

# What is counted, in what, and the most that it may be.
BARS = {
    "start": ("start-up and one sentence", "instructions", None),
    "draft": ("a draft of 5 KB", "instructions", None),
    "curly": ("plain text", "a byte", 220),
    "straight": ("plain text with straight quotation marks", "a byte", None),
    "markdown": ("Markdown", "a byte", None),
    "quotations": ("nothing but quotations", "a byte", None),
    "rendered": ("a finding shown to people", "a finding", None),
    "curly/straight": ("curly to straight quotation marks", "times", 1.3),
    "size": ("2 MB to 100 KB", "times", 22),
    "line": ("a line of 200 KB to one of 100 KB", "times", 2.2),
    "findings": ("3,000 findings to 300", "times", 11),
    "rules": ("10,000 rules to 100, checking", "times", 3),
    "rules loaded": ("10,000 rules, loading", "instructions", None),
}


class Bench:
    """Texts, packs and configs in a folder, and the counts of runs on them."""

    def __init__(self, whosays, folder):
        self.whosays, self.folder = whosays, folder
        self.made = {
            "short": "The port is open.\n",
            "draft": texts.prose(texts.DRAFT),
            "curly-small": texts.prose(SMALL),
            "curly-large": texts.prose(LARGE),
            "curly-huge": texts.prose(20 * SMALL),
            "straight-small": texts.straight(texts.prose(SMALL)),
            "straight-large": texts.straight(texts.prose(LARGE)),
            "markdown-small": texts.markdown(SMALL),
            "markdown-large": texts.markdown(LARGE),
            "quotations-small": texts.quotations(SMALL),
            "quotations-large": texts.quotations(LARGE),
            "line-small": texts.one_line(SMALL),
            "line-large": texts.one_line(2 * SMALL),
            "findings-few": texts.flagged(300),
            "findings-many": texts.flagged(3_000),
        }
        self.counts = {}

    def checksums(self):
        hashed = {name: hashlib.sha256(text.encode()) for name, text in self.made.items()}
        hashed["phrases"] = hashlib.sha256("\n".join(packs.phrases()).encode())
        hashed["drafts"] = hashlib.sha256("\n".join(texts.drafts(3)).encode())
        return {name: checksum.hexdigest()[:16] for name, checksum in hashed.items()}

    def path(self, name):
        return self.folder / (name + (".md" if name.startswith("markdown") else ".txt"))

    def write(self):
        for name, text in self.made.items():
            self.path(name).write_text(text, encoding="utf-8", newline="\n")
        for count in (100, 10_000):
            packs.write_rules(self.folder / f"rules-{count}", count)
            (self.folder / f"rules-{count}.yml").write_text(f"packs: [rules-{count}]\n", encoding="utf-8")
        hidden = packs.all_as_infos(self.whosays, self.path("findings-many"))
        (self.folder / "hidden.yml").write_text(hidden, encoding="utf-8")
        (self.folder / "plain.yml").write_text("", encoding="utf-8")

    def run(self):
        runs = [(name, "plain") for name in self.made]
        runs += [(name, f"rules-{count}") for name in ("short", "curly-small") for count in (100, 10_000)]
        runs += [("findings-few", "hidden"), ("findings-many", "hidden")]
        # The longest first, so that no core is left with one of them at the end.
        runs.sort(key=lambda run: (run[1] != "rules-10000", -len(self.made[run[0]])))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            counts = pool.map(lambda run: self.instructions(*run), runs)
            self.counts = dict(zip(runs, counts))

    def instructions(self, name, config):
        """The plain report is the cheapest: what it costs to show findings to people is counted by itself."""
        report = "human" if name.startswith("findings") else "concise"
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", self.whosays, "check"]
        command += ["--exit-zero", "--threads", "1", "--config", self.folder / f"{config}.yml"]
        command += ["--output-format", report, self.path(name)]
        run = subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        return int(re.search(r"Collected : (\d+)", run.stderr)[1])

    def of(self, name, config="plain"):
        """What a text takes beyond the start."""
        return self.counts[name, config] - self.counts["short", "plain" if config == "hidden" else config]

    def a_byte(self, kind):
        small, large = f"{kind}-small", f"{kind}-large"
        size = len(self.made[large].encode()) - len(self.made[small].encode())
        return (self.of(large) - self.of(small)) / size

    def rendered(self, size, sentences):
        return (self.of(f"findings-{size}") - self.of(f"findings-{size}", "hidden")) / sentences

    def figures(self):
        return {
            "start": self.counts["short", "plain"],
            "draft": self.counts["draft", "plain"],
            "curly": self.a_byte("curly"),
            "straight": self.a_byte("straight"),
            "markdown": self.a_byte("markdown"),
            "quotations": self.a_byte("quotations"),
            "rendered": self.rendered("many", 3_000),
            "curly/straight": self.of("curly-large") / self.of("straight-large"),
            "size": self.of("curly-huge") / self.of("curly-small"),
            "line": self.of("line-large") / self.of("line-small"),
            "findings": self.of("findings-many") / self.of("findings-few"),
            "rules": self.of("curly-small", "rules-10000") / self.of("curly-small", "rules-100"),
            "rules loaded": self.counts["short", "rules-10000"],
        }


def main():
    options = arguments()
    committed = {} if options.update else json.loads(COMMITTED.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options.whosays.resolve(), Path(folder))
        checksums = bench.checksums()
        changed = [name for name in checksums if not options.update and checksums[name] != committed["texts"].get(name)]
        if changed:
            sys.exit(f"the generator writes other texts than those counted ({', '.join(changed)}): run with --update")
        if not shutil.which("valgrind"):
            print("the texts are those that were counted; the counts are skipped, as valgrind is not here")
            return 0
        bench.write()
        bench.run()
    figures = {name: rounded(figure) for name, figure in bench.figures().items()}
    compiler = built_by(options.whosays)
    if options.update:
        record = {"compiler": compiler, "figures": figures, "texts": checksums}
        COMMITTED.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    return compare(figures, committed.get("figures", {}), compiler, committed.get("compiler", compiler))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("whosays", nargs="?", type=Path, default=HOME.parent / "target" / "release" / "whosays")
    parser.add_argument("--update", action="store_true", help="write counts.json anew")
    return parser.parse_args()


def rounded(figure):
    return round(figure) if figure >= 100 else round(figure, 2)


def built_by(whosays):
    """The compiler, as it signs what it builds."""
    found = re.search(rb"rustc version [\w. ()-]+", whosays.read_bytes())
    return found[0].decode().strip() if found else "unknown"


def compare(figures, committed, compiler, of_committed):
    margin = MARGIN if compiler == of_committed else MARGIN_OF_OTHERS
    if margin != MARGIN:
        print(f"counted of {compiler}, committed of {of_committed}: a margin of {margin - 1:.0%}")
    print(f"{'':42}{'committed':>15}{'now':>15}{'change':>9}{'bar':>8}")
    failed = False
    for name, figure in figures.items():
        what, unit, bar = BARS[name]
        before = committed.get(name, figure)
        grown = figure > before * margin
        left = bar is not None and figure > bar >= before
        failed = failed or grown or left
        told = "  GROWN" if grown else "  OVER THE BAR" if left else "  (over the bar)" if bar and figure > bar else ""
        change = f"{figure / before - 1:+.1%}"
        print(f"{what:42}{before:>15,}{figure:>15,}{change:>9}{bar or '–':>8}  {unit}{told}")
    if any(figure < committed.get(name, figure) * (2 - MARGIN) for name, figure in figures.items()):
        print("some figures have fallen by more than 5 %: --update keeps them there")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
