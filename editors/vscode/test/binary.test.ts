import * as assert from 'node:assert/strict';
import { promises as fs } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, before, test } from 'node:test';
import { find, type Surroundings } from '../src/binary';

let root: string;

before(async () => {
  root = await fs.mkdtemp(path.join(os.tmpdir(), 'whosays-vscode-'));
  await put('bin/whosays', 0o755);
  await put('later/whosays', 0o755);
  await put('plain/whosays', 0o644);
  await put('home/tools/whosays', 0o755);
  await put('desk/tools/my whosays', 0o755);
  await put('windows/whosays.exe', 0o755);
  await fs.mkdir(path.join(root, 'folder/whosays'), { recursive: true });
});

after(() => fs.rm(root, { recursive: true }));

async function put(name: string, mode: number): Promise<void> {
  const file = path.join(root, name);
  await fs.mkdir(path.dirname(file), { recursive: true });
  await fs.writeFile(file, '', { mode });
}

function at(...names: string[]): string {
  return path.join(root, ...names);
}

function where(given: Partial<Surroundings>): Surroundings {
  return { setting: '', folder: at('desk'), home: at('home'), env: {}, platform: 'linux', ...given };
}

test('the first program on the path is taken', async () => {
  const env = { PATH: [at('nowhere'), at('bin'), at('later')].join(':') };
  assert.deepEqual(await find(where({ env })), { path: at('bin/whosays') });
});

test('folders and files that cannot be run are passed over', async () => {
  const env = { PATH: [at('folder'), at('plain'), at('later')].join(':') };
  assert.deepEqual(await find(where({ env })), { path: at('later/whosays') });
});

test('relative and empty entries of the path are not looked into', async () => {
  const cwd = process.cwd();
  process.chdir(at('bin'));
  try {
    assert.deepEqual(await find(where({ env: { PATH: ':.:' } })), { missing: 'path' });
  } finally {
    process.chdir(cwd);
  }
});

test('without a path nothing is found', async () => {
  assert.deepEqual(await find(where({ env: {} })), { missing: 'path' });
});

test('the setting goes before the path', async () => {
  const env = { PATH: at('bin') };
  assert.deepEqual(await find(where({ env, setting: at('later/whosays') })), { path: at('later/whosays') });
});

test('a setting that names nothing does not fall back to the path', async () => {
  const env = { PATH: at('bin') };
  const tried = at('gone/whosays');
  assert.deepEqual(await find(where({ env, setting: tried })), { missing: 'setting', tried });
});

test('the setting may begin at home', async () => {
  assert.deepEqual(await find(where({ setting: '~/tools/whosays' })), { path: at('home/tools/whosays') });
});

test('the setting may begin in the folder that is open, and hold blanks', async () => {
  const found = { path: at('desk/tools/my whosays') };
  assert.deepEqual(await find(where({ setting: '${workspaceFolder}/tools/my whosays' })), found);
  assert.deepEqual(await find(where({ setting: 'tools/my whosays' })), found);
});

test('blanks around the setting do not count, and blanks alone are no setting', async () => {
  const env = { PATH: at('bin') };
  assert.deepEqual(await find(where({ setting: ` ${at('later/whosays')} ` })), { path: at('later/whosays') });
  assert.deepEqual(await find(where({ env, setting: '  ' })), { path: at('bin/whosays') });
});
