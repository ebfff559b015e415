import { describe, expect, it } from 'vitest';
import { showProblems } from '../../src/playbook/problem.ts';
import { parseReplies } from '../../src/playbook/replies.ts';

const problems = (text: string) => {
  const read = parseReplies(text, 'monday.yaml');
  return read.ok ? '' : showProblems(read.problems);
};

describe('an answers file', () => {
  it('is a list of answers and moves, each with its line', () => {
    expect(
      parseReplies(`# Monday
- story:
    - ordered in May
    - "* nobody rang"
- understood: no
- back
- at: 10:30
- cost: 19.90
- turn-over: { receiver: Omar, accepted: yes }
- covered:
`),
    ).toEqual({
      ok: true,
      replies: [
        { name: 'story', value: ['ordered in May', '* nobody rang'], line: 2 },
        { name: 'understood', value: 'no', line: 5 },
        { name: 'back', value: null, line: 6 },
        { name: 'at', value: '10:30', line: 7 },
        { name: 'cost', value: '19.90', line: 8 },
        { name: 'turn-over', value: { receiver: 'Omar', accepted: 'yes' }, line: 9 },
        { name: 'covered', value: null, line: 10 },
      ],
    });
  });

  it('can be JSON', () => {
    expect(parseReplies('[\n{"understood": true},\n{"cost": 19.90}, "back"]')).toEqual({
      ok: true,
      replies: [
        { name: 'understood', value: 'true', line: 2 },
        { name: 'cost', value: '19.90', line: 3 },
        { name: 'back', value: null, line: 3 },
      ],
    });
  });

  it('says what a reply looks like', () => {
    expect(problems('- story: late\n  understood: yes\n- [a, b]\n')).toMatchInlineSnapshot(`
      "monday.yaml:1:3  error reply-shape  A reply is one name and one answer.
          - story: late
            ^
          Begin each reply with "- " on a line of its own.

      monday.yaml:3:3  error reply-shape  A reply is one name and one answer.
          - [a, b]
            ^
          Begin each reply with "- " on a line of its own."
    `);
    expect(problems('story: late\n')).toMatchInlineSnapshot(`
      "monday.yaml:1:1  error reply-shape  Replies are a list.
          story: late
          ^
          One reply a line, such as "- understood: yes" or "- back"."
    `);
  });

  it('is read with the same care as a playbook', () => {
    expect(problems('- story: "late\n- understood: yes\n')).toMatchInlineSnapshot(`
      "monday.yaml:1:10  error yaml  This quote is never closed.
          - story: "late
                   ^
          Close it at the end of the text."
    `);
  });
});
