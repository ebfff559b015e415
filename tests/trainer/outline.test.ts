import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPlaybook } from '../../src/playbook/load.ts';
import { showProblems } from '../../src/playbook/problem.ts';
import { draftOf } from '../../src/trainer/outline/draft-of.ts';
import { readOutline } from '../../src/trainer/outline/read-outline.ts';
import { writeDraft } from '../../src/trainer/outline/write-draft.ts';
import { runScenario } from '../../src/trainer/scenario.ts';
import { playbookFrom } from '../helpers/playbooks.ts';

function imported(text: string) {
  const outline = readOutline(text);
  const { draft, odd } = draftOf(outline, { id: 'ours', title: outline.title ?? 'Ours' });
  const file = writeDraft(draft, '/schema.json', 'A draft.');
  return { draft, file, odd: odd.map(({ line, why }) => `${line} ${why}`) };
}

const titles = (text: string) => imported(text).draft.steps.map(({ title }) => title);

describe('a method on paper', () => {
  it.each([
    ['numbers', 'Ours\n\n1. Greet\n2) Listen\n3 - Solve\n'],
    ['numbers, the first set in', '  1. Greet\n2. Listen\n3. Solve'],
    ['bullets', '- Greet\n* Listen\n• Solve\n'],
    ['steps', 'Step 1: Greet\nStep 2: Listen\nStep 3: Solve'],
    ['headings', '# Ours\n\n## Greet\nSay good morning.\n\n## 2. Listen\n\n## Solve'],
    ['letters', 'G: Greet\nL: Listen\nS: Solve'],
    ['bullets with letters', '  • G: Greet\n\n  • L: Listen\n\n  • S: Solve'],
    ['lines', 'Greet\nListen\nSolve'],
    ['bold', '1. **Greet**\n2. **Listen**\n3. __Solve__'],
    ['Windows lines', '1. Greet\r\n2. Listen\r\n3. Solve\r\n'],
  ])('is read by its %s', (_kind, text) => expect(titles(text)).toEqual(['Greet', 'Listen', 'Solve']));

  it('keeps letters, and takes what is said for lines to say and the rest for hints', () => {
    const { draft } = imported(`Our way

W: Welcome them. Nobody is passed on.
   - Say: Good that you rang.
   - "I am glad that you told us."
L: Listen
   - What has happened?
D: Do it
   - [ ] Ticket opened
   - Note: the ticket's number
`);
    const [welcome, listen, act] = draft.steps;
    expect(draft.title).toBe('Our way');
    expect(welcome).toMatchObject({
      letter: 'W',
      guide: ['Nobody is passed on.'],
      say: ['Good that you rang.', 'I am glad that you told us.'],
      isSuggested: false,
    });
    expect(listen).toMatchObject({ letter: 'L', acts: ['listen'], listens: true, say: ['What has happened?'] });
    expect(act?.asks).toMatchObject([
      { kind: 'check', label: 'Ticket opened' },
      { kind: 'text', label: "the ticket's number" },
      { kind: 'outcome' },
    ]);
  });

  it('says line by line what was not understood, and keeps it as a hint', () => {
    const { draft, odd } = imported(`1. Listen
   - If they shout, go back to step 1.
2. Solve
   - Say: It's our policy, calm down.
   | a | table |
3.
`);
    expect(odd).toEqual([
      '2 a way to another step: kept as a hint, write it with "next"',
      '4 "It\'s our policy" is never said: kept as a hint for the agent',
      '5 left out: neither a step nor a sentence',
      '6 left out: nothing stands behind it',
    ]);
    expect(draft.steps[0]?.guide).toEqual(['If they shout, go back to step 1.']);
  });

  it('puts what is done afterwards, or on another call, where it belongs', () => {
    const { draft } = imported('1. Listen\n2. Solve\n3. Document it\n\nFollow up\nRing them after a week.');
    expect(draft.steps.map(({ phase }) => phase)).toEqual(['call', 'call', 'after', 'follow-up']);
  });

  it('becomes a playbook whose own test passes', async () => {
    const { file } = imported('1. Greet\n2. Listen\n3. Say it back\n4. Say sorry\n5. Put it right\n6. Say goodbye');
    const { book, digest, tests } = playbookFrom(file);
    expect(book.draft).toBe(true);
    expect(tests).toHaveLength(1);
    for (const scenario of tests) expect(await runScenario(book, digest, scenario)).toEqual([]);
  });
});

it('any text becomes a playbook without an error, or has no steps', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '1. ',
      '- ',
      '# ',
      '  - ',
      'Say: ',
      'Ask: ',
      '[ ] ',
      'A: ',
      '"',
      '{{ x }}',
      '{{',
      '%',
      '---',
      '| a |',
      '\t',
    ),
    fc.constantFrom(
      'Listen',
      'sorry',
      'No',
      'promise',
      'calm down',
      'customer',
      'any',
      'yes',
      ': #',
      '&a *b !c',
      '\u202e',
    ),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  );
  const line = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (rows) => {
      const text = rows.join('\n');
      if (readOutline(text).steps.length === 0) return;
      const loaded = loadPlaybook({ name: 'ours.yaml', text: imported(text).file }, () => ({ problem: 'nothing' }));
      expect(showProblems(loaded.problems.filter(({ severity }) => severity === 'error'))).toBe('');
    }),
    { numRuns: 400 },
  );
});
