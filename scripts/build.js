// Bundles the program into dist/: one small entry, and a chunk for whatever a command loads when it runs.
// Bundled and split it starts in a tenth of the time that the same modules take one by one.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { rolldown } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';
import { licenceTexts } from './licences.js';

rmSync('dist', { recursive: true, force: true });

// Commander can run sub-commands as programs of their own. Ours never are, and what it loads for that costs every start.
const withoutChildProcess = {
  name: 'commander without child processes',
  resolveId: (id, importer = '') =>
    id === 'node:child_process' && /[\\/]commander[\\/]/.test(importer) ? '\0no-child-process' : null,
  load: (id) => (id === '\0no-child-process' ? 'export default {};' : null),
};

// The database module would look for its built part in a dozen places: it is told where that is (store/sqlite-module.ts).
// And half of it is for what nothing here does.
const unusedMethods = /^\.\/methods\/(backup|serialize|function|aggregate|table)$/;
const databaseInPart = {
  name: 'the database module in part',
  resolveId: (id, importer = '') =>
    id === 'bindings' || (unusedMethods.test(id) && /[\\/]better-sqlite3[\\/]/.test(importer)) ? '\0unused' : null,
  load: (id) => (id === '\0unused' ? 'module.exports = undefined;' : null),
};

// The calendar's package measures its lines letter by letter, and each time with a new encoder: half of a long export.
const quickerCalendar = {
  name: 'the calendar without an encoder for each letter',
  transform: (code, id) =>
    /[\\/]ical-generator[\\/]/.test(id)
      ? code.replace(
          /new TextEncoder(?:\(\))?\.encode\((\w+)\)\.length|\(?new TextEncoder\)?\.encode\((\w+)\)\.length/,
          (_, one, other) => `Buffer.byteLength(${one ?? other})`,
        )
      : null,
};

// Our screens say themselves whether there are colours, and use seven of sixty styles: the package's own look at the
// environment, and a way to make each of the others, would be a tenth of what draws a page.
const styles = [...readFileSync('src/terminal/style.ts', 'utf8').matchAll(/chalk((?:\.\w+)+)/g)].flatMap(([, names]) =>
  names.slice(1).split('.'),
);
const usedColours = {
  name: 'colours as they are told, and those that are used',
  resolveId: (id, importer = '') =>
    /^#(?:supports-color|ansi-styles)$/.test(id) && /[\\/]chalk[\\/]/.test(importer) ? `\0${id.slice(1)}` : null,
  load: async (id) => {
    if (id === '\0supports-color') return 'export default { stdout: false, stderr: false };';
    if (id !== '\0ansi-styles') return null;
    const { default: all } = await import('../node_modules/chalk/source/vendor/ansi-styles/index.js');
    const used = [...new Set(styles)].map((name) => {
      const { open, close } = all[name];
      return `${name}: ${JSON.stringify({ open, close })}`;
    });
    return `export default { ${used.join(', ')} };`;
  },
};

// The library under the prompts would look at each letter of the first screen for something wide, and load a second stream
// for the terminal that it never writes to.
const quickerPrompts = {
  name: 'prompts without a look at each letter, and without a stream of their own',
  resolveId: (id, importer = '') =>
    id === 'fast-wrap-ansi' && /[\\/]@inquirer[\\/]core[\\/]/.test(importer)
      ? join(import.meta.dirname, '..', 'src', 'terminal', 'wrap-ansi.ts')
      : null,
  transform: (code, id) => {
    if (!/[\\/]cli-width[\\/]/.test(id)) return null;
    const lazy = code.replace('output: process.stdout,', 'output: options?.output ?? process.stdout,');
    if (lazy === code) throw new Error(`${id} asks for the width in another way than it did.`);
    return lazy;
  },
};

const bundle = await rolldown({
  // The second one is begun beside the first: it reads what strangers wrote.
  input: { main: 'src/run.ts', 'reading-worker': 'src/commands/reading-worker.ts' },
  // Its paths name types of ours in place of a library's own.
  tsconfig: false,
  platform: 'node',
  transform: { target: 'node20.19' },
  plugins: [withoutChildProcess, databaseInPart, quickerCalendar, usedColours, quickerPrompts],
});

// What an answer needs, and what is typed: no method's first screen does (tests/wizard/first-screen.test.ts). Functions
// alone: a value would be asked for while its chunk is still being loaded. See `whenUsed` too.
const forAnswers = {
  engine: 'ending evolve-follow-up gates options-so-far pace say-when time-limit voicemail',
  playbook: 'answer condition evidence guard/phrase-form options',
  'playbook/answers': 'given-options hand-over number option-line pick read',
  terminal: 'screens/endings screens/overlays screens/talks typed-ask typed-command typed-line wants-number',
  text: 'heard-words',
};
const filesForAnswers = Object.entries(forAnswers).flatMap(([folder, names]) =>
  names.split(' ').map((name) => `/src/${folder}/${name}.ts`),
);
const isForAnswers = (id) => filesForAnswers.some((file) => id.replaceAll('\\', '/').endsWith(file));

