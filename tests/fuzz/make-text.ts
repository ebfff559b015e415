import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { pick } from '../../scripts/bench/random.ts';

type Chance = () => number;

export const ways = ['text', 'lines', 'structure', 'generated', 'hostile'] as const;
export type Way = (typeof ways)[number];

/** The shipped playbooks and customers: what is honest, and is then spoilt. */
export function seedsIn(project: string): readonly string[] {
  const folders = [join(project, 'playbooks'), join(project, 'playbooks', 'customers')];
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
}

/** A file that somebody, or something, might have written. The same chances give the same one. */
export function makeText(seeds: readonly string[], way: Way, chance: Chance): string {
  switch (way) {
    case 'text':
      return times(1 + whole(6, chance), pick(seeds, chance), (text) => spoilt(text, chance));
    case 'lines':
      return times(1 + whole(5, chance), pick(seeds, chance), (text) => moved(text, chance));
    case 'structure':
      return written(spoiltTree(parse(pick(seeds, chance)), chance), chance);
    case 'generated':
      return written(generated(chance), chance);
    case 'hostile':
      return hostile(seeds, chance);
  }
}

const whole = (below: number, chance: Chance) => Math.floor(chance() * below);

function times(count: number, text: string, change: (text: string) => string): string {
  let changed = text;
  for (let nr = 0; nr < count; nr += 1) changed = change(changed);
  return changed;
}

const pieces = [
  ...['"', "'", '{', '}', '[', ']', ':', ': ', '- ', '\n', '\n  ', '\t', '#', ' #', '|', '>', '|2', '&a ', '*a', '!x '],
  ...[
    '? ',
    '{{ ',
    ' }}',
    '{{ customer | you }}',
    '%',
    '%YAML 1.1\n',
    '---\n',
    '...\n',
    '\u001b[2J',
    '\u202e',
    '\ud800',
  ],
  ...['__proto__: 1\n', 'constructor', 'any: ', 'not: ', 'null', '~', 'toString', '1e999', '0x1', ',', ' ', '\u0000'],
  ...[
    '\ufeff',
    '\r',
    '\r\n',
    '\u2028',
    'ä',
    '😀',
    'when: { a: yes }',
    'redo: listen',
    'go: listen',
    'run: threat',
    '<<: *a',
  ],
  ...['# recover: allow long-line because so\n', '# recover: allow\n', 'include: shared.yaml', 'extends: walras\n'],
];

function spoilt(text: string, chance: Chance): string {
  const at = whole(text.length + 1, chance);
  const length = whole(40, chance);
  const before = text.slice(0, at);
  switch (whole(6, chance)) {
    case 0:
      return before + text.slice(at + length);
    case 1:
      return before + text.slice(at, at + length) + text.slice(at);
    case 2:
      return before + pick(pieces, chance) + text.slice(at + length);
    case 3:
      return before + String.fromCharCode(whole(0x180, chance)) + text.slice(at + 1);
    default:
      return before + pick(pieces, chance) + text.slice(at);
  }
}

/** Lines doubled, dropped, swapped, put further in or out: what an editor does to a file by accident. */
function moved(text: string, chance: Chance): string {
  const lines = text.split('\n');
  const at = whole(lines.length, chance);
  const other = whole(lines.length, chance);
  const count = 1 + whole(6, chance);
  const [one = '', two = ''] = [lines[at], lines[other]];
  switch (whole(6, chance)) {
    case 0:
      lines.splice(at, count);
      break;
    case 1:
      lines.splice(at, 0, ...lines.slice(other, other + count));
      break;
    case 2:
      [lines[at], lines[other]] = [two, one];
      break;
    case 3:
      for (let nr = at; nr < Math.min(at + count, lines.length); nr += 1) lines[nr] = `  ${lines[nr]}`;
      break;
    case 4:
      for (let nr = at; nr < Math.min(at + count, lines.length); nr += 1)
        lines[nr] = (lines[nr] ?? '').replace(/^ {2}/, '');
      break;
    default:
      lines[at] = one.replace(/(:\s*).*$/, (_, colon: string) => colon + pick(values, chance));
  }
  return lines.join('\n');
}

