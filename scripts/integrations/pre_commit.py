#!/usr/bin/env python3
"""Has the real pre-commit install the hooks and run them on commits, without an index and without a compiler."""

import os
import shutil
from pathlib import Path

from house import HOME, SOUND, WEAK, check, download, profile, run, scratch, skip, tools, wheel, without_config

CONFIG = """\
repos:
  - repo: {hooks}
    rev: {revision}
    hooks:
      - id: {hook}
"""

# What pre-commit would call if it were to compile anything.
COMPILERS = ("cargo", "rustc", "maturin")


def main():
    if not shutil.which("git"):
        skip("there is no git")
    programs = tools("maturin>=1.9.4,<2", "pre-commit")
    built = wheel(programs, profile())
    run(programs / "pre-commit", "validate-manifest", HOME / ".pre-commit-hooks.yaml")
    check(True, "the manifest of the hooks is valid")
    with scratch() as folder:
        desk = Desk(Path(folder), programs, built)
        desk.whole_drafts()
        desk.changed_sentences()
        called = desk.compiled.read_text().splitlines() if desk.compiled.exists() else []
        # Pip tells the index which compiler there is.
        called = [line for line in called if line != "rustc --version"]
        check(not called, "nothing was compiled", called)


class Desk:
    """Repositories of drafts, one a hook, whose only index is a folder with our wheel and what installs the hook."""

    def __init__(self, folder, programs, built):
        self.folder, self.programs, self.compiled = folder, programs, folder / "compiled"
        wheels = folder / "wheels"
        # What pip builds the project at the root with.
        download(programs, wheels, "setuptools")
        shutil.copy(built, wheels)
        self.environment = {
            **without_config(),
            "PATH": os.pathsep.join([str(self.no_compilers()), str(programs), os.environ["PATH"]]),
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(wheels),
            "PRE_COMMIT_HOME": str(folder / "cache"),
            "PRE_COMMIT_COLOR": "never",
        }
        self.hooks = folder / "hooks"
        self.copy_project()

    def no_compilers(self):
        """A folder of compilers that only note that they were called."""
        folder = self.folder / "compilers"
        folder.mkdir()
        for name in COMPILERS:
            program = folder / name
            program.write_text(f"#!/bin/sh\necho {name} $* >> '{self.compiled}'\nexit 1\n")
            program.chmod(0o755)
        return folder

    def copy_project(self):
        """What a user's pre-commit clones: the files of the project, as they are now."""
        names = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=HOME).split("\0")
        for name in filter(None, names):
            (self.hooks / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(HOME / name, self.hooks / name, follow_symlinks=False)
        self.git("init", "--quiet", cwd=self.hooks)
        self.git("add", "--all", cwd=self.hooks)
        self.git("commit", "--quiet", "--message", "Copy the project", cwd=self.hooks)
        self.revision = self.git("rev-parse", "HEAD", cwd=self.hooks).strip()

    def open(self, hook):
        """A new repository whose commits a hook guards. What commits in it print is returned by `commit`."""
        self.drafts = self.folder / hook
        self.drafts.mkdir()
        self.git("init", "--quiet")
        config = CONFIG.format(hooks=self.hooks, revision=self.revision, hook=hook)
        self.write(".pre-commit-config.yaml", config)
        self.write("whosays.yml", 'exclude: ["archive/**"]\n')
        self.commit("Set up", {}, "--no-verify")
        self.pre_commit("install")

    def whole_drafts(self):
        self.open("whosays")
        said = self.commit("A sound draft", {"bridge.md": SOUND})
        check("Passed" in said, "a commit with a sound draft passes", said)
        said = self.commit("A weak sentence", {"bridge.md": SOUND + "\n" + WEAK}, code=1)
        check("bridge.md:3:12" in said and "reportedly" in said, "a commit with a new weak sentence is blocked", said)
        said = self.commit("Who says it", {"bridge.md": SOUND + "\n" + SOUND.replace("Friday", "Monday")})
        check("Passed" in said, "it passes once someone says so", said)
        said = self.commit("Other files", {"count.py": "# It reportedly counts.\n"})
        check("Skipped" in said, "a commit without drafts is none of its business", said)
        said = self.commit("An old draft", {"archive/old.md": WEAK})
        check("Passed" in said, "a draft that the config excludes passes, though pre-commit names it", said)
        said = self.pre_commit("run", "--all-files", "whosays")
        check("Passed" in said, "so do all files of the repository", said)

    def changed_sentences(self):
        self.open("whosays-staged")
        self.commit("An old draft", {"old.html": f"<p>{WEAK}</p>\n<p>{SOUND}</p>\n"}, "--no-verify")
        said = self.commit("Another day", {"old.html": f"<p>{WEAK}</p>\n<p>{SOUND.replace('Friday', 'Monday')}</p>\n"})
        check("Passed" in said, "a change beside an old weak sentence passes", said)
        new = WEAK.replace("bridge", "tunnel")
        said = self.commit("A new one", {"old.html": f"<p>{WEAK}</p>\n<p>{SOUND}</p>\n<p>{new}</p>\n"}, code=1)
        check("tunnel" in said and "bridge reportedly" not in said, "a new weak sentence is blocked, and only it", said)
        self.git("checkout", "--quiet", "HEAD", "--", ".")
        said = self.pre_commit("run", "--all-files", "whosays-staged")
        check("Passed" in said, "with nothing staged there is nothing to ask", said)

    def write(self, name, contents):
        path = self.drafts / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(contents, encoding="utf-8")

    def commit(self, message, files, *options, code=0):
        for name, contents in files.items():
            self.write(name, contents)
        self.git("add", "--all")
        return self.git("commit", "--message", message, *options, code=code)

    def git(self, *arguments, code=0, cwd=None):
        return run("git", *arguments, code=code, cwd=cwd or self.drafts, env=self.environment)

    def pre_commit(self, *arguments):
        return run(self.programs / "pre-commit", *arguments, cwd=self.drafts, env=self.environment)


main()
