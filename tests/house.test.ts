import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

// The house: a file imports from its own room and from the floors below it.
const floors: readonly (readonly string[])[] = [
  ['run'],
  ['main', 'cli'],
  ['commands'],
  ['trainer', 'lead'],
  ['call'],
  ['store', 'terminal'],
  ['engine'],
  ['playbook'],
  ['followup'],
  ['text'],
];

const fences: Readonly<Record<string, readonly string[]>> = {
  commander: ['main', 'cli', 'commands'],
  inquirer: ['terminal'],
  '@inquirer/core': ['terminal'],
  chalk: ['terminal'],
  kysely: ['store'],
  'better-sqlite3': ['store'],
  pg: ['store'],
  'ical.js': ['followup'],
  'ical-generator': ['commands'],
  'node:child_process': ['commands'],
};

/** Rooms that are told the time, the ids and the world, instead of looking for themselves. */
const pure = ['engine', 'playbook', 'followup', 'text'];

type File = { path: string; room: string; text: string; imports: readonly { from: string; target: string }[] };

const source = join(import.meta.dirname, '..', 'src');

const files: readonly File[] = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join(source, path), 'utf8');
    const found = [...text.matchAll(/(?:^(?:import|export)\b[^;]*?from\s*|\bimport\()\s*'([^']+)'/gms)];
    const imports = found.map(([, from = '']) => ({
      from,
      target: from.startsWith('.') ? posix.join(posix.dirname(path), from) : from,
    }));
    return { path, room: path.split('/')[0]?.replace(/\.ts$/, '') ?? '', text, imports };
  });

const floorOf = (room: string) => floors.findIndex((floor) => floor.includes(room));

describe('the house', () => {
  it('has only the rooms that stand in the plan', () => {
    const rooms = new Set(files.map((file) => file.room));
    expect([...rooms].filter((room) => floorOf(room) === -1)).toEqual([]);
    expect(rooms.size).toBeGreaterThan(7);
  });

  it('imports only within a room and downwards', () => {
    const wrong = files.flatMap((file) =>
      file.imports
        .filter(({ from }) => from.startsWith('.'))
        .filter(({ target }) => {
          const room = target.split('/')[0]?.replace(/\.ts$/, '') ?? '';
          return room !== file.room && floorOf(room) <= floorOf(file.room);
        })
        .filter(() => !(file.room === 'main'))
        .map(({ target }) => `${file.path} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('speaks to nobody over a network', () => {
    const network = /^node:(https?|http2|net|tls|dgram|dns)$/;
    const wrong = files.filter(
      ({ imports, text }) => imports.some(({ from }) => network.test(from)) || /\bfetch\(/.test(text),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('keeps each package in the room that is for it', () => {
    const wrong = files.flatMap((file) =>
      file.imports
        .filter(({ from }) => fences[from] !== undefined && !fences[from]?.includes(file.room))
        .map(({ from }) => `${file.path} imports ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  it('loads the calendar library only to read a calendar file', () => {
    const loads = files.filter(({ text }) => /^import (?!type )[^;]*'ical\.js'/m.test(text)).map(({ path }) => path);
    expect(loads).toEqual(['followup/holidays-from-calendar.ts']);
  });

  it('asks the database in one room only', () => {
    const wrong = files.filter(
      ({ room, imports }) => room !== 'store' && imports.some(({ target }) => target === 'store/statement.ts'),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('has no cycles', () => {
    const next = new Map(files.map((file) => [file.path, file.imports.map(({ target }) => target)]));
    const done = new Set<string>();
    const walk = (path: string, trail: readonly string[]): string[] => {
      if (trail.includes(path)) return [[...trail.slice(trail.indexOf(path)), path].join(' -> ')];
      if (done.has(path)) return [];
      const found = (next.get(path) ?? []).flatMap((target) => walk(target, [...trail, path]));
      done.add(path);
      return found;
    };
    expect(files.flatMap((file) => walk(file.path, []))).toEqual([]);
  });

  it('names the real file in each import, and has no file that only passes others on', () => {
    const unnamed = files.flatMap((file) =>
      file.imports
        .filter(({ from }) => from.startsWith('.') && !from.endsWith('.ts'))
        .map(({ from }) => `${file.path}: ${from}`),
    );
    const barrels = files.filter(({ path, text }) => /(^|\/)index\.ts$/.test(path) || /^export \* /m.test(text));
    expect(unnamed).toEqual([]);
    expect(barrels.map(({ path }) => path)).toEqual([]);
  });

  it('tells the lower rooms the time instead of letting them look', () => {
    const looks = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\brandomUUID\(|\brandomBytes\(/;
    const wrong = files
      .filter(({ room }) => !['main', 'commands'].includes(room))
      .filter(({ text }) => looks.test(text))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  it('leaves the process to the top', () => {
    const wrong = files
      .filter(({ room }) => !['run', 'main', 'cli', 'commands'].includes(room))
      .filter(({ text }) => /\bprocess\.[a-z]/.test(text.replace(/\/\/.*$|\/\*[\s\S]*?\*\//gm, '')))
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  it('keeps files and network out of the rooms that only think', () => {
    const wrong = files
      .filter(({ room }) => pure.includes(room))
      .flatMap((file) =>
        file.imports.filter(({ from }) => from.startsWith('node:')).map(({ from }) => `${file.path}: ${from}`),
      );
    expect(wrong).toEqual([]);
  });

  it('is made of small files', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 260).map(({ path }) => path);
    expect(long).toEqual([]);
  });
});