const values = [
  ...[
    'yes',
    'no',
    '',
    '5',
    '-1',
    '19.90',
    '1e999',
    '10:30',
    'listen',
    'solved',
    'x'.repeat(300),
    'a b c',
    '[a, b]',
    '{ a: b }',
  ],
  ...[
    '"{{ issue }}"',
    '"{{ nobody | x }}"',
    '{ any: [] }',
    '{ not: {} }',
    'null',
    '"\\u001b[2J"',
    'Ünïcödé 😀',
    '|\n      a\n      b',
  ],
];

type Data = unknown;

const scalars: readonly Data[] = [
  ...[
    'yes',
    'no',
    '',
    'listen',
    'repeat',
    'end',
    'Say it: {{ issue }}',
    '{{ customer | you }} there',
    'calm down',
    'a'.repeat(500),
  ],
  ...[
    0,
    -1,
    1e21,
    3.5,
    true,
    false,
    null,
    [],
    {},
    [[]],
    [{}],
    'text',
    'notes',
    'choice',
    'options',
    'follow-up',
    'money',
    'check',
  ],
  ...[
    '__proto__',
    'toString',
    'any',
    'not',
    'given',
    'missing',
    '../x.yaml',
    '/etc/passwd',
    'walras',
    '\u202eabc',
    '٣',
    'ⅷ',
  ],
  ...[
    '2026-12-01',
    'in 24 hours',
    'close of business today',
    'call',
    'after',
    'follow-up',
    'critical',
    'solved',
    'promised',
  ],
];

/** A few values of a file taken away, doubled, exchanged or replaced. */
function spoiltTree(tree: Data, chance: Chance): Data {
  const spots: { holder: Record<string, Data>; key: string }[] = [];
  const walk = (data: Data, depth: number) => {
    if (typeof data !== 'object' || data === null || depth > 20) return;
    const holder = data as Record<string, Data>;
    for (const key of Object.keys(holder)) {
      spots.push({ holder, key });
      walk(holder[key], depth + 1);
    }
  };
  walk(tree, 0);
  for (let nr = 0; nr < 1 + whole(6, chance); nr += 1) {
    const spot = pick(spots, chance);
    const other = pick(spots, chance);
    const copy = (data: Data) => (data === undefined ? null : JSON.parse(JSON.stringify(data)));
    switch (whole(5, chance)) {
      case 0:
        delete spot.holder[spot.key];
        break;
      case 1:
        spot.holder[spot.key] = pick(scalars, chance);
        break;
      case 2:
        spot.holder[spot.key] = copy(other.holder[other.key]);
        break;
      case 3:
        if (Array.isArray(spot.holder)) spot.holder.push(copy(spot.holder[Number(spot.key)]));
        else spot.holder[other.key] = copy(spot.holder[spot.key]);
        break;
      default:
        spot.holder[spot.key] = [copy(spot.holder[spot.key])];
    }
  }
  return tree;
}

function written(data: Data, chance: Chance): string {
  return chance() < 0.5
    ? JSON.stringify(data, null, whole(3, chance))
    : stringify(data, { aliasDuplicateObjects: false });
}

/** Facts by the type of the ask that gives them, so that most of what is generated can be used. */
const facts = {
  a: 'yes-no',
  b: 'choice',
  c: 'number',
  d: 'text',
  e: 'options',
  f: 'follow-up',
  g: 'choices',
  h: 'money',
  i: 'notes',
} as const;
type Name = keyof typeof facts;
const names = Object.keys(facts) as Name[];
const others = ['hand-over', 'contact', 'check', 'text', 'notes'];
const acts = [
  'own',
  'listen',
  'apologise',
  'empathise',
  'recap',
  'ask-wish',
  'offer',
  'do',
  'promise',
  'verify',
  'close',
];

