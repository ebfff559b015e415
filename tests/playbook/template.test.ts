import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inside, isFillable, placeholders, publicWords, render, strayBraces } from '../../src/playbook/template.ts';
import { anyText } from '../text/any-text.ts';

const words = (facts: Readonly<Record<string, string>>) =>
  publicWords(Object.entries(facts).map(([name, text]) => ({ name, words: text, internal: false })));

const RECAP = 'I want to be sure I have it right: {{ issue | what you described }}. Is that so?';

describe('a line to say', () => {
  it('puts what was typed after a colon on a line of its own', () => {
    expect(render(RECAP, words({ issue: 'three weeks late, nobody rang' }))).toBe(
      'I want to be sure I have it right:\n  three weeks late, nobody rang\nIs that so?',
    );
  });

  it('stays in one sentence with the words to fall back on', () => {
    expect(render(RECAP, words({}))).toBe('I want to be sure I have it right: what you described. Is that so?');
  });

  it('ends with the typed line when nothing follows', () => {
    expect(render('I am sorry about this: {{ issue }}.', words({ issue: 'the sofa!' }))).toBe(
      'I am sorry about this:\n  the sofa',
    );
  });

  it('keeps the question when the line asks for what was typed', () => {
    expect(render('Is it this: {{ issue }}?', words({ issue: 'the sofa.' }))).toBe('Is it this:\n  the sofa?');
  });

  it('keeps a colon inside a sentence on its line', () => {
    expect(render('Two things: {{ issue }} and the invoice.', words({ issue: 'the sofa' }))).toBe(
      'Two things: the sofa and the invoice.',
    );
  });

  it.each([
    ['full stop', 'Thank you, {{ customer }}.', 'Anna.', 'Thank you, Anna.'],
    ['exclamation', 'You said {{ customer }}, and', 'no!!', 'You said no, and'],
    ['a mark in the middle', 'Good day, {{ customer }}.', 'Dr. Berg', 'Good day, Dr. Berg.'],
    ['nothing but marks', 'Good day, {{ customer }}.', '?', 'Good day, ?.'],
    ['newlines and escapes', 'Hello {{ customer }}', 'An\nna\u001b[31m', 'Hello An na␛[31m'],
  ])('takes a value as part of its sentence: %s', (_, line, customer, said) => {
    expect(render(line, words({ customer }))).toBe(said);
  });

  it.each([
    ['Thank you, {{ customer }}.', 'Thank you.'],
    ["{{ customer }}, I'm sorry.", "I'm sorry."],
    ['I hear you, {{ customer }}, and I am sorry.', 'I hear you, and I am sorry.'],
    ['I will ring {{ customer }} back.', 'I will ring back.'],
    ['You said: {{ issue }}. Is that so?', 'You said. Is that so?'],
  ])('leaves a missing name out of %s', (line, said) => {
    expect(render(line, words({}))).toBe(said);
  });

  it('does not fill in what a customer typed in braces', () => {
    expect(render('You said {{ issue }}', words({ issue: '{{ customer }}', customer: 'Anna' }))).toBe(
      'You said {{ customer }}',
    );
  });

  it('never holds what is for us only, whichever way the name came in', () => {
    const told = publicWords([
      { name: 'cause', words: 'we lost it', internal: true },
      { name: 'issue', words: 'late', internal: false },
      { name: 'issue', words: 'the warehouse', internal: true },
    ]);
    expect(render('{{ cause | something }} and {{ issue | this }}', told)).toBe('something and this');
  });

  it('never holds a control character or a turned reading order', () => {
    fc.assert(
      fc.property(anyText, anyText, (line, value) => {
        const said = render(`${line} {{ issue }}. {{ customer | x }}`, words({ issue: value, customer: value }));
        expect(said).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

describe('placeholders', () => {
  it('are a name, or a name and other words', () => {
    expect(
      placeholders('{{ issue }} {{why-upset|that}} {{ a | }}').map(({ name, fallback }) => [name, fallback]),
    ).toEqual([
      ['issue', null],
      ['why-upset', 'that'],
      ['a', null],
    ]);
  });

  it.each(['{{ customer.name }}', '{{ Customer }}', '{{ a | b | c }}', 'a }} b', '{{ open', '{{}}'])(
    '%s is none',
    (text) => {
      expect(strayBraces(text)).not.toBeNull();
    },
  );

  it.each(['{{ issue }}', 'a { b } c', '{{ issue | 50 % off, "now" }}'])('%s is well', (text) => {
    expect(strayBraces(text)).toBeNull();
  });

  it('can be filled when each has a value or other words', () => {
    expect(isFillable('{{ issue }} {{ wish | it }}', words({ issue: 'late' }))).toBe(true);
    expect(isFillable('{{ issue }} {{ wish | it }}', words({}))).toBe(false);
  });
});

it("what is for the agent's eyes is made safe to show", () => {
  expect(inside('a\u001b[2Jb')).toBe('a␛[2Jb');
});
