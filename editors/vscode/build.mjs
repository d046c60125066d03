// Bundles the extension into one file, so that it loads fast and no packages come with it; with `test`, its tests.
import { build } from 'esbuild';
import { copyFile, readdir } from 'node:fs/promises';

const shared = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'warning' };

if (process.argv[2] === 'test') {
  const tests = (await readdir('test')).filter((name) => name.endsWith('.test.ts'));
  await build({
    ...shared,
    entryPoints: tests.map((name) => `test/${name}`),
    outdir: 'dist-test',
    outExtension: { '.js': '.cjs' },
  });
} else {
  // The licences lie at the root of the project, once.
  for (const name of ['LICENSE-MIT', 'LICENSE-APACHE']) {
    await copyFile(`../../${name}`, name);
  }
  await build({
    ...shared,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    minify: true,
  });
}
