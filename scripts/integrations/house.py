"""What the scripts here share: tools in an environment of their own, the wheel, scratch repositories, and checks.

The scripts need Python 3.8 and a package index; where these cannot be had they say so and are skipped. Plain Python 3.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", HOME / "target")).resolve() / "integrations"
BIN = "Scripts" if os.name == "nt" else "bin"

WEAK = "The bridge reportedly closed on Friday.\n"
SOUND = "The bridge closed on Friday, said Ana Costa, the mayor of Velm.\n"


def say(words):
    print(words, flush=True)


def skip(why):
    """Ends the script: what it needs cannot be had here."""
    say(f"skipped: {why}")
    sys.exit(0)


def check(holds, words, shown=None):
    """Tells one thing that must hold, and ends the script where it does not."""
    say(f"{'ok' if holds else 'failed'}: {words}")
    if not holds:
        if shown is not None:
            say(shown)
        sys.exit(1)


def run(*command, code=0, **options):
    """What a command prints on both streams; it must exit with the code, or with any where that is None."""
    options.setdefault("stdin", subprocess.DEVNULL)
    done = subprocess.run(
        [str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", **options
    )
    if code is not None and done.returncode != code:
        line = " ".join(str(word) for word in command)
        check(False, f"`{line}` exits {done.returncode}, not {code}", done.stdout)
    return done.stdout


def tools(*packages):
    """The folder of programs of an environment that holds these packages. It is kept from run to run."""
    folder = TARGET / "tools"
    programs = folder / BIN
    if not programs.is_dir():
        needed([sys.executable, "-m", "venv", folder], "an environment of Python")
    needed([*pip(programs, "install"), *packages], ", ".join(packages))
    return programs


def download(programs, folder, *packages):
    """Puts packages into a folder that stands in for an index."""
    needed([*pip(programs, "download"), "--no-deps", "--dest", folder, *packages], ", ".join(packages))


def pip(programs, command):
    return [programs / "python", "-m", "pip", command, "--quiet", "--retries", "1", "--timeout", "30"]


def needed(command, what):
    """Runs a command without which the script is skipped."""
    try:
        subprocess.run([str(word) for word in command], check=True, capture_output=True, encoding="utf-8")
    except (OSError, subprocess.CalledProcessError) as error:
        lines = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
        skip(f"{what} cannot be had ({lines[-1] if lines else error})")


def profile():
    """The cargo profile that the command line names. What is built already is not built again."""
    parser = argparse.ArgumentParser(description=sys.modules["__main__"].__doc__)
    parser.add_argument("--profile", default="release", help="the cargo profile of the binary in the wheel")
    return parser.parse_args().profile


def wheel(programs, cargo_profile):
    """The wheel, built by maturin into an empty folder."""
    if not shutil.which("cargo"):
        skip("there is no cargo to build the wheel with")
    out = TARGET / "wheels"
    shutil.rmtree(out, ignore_errors=True)
    run(programs / "maturin", "build", "--profile", cargo_profile, "--out", out, cwd=HOME / "python")
    [built] = out.glob("*.whl")
    return built


def version():
    """The version in Cargo.toml."""
    return re.search(r'^version = "(.*)"$', (HOME / "Cargo.toml").read_text(encoding="utf-8"), re.MULTILINE)[1]


def yaml(programs, path):
    """What a YAML file says. `check-jsonschema` must be among the tools: it brings a parser."""
    to_json = "import json, sys; from ruamel.yaml import YAML; json.dump(YAML(typ='safe').load(sys.stdin), sys.stdout)"
    with path.open(encoding="utf-8") as written:
        return json.loads(run(programs / "python", "-c", to_json, stdin=written))


def scratch():
    """A folder that goes away with the script."""
    return tempfile.TemporaryDirectory(prefix="whosays-")


def without_config():
    """The environment without what git is told on this machine, and with a name to commit under."""
    given = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "Ana Costa",
        "GIT_AUTHOR_EMAIL": "ana@example.com",
        "GIT_COMMITTER_NAME": "Ana Costa",
        "GIT_COMMITTER_EMAIL": "ana@example.com",
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, **given}
