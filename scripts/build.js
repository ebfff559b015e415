// Bundles the program into dist/: one small entry, and a chunk for whatever a command loads when it runs.
// Bundled and split it starts in a tenth of the time that the same modules take one by one.
import { rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { rolldown } from 'rolldown';
import { licenceTexts } from './licences.js';

rmSync('dist', { recursive: true, force: true });

// Commander can run sub-commands as programs of their own. Ours never are, and what it loads for that costs every start.
const withoutChildProcess = {
  name: 'commander without child processes',
  resolveId: (id, importer = '') =>
    id === 'node:child_process' && /[\\/]commander[\\/]/.test(importer) ? '\0no-child-process' : null,
  load: (id) => (id === '\0no-child-process' ? 'export default {};' : null),
};

const bundle = await rolldown({
  // The second one is begun beside the first: it checks playbooks that nobody has looked at yet.
  input: { main: 'src/run.ts', 'check-worker': 'src/commands/check-worker.ts' },
  // Its paths name types of ours in place of a library's own.
  tsconfig: false,
  platform: 'node',
  transform: { target: 'node20.19' },
  external: ['better-sqlite3'],
  plugins: [withoutChildProcess],
});

// Every file costs a start about as much as 20 kB of code in it, so what is asked for all day comes in few: the start,
// a list for programs, the line for a shell prompt, what draws a list for people, what waits, and a call. Each has all that it imports and that none above
// it has; other commands take it along.
const groups = [
  { name: 'start', test: /src[\\/]main\.ts$/, priority: 5 },
  { name: 'list', test: /src[\\/]commands[\\/](open-database|followups-list)\.ts$/, priority: 4 },
  { name: 'short', test: /src[\\/]commands[\\/]followups-short\.ts$/, priority: 3.5 },
  { name: 'page', test: /src[\\/]commands[\\/]followups-page\.ts$/, priority: 3 },
  { name: 'home', test: /src[\\/]commands[\\/]home-page\.ts$/, priority: 2 },
  { name: 'call', test: /src[\\/](commands[\\/]start-call|terminal[\\/]step-prompt)\.ts$/, priority: 1 },
];

const { output } = await bundle.write({
  dir: 'dist',
  // Node takes a file of this kind in a third of the time, and of its own modules only what is used.
  format: 'cjs',
  entryFileNames: '[name].cjs',
  // All in one folder: the playbooks are found from wherever a module came to lie.
  chunkFileNames: '[name]-[hash].cjs',
  minify: true,
  codeSplitting: { groups },
});
await bundle.close();

const chunks = output.filter(({ type }) => type === 'chunk');
const meta = chunks.map(({ fileName, code, imports, modules }) => ({
  file: fileName,
  bytes: Buffer.byteLength(code),
  imports: imports.filter((path) => chunks.some((chunk) => chunk.fileName === path)),
  inputs: Object.keys(modules).map((path) => relative('.', path).replaceAll('\\', '/')),
}));
writeFileSync('dist/meta.json', JSON.stringify(meta));
writeFileSync('dist/LICENCES.txt', licenceTexts(meta.flatMap(({ inputs }) => inputs)));
