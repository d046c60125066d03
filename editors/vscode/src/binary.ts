// Finds the program. It knows nothing of VS Code, so that it can be tested without.
import { constants, promises as fs } from 'node:fs';
import * as path from 'node:path';

/** Where to look. */
export interface Surroundings {
  /** The setting `whosays.path`, as it was written. */
  setting: string;
  /** The first folder that is open. */
  folder?: string;
  /** The home of the user. */
  home: string;
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
}

/** The program, or why there is none: nothing at the path that is set, or nothing on the `PATH`. */
export type Found = { path: string } | { missing: 'setting'; tried: string } | { missing: 'path' };

/** The setting if there is one, else the first program of that name on the `PATH`. */
export async function find(where: Surroundings): Promise<Found> {
  const { setting } = where;
  if (setting.trim() !== '') {
    const tried = expand(setting.trim(), where);
    const found = await firstProgram(spellings(tried, where));
    return found ? { path: found } : { missing: 'setting', tried };
  }
  const onPath = folders(where).flatMap((folder) => spellings(paths(where).join(folder, 'whosays'), where));
  const found = await firstProgram(onPath);
  return found ? { path: found } : { missing: 'path' };
}

/** The setting as a path: `~` and `${workspaceFolder}` stand for what they always do. */
function expand(setting: string, where: Surroundings): string {
  const { join, isAbsolute } = paths(where);
  let written = setting;
  if (written === '~' || /^~[\\/]/.test(written)) {
    written = join(where.home, written.slice(1));
  }
  if (where.folder !== undefined) {
    written = written.split('${workspaceFolder}').join(where.folder);
    if (!isAbsolute(written)) {
      written = join(where.folder, written);
    }
  }
  return written;
}

function folders(where: Surroundings): string[] {
  // Windows writes `Path`, and takes any case.
  const name = Object.keys(where.env).find((key) =>
    where.platform === 'win32' ? key.toUpperCase() === 'PATH' : key === 'PATH',
  );
  const list = (name !== undefined && where.env[name]) || '';
  // An empty or relative entry would run whatever lies in the folder that is open.
  return list.split(paths(where).delimiter).filter((folder) => paths(where).isAbsolute(folder));
}

/** A program may be named without its extension on Windows. */
function spellings(program: string, where: Surroundings): string[] {
  return where.platform === 'win32' && !/\.exe$/i.test(program) ? [`${program}.exe`, program] : [program];
}

async function firstProgram(candidates: string[]): Promise<string | undefined> {
  for (const candidate of candidates) {
    if (await isProgram(candidate)) {
      return candidate;
    }
  }
  return undefined;
}

async function isProgram(candidate: string): Promise<boolean> {
  try {
    await fs.access(candidate, constants.X_OK);
    return (await fs.stat(candidate)).isFile();
  } catch {
    return false;
  }
}

function paths(where: Surroundings): path.PlatformPath {
  return where.platform === 'win32' ? path.win32 : path.posix;
}
