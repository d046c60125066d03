#!/usr/bin/env python3
"""Holds the SARIF of real runs to the official schema of the standard.

The schema is OASIS's and not ours to pass on, so it is taken from a crate that carries it. What the other formats ask
is written in the readers of the tests.
"""

import json
import os
import shutil
from pathlib import Path

from house import HOME, SOUND, TARGET, WEAK, check, needed, profile, run, scratch, skip, tools

CRATE = "serde-sarif"
VERSION = "0.8.0"

# Every unit differs here, and names hold what means something in a URI.
MIXED = "\ufeff“Café” — 🦀 漢字\r\nNews: 🙂 “The port” reportedly closed, analysts said 日本.\r\n"


def main():
    if not shutil.which("cargo"):
        skip("there is no cargo")
    program = built(profile())
    programs = tools("check-jsonschema")
    with scratch() as folder:
        schema = official(Path(folder) / "crate")
        drafts = Path(folder) / "drafts"
        runs = {
            "several files": ["check", ".", "--pedantic"],
            "nothing to ask": ["check", "sound.txt"],
            "a file that is not there": ["check", "gone.md", "weak.txt"],
            "a config with a mistake": ["check", ".", "--config", "broken.yml"],
        }
        write(drafts)
        for name, words in runs.items():
            log = Path(folder) / f"{name}.sarif"
            run(program, *words, "--output-format", f"sarif={log}", code=None, cwd=drafts)
            # One pattern of the schema has a bracket too many for regexes of JavaScript.
            variant = ["--regex-variant", "python"]
            run(programs / "check-jsonschema", *variant, "--schemafile", schema, log)
            results = json.loads(log.read_text(encoding="utf-8"))["runs"][0]["results"]
            check(True, f"{name}: {len(results)} results fit the schema of SARIF")


def built(cargo_profile):
    """The program, built by this cargo profile."""
    run("cargo", "build", "--quiet", "--locked", "--profile", cargo_profile, cwd=HOME)
    folder = "debug" if cargo_profile == "dev" else cargo_profile
    return TARGET.parent / folder / f"whosays{'.exe' if os.name == 'nt' else ''}"


def official(folder):
    """The schema, from the crate that carries it."""
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "lib.rs").write_text("", encoding="utf-8")
    manifest = folder / "Cargo.toml"
    package = '[package]\nname = "scratch"\nversion = "0.0.0"\nedition = "2021"\n'
    manifest.write_text(f'{package}[dependencies]\n{CRATE} = "={VERSION}"\n', encoding="utf-8")
    metadata = ["cargo", "metadata", "--quiet", "--format-version", "1", "--manifest-path", manifest]
    needed(metadata, f"the crate {CRATE}")
    packages = json.loads(run(*metadata))["packages"]
    [home] = (Path(one["manifest_path"]).parent for one in packages if one["name"] == CRATE)
    return home / "src" / "schema.json"


def write(drafts):
    (drafts / "wire").mkdir(parents=True)
    for name, text in {
        "weak.txt": WEAK,
        "sound.txt": SOUND,
        "wire/a, b: 100% <“é”>.md": MIXED,
        "wire/again.txt": WEAK,
        "broken.yml": "profil: news\n",
    }.items():
        (drafts / name).write_bytes(text.encode())
    for example in (HOME / "examples").glob("*.md"):
        shutil.copy(example, drafts)


main()