/** A playbook that keeps to the form, with ways, loops, scripts and conditions as they come; now and then with a slip. */
function generated(chance: Chance): Data {
  const some = <T>(share: number, make: () => T) => (chance() < share ? make() : undefined);
  const many = <T>(most: number, make: (nr: number) => T) =>
    Array.from({ length: 1 + whole(most, chance) }, (_, nr) => make(nr));
  const name = () => pick(names, chance);
  const slip = () => chance() < 0.002;
  const tests: Readonly<Record<string, readonly Data[]>> = {
    'yes-no': ['yes', 'no', 'given'],
    choice: ['x', 'y', ['x', 'y'], 'missing'],
    choices: ['x', 'given'],
    number: [{ over: 3 }, { under: 9 }, { over: 3, under: 9 }, 'given'],
    money: [{ over: 20 }, 'missing'],
  };
  const test = (fact: Name): [string, Data] => [
    fact,
    pick(slip() ? scalars : (tests[facts[fact]] ?? ['given', 'missing']), chance),
  ];
  const when = (depth = 0): Data => {
    if (depth < 2 && chance() < 0.2) return { any: many(3, () => when(depth + 1)) };
    if (depth < 2 && chance() < 0.15) return { not: when(depth + 1) };
    return Object.fromEntries(many(2, () => test(name())));
  };
  const line = () =>
    pick(
      [
        'Hello.',
        'I see, {{ d | this }}.',
        'Is it {{ b | so }}?',
        '{{ customer }}, one moment.',
        'By {{ promise | then }}.',
      ],
      chance,
    );
  const ask = (fact: Name | null, type: string): Data => ({
    type,
    fact: fact ?? undefined,
    when: some(0.3, when),
    required: some(0.4, () => pick(['yes', 'no', 'critical'], chance)),
    choices: type.startsWith('choice') ? { x: 'Ex', y: { label: 'Why', ends: 'solved' } } : undefined,
    'reads-back': type === 'yes-no' ? some(0.2, () => ({ fact: 'j', from: 'i' })) : undefined,
    always: type === 'options' ? some(0.5, () => 'leave it') : undefined,
    kind: type === 'follow-up' ? pick(['callback', 'update', 'check-in', 'fix'], chance) : undefined,
    prefill: type === 'text' ? some(0.3, () => 'd') : undefined,
  });
  const asks = (id: string) =>
    Object.fromEntries(
      many(2, (nr): [string, Data] => {
        if (chance() < 0.2) return [`${id}-o${nr}`, ask(null, pick(others, chance))];
        const fact = name();
        return [`${id}-${nr}`, ask(fact, slip() ? 'text' : facts[fact])];
      }),
    );
  const step = (script: string, ids: readonly string[], at: number): Data => {
    const id = ids[at] ?? '';
    const onwards = ids.slice(at + 1);
    const to = (): Data => {
      if (slip()) return { go: 'nowhere' };
      if (chance() < 0.3) return { redo: pick(ids.slice(0, at + 1), chance), 'at-most': 1 + whole(3, chance) };
      if (script === '' && chance() < 0.3) return { run: pick(['s', 't'], chance) };
      return onwards.length > 0 ? { go: pick(onwards, chance) } : { end: 'yes' };
    };
    return {
      id,
      act: some(0.7, () => pick(acts, chance)),
      letter: some(0.4, () => pick(['A', 'B', 'A B'], chance)),
      phase: script === '' && at > 2 ? some(0.2, () => pick(['after', 'follow-up'], chance)) : undefined,
      guide: some(0.3, line),
      say: some(0.8, () => many(3, () => ({ line: line(), when: some(0.3, when) }))),
      ask: some(0.7, () => asks(id)),
      when: at > 0 ? some(0.2, when) : undefined,
      next: some(0.5, () => many(3, () => ({ when: some(0.7, when), ...(to() as object) }))),
    };
  };
  const steps = (script: string) => {
    const ids = Array.from({ length: 1 + whole(7, chance) }, (_, nr) => `${script}step-${nr}`);
    return ids.map((_, at) => step(script, ids, at));
  };
  const first = {
    id: 'first',
    ask: Object.fromEntries(names.map((fact) => [fact, ask(null, facts[fact])])),
  };
  const recap = {
    id: 'again',
    say: 'So?',
    ask: { 'is-so': { type: 'yes-no', 'reads-back': { fact: 'j', from: 'i' } } },
  };
  return {
    recover: '1',
    title: 'Generated',
    policy: some(0.3, () => ({ tell: ['Lead'], promise: 'in 24 hours', 'every-step': 'yes' })),
    steps: [first, recap, ...steps('')],
    scripts: { s: { card: 'yes', steps: steps('s') }, t: { steps: steps('t') } },
    tests: some(0.3, () => [
      {
        name: 'one',
        replies: many(4, () =>
          pick([{ a: 'yes' }, 'back', { note: 'x' }, { end: 'solved' }, { skip: 'told' }], chance),
        ),
      },
    ]),
  };
}

const begin = 'recover: 1\ntitle: Hostile\nsteps:\n';

