import { describe, expect, it } from 'vitest';
import { load, playbook } from '../load-text.ts';

/** The rules that a playbook breaks, each with its line. */
function broken(rest: string): string[] {
  return load(playbook(rest)).problems.map(({ rule, line }) => `${rule} ${line}`);
}

const step = (id: string, rest: string) => `  - { id: ${id}, ${rest} }\n`;
const sorry = step('sorry', 'act: apologise, say: I am so sorry.');
const hear = step('hear', 'say: What happened?, ask: { issue: text }');

describe('names', () => {
  it.each<[string, string, string[]]>([
    [
      'a name that every call knows needs no ask',
      `steps:\n${step('a', 'say: "I am {{ agent }}, extension {{ direct | 415 }}."')}`,
      [],
    ],
    [
      'and can be asked for in a condition',
      `steps:\n${step('a', 'say: "I ring you {{ promise }}.", when: { promise: given }')}`,
      [],
    ],
    ['but is not compared', `steps:\n${step('a', 'say: Hello., when: { customer: Anna }')}`, ['condition-on-words 4']],
    [
      'what is read back is known by its name',
      `steps:\n${step('a', 'ask: { story: notes, right: { type: yes-no, reads-back: { fact: issue, from: story } } }')}${step('b', 'say: "I am sorry about {{ issue | this }}."')}`,
      [],
    ],
    [
      'and is read back from notes',
      `steps:\n${step('a', 'ask: { story: text, right: { type: yes-no, reads-back: { fact: issue, from: story } } }')}`,
      ['unknown-fact 4'],
    ],
    [
      'a step of a script is no step of the main way',
      `steps:\n${step('a', 'say: Hello., next: { go: b }')}scripts:\n  s: { card: yes, steps: [{ id: b, say: Hello. }] }\n`,
      ['unknown-step 4'],
    ],
    [
      'an ask in another step has an id of its own',
      `steps:\n${hear}${step('again', 'say: And?, ask: { issue: text }')}`,
      ['duplicate-id 5'],
    ],
    [
      'two choices become one id',
      `steps:\n${step('a', 'say: Which?, ask: { one: { type: choice, choices: [A new one, A new one!] } }')}`,
      ['duplicate-id 4'],
    ],
    [
      'an ask that is called like a condition',
      `steps:\n${step('a', 'say: Well?, ask: { any: text }')}`,
      ['reserved-id 4'],
    ],
    [
      'a choice that is called like a condition',
      `steps:\n${step('a', 'say: Well?, ask: { one: { type: choice, choices: { given: Yes, b: No } } }')}`,
      ['reserved-id 4'],
    ],
    [
      'a choice called by another number',
      `steps:\n${step('a', 'say: How likely?, ask: { one: { type: choice, choices: [0, 1] } }')}`,
      ['choices 4', 'choices 4'],
    ],
    [
      'choices called by their own',
      `steps:\n${step('a', 'say: How likely?, ask: { one: { type: choice, choices: [1, 2] } }')}`,
      [],
    ],
  ])('%s', (_, rest, rules) => {
    expect(broken(rest)).toEqual(rules);
  });
});

describe('conditions', () => {
  const ask = (form: string, when: string) =>
    `steps:\n${step('a', `say: Well?, ask: { it: ${form} }`)}${step('b', `say: Good., when: { it: ${when} }`)}`;
  it.each<[string, string, string[]]>([
    ['yes-no', 'perhaps', ['unknown-choice 5']],
    ['yes-no', 'true', []],
    ['check', 'yes', []],
    ['hand-over', 'no', []],
    ['number', '{ over: 3 }', []],
    ['number', '12', []],
    ['number', 'many', ['unknown-choice 5']],
    ['money', '{ under: 20 }', []],
    ['text', 'given', []],
    ['text', '{ over: 3 }', ['condition-on-words 5']],
    ['notes', 'late', ['condition-on-words 5']],
    ['follow-up', 'missing', []],
    ['{ type: choices, choices: [Late, Rude] }', '[late, rude]', []],
    ['{ type: choices, choices: [Late, Rude] }', '[late, kind]', ['unknown-choice 5']],
  ])('%s compared with %s', (form, when, rules) => {
    expect(broken(ask(form, when))).toEqual(rules);
  });
});

