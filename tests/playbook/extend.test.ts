import { describe, expect, it } from 'vitest';
import { load, loaded, playbook, problemsOf } from './load-text.ts';

const base = `recover: 1
id: base
title: Base
policy: { hand-over: none, apology: { first: at-once } }
never-say: { our rules: what I can do }
steps:
  - { id: sorry, act: apologise, say: I am so sorry. }
  - { id: hear, title: Hear them, say: What happened?, guide: Do not interrupt. }
  - { id: thank, say: Thank you. }
scripts:
  threat: { card: yes, steps: [{ id: stay, say: I want to help you. }, { id: leave, say: I end this call now. }] }
tests:
  - { name: of the base, replies: [back] }
`;

const block = `recover: 1
steps:
  - { id: write, phase: after, guide: Write it down., ask: { record: text } }
  - { id: file, phase: after, guide: File it. }
`;

const others = { base, 'shared/write.yaml': block };
const ids = (text: string) => loaded(text, others).playbook.steps.map(({ id }) => id);
const child = (rest: string) => `recover: 1\nid: ours\ntitle: Ours\nextends: base\n${rest}`;

describe('an extended playbook', () => {
  it('has all of the other one, and its own name', () => {
    const { playbook: book, tests, files } = loaded(child(''), others);
    expect(book).toMatchObject({
      id: 'ours',
      title: 'Ours',
      policy: { handOver: 'none', apology: { first: 'at-once' } },
    });
    expect(book.steps.map(({ id }) => id)).toEqual(['sorry', 'hear', 'thank']);
    expect(Object.keys(book.scripts)).toEqual(['threat']);
    expect(tests).toEqual([]);
    expect(files.map(({ name }) => name)).toEqual(['call.yaml', 'base']);
  });

  it('replaces of a step just what it names', () => {
    const [, hear] = loaded(child('steps:\n  - { id: hear, say: Tell me. }\n'), others).playbook.steps;
    expect(hear).toMatchObject({
      id: 'hear',
      title: 'Hear them',
      guide: ['Do not interrupt.'],
      say: [{ text: 'Tell me.' }],
    });
  });

  it.each([
    ['at the end', 'steps:\n  - { id: bye, say: Goodbye. }\n', ['sorry', 'hear', 'thank', 'bye']],
    [
      'after a step',
      'steps:\n  - { id: wish, after: hear, say: What would help? }\n',
      ['sorry', 'hear', 'wish', 'thank'],
    ],
    ['before a step', 'steps:\n  - { id: hello, before: sorry, say: Hello. }\n', ['hello', 'sorry', 'hear', 'thank']],
    [
      'after a new one',
      'steps:\n  - { id: one, after: sorry, say: One. }\n  - { id: two, after: one, say: Two. }\n',
      ['sorry', 'one', 'two', 'hear', 'thank'],
    ],
    ['by moving one', 'steps:\n  - { id: thank, before: hear }\n', ['sorry', 'thank', 'hear']],
    ['without one', 'remove: [thank]\n', ['sorry', 'hear']],
    [
      'with a block after a step',
      'steps:\n  - { include: shared/write.yaml, after: sorry }\n',
      ['sorry', 'write', 'file', 'hear', 'thank'],
    ],
    [
      'with a block before a step',
      'steps:\n  - { include: shared/write.yaml, before: hear }\n',
      ['sorry', 'write', 'file', 'hear', 'thank'],
    ],
  ])('puts its steps %s', (_, rest, expected) => {
    expect(ids(child(rest))).toEqual(expected);
  });

  it('adds to policy, phrases and scripts', () => {
    const rest =
      'policy: { apology: { again: until-ready }, promise: in 24 hours }\nnever-say: { no way: let me see }\nscripts: { threat: { steps: [{ id: stay, say: I hear you. }] } }\nsteps:\n  - { id: sorry, ask: { ready: yes-no }, next: { when: { ready: no }, redo: sorry } }\n';
    const { policy, neverSay, scripts } = loaded(child(rest), others).playbook;
    expect(policy).toMatchObject({
      handOver: 'none',
      apology: { first: 'at-once', again: 'until-ready' },
      promise: { latest: 'in 24 hours' },
    });
    expect(neverSay.slice(0, 2).map(({ phrase }) => phrase)).toEqual(['our rules', 'no way']);
    expect(scripts.threat).toMatchObject({
      card: true,
      steps: [{ id: 'stay', say: [{ text: 'I hear you.' }] }, { id: 'leave' }],
    });
  });

  it('points into the file where a mistake was made', () => {
    const broken = base.replace('What happened?', '"It is our policy."');
    expect(
      problemsOf(child('steps:\n  - { id: thank, next: { go: herar } }\nremove: [tank]\n'), { base: broken }),
    ).toMatchInlineSnapshot(`
      "call.yaml:6:30  error unknown-step  There is no step "herar" on the main way.
            - { id: thank, next: { go: herar } }
                                       ^
          Did you mean "hear"?

      call.yaml:7:10  error unknown-step  The extended playbook has no step "tank".
          remove: [tank]
                   ^
          Did you mean "thank"?

      base:8:41  error never-say  "It is our policy" is never said.
            - { id: hear, title: Hear them, say: "It is our policy.", guide: Do not interrupt. }
                                                  ^
          Better: "here is what I can do"."
    `);
  });

  it('says when the other one cannot be had, and still checks its own file', () => {
    expect(
      problemsOf('recover: 1\ntitle: Ours\nextends: bse\nsteps:\n  - { id: a, say: Calm down., next: { go: hear } }\n'),
    ).toMatchInlineSnapshot(`
      "call.yaml:3:10  error other-file  There is no file "bse".
          extends: bse
                   ^

      call.yaml:5:19  error never-say  "Calm down" is never said.
            - { id: a, say: Calm down., next: { go: hear } }
                            ^
          Better: "I understand, and I am listening"."
    `);
  });
});