/** As much of one thing as fits into a file. */
function hostile(seeds: readonly string[], chance: Chance): string {
  const size = 100 + whole(250_000, chance);
  const full = (piece: string) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  const piece = pick(
    [
      ' ',
      ',',
      'a',
      'a ',
      '{{',
      '{{ a }}',
      '{{ a | b }}',
      '. ',
      '? ',
      '-',
      '" ',
      "it's ",
      'a, ',
      '😀',
      'é',
      '\\n',
      '#',
      ' # ',
      '|',
    ],
    chance,
  );
  const many = (count: number, make: (nr: number) => string) =>
    Array.from({ length: count }, (_, nr) => make(nr)).join('');
  const field = pick(['say', 'guide', 'title', 'id', 'act', 'letter', 'when', 'mode'], chance);
  const top = pick(['title', 'about', 'language', 'closing', 'id', 'extends', 'live-from'], chance);
  const count = 10 + whole(4_000, chance);
  switch (whole(16, chance)) {
    case 0:
      return `${begin}  - { title: A, ${field}: ${JSON.stringify(full(piece))} }\n`;
    case 1:
      return `recover: 1\n${top === 'title' ? '' : 'title: A\n'}${top}: ${JSON.stringify(full(piece))}\nsteps: [{ title: A, say: B }]\n`;
    case 2:
      return `${begin}${many(count, (nr) => `  - { id: s${nr}, say: Hello. }\n`)}`;
    case 3:
      return `${begin}${many(count, (nr) => `  - { id: s${nr}, say: Hello., next: { go: s${whole(count, chance)} } }\n`)}`;
    case 4:
      return `${begin}  - title: A\n    ask:\n${many(count, (nr) => `      a${nr}: text\n`)}`;
    case 5:
      return `${begin}  - { title: A, say: ${'['.repeat(count)} }\n`;
    case 6:
      return `a: &a [x, x]\n${many(30, (nr) => `b${nr}: &b${nr} [*a, *a, *a]\n`)}`;
    case 7:
      return full(
        pick(
          [
            '- ',
            '? ',
            ': ',
            ', ',
            '[',
            '{',
            ']',
            '"',
            'a: ]\n',
            '- - ',
            '!a ',
            '&a ',
            '\t',
            '\n',
            '%\n',
            '---\n',
            '|\n',
            '>\n',
          ],
          chance,
        ),
      );
    case 8:
      return `${begin}  - title: A\n    when: ${'{ not: '.repeat(Math.min(count, 200))}{ a: yes }${' }'.repeat(Math.min(count, 200))}\n`;
    case 9:
      return `${begin}  - title: A\n    when: { any: [${many(Math.min(count, 900), (nr) => `{ a: x${nr} }, `)}] }\n    ask: { a: yes-no }\n`;
    case 10:
      return `never-say:\n${many(Math.min(count, 190), (nr) => `  ${'word '.repeat(20)}${nr}: better\n`)}${pick(seeds, chance)}`;
    case 11:
      return `${begin}  - title: A\n    say: |\n${many(count, () => `      ${pick(['as soon as possible', 'calm down', "it's our policy", 'I will try'], chance)} ${'very '.repeat(9)}\n`)}`;
    case 12:
      return `${begin}${many(Math.min(count, 190), (nr) => `  - { id: s${nr}, say: Hello., ask: { a${nr}: yes-no }, next: [{ when: { a${nr}: no }, go: s${whole(190, chance)} }, { when: { a${nr}: yes }, redo: s0 }] }\n`)}`;
    case 13:
      return `${begin}${many(Math.min(count, 100), (nr) => `  - { id: s${nr}, say: Hello., ask: { a${nr}: { type: choice, choices: { x: X, y: Y, z: Z } } }, when: { any: [${many(8, () => `{ a${whole(100, chance)}: x, not: { a${whole(100, chance)}: y } }, `)}] } }\n`)}`;
    case 14:
      return `${begin}${many(Math.min(count, 900), () => '  # recover: allow long-line because so\n')}  - { title: A, say: B }\n`;
    default:
      return `${begin}  - { title: A, say: B, next: { run: s0 } }\nscripts:\n${many(Math.min(count, 190), (nr) => `  s${nr}: { steps: [{ id: t${nr}, say: C, next: { run: s${nr + 1} } }] }\n`)}`;
  }
}
