import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showProblems } from '../../src/playbook/problem.ts';
import { loadCustomer } from '../../src/trainer/customer/load-customer.ts';
import { playbooksFolder } from '../helpers/playbooks.ts';
import { customerFrom, shippedCustomer } from './practice-call.ts';

const problems = (text: string) => {
  const read = loadCustomer({ name: 'her.yaml', text });
  return read.ok ? '' : showProblems(read.problems);
};

describe('a customer file', () => {
  it('needs three lines', () => {
    const customer = customerFrom('recover-customer: 1\ntitle: Her\nopens: Hello.\n');
    expect(customer).toMatchObject({ title: 'Her', temper: 6, hangsUpAt: 10, opens: ['Hello.'], story: [] });
  });

  it('tells all that is wrong with it at once, each at its place and with what was meant', () => {
    const text = `recover-customer: 1
title: Her
tempr: 6
opens: Hello.
moves:
  interupted: 3
  never-say: much
says:
  hang-up: Enough.
`;
    expect(problems(text).match(/her.yaml:\d+:\d+ .*|Did you mean .*/g)).toEqual([
      'her.yaml:3:1  error unknown-field  There is no field "tempr" here.',
      'Did you mean "temper"?',
      'her.yaml:6:3  error unknown-field  There is no field "interupted" here.',
      'Did you mean "interrupted"?',
      'her.yaml:7:14  error bad-value  A whole number from -10 to 10 is wanted here: below 0 calms them.',
      'her.yaml:9:3  error unknown-field  There is no field "hang-up" here.',
      'Did you mean "hangs-up"?',
    ]);
  });

  it('is rung back as the same person, who does not tell it all again', () => {
    const { followUp } = customerFrom(`recover-customer: 1
title: Her
name: Anna
opens: Hello.
story: [It is late.]
answers: { wish: My money., details: The grey one. }
follow-up:
  promised: by noon
  on-record: { issue: late }
  opens: And?
  answers: { wish: A voucher then. }
`);
    expect(followUp).toMatchObject({
      promised: 'by noon',
      calledFor: 'callback',
      late: false,
      onRecord: { issue: 'late' },
    });
    expect(followUp?.customer).toMatchObject({ name: 'Anna', temper: 4, opens: ['And?'], story: [] });
    expect(followUp?.customer.answers).toMatchObject({
      wish: { lines: ['A voucher then.'] },
      details: { lines: ['The grey one.'] },
    });
  });

  it('is held to the same when they are rung back', () => {
    const text = `recover-customer: 1
title: Her
hangs-up-at: 8
opens: Hello.
answers: { wish: My money. }
follow-up:
  promised: by noon
  opens: And?
  temper: 9
  changes-of-mind:
    - { at: wish, lines: No., topic: whish }
`;
    expect(problems(text).match(/her.yaml:\d+:\d+ .*|Did you mean .*/g)).toEqual([
      'her.yaml:9:11  error gone-at-once  They hang up at 8 and begin at 9: they would be gone at once.',
      'her.yaml:11:38  error unknown-topic  They never say anything about "whish", so they cannot change their mind about it.',
      'Did you mean "wish"?',
    ]);
  });

  it('cannot change a mind about what is never spoken of, nor begin where it hangs up', () => {
    const text = `recover-customer: 1
title: Her
temper: 8
hangs-up-at: 8
opens: Hello.
answers: { wish: My money. }
changes-of-mind:
  - { at: outcome, lines: No., topic: whish }
`;
    expect(problems(text)).toContain('her.yaml:8:39  error unknown-topic');
    expect(problems(text)).toContain('Did you mean "wish"?');
    expect(problems(text)).toContain('they would be gone at once');
  });

  it('is told apart from a playbook', () => {
    expect(problems('recover: 1\ntitle: Small\n')).toContain('This is a playbook, not a customer.');
  });

  it('cannot draw on the screen, and must stay small', () => {
    expect(problems('recover-customer: 1\ntitle: "a\\e[2J"\nopens: Hello.\n')).toContain('control-characters');
    expect(problems(`recover-customer: 1\ntitle: a\nopens: ${'x'.repeat(300_000)}\n`)).toContain('larger than 256 kB');
    expect(problems(`recover-customer: 1\ntitle: a\nopens: |\n  Hello.\n  ${'so '.repeat(200)}\n`)).toContain(
      'her.yaml:5:3  error long-line',
    );
    expect(problems('recover-customer: 1\ntitle: &a Her\nopens: *a\n')).toContain('anchors are not allowed');
  });
});

it('five customers are shipped, and each can be played', () => {
  const files = readdirSync(join(playbooksFolder, 'customers'));
  expect(files.length).toBe(5);
  for (const file of files) expect(shippedCustomer(file.replace('.yaml', '')).story.length).toBeGreaterThan(1);
});

it('a file that somebody was at with a pair of scissors is told of, or played, and never breaks the reader', () => {
  const texts = readdirSync(join(playbooksFolder, 'customers')).map((file) =>
    readFileSync(join(playbooksFolder, 'customers', file), 'utf8'),
  );
  const anywhere = fc.record({
    text: fc.constantFrom(...texts),
    from: fc.nat(1500),
    length: fc.nat(40),
    put: fc.constantFrom('', ':', '- ', '"', '\n', '{', '[a, b', '#', '0', '&x ', '\t', ': |', 'é'),
  });
  fc.assert(
    fc.property(anywhere, ({ text, from, length, put }) => {
      const read = loadCustomer({ name: 'cut.yaml', text: text.slice(0, from) + put + text.slice(from + length) });
      if (read.ok) return read.customer.opens.length > 0;
      return read.problems.length > 0 && read.problems.every(({ line }) => line > 0);
    }),
    { numRuns: 400 },
  );
});
