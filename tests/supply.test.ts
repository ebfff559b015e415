import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// docs/supply.md says what the program is made of. Here it is held against what npm would install and what was built.

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const page = read('docs/supply.md');

type Package = { license?: string; dev?: boolean; integrity?: string; hasInstallScript?: boolean };

const own = JSON.parse(read('package.json'));
const lock: { packages: Record<string, Package> } = JSON.parse(read('package-lock.json'));
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');
const packages = Object.entries(lock.packages).flatMap(([path, about]) =>
  path === '' ? [] : [{ name: nameOf(path), ...about }],
);

const built: { inputs: string[] }[] = JSON.parse(read('dist/meta.json'));
const inputs = built.flatMap((output) => output.inputs);
const builtIn = new Set(inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []));

const source = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => read(join('src', path)));
const askedFor = new Set(
  source
    .flatMap((text) => [...text.matchAll(/(?:from |import\()'((?:@[^/']+\/)?[^./'][^/']*)/g)])
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('node:')),
);

/** The names in backquotes between two marks of the page. */
function listed(mark: string): string[] {
  const block = page.split(`<!-- ${mark} -->`)[1]?.split(`<!-- /${mark} -->`)[0] ?? '';
  return [...block.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

const rows = page.split('\n').flatMap((line) => {
  const [, name, licence, why] = /^\| `([^`]+)` \| ([^|]*) \| (.*) \|$/.exec(line) ?? [];
  return name === undefined ? [] : [{ name, licence: licence ?? '', why: why ?? '' }];
});
const isScript = ({ why }: { why: string }) => /^(not )?allowed$/.test(why);
const reasons = rows.filter((row) => !isScript(row));
const scripts = rows.filter(isScript);

describe('the page on what the program is made of', () => {
  it('names all that is installed with it, and how many', () => {
    expect(Object.keys(own.dependencies)).toEqual(['better-sqlite3']);
    const names = packages.filter(({ dev }) => dev !== true).map(({ name }) => name);
    expect(listed('installed')).toEqual(names.filter((name) => name !== 'better-sqlite3').sort());
    expect(page).toContain(`With it come ${names.length - 1} others`);
    const loaded = names.filter((name) => name !== 'better-sqlite3' && builtIn.has(name));
    expect(loaded).toEqual([]);
  });

  it('says of each package that our code asks for why it is there, with its licence', () => {
    const wanted = [...askedFor].filter((name) => name !== 'better-sqlite3').sort();
    expect(reasons.map(({ name }) => name)).toEqual(wanted);
    expect(page).toContain(`asks\nfor ${wanted.length} packages`);
    for (const { name, licence, why } of reasons) {
      expect(`${name}: ${licence}`).toBe(`${name}: ${lock.packages[`node_modules/${name}`]?.license}`);
      expect(why.length).toBeGreaterThan(10);
      expect(builtIn).toContain(name);
    }
  });

  it('names what those bring along', () => {
    const brought = [...builtIn].filter((name) => !askedFor.has(name)).sort();
    expect(listed('brought along')).toEqual(brought);
    expect(page).toContain(`They bring ${brought.length} others along`);
  });

  it('names each package that wants to run a script on install, and lets one of them', () => {
    const wanting = packages.filter(({ hasInstallScript }) => hasInstallScript === true).map(({ name }) => name);
    expect(scripts.map(({ name }) => name)).toEqual(wanting.sort());
    const allowed = scripts.map(({ name, why }) => [name, why === 'allowed']);
    expect(own.allowScripts).toEqual(Object.fromEntries(allowed));
    expect(allowed.filter(([, isAllowed]) => isAllowed)).toEqual([['better-sqlite3', true]]);
  });
});

describe('the lockfile', () => {
  it('has a hash of each package', () => {
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });
});

describe('the built program', () => {
  it('never asks for an editor, the one question that would start another program', () => {
    const asks = source.filter((text) => /type: 'editor'|external-editor|@inquirer\/editor/.test(text));
    expect(asks).toEqual([]);
  });
});
