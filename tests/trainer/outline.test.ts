import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPlaybook } from '../../src/playbook/load.ts';
import { showProblems } from '../../src/playbook/problem.ts';
import { draftOf } from '../../src/trainer/outline/draft-of.ts';
import { languageOf } from '../../src/trainer/outline/language-of.ts';
import { readOutline } from '../../src/trainer/outline/read-outline.ts';
import { writeDraft } from '../../src/trainer/outline/write-draft.ts';
import { playbookFrom } from '../helpers/playbooks.ts';
import { runScenario } from '../helpers/run-scenario.ts';

function imported(text: string) {
  const outline = readOutline(text);
  const language = languageOf(text) ?? 'en';
  const { draft, odd } = draftOf(outline, { id: 'ours', title: outline.title ?? 'Ours', language });
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
    ['bullets of Word', '\uf0b7\tGreet\r\no\tslowly\r\n\uf0b7\tListen\r\n\u00a7\tto the end\r\n\uf0b7\tSolve'],
    [
      'headings, bullets below',
      '# Ours\n\n## Greet\n- slowly\n- by name\n\n## Listen\n- to the end\n\n## Solve\n- now',
    ],
    ['numbers, and a heading without any', '## First\n1. Greet\n2. Listen\n\n## Solve\n- now\n- or later'],
    ['bullets below parts', '# Ours\n\n## Part 1\n- Greet\n- Listen\n\n## Part 2\n- Solve'],
    ['rows', '| Step | Say |\n|---|---|\n| Greet | Hello. |\n| 2. Listen | Go on. |\n| Solve | I do it. |'],
    ['rows of a sheet', 'No.\tStep\tScript\n1\tGreet\tHello.\n2\tListen\tGo on.\n3\tSolve\tI do it.'],
    ['rows with semicolons', 'Step;Say\nGreet;Hello.\nListen;"Go on; I listen."\nSolve;Now.'],
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

  it('takes the columns of a table for what their heads say', () => {
    const { draft } = imported(`| # | Step | What to say | Ask | Write down | Note |
|---|------|-------------|-----|------------|------|
| W | Welcome | Good that you rang. | What is it? | their name | smile |
| S | Solve | I will do it now. | | | at most 50 € (10 %) |
`);
    const [welcome, solve] = draft.steps;
    expect(welcome).toMatchObject({ letter: 'W', say: ['Good that you rang.', 'What is it?'], guide: ['smile'] });
    expect(welcome?.asks).toMatchObject([{ kind: 'text', label: 'their name' }]);
    expect(solve).toMatchObject({ letter: 'S', say: ['I will do it now.'], guide: ['at most 50 € (10 %)'] });
  });

  it('knows the letter in a row of a table, and what a step may be called', () => {
    const { draft } = imported(`| Step | Say |
|---|---|
| L - Listen | Please tell me. |
| E: Explanation. What to expect next | I look it up. |
| T – Thank you | Thank you for that. |
`);
    expect(draft.steps.map(({ letter, title }) => `${letter} ${title}`)).toEqual([
      'L Listen',
      'E Explanation',
      'T Thank you',
    ]);
    expect(draft.steps[0]).toMatchObject({ id: 'listen', acts: ['listen'] });
    expect(draft.steps[1]?.acts).toEqual([]);
  });

  it('takes a quoted block for a line to say, and a thing in quotes for none', () => {
    const { draft } = imported('1. Listen\n2. Solve\n   > I will do it now.\n   Offer "a new one", if they like.');
    expect(draft.steps[1]).toMatchObject({
      say: ['I will do it now.'],
      guide: ['Offer "a new one", if they like.'],
    });
  });

  it('leaves out what an e-mail has around it, and says so', () => {
    const { draft, odd } = imported(`From: Kim <kim@example.com>
Subject: Re: Our new steps

Hi all,

from Monday on:
1. Listen
2. Thank them,
3. Solve

Ask me.

Best regards,
Kim
-- 
+1 312 555 0142

> 1. the old one
`);
    expect(draft).toMatchObject({ title: 'Our new steps', about: 'from Monday on:' });
    expect(draft.steps.map(({ title }) => title)).toEqual(['Listen', 'Thank them,', 'Solve']);
    expect(draft.steps[2]?.guide).toEqual(['Ask me.']);
    expect(odd).toEqual([
      '1 left out: the head of an e-mail',
      '2 left out: the head of an e-mail',
      '4 left out: a greeting',
      '11 stands behind the list: kept as a hint of the last step',
      '13 left out: the end of an e-mail',
      '14 left out: the end of an e-mail',
      '15 left out: the end of an e-mail',
      '16 left out: the end of an e-mail',
      '18 left out: the end of an e-mail',
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

  it('says of each condition that it became no branch, wherever it stands', () => {
    const { draft, odd } = imported(`1. Greet
   - If they shout: "I can hear how angry you are."
   - Offer a coffee, if possible
   - Ask them if they have an order number
2. Solve
   - Offer a voucher unless it is the third time
   - When the sum is over 50, ring the lead
   - [ ] Ticket opened if it was new
   - Otherwise back to step 1
   - What would you like, if you could choose?
3. If they refuse, hand over
`);
    expect(odd).toEqual([
      '2 a condition: kept as a hint, a branch is written with "when"',
      '6 a condition: kept as a hint, a branch is written with "when"',
      '7 a condition: kept as a hint, a branch is written with "when"',
      '8 a condition: it is asked on each call, "when" can limit it',
      '9 a way to another step: kept as a hint, write it with "next"',
      '11 a condition: the step comes on each call, "when" can limit it',
    ]);
    expect(draft.steps[0]).toMatchObject({
      say: ['I can hear how angry you are.'],
      guide: ['If they shout: "I can hear how angry you are."', expect.anything(), expect.anything()],
    });
  });

  it('that is German gets German labels and lines, and its steps are understood', async () => {
    const { draft, file, odd } = imported(`Unser Weg

1. Begrüßen
   - Falls sie schreien, zurück zu Schritt 1.
2. Aktiv zuhören
   - Ausreden lassen, nicht unterbrechen
3. Anliegen wiederholen
4. Sich entschuldigen
   - Sagen: Das tut mir leid.
   - Einen Gutschein, wenn der Kunde Stammkunde ist
5. Lösung umsetzen
   - Außer bei Betrug: Gutschrift sofort
   - Notiz: Kundennummer
6. Verabschieden

Nach dem Anruf
Im CRM dokumentieren
`);
    expect(draft.language).toBe('de');
    expect(draft.steps.map(({ acts, phase }) => `${acts} ${phase}`)).toEqual([
      'respond call',
      'listen call',
      'recap call',
      'apologise call',
      'do call',
      'close call',
      'document after',
    ]);
    expect(file).toContain('label: Stimmen sie zu?');
    expect(file).toContain('Bitte erzählen Sie mir, was geschehen ist.');
    expect(file).toContain('kundennummer: { label: "Kundennummer" }');
    expect(file).not.toMatch(/How does it stand|What happened|ring back/);
    expect(odd).toEqual([
      '4 a way to another step: kept as a hint, write it with "next"',
      '10 a condition: kept as a hint, a branch is written with "when"',
      '12 a condition: kept as a hint, a branch is written with "when"',
    ]);
    const { book, digest, tests } = playbookFrom(file);
    for (const scenario of tests) expect(await runScenario(book, digest, scenario)).toEqual([]);
  });

  it.each([
    ['1. Greet\n2. Listen to them', 'en'],
    ['1. Greet\n2. Listen', 'en'],
    ['1. Zuhören\n2. Lösen', 'de'],
    ['Begrüssen\nProblem erfragen\nWeiterleiten', 'de'],
    ['1. Zuhoeren\n2. Rueckruf zusagen', 'de'],
    ['1. Saluer\n2. Écouter\n3. Aider', null],
  ])('%j is read as %s', (text, language) => expect(languageOf(text)).toBe(language));

  it('knows umlauts that are spelt out like the letters', () => {
    const acts = (text: string) => imported(text).draft.steps.map((step) => step.acts);
    const spelt =
      '1. Begruessen\n2. Zuhoeren\n3. Verstaendnis zeigen\n4. Loesung\n5. Rueckruf\n6. Abschliessen\n7. Bedauern';
    const letters =
      '1. Begrüßen\n2. Zuhören\n3. Verständnis zeigen\n4. Lösung\n5. Rückruf\n6. Abschließen\n7. Bedauern';
    expect(acts(spelt)).toEqual(acts(letters));
    expect(acts(spelt).flat()).toEqual(['respond', 'listen', 'empathise', 'do', 'promise', 'close', 'apologise']);
  });

  it('leaves hidden characters out, says so, and takes the breaks of Word for lines', () => {
    const { file, odd } = imported('1. Gr\u001b[31meet\u202e them\n2. Listen\u000b3. Solve\n');
    expect(odd).toEqual(['1 hidden characters were left out']);
    expect(file).toContain('title: Greet them');
    expect(file).toContain('title: Solve');
    expect(file).not.toMatch(/[\u2400-\u2421\ufffd]/);
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
      ';',
      '> ',
      '| a | b |',
      '|---|---|',
      'o\t',
      'From: ',
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
