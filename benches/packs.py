"""Phrases to look for, and packs of rules that look for them: five hundred phrases, and up to ten thousand rules."""

import json
import random
import subprocess
from itertools import product

from texts import LISTS

WEAK = """
reportedly|allegedly|supposedly|officials said|critics argue|some experts|many believe|it is believed|it is understood
it is widely known|is said to|are said to|is thought to|sources close to|people familiar with|on condition of anonymity
amid fears|amid rumours|there are rumours|reports suggest|local media reported|studies show|research suggests|rumour has it
word has it|as everyone knows|a growing number of|unnamed sources|unconfirmed reports|opposition sources|western sources
government sources|sources suggest|according to sources|according to reports|it has emerged|accused of|insiders claim
widely seen as|observers say
""".replace("\n", "|").strip("|").split("|")
CROWDS = """
analysts experts observers critics insiders sources officials residents locals scientists economists researchers
supporters opponents investors
""".split()
VERBS = "say note claim argue fear believe suggest warn hope expect think insist admit complain agree".split()

RULE = """\
id: {id}
summary: The house does not write this.
severity: warning
match: {{ phrase: [{patterns}] }}
{where}message: "“{{match}}” is not house style"
ask: What is meant?
help: Write it out.
tests:
  flag: ["They called it [[{example}]] there."]
  pass: ["They called it nothing."]
"""


def phrases(count=500):
    """Weak sourcing first, then its variants, then pairs of words that stand in the texts now and then."""
    variants = [f"{crowd} {verb}" for crowd, verb in product(CROWDS, VERBS)]
    pairs = [f"{adjective} {thing}" for adjective, thing in zip(LISTS["adj"][60:], LISTS["thing"][40:] * 3)]
    pairs += [f"{adjective} {matter}" for adjective, matter in zip(LISTS["adj"][40:], LISTS["matter"] * 3)]
    found = list(dict.fromkeys(WEAK + variants + pairs))
    assert len(found) >= count
    return found[:count]


def write_phrases(folder, count=500, in_rule=10):
    """The phrases as rules of ten each, which is how peers take them best. Like peers, they look everywhere: what
    somebody with a name is quoted for is no exception."""
    found = phrases(count)
    rules = [found[start : start + in_rule] for start in range(0, count, in_rule)]
    write_pack(folder, ((few, few[0]) for few in rules), where="not-in: []\n")


def write_rules(folder, count):
    """So many rules with a pattern each, of the shapes that editors write."""
    choose = random.Random(count).random
    every = [*LISTS["thing"], *LISTS["adj"], *LISTS["do"], *LISTS["matter"]]

    def word():
        return every[int(len(every) * choose())]

    write_pack(folder, (pattern(word, number) for number in range(count)))


def pattern(word, number):
    """A pattern, and words that fit it."""
    one, two, three = word(), word(), word()
    shapes = [
        (f"{one} {two}", f"{one} {two}"),
        (f"{one} {two} {three}", f"{one} {two} {three}"),
        (f"house-{number} {one}", f"house-{number} {one}"),
        (f"{one} ({two} | {three}x)", f"{one} {two}"),
        (f"{one} ...{{0,2}} {two}", f"{one} {two}"),
        (f"~{one} {two}", f"{one} {two}"),
    ]
    shape, example = shapes[number % len(shapes)]
    return [shape], example


def write_pack(folder, rules, where=""):
    (folder / "house").mkdir(parents=True)
    (folder / "pack.yml").write_text("name: house-rules\nversion: '1'\n", encoding="utf-8")
    for number, (patterns, example) in enumerate(rules):
        name = f"house-{number}"
        quoted = ", ".join(f"'{one}'" for one in patterns)
        text = RULE.format(id=name, patterns=quoted, where=where, example=example)
        (folder / "house" / f"{name}.yml").write_text(text, encoding="utf-8")


def findings(whosays, text):
    """The rule of each finding in a text."""
    command = [whosays, "check", "--exit-zero", "--output-format", "jsonl", text]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    return [json.loads(line)["rule"] for line in lines]


def all_as_infos(whosays, text):
    """A config that makes everything found in a text an info, which is found and judged but not shown."""
    return "rules: {" + ", ".join(f"{rule}: info" for rule in sorted(set(findings(whosays, text)))) + "}\n"
