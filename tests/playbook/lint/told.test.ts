import { describe, expect, it } from 'vitest';
import { playbook, problemsOf } from '../load-text.ts';

describe('a word that is not possible', () => {
  it('is told at the word, with what was meant, also where fields stand', () => {
    const told = problemsOf(playbook('steps:\n  - id: a\n    say: Is it so?\n    ask:\n      x: { type: yesno }\n'));
    expect(told).toContain('call.yaml:7:18  error not-possible  "yesno" is not possible here.');
    expect(told).toContain('Did you mean "yes-no"?');
  });

  it('is told for each field of an ask that has several wrong', () => {
    const told = problemsOf(
      playbook(
        'steps:\n  - id: a\n    say: Is it so?\n    ask:\n      x: { type: yesno, required: maybe, lable: Right }\n',
      ),
    );
    for (const words of ['"yesno"', '"maybe"', '"lable"']) expect(told).toContain(words);
  });
});

describe('a step that is not there', () => {
  it('is told with each id once', () => {
    const step = '  - { id: greet, say: Hello., next: { go: nowhere } }\n';
    const told = problemsOf(playbook(`steps:\n${step}${step}${step}`));
    expect(told).not.toContain('greet, greet');
  });
});
