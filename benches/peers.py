"""The tools that whosays is measured beside, where they can be had.

pip and npm install them into a folder; Vale is used where it is on the path, as no package holds it. What cannot be had
is told, and left out.
"""

import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import packs

PYTHON = {"ripgrep": "rg", "typos": "typos", "proselint": "proselint"}


class Peers:
    """Commands by name: each takes paths and is complete with them."""

    def __init__(self, folder):
        self.folder = Path(folder).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.phrases = self.folder / "phrases.txt"
        self.phrases.write_text("\n".join(packs.phrases()) + "\n", encoding="utf-8")
        self.versions = {}
        self.commands = {}
        self.add("ripgrep", self.python("ripgrep"), "-j1", "-F", "-i", "-f", self.phrases)
        self.add("typos", self.python("typos"), "-j1", "--isolated")
        self.add("proselint", self.python("proselint"), "check")
        self.add("write-good", self.node("write-good"))
        self.add("Vale", shutil.which("vale"), "--no-exit", "--config", self.vale_config())

    def add(self, name, program, *options):
        version = program and self.version(program)
        if not version:
            print(f"{name} cannot be had here, and is left out", file=sys.stderr)
            return
        self.versions[name] = version
        self.commands[name] = [program, *options]

    def version(self, program):
        flag = "version" if Path(program).name == "proselint" else "--version"
        run = subprocess.run([program, flag], capture_output=True, text=True, check=False)
        found = re.search(r"\d+(\.\d+)+", run.stdout)
        return found[0] if run.returncode == 0 and found else None

    def python(self, package):
        home = self.folder / "python"
        if not home.exists():
            try:
                venv.create(home, with_pip=True)
            except (OSError, subprocess.CalledProcessError):
                return None
        program = home / "bin" / PYTHON[package]
        if not program.exists():
            quiet([home / "bin" / "pip", "install", "--quiet", package])
        return program if program.exists() else None

    def node(self, package):
        program = self.folder / "node_modules" / ".bin" / package
        if not program.exists() and shutil.which("npm"):
            quiet(["npm", "install", "--silent", "--prefix", self.folder, package])
        return program if program.exists() else None

    def vale_config(self):
        """The same phrases as styles of ten each."""
        style = self.folder / "styles" / "House"
        style.mkdir(parents=True, exist_ok=True)
        found = packs.phrases()
        for start in range(0, len(found), 10):
            tokens = "".join(f"  - '{phrase}'\n" for phrase in found[start : start + 10])
            text = f"extends: existence\nmessage: \"'%s'\"\nlevel: warning\nignorecase: true\ntokens:\n{tokens}"
            (style / f"House{start}.yml").write_text(text, encoding="utf-8")
        config = self.folder / "vale.ini"
        config.write_text("StylesPath = styles\nMinAlertLevel = warning\n[*]\nBasedOnStyles = House\n", encoding="utf-8")
        return config


def quiet(command):
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
