import { describe, expect, it, vi } from 'vitest';
import { playbookForm } from '../../src/playbook/format/playbook-form.ts';
import { load, loaded, playbook, problemsOf } from './load-text.ts';

const simple = `recover: 1
title: Five calm steps
steps:
  - title: Own it
    say: I am {{ agent }}, and I will look after this myself.
  - title: Say sorry
    say: I'm so sorry this has happened to you.
  - title: Hear them out
    say: Please tell me what happened.
  - title: Put it right
    say: I want to put this right today. What would help?
  - title: Thank them
    say: Thank you for telling me.
`;

describe('a simple playbook', () => {
  it('is a title and five steps with a line each', () => {
    const { playbook: book, problems } = loaded(simple);
    expect(problems).toEqual([]);
    expect(book.id).toBe('call');
    expect(book.steps.map(({ id, say }) => [id, say[0]?.text])).toEqual([
      ['own-it', 'I am {{ agent }}, and I will look after this myself.'],
      ['say-sorry', "I'm so sorry this has happened to you."],
      ['hear-them-out', 'Please tell me what happened.'],
      ['put-it-right', 'I want to put this right today. What would help?'],
      ['thank-them', 'Thank you for telling me.'],
    ]);
    expect(book.closing.at(-1)?.text).toBe(
      'Thank you for telling me, {{ customer }}. I will gladly help with anything else.',
    );
  });

  it('gets every default', () => {
    const { policy, dispositions, language, scripts, neverSay, format } = loaded(simple).playbook;
    expect({ policy, language, scripts, format }).toEqual({
      policy: {
        handOver: 'live',
        promise: { latest: null, lastHour: null },
        apology: { first: 'any', again: 'no' },
        checkIn: null,
        everyStep: false,
        tell: [],
      },
      language: 'en',
      scripts: {},
      format: 1,
    });
    expect(dispositions.promised).toBe('call-back promised');
    expect(neverSay).toEqual([]);
  });

  it('in another alphabet numbers its steps', () => {
    const { playbook: book } = loaded(
      'recover: 1\ntitle: 落ち着いて\nlanguage: ja\nsteps:\n  - { title: お詫び, say: 申し訳ございません。 }\n',
    );
    expect(book.steps[0]).toMatchObject({ id: 'step-1', title: 'お詫び' });
  });
});