describe('the way through', () => {
  it.each<[string, string, string[]]>([
    [
      'a step with a condition can be passed by',
      `steps:\n${hear}${step('a', 'say: A., when: { issue: given }, next: { end: yes }')}${step('b', 'say: B.')}`,
      [],
    ],
    [
      'behind an end nothing comes',
      `steps:\n${step('a', 'say: A., next: { end: yes }')}${step('b', 'say: B.')}`,
      ['unreachable-step 5'],
    ],
    [
      'each phase begins by itself',
      `steps:\n${step('a', 'say: A., next: { end: yes }')}${step('b', 'guide: B., phase: after')}${step('c', 'say: C., phase: follow-up')}`,
      [],
    ],
    [
      'a follow-up call can lead back into the call',
      `steps:\n${hear}${step('c', 'say: Well?, phase: follow-up, ask: { well: yes-no }, next: { when: { well: no }, go: hear }')}`,
      [],
    ],
    [
      'where a misspelt step should lead nothing is lost',
      `steps:\n${step('a', 'say: A., next: { go: bb }')}${step('b', 'say: B.')}`,
      ['unknown-step 4'],
    ],
    [
      'a redo of the step itself is well',
      `steps:\n${step('a', 'say: A?, ask: { right: yes-no }, next: { when: { right: no }, redo: a }')}`,
      [],
    ],
    [
      'a loop by go without a way out',
      `steps:\n${step('a', 'say: A?, ask: { right: yes-no }')}${step('b', 'say: B., next: { go: a }')}`,
      ['endless-loop 5'],
    ],
    [
      'a loop by go with a way out but no question',
      `steps:\n${hear}${step('a', 'say: A.')}${step('b', 'say: B., next: { when: { issue: given }, go: a }')}`,
      ['endless-loop 6'],
    ],
    [
      'a script that runs another that runs it',
      `steps:\n${step('a', 'say: A., next: { run: x }')}scripts:\n  x: { steps: [{ id: x1, say: X., next: { run: y } }] }\n  y: { steps: [{ id: y1, say: Y., next: { run: x } }] }\n`,
      ['script-loop 6', 'script-loop 7'],
    ],
    [
      'a script without steps',
      `steps:\n${step('a', 'say: A.')}scripts:\n  x: { card: yes, steps: [] }\n`,
      ['script-phase 6'],
    ],
  ])('%s', (_, rest, rules) => {
    expect(broken(rest)).toEqual(rules);
  });
});

describe('what the customer never hears', () => {
  it.each<[string, string, string[]]>([
    [
      'an internal answer in the closing',
      `steps:\n${step('a', 'say: A., ask: { cause: { internal: yes } }')}closing: "It was {{ cause | us }}."\n`,
      ['internal-said 5'],
    ],
    [
      'an internal answer by way of a public one',
      `steps:\n${step('a', 'say: A., ask: { cause: { internal: yes }, told: { prefill: cause } }')}`,
      ['internal-said 4'],
    ],
    [
      'internal notes that are read back',
      `steps:\n${step('a', 'say: A., ask: { story: { type: notes, internal: yes }, right: { type: yes-no, reads-back: { fact: issue, from: story } } }')}`,
      ['internal-said 4'],
    ],
    [
      'an internal answer in another internal one is well',
      `steps:\n${step('a', 'say: A., ask: { cause: { internal: yes }, why: { internal: yes, prefill: cause } }')}`,
      [],
    ],
    [
      'a fact that is public in one ask',
      `steps:\n${step('a', 'say: A., ask: { cause: { internal: yes }, why: { fact: cause } }')}`,
      ['fact-types 4'],
    ],
    ['curly quotes and capitals hide no phrase', `steps:\n${step('a', 'say: "It’s  OUR policy."')}`, ['never-say 4']],
    ['short forms and inflections hide none', `steps:\n${step('a', 'say: So it is our  policies.')}`, ['never-say 4']],
    ['an honest line is none', `steps:\n${step('a', 'say: You should have had a call.')}`, []],
    ['weak words are for the playbook to name', `steps:\n${step('a', 'say: You hear from me soon.')}`, []],
    [
      'and are refused where it does',
      `never-say: { soon: at four }\nsteps:\n${step('a', 'say: You hear from me soon.')}`,
      ['never-say 5'],
    ],
    ['a phrase inside another word is none', `steps:\n${step('a', 'say: That awesome one will do.')}`, []],
    ['a phrase in the closing', `steps:\n${step('a', 'say: A.')}closing: Someone will ring you.\n`, ['never-say 5']],
    [
      'a phrase in the words to fall back on',
      `steps:\n${hear}${step('a', 'say: "{{ issue | calm down }}"')}`,
      ['never-say 5'],
    ],
  ])('%s', (_, rest, rules) => {
    expect(broken(rest)).toEqual(rules);
  });
});

describe('lines that can be spoken', () => {
  it.each<[string, string, string[]]>([
    [
      'a name set off by a comma can go',
      `steps:\n${step('a', 'say: "{{ customer }}, thank you, {{ customer }}."')}`,
      [],
    ],
    [
      'a line that is there only with the answer',
      `steps:\n${hear}${step('b', 'say: [{ line: "So: {{ issue }}.", when: { issue: given } }]')}`,
      [],
    ],
    ['a step that is', `steps:\n${hear}${step('b', 'when: { issue: given }, say: "So: {{ issue }}."')}`, []],
    [
      'the promise, once a time was given',
      `steps:\n${step('a', 'say: Well?, ask: { ring: follow-up }')}${step('b', 'say: [{ line: "I ring you {{ promise }}.", when: { ring: given } }]')}`,
      [],
    ],
    [
      'a line that is there only without it',
      `steps:\n${hear}${step('b', 'say: [{ line: "So: {{ issue }}.", when: { issue: missing } }]')}`,
      ['no-fallback 5'],
    ],
    [
      'a long line that must be read as it is',
      `steps:\n${step('a', `verbatim: yes, say: ${'This must be said? '.repeat(20).trim()}`)}`,
      [],
    ],
  ])('%s', (_, rest, rules) => {
    expect(broken(rest)).toEqual(rules);
  });
});