// Every file costs a start about as much as 20 kB of code in it, so what is asked for all day comes in few: the start, a
// list for programs, the line for a shell prompt, what draws a list for people, what waits, the first screen of a call, and
// what takes its keys. Each has all that it imports and that none above it has; other commands take it along.
const groups = [
  // Read only when somebody says a time, a letter is shown that is no common one, or months are counted: see `whenUsed`.
  {
    name: 'spoken',
    test: /src[\\/]followup[\\/](spoken[\\/]|spoken-time|repeating)/,
    priority: 7,
    includeDependenciesRecursively: false,
  },
  {
    name: 'wide',
    test: /node_modules[\\/](fast-(?:string-(?:truncated-)?width|wrap-ansi))[\\/]/,
    priority: 6,
    includeDependenciesRecursively: false,
  },
  {
    name: 'months',
    test: /node_modules[\\/](?:date-fns[\\/]|@date-fns[\\/]tz[\\/](?:date|tz|tzName|tzScan|constants)[\\/])/,
    priority: 6,
    includeDependenciesRecursively: false,
  },
  { name: 'answers', test: isForAnswers, priority: 6, includeDependenciesRecursively: false },
  { name: 'start', test: /src[\\/]main\.ts$/, priority: 5 },
  { name: 'list', test: /src[\\/]commands[\\/](open-database|followups-list)\.ts$/, priority: 4 },
  { name: 'short', test: /src[\\/]commands[\\/]followups-short\.ts$/, priority: 3.5 },
  { name: 'page', test: /src[\\/]commands[\\/]followups-page\.ts$/, priority: 3 },
  { name: 'home', test: /src[\\/]commands[\\/](home-page|source)\.ts$/, priority: 2 },
  { name: 'call', test: /src[\\/]commands[\\/]start-call\.ts$/, priority: 1 },
  { name: 'keys', test: /src[\\/](commands[\\/]carry-call|terminal[\\/]step-prompt)\.ts$/, priority: 0.5 },
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
/** Whether a chunk comes with whatever imports it only once something of it is used. What takes keys needs answers at once. */
const isForLater = (fileName, importer) =>
  /^(?:spoken|wide|months)-/.test(fileName) || (/^answers-/.test(fileName) && !/^keys-/.test(importer));

/**
 * Whatever imports one of these loads it when something of it is used. A call is on the screen before anybody has promised
 * anything, and the reading of times is a sixth of the code of a call. Node's own part for digests takes as long to load
 * as all that a start reads from the database.
 */
function whenUsed(code, importer) {
  const asked = /=(require\("(?:\.\/([\w-]+\.cjs)|node:(?:crypto|module))"\))/g;
  return code.replace(asked, (now, require, chunk) =>
    chunk !== undefined && !isForLater(chunk, importer)
      ? now
      : `=((all)=>new Proxy({},{get:(_,name)=>(all??=${require})[name]}))()`,
  );
}

const exported = /Object\.defineProperty\(exports,"([\w$]+)",\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)/g;

/**
 * What a chunk gives to others, as values. The bundler gives each by a function that is asked at every use, for what may
 * change later: a constant, a function and a class cannot. A start makes and asks half a thousand of them.
 */
function asValues(code) {
  const settled = new Set(
    parseAst(code).body.flatMap((node) => {
      if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') return [node.id.name];
      const isConstant = node.type === 'VariableDeclaration' && node.kind === 'const';
      return isConstant ? node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : [])) : [];
    }),
  );
  const values = [...code.matchAll(exported)].flatMap(([, name, local]) =>
    settled.has(local) ? [`${name}:${local}`] : [],
  );
  if (values.length === 0) return code;
  // They stand behind all else. What may change keeps its function, in the same object.
  let all = `exports=module.exports={${values.join()}},`;
  return code.replace(exported, (whole, _, local) => {
    const first = all;
    all = '';
    return first + (settled.has(local) ? '0' : whole);
  });
}

// Node reads and keeps a file in half the time when no letter in it needs two bytes. What else there is stands in strings
// and patterns, where it may be written by its number.
for (const { fileName } of chunks) {
  const path = join('dist', fileName);
  const code = readFileSync(path, 'utf8');
  // What bin/recover.js runs has no import() of its own: a chunk is loaded by require, and so is all that it needs.
  if (/(?<![.\w$])import\(/.test(code)) throw new Error(`${path} imports something while it runs that is no chunk.`);
  if (/\\[^\0-\x7f]/.test(code)) throw new Error(`${path} has a letter after a backslash that has no number there.`);
  const plain = whenUsed(asValues(code), fileName).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  // By its last line bin/recover.js sees that nothing of it is missing.
  writeFileSync(path, `${plain}\n//whole`);
}
const meta = chunks.map(({ fileName, imports, modules }) => ({
  file: fileName,
  bytes: statSync(join('dist', fileName)).size,
  // What is loaded with it.
  imports: imports.filter((path) => !isForLater(path, fileName) && chunks.some((chunk) => chunk.fileName === path)),
  inputs: Object.keys(modules).map((path) => relative('.', path).replaceAll('\\', '/')),
}));
writeFileSync('dist/meta.json', JSON.stringify(meta));
writeFileSync('dist/LICENCES.txt', licenceTexts(meta.flatMap(({ inputs }) => inputs)));

// The help that is asked for most, as it is printed where nothing has a width: nothing is loaded to show it again.
const { COLUMNS: _, ...env } = process.env;
const help = spawnSync(process.execPath, ['dist/main.cjs', '--help'], { env, encoding: 'utf8' });
if (help.status !== 0 || help.stdout === '') throw new Error(`The help could not be printed: ${help.stderr}`);
writeFileSync('dist/help.txt', help.stdout);
