"""What a program takes: CPU seconds, seconds and the peak of its memory.

Run by itself with `python3 -I -S meter.py OUTPUT COMMAND…`, it starts the command with its output in a file and prints
those three and the exit code. A process of its own does so because a child's peak begins at that of who started it, and
this one is small: some 5 MB. Programs tell by the output whether anybody reads it, so it is a file and not nowhere.
"""

import os
import subprocess
import sys
import time
from typing import NamedTuple


class Cost(NamedTuple):
    cpu: float
    wall: float
    peak: int  # bytes
    code: int  # what the command exits with


def cost(command, output):
    """Runs it, whatever it exits with: linters tell by that what they found."""
    meter = [sys.executable, "-I", "-S", __file__, output, *command]
    run = subprocess.run(meter, check=True, capture_output=True, text=True)
    cpu, wall, peak, code = run.stdout.split()
    return Cost(float(cpu), float(wall), int(peak), int(code))


def meter(output, *command):
    begin = time.monotonic()
    child = os.fork()
    if child == 0:
        file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(file, 1)
        os.dup2(file, 2)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - begin
    print(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    meter(*sys.argv[1:])