it('everything that can be said comes out as the engine runs it', () => {
  const { playbook: book } = loaded(`recover: 1
id: whole
title: Whole
about: |
  For all.
  Of us.
policy: { hand-over: none, promise: in 24 hours, last-hour: tomorrow 9:00, check-in: in 2 days, every-step: yes, tell: [Manager, Head of QA] }
never-say: { calm down: take your time }
dispositions: { solved: put right }
steps:
  - id: hear
    letter: H Y
    title: Hear
    act: [listen, thank]
    mode: listen
    guide: |
      Do not interrupt.
      Nod.
    say:
      - What happened?
      - { line: Word for word., verbatim: yes, when: { any: [{ late: yes }, { sum: { over: 20, under: 99.5 } }], not: { wish: missing } } }
    ask:
      story: { type: notes, required: critical, message: We need it. }
  - id: check
    ask:
      agreed-to: { type: yes-no, reads-back: { fact: issue, from: story } }
      late: yes-no
      wish: { type: choice, choices: { money: { label: Money back, ends: solved }, swap: A new one }, other: yes, when: { late: [yes, no] } }
      ways: { type: options, min: 2, max: 3, order: best-last, always: Leave it. }
      sum: { type: money, currency: EUR, max: 2000 }
      ring: { type: follow-up, kind: update }
      cause: { internal: yes, label: Why, prefill: issue, fact: cause-of-it, hint: for us }
    next:
      - { when: { agreed-to: no }, redo: hear, at-most: 2 }
      - { when: { wish: swap }, run: swapping }
      - { end: yes }
scripts:
  swapping: { title: A new one, card: yes, steps: [{ id: send, say: It is on its way. }] }
closing:
  - Goodbye.
`);
  expect(
    [book.policy, ...book.steps.flatMap((step) => [{ ...step, asks: [] }, ...step.asks]), book.scripts]
      .map(brief)
      .join('\n'),
  ).toMatchInlineSnapshot(`
    "{"handOver":"none","promise":{"latest":"in 24 hours","lastHour":"tomorrow 9:00"},"apology":{"first":"any","again":"no"},"checkIn":"in 2 days","everyStep":true,"tell":["Manager","Head of QA"]}
    {"id":"hear","letters":["H","Y"],"title":"Hear","acts":["listen","thank"],"phase":"call","mode":"listen","guide":["Do not interrupt.","Nod."],"say":[{"text":"What happened?"},{"text":"Word for word.","verbatim":true,"when":{"kind":"all","of":[{"kind":"any","of":[{"kind":"is","fact":"late","values":["yes"]},{"kind":"all","of":[{"kind":"over","fact":"sum","than":20},{"kind":"under","fact":"sum","than":99.5}]}]},{"kind":"not","of":{"kind":"given","fact":"wish"}}]}}]}
    {"id":"story","fact":"story","label":"Story","required":"critical","message":"We need it.","type":"notes"}
    {"id":"check","title":"Check","phase":"call","mode":"say","next":[{"when":{"kind":"is","fact":"agreed-to","values":["no"]},"to":{"kind":"redo","step":"hear","atMost":2}},{"when":{"kind":"is","fact":"wish","values":["swap"]},"to":{"kind":"run","script":"swapping"}},{"to":{"kind":"end"}}]}
    {"id":"agreed-to","fact":"agreed-to","label":"Agreed to","required":"no","type":"yes-no","readsBack":{"fact":"issue","from":"story"}}
    {"id":"late","fact":"late","label":"Late","required":"no","type":"yes-no"}
    {"id":"wish","fact":"wish","label":"Wish","required":"no","when":{"kind":"is","fact":"late","values":["yes","no"]},"type":"choice","choices":[{"id":"money","label":"Money back","ends":"solved"},{"id":"swap","label":"A new one"}],"other":true}
    {"id":"ways","fact":"ways","label":"Ways","required":"no","type":"options","min":2,"max":3,"order":"best-last","always":["Leave it."]}
    {"id":"sum","fact":"sum","label":"Sum","required":"no","type":"money","currency":"EUR","max":2000}
    {"id":"ring","fact":"ring","label":"Ring","required":"no","type":"follow-up","kind":"update"}
    {"id":"cause","fact":"cause-of-it","label":"Why","hint":"for us","required":"no","internal":true,"prefill":"issue","type":"text"}
    {"id":"tell","title":"Tell the people inside","acts":["inform"],"phase":"after","mode":"say","guide":["Tell each of them what happened and what was done about it."]}
    {"type":"check","id":"told-manager","fact":"told-manager","label":"Told: Manager","required":"yes","internal":true}
    {"type":"check","id":"told-head-of-qa","fact":"told-head-of-qa","label":"Told: Head of QA","required":"yes","internal":true}
    {"swapping":{"id":"swapping","title":"A new one","card":true,"steps":[{"id":"send","title":"Send","phase":"call","mode":"say","say":[{"text":"It is on its way."}]}]}}"
  `);
});

/** Without what was left at its default. */
function brief(part: unknown): string {
  const isPlain = (value: unknown) => value === null || value === false || (Array.isArray(value) && value.length === 0);
  return JSON.stringify(part, (_, value: unknown) => (isPlain(value) ? undefined : value));
}

