#!/usr/bin/env python3
"""Builds the Python wheel, installs it into a fresh environment, and uses it there as its users would."""

import email
import sys
import venv
import zipfile

from house import BIN, HOME, SOUND, WEAK, check, profile, run, say, scratch, tools, version, wheel

# A wheel that people fetch on every run of a workflow is small.
MOST_BYTES = 8_000_000


def main():
    cargo_profile = profile()
    built = wheel(tools("maturin>=1.9.4,<2"), cargo_profile)
    say(f"{built.name}: {built.stat().st_size:,} bytes")
    holds_what_it_should(built)
    if cargo_profile == "release":
        check(built.stat().st_size <= MOST_BYTES, f"it has at most {MOST_BYTES:,} bytes")
    with scratch() as folder:
        works(built, folder)


def holds_what_it_should(built):
    about = f"whosays-{version()}.dist-info"
    with zipfile.ZipFile(built) as archive:
        names = set(archive.namelist())
        metadata = email.message_from_bytes(archive.read(f"{about}/METADATA"))
        licences = {name: archive.read(f"{about}/licenses/{name}") for name in metadata.get_all("License-File")}
    suffix = ".exe" if sys.platform == "win32" else ""
    expected = {f"whosays-{version()}.data/scripts/whosays{suffix}"}
    expected |= {f"{about}/{name}" for name in ("METADATA", "WHEEL", "RECORD")}
    expected |= {f"{about}/licenses/{name}" for name in licences}
    check(names == expected, "it holds the binary and what is told of it, and nothing else", names ^ expected)
    check((metadata["Name"], metadata["Version"]) == ("whosays", version()), f"it is whosays {version()}, as in Cargo.toml")
    manifest = (HOME / "Cargo.toml").read_text(encoding="utf-8")
    expression = f'license = "{metadata["License-Expression"]}"'
    check(expression in manifest.splitlines(), "its licence is that of Cargo.toml", expression)
    whole = {path.name: path.read_bytes() for path in HOME.glob("LICENSE-*")}
    check(licences == whole, "both texts of the licence are in it, whole", set(licences))
    hook = (HOME / "pyproject.toml").read_text(encoding="utf-8")
    check(f'dependencies = ["whosays=={version()}"]' in hook.splitlines(), "the hook asks for this version")


def works(built, folder):
    environment = f"{folder}/environment"
    venv.create(environment, with_pip=True)
    programs = f"{environment}/{BIN}"
    run(f"{programs}/python", "-m", "pip", "install", "--no-index", "--no-deps", built)
    whosays = f"{programs}/whosays"
    told = run(whosays, "--version").strip()
    check(told == f"whosays {version()}", "installed, it tells its version", told)
    for name, text, code in ("weak.md", WEAK, 1), ("sound.md", SOUND, 0):
        with open(f"{folder}/{name}", "w", encoding="utf-8") as draft:
            draft.write(text)
        printed = run(whosays, "check", name, code=code, cwd=folder)
        check(("reportedly" in printed) == bool(code), f"installed, it exits {code} on {name}", printed)


main()