describe('an included file', () => {
  it('stands where it is named, also in a script and inside another one', () => {
    const text = playbook(
      'steps:\n  - { id: a, say: Hello., next: { run: extra } }\n  - include: outer.yaml\n  - { id: z, say: Bye. }\nscripts:\n  extra:\n    steps:\n      - include: inner.yaml\n',
    );
    const outer = 'recover: 1\nsteps:\n  - { id: one, say: One. }\n  - include: deep.yaml\n';
    const { playbook: book } = loaded(text, {
      'outer.yaml': outer,
      'deep.yaml': 'recover: 1\nsteps:\n  - { id: two, say: Two. }\n',
      'inner.yaml': 'recover: 1\nsteps:\n  - { id: three, say: Three. }\n',
    });
    expect(book.steps.map(({ id }) => id)).toEqual(['a', 'one', 'two', 'z']);
    expect(book.scripts.extra?.steps.map(({ id }) => id)).toEqual(['three']);
  });

  it.each<[string, Record<string, string>, string]>([
    ['that includes itself', { 'a.yaml': 'recover: 1\nsteps:\n  - include: a.yaml\n' }, 'other-file'],
    ['that is missing', {}, 'other-file'],
    ['that is a whole playbook', { 'a.yaml': base }, 'unknown-field'],
    ['that cannot be read', { 'a.yaml': 'steps: [' }, 'yaml'],
    [
      'that doubles itself without end',
      {
        'a.yaml': `recover: 1\nsteps:\n${'  - include: b.yaml\n'.repeat(9)}`,
        'b.yaml': `recover: 1\nsteps:\n${'  - include: c.yaml\n'.repeat(9)}`,
        'c.yaml': block,
      },
      'other-file',
    ],
  ])('%s is a problem', (_, files, rule) => {
    const { ok, problems } = load(playbook('steps:\n  - { id: first, say: Hello. }\n  - include: a.yaml\n'), files);
    expect(ok).toBe(false);
    expect(problems.map((problem) => problem.rule)).toContain(rule);
  });

  it('that two playbooks extend in a circle is a problem', () => {
    const { problems } = load(child(''), {
      base: 'recover: 1\ntitle: Base\nextends: call.yaml\n',
      'call.yaml': child(''),
    });
    expect(problems.map(({ rule }) => rule)).toEqual(['other-file']);
  });
});