describe('apologies', () => {
  const policy = (rest: string, steps: string) => `policy: { apology: { ${rest} } }\nsteps:\n${steps}`;
  const care = step('care', 'act: empathise, say: That is frustrating.');
  it.each<[string, string, string[]]>([
    ['at once, first', policy('first: at-once', sorry + hear), []],
    ['at once, after a question', policy('first: at-once', hear + sorry), ['apology-first 5']],
    [
      'at once, after a step that asks nothing',
      policy('first: at-once', step('own', 'say: This is mine.') + sorry),
      [],
    ],
    [
      'at once, on a condition',
      policy('first: at-once', step('sorry', 'act: apologise, say: Sorry., when: { issue: given }') + hear),
      ['apology-first 5', 'asked-later 5'],
    ],
    [
      'at once, with lines on conditions only',
      policy('first: at-once', step('sorry', 'act: apologise, say: [{ line: Sorry., when: { issue: given } }]') + hear),
      ['apology-first 5', 'asked-later 5'],
    ],
    ['at once, never', policy('first: at-once', hear), ['apology-first 3']],
    ['after empathy', policy('first: after-empathy', care + sorry), []],
    [
      'after empathy in the same step',
      policy('first: after-empathy', step('both', 'act: [empathise, apologise], say: Sorry.')),
      [],
    ],
    [
      'before empathy in the same step',
      policy('first: after-empathy', step('both', 'act: [apologise, empathise], say: Sorry.')),
      ['apology-first 5'],
    ],
    ['before empathy', policy('first: after-empathy', sorry + care), ['apology-first 5']],
    [
      'again, naming the issue',
      policy(
        'again: naming-the-issue',
        sorry + hear + step('more', 'act: apologise, say: "I am sorry about {{ issue | this }}."'),
      ),
      [],
    ],
    [
      'again, naming what was recapped',
      policy(
        'again: naming-the-issue',
        sorry +
          step('recap', 'act: recap, say: Right?, ask: { matter: text }') +
          step('more', 'act: apologise, say: "I am sorry about {{ matter | this }}."'),
      ),
      [],
    ],
    [
      'again, naming nothing in one line',
      policy(
        'again: naming-the-issue',
        sorry + hear + step('more', 'act: apologise, say: ["I am sorry about {{ issue | this }}.", "I am sorry."]'),
      ),
      ['apology-again 7'],
    ],
    ['again, never', policy('again: naming-the-issue', sorry + hear), ['apology-again 3']],
    [
      'until they are ready, without asking',
      policy('again: until-ready', step('sorry', 'act: apologise, say: Sorry., next: { redo: sorry }')),
      ['apology-again 3'],
    ],
  ])('%s', (_, rest, rules) => {
    expect(broken(rest)).toEqual(rules);
  });
});

describe('while listening', () => {
  it.each<[string, string, string[]]>([
    ['one text is well', `steps:\n${step('a', 'mode: listen, say: A., ask: { issue: text }')}`, []],
    [
      'a choice is not',
      `steps:\n${step('a', 'mode: listen, say: A., ask: { one: { type: choice, choices: [A, B] } }')}`,
      ['listening 4'],
    ],
    [
      'two fields are not',
      `steps:\n${step('a', 'mode: listen, say: A., ask: { issue: text, story: notes }')}`,
      ['listening 4'],
    ],
  ])('%s', (_, rest, rules) => {
    expect(broken(rest)).toEqual(rules);
  });
});

describe("a playbook's own tests", () => {
  const test = (rest: string) => `steps:\n${hear}tests:\n  - { name: it, ${rest} }\n`;
  it.each<[string, string, string[]]>([
    ['name a step to jump to', 'replies: [{ jump: heer }]', ['test-names 6']],
    ['name a card', 'replies: [{ card: threat }]', ['test-names 6']],
    ['name an ending', 'replies: [{ end: solvd }]', ['test-names 6']],
    ['name a fact', 'replies: [], expect: { facts: { isue: x } }', ['test-names 6']],
    [
      'name steps',
      'replies: [], expect: { passes: { heer: 1 }, steps: { heer: done }, at: heer, missing: [heer] }',
      Array(4).fill('test-names 6'),
    ],
    [
      'may stand at the end of the call',
      'replies: [{ issue: late }, { end: solved }], expect: { at: wrap-up, missing: [issue, hear] }',
      [],
    ],
  ])('%s', (_, rest, rules) => {
    expect(broken(test(rest))).toEqual(rules);
  });

  it('may put what is read back in better words', () => {
    const steps = step(
      'a',
      'say: Right?, ask: { story: notes, right: { type: yes-no, reads-back: { fact: issue, from: story } } }',
    );
    expect(
      broken(`steps:\n${steps}tests:\n  - { name: it, replies: [{ story: late }, { right: three weeks late }] }\n`),
    ).toEqual([]);
  });
});