describe('a broken playbook', () => {
  it('tells a dozen mistakes at once, each at its place', () => {
    const text = `recover: 1
titel: A dozen
language: en
policy:
  hand-over: never
never-say:
  our rules: what I can do
steps:
  - id: Own It
    act: apologize
    say: |
      Those are our rules, {{ custmer }}.
      It's our policy, calm  down.
    next: { go: lisen }
  - id: listen
    mode: listen
    guide:
    say:
      - right: the sofa
      - It is order #5 and # 7
    ask:
      story: notess
      cause: { internal: yes, requird: yes }
  - id: listen
    say: It came from {{ cause | us }}.
    when: { story: late }
    ask:
      back: yes-no
      rating: { type: number, min: 5, max: 1, choices: [a] }
tests:
  - name: wrong
    replies:
      - stroy: x
`;
    const { problems } = load(text);
    const shown = problems.map(({ line, column, rule, message }) => `${line}:${column} ${rule}: ${message}`);
    expect(shown.join('\n')).toMatchInlineSnapshot(`
      "1:1 missing-field: "title:" is missing here.
      2:1 unknown-field: There is no field "titel" here.
      5:14 not-possible: "never" is not possible here.
      9:9 bad-id: An id has small letters, digits, "-" and "_", and begins with a letter or a digit.
      10:10 not-possible: "apologize" is not possible here.
      12:17 never-say: "our rules" is never said.
      12:28 unknown-name: Nothing asks for "custmer".
      13:7 never-say: "It's our policy" is never said.
      13:24 never-say: "calm down" is never said.
      14:17 unknown-step: There is no step "lisen" on the main way.
      17:5 missing-value: Nothing stands after "guide:".
      19:9 split-text: A colon with a space after it makes a field of this text.
      20:9 cut-text: The text ends before "#5 and # 7": a # after a space begins a comment.
      22:14 not-possible: "notess" is not possible here.
      23:7 listening: While you listen there is one field, and this is another.
      23:31 unknown-field: There is no field "requird" here.
      24:9 duplicate-id: Another step has the id "listen", in line 15.
      25:23 internal-said: "cause" is for us only, and this line is heard by the customer.
      26:13 condition-on-words: "story" holds typed words, which a condition does not compare.
      28:7 reserved-id: "back" is what an agent does in an answers file, so no ask can be called that.
      29:44 limits: At least 5 and at most 1 cannot both be.
      29:47 field-for-type: "choices" means nothing for an ask of type number.
      33:9 test-names: There is no ask or move "stroy"."
    `);
    expect(new Set(problems.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(10);
  });

  it('shows the line, the place in it, and what may have been meant', () => {
    expect(
      problemsOf(
        playbook(
          'steps:\n  - id: hear\n    say: |\n      Hello {{ agent }}.\n      So sorry about {{ isue | it }}.\n    ask: { issue: text }\n',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "call.yaml:7:22  error unknown-name  Nothing asks for "isue".
                So sorry about {{ isue | it }}.
                               ^
          Did you mean "issue"?"
    `);
  });

  it.each<[string, string, string]>([
    [
      'a comma inside braces',
      'steps:\n  - id: a\n    say: Hello.\n    ask:\n      how: { type: choice, choices: { late: { label: not yet, but later, ends: solved }, now: Now } }\n',
      'split-text',
    ],
    ['a list of lines in brackets', 'steps:\n  - { id: a, say: [Please, tell me] }\n', 'split-text'],
    ['a colon in a guide', 'steps:\n  - id: a\n    guide:\n      - mind: the tone\n    say: Hello.\n', 'split-text'],
    [
      'a number sign in a label',
      'steps:\n  - id: a\n    say: Hello.\n    ask: { order: { label: Order #5 } }\n',
      'yaml',
    ],
    [
      'a number sign in a label on its line',
      'steps:\n  - id: a\n    say: Hello.\n    ask:\n      order:\n        label: Order #5\n',
      'cut-text',
    ],
    [
      'a field in camel case',
      'steps:\n  - id: a\n    say: Hello.\n    next: { redo: a, atMost: 2 }\n',
      'unknown-field',
    ],
    ['words for steps', 'steps: Hello\n', 'wrong-kind'],
    ['a step that is only words', 'steps:\n  - Hello\n', 'wrong-kind'],
    ['a playbook that is only words', 'recover', 'wrong-kind'],
    ['a playbook that is a list', '- recover: 1\n', 'wrong-kind'],
    ['an unknown kind of ending', 'steps:\n  - { id: a, say: Hello. }\ndispositions: { solvd: x }\n', 'unknown-field'],
    [
      'a currency in words',
      'steps:\n  - { id: a, say: Hello., ask: { sum: { type: money, currency: Euro } } }\n',
      'bad-value',
    ],
  ])('%s', (_, text, rule) => {
    const source = text === 'recover' || text.startsWith('-') ? text : playbook(text);
    expect(load(source).problems.map((problem) => problem.rule)).toEqual([rule]);
  });

  it('has mistakes told once, not again for what follows from them', () => {
    expect(
      problemsOf(
        playbook(
          'steps:\n  - id: check\n    say: Is that so?\n    ask: { right: { typ: yes-no } }\n    next: { when: { right: no }, redo: check }\n',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "call.yaml:6:21  error unknown-field  There is no field "typ" here.
              ask: { right: { typ: yes-no } }
                              ^
          Did you mean "type"?"
    `);
  });
});

it('an honest file with umlauts, quotes, percent signs and prices loads unharmed', () => {
  const { playbook: book, problems } = loaded(`# Für alle im Team
recover: 1
id: kaffee-und-kuchen
title: "Grüße & Größe: 100 %"   # the title
language: de
steps:
  - id: gruss   # the first
    title: Grüß Gott, „Kunde“!
    guide: |
      50 % der Leute sagen: "Ich hab's eilig" – ruhig bleiben. # no comment here
      Preise: 19,90 € oder £20; Rabatt -10 %
    say: |
      Guten Tag, {{ customer }}. Das kostet 19,90 €, also 5 % weniger.
      "Moment," sagte er: it's {{ issue | 'das' }} [sic] {so} #5 & mehr.
      - Ein Strich am Anfang, 100% sicher?
    ask:
      issue: { type: text, label: "Was ist los? (z. B. Größe)" }
      rate: { type: choice, choices: { ja: "Ja, gerne", nein: Nein } }
closing: Auf Wiederhören!
`);
  expect(problems).toEqual([]);
  expect(book.title).toBe('Grüße & Größe: 100 %');
  expect(book.steps[0]?.say.map(({ text }) => text)).toEqual([
    'Guten Tag, {{ customer }}. Das kostet 19,90 €, also 5 % weniger.',
    "\"Moment,\" sagte er: it's {{ issue | 'das' }} [sic] {so} #5 & mehr.",
    '- Ein Strich am Anfang, 100% sicher?',
  ]);
  expect(book.steps[0]?.guide[0]).toContain('# no comment here');
});

it('who must be told becomes a tick each, after the call', () => {
  const { steps } = loaded(
    playbook('policy: { tell: [Manager, Head of QA] }\nsteps:\n  - { id: a, say: Hello. }\n'),
  ).playbook;
  expect(steps.at(-1)).toMatchObject({
    id: 'tell',
    phase: 'after',
    acts: ['inform'],
    asks: [
      { id: 'told-manager', type: 'check', required: 'yes', internal: true, label: 'Told: Manager' },
      { id: 'told-head-of-qa', type: 'check', required: 'yes', internal: true, label: 'Told: Head of QA' },
    ],
  });
});

it("a playbook's own words for a phrase that is never said win over ours", () => {
  const { neverSay } = loaded(
    playbook('never-say: { Calm down: take your time }\nsteps:\n  - { id: a, say: Hello. }\n'),
  ).playbook;
  expect(neverSay.filter(({ phrase }) => phrase.toLowerCase() === 'calm down')).toEqual([
    { phrase: 'Calm down', better: 'take your time' },
  ]);
});

it('tests come out with the line of each reply', () => {
  const { tests } = loaded(
    playbook(
      'steps:\n  - { id: a, say: Hello., ask: { right: yes-no } }\ntests:\n  - name: they agree\n    at: 2026-03-02T10:00:00Z\n    replies:\n      - right: yes\n      - back\n    expect: { facts: { right: yes }, passes: { a: 1 }, at: a, missing: [], promises: 0 }\n',
    ),
  );
  expect(tests).toEqual([
    {
      name: 'they agree',
      file: 'call.yaml',
      line: 6,
      expectLines: expect.objectContaining({ at: 11, 'facts.right': 11 }),
      phase: 'call',
      calledFor: 'check-in',
      at: '2026-03-02T10:00:00Z',
      zone: null,
      replies: [
        { name: 'right', value: 'yes', line: 9 },
        { name: 'back', value: null, line: 10 },
      ],
      expect: {
        facts: { right: 'yes' },
        passes: { a: 1 },
        at: 'a',
        disposition: null,
        promises: 0,
        followUps: {},
        missing: [],
        steps: {},
      },
    },
  ]);
});

it('what is made to take long is refused before anything looks at it', () => {
  const file = (words: string) => `recover: 1\ntitle: A\nsteps:\n  - { title: A, guide: ${JSON.stringify(words)} }\n`;
  const rules = (text: string, others = {}) => load(text, others).problems.map(({ rule }) => rule);
  expect(rules(file(`x${' '.repeat(120_000)}x`))).toEqual(['too-long']);
  expect(rules(file(`${'a b '.repeat(500)}x`))).toEqual(['too-long']);
  expect(rules(file(`${'a b '.repeat(400)}\n`.repeat(9)))).toEqual([]);
  const shared = `recover: 1\nsteps:\n${'  - { title: A, say: B }\n'.repeat(900)}`;
  const many = `recover: 1\ntitle: A\nsteps:\n${'  - include: shared.yaml\n'.repeat(39)}`;
  expect(rules(many, { 'shared.yaml': shared })).toContain('too-large');
});

it('a playbook is held against its schema once, and again only when files were joined or something was mended', () => {
  const held = vi.spyOn(playbookForm, 'safeParse');
  const timesFor = (text: string, others = {}) => {
    held.mockClear();
    load(text, others);
    return held.mock.calls.length;
  };
  const shared = { 'shared.yaml': 'recover: 1\nsteps:\n  - { title: Thank them, say: Thank you. }\n' };
  expect(timesFor(simple)).toBe(1);
  expect(timesFor(`${simple}  - include: shared.yaml\n`, shared)).toBe(2);
  expect(timesFor(`${simple}    sya: Thank you.\n`)).toBe(2);
  held.mockRestore();
});
