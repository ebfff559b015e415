import { describe, expect, it } from 'vitest';
import type { Prompt } from '../../src/engine/prompt.ts';
import { agree, asking, callBack, handOver, listen, own, wish, writeUp } from './prompts.ts';
import { enter, type Pressed, pressed, sketch } from './sketch.ts';

const plan = asking({ type: 'text', id: 'plan', label: 'What will be done?' }, { said: true });
const offers = asking(
  { type: 'options', id: 'ideas', label: 'What could be done?', min: 1, max: 3, order: 'as-told', always: [] },
  { options: { options: [], chosen: null }, said: true },
);
const calling = (prompt: Prompt): Prompt => ({ ...prompt, moves: [...prompt.moves, 'hung-up'] });
const erase: Pressed = { kind: 'edit', what: 'erase' };

/** The line under the input. */
function under(prompt: Prompt, keys: readonly Pressed[], notice?: string): string {
  const rows = sketch(prompt, { keys, ...(notice === undefined ? {} : { notice }) }).split('\n');
  return rows[rows.findIndex((row) => row.includes('_')) + 1]?.trim() ?? '';
}

const better = 'Better than "it\'s our policy": here is what I can do';

describe('what had better be said otherwise', () => {
  it('is named under the line, with better words, while it is typed', () => {
    expect(
      sketch(agree, { keys: ['three weeks late, and it’s our policy'], notice: 'Saved 14:06' }),
    ).toMatchInlineSnapshot(`
      " W  A  L [R] A  S   Say it back          Anna Berg, +1 312 555 0142  since 14:03
      --------------------------------------------------------------------------------

       SAY   Thank you for telling me. I want to be sure I have this right:
               three weeks late, nobody rang when promised
             Is that so?

       GUIDE Only when they have finished. Thank them, then the main points,
             then ask.

       Your notes
         1   14:04  ordered 14 Oct, told two weeks
         2 * 14:04  three weeks late, nobody rang when promised
         3   14:05  took Monday off for nothing
         4   14:06  wants it by Saturday or money back



       Do they agree?     y yes     n no     or type it in better words
       > three weeks late, and it’s our policy_
       Better than "it’s our policy": here is what I can do
      --------------------------------------------------------------------------------
       y or n, then Enter    Tab other words    Shift-Tab back    /p promise   ? keys"
    `);
  });

  it('is gone when the text changes, and what stood there is back', () => {
    expect(under(agree, ["it's our polic"], 'Saved 14:06')).toBe('Saved 14:06');
    expect(under(agree, ["it's our policy"], 'Saved 14:06')).toBe(better);
    expect(under(agree, ["it's our policy", erase], 'Saved 14:06')).toBe('Saved 14:06');
    expect(under(agree, ["it's our policy", ' here'], 'Saved 14:06')).toBe(better);
  });

  it('of several phrases the one that was typed last', () => {
    expect(under(agree, ['Calm down, you have it soon'])).toBe('Better than "soon": by four this afternoon');
  });

  it('a long phrase is cut, so that the better words stay in sight', () => {
    const flagged = (text: string) => [
      { from: 0, to: text.length, phrase: 'x', better: 'let me see', kind: 'team' as const, id: 'x', isNamed: true },
    ];
    const text = 'that is how we have always done it here and that is that';
    expect(sketch(agree, { keys: [text], flagged })).toContain(
      'Better than "that is how we have always done it here…": let me see',
    );
  });

  it('Enter sends it as always', () => {
    const { outcome, status } = pressed(agree, ["it's our policy", enter]);
    expect(outcome).toEqual({ kind: 'answer', value: "it's our policy" });
    expect(status).toBeNull();
  });

  it('a problem is told first', () => {
    expect(under(callBack, ['soon', enter])).toContain('When exactly?');
    expect(under(callBack, ['soon', enter, ' then'])).toBe('Better than "soon": by four this afternoon');
  });

  it.each<[string, Prompt, Pressed[]]>([
    ['an answer that is said aloud', plan, ['calm down']],
    ['a promise that is asked for', callBack, ['calm down']],
    ['a promise typed at any step', own, ['>> calm down']],
    ['one behind its command', own, ['/p calm down']],
    ['one on its own screen', own, ['/p', enter, 'calm down']],
    ['another time for it', callBack, ['half three', enter, 'calm down']],
    ['an option', offers, ['* calm down']],
    ['what they were told at a hand-over', handOver, ['Lee', enter, 'y', enter, 'calm down']],
    ['a note of own words', calling(listen), ['= calm down']],
    ['one behind its command', calling(plan), ['/n =calm down']],
  ])('in %s', (_, prompt, keys) =>
    expect(under(prompt, keys)).toBe('Better than "calm down": I understand, and I am listening'),
  );

  it.each<[string, Prompt, Pressed[]]>([
    ['a note', calling(listen), ['calm down, he said to me']],
    ['a note at a step that is spoken', calling(own), ['calm down']],
    ['a note behind its command', calling(plan), ['/n calm down']],
    ['what they wish', wish, ['calm down']],
    ['an option of theirs', offers, ['they: calm down']],
    ['the name of a colleague', handOver, ['calm down']],
    ['whether the colleague took it', handOver, ['Lee', enter, 'calm down']],
    ['why a time is questioned', own, ['>> sunday', enter, 'because calm down']],
    ['a task inside', own, ['/p', enter, '/kind internal', enter, 'calm down']],
    ['the reason of a skip', plan, ['/s calm down']],
    ['a note after the call', writeUp, ['= calm down']],
    ['a list to pick from', plan, ['/j', enter, 'calm down']],
  ])('never in %s', (_, prompt, keys) => {
    expect(sketch(prompt, { keys })).not.toContain('Better than');
  });
});
