import { describe, expect, it } from 'vitest';
import type { CallEntry } from '../../src/engine/entry.ts';
import type { Prompter } from '../../src/engine/prompter.ts';
import { scoreHeard } from '../../src/trainer/practice/score-heard.ts';
import { scoreCall } from '../../src/trainer/score/score-call.ts';
import { customerFrom, played, practiceCall, shippedCustomer } from './practice-call.ts';

const her = (more = '') =>
  customerFrom(`recover-customer: 1
title: Her
opens: Where is it?
story: [It is late., Nobody rang.]
points: [late, [rang, called]]
interrupts-at: 10
answers:
  wish: My money back.
${more}`);

const heardOut = `
- story: ["* it is late", "* nobody rang"]
`;

describe('a customer', () => {
  it('tells it bit by bit while somebody listens, agrees to a recap that holds what matters, and calms down', async () => {
    const { heard, moved, mood } = await played(
      her(),
      `${heardOut}- understood: yes\n- wish: money\n- outcome: solved\n- end: solved`,
    );
    expect(heard[0]).toBe('own: (upset) Where is it?');
    expect(heard).toContain('listen: (annoyed) It is late.');
    expect(heard.filter((line) => line.startsWith('repeat:')).at(-1)).toMatch(/right|exactly/);
    expect(heard).toContain('solve: (calm) My money back.');
    expect(moved).toEqual(['own -1', 'apologise -1', 'listen -2', 'thank -1', 'recap -2', 'ask-wish -1', 'do -1']);
    expect(mood.temper).toBe(0);
  });

  it('is cut short by whoever goes on before all is told', async () => {
    const { heard, moved } = await played(her(), '- covered\n- covered\n- skip: told');
    expect(moved).toContain('interrupted 2');
    expect(moved.filter((line) => line.startsWith('listen'))).toEqual([]);
    expect(heard.some((line) => /^repeat: .*(finish|speaking)/.test(line))).toBe(true);
  });

  it('does not agree to a recap that leaves out what matters, and names it', async () => {
    const { heard, moved } = await played(her(), '- story: ["* it is late", hm]\n- skip: told');
    expect(moved).toContain('left-out 1');
    expect(heard.filter((line) => line.startsWith('repeat:')).join('\n')).toMatch(/Nobody rang\.$/);
  });

  it('is not content with a yes that was typed for its no, and the score knows', async () => {
    const { heard, moved, mood, book, left, entries } = await played(
      her(),
      '- story: ["* it is late", hm]\n- understood: yes\n- wish: money\n- outcome: solved\n- end: solved',
    );
    expect(moved).toContain('overruled 2');
    expect(heard.join('\n')).toMatch(/not what I said|I said no/);
    const taken = scoreCall(book, left.state, entries as CallEntry[]);
    expect(taken.points.find(({ name }) => name === 'recap')?.result).toBe('got');
    const score = scoreHeard(taken, mood.moved);
    expect(score.points.find(({ name }) => name === 'recap')).toMatchObject({
      result: 'lost',
      why: 'they had said no',
    });
    expect([score.got, score.of]).toEqual([taken.got - 1, taken.of]);
  });

  it('loses the point for listening to whoever cut it short, and gives it back when it is heard out', async () => {
    const long = { ...her(), story: [...her().story, { words: 'Twice.', tells: [] }] };
    const listened = async (replies: string) => {
      const { book, left, entries, mood } = await played(long, replies);
      const score = scoreHeard(scoreCall(book, left.state, entries as CallEntry[]), mood.moved);
      return score.points.find(({ name }) => name === 'listen');
    };
    const rest = '- understood: yes\n- wish: money\n- outcome: solved\n- end: solved';
    const hasty = '- covered\n- note: "* it is late"\n- covered\n';
    expect(await listened(`${hasty}${rest}`)).toMatchObject({ result: 'lost', why: 'they were cut short' });
    expect(await listened(`${hasty}- back\n- note: it is late again\n${heardOut}${rest}`)).toMatchObject({
      result: 'got',
    });
  });

  it('says what it was asked for once: told before, the same question costs, and taking it over does not', async () => {
    const told = her().story.map((part, index) => (index === 0 ? { ...part, tells: ['wish'] } : part));
    const customer = { ...her(), story: told };
    const asked = await played(customer, `${heardOut}- understood: yes\n- wish: money`);
    expect(asked.moved).toContain('asked-twice 1');
    const taken = await played(customer, `${heardOut}- understood: yes\n- skip: { scope: ask, why: told }`);
    expect(taken.moved).not.toContain('asked-twice 1');
    expect(asked.heard.some((line) => line.includes('My money back'))).toBe(false);
  });

  it('keeps to itself what is said only to somebody who has calmed it', async () => {
    const { answers } = her();
    const customer = { ...her(), answers: { ...answers, wish: { lines: ['My money.'], below: 1 } } };
    const { heard } = await played(customer, '- skip: { scope: step, why: other, words: late }\n- jump: solve\n- back');
    expect(heard.filter((line) => line.startsWith('solve:')).join()).not.toContain('My money.');
  });

  it('is angered by phrases that are never said, business before care, hold, and what it threw in passed over', async () => {
    const { moved } = await played(
      her(),
      '- note: "= calm down"\n- hold: { why: look, minutes: 2 }\n- jump: solve\n- wish: money\n- outcome: solved',
    );
    expect(moved.filter((line) => !line.includes('-'.concat('1')))).toEqual(
      expect.arrayContaining(['never-say 2', 'hold 1', 'skipped-care 2']),
    );
  });

  it('hangs up when it is too much, and the call ends there', async () => {
    const { left, mood, lastWords, entries } = await played(
      { ...her(), hangsUpAt: 8 },
      '- note: "= calm down"\n- covered\n- covered\n- end: solved',
    );
    expect(left.kind).toBe('ended');
    expect(mood.temper).toBe(8);
    expect(lastWords).toMatch(/enough|elsewhere/);
    expect(entries.find((entry) => entry.kind === 'hung-up')?.what).toMatchObject({ disposition: 'disconnected' });
  });

  it('changes its mind, and notices whether that is written down', async () => {
    const change = `changes-of-mind:
  - { at: outcome, lines: "No: a new one.", topic: wish, now: A new one. }
`;
    const to = `${heardOut}- understood: yes\n- wish: money\n`;
    const heedless = await played(her(change), `${to}- outcome: solved\n- end: solved`);
    expect(heedless.heard.some((line) => line.includes('No: a new one.'))).toBe(true);
    expect(heedless.moved).toContain('passed-over 1');
    const careful = await played(her(change), `${to}- note: a new one instead\n- outcome: solved\n- end: solved`);
    expect(careful.moved).toContain('let-finish -1');
  });
});

describe('the seed', () => {
  const angry = shippedCustomer('wants-the-manager');
  const replies = `- note: charged twice\n- story: [two times 120, "* charged twice", fee]\n- understood: yes\n- wish: all back\n- outcome: solved\n- end: solved`;

  it('gives two trainees the same call, and another one another', async () => {
    const calls = await Promise.all([1, 1, 2, 3, 4, 5, 6].map((seed) => played(angry, replies, { seed })));
    const texts = calls.map(({ heard }) => heard.join('\n'));
    expect(texts[0]).toBe(texts[1]);
    expect(new Set(texts).size).toBeGreaterThan(2);
  });

  it('is not moved by what one does more than the other', async () => {
    const plain = await played(angry, replies);
    const more = await played(angry, replies.replace('- understood: yes', '- back\n- covered\n- understood: yes'));
    const at = (heard: readonly string[]) => heard.filter((line) => line.startsWith('solve:')).length > 0;
    expect(at(plain.heard)).toBe(at(more.heard));
    expect(plain.heard[0]).toBe(more.heard[0]);
  });
});

describe('in real time', () => {
  /** A clock that is turned by hand. */
  function handClock() {
    const waiting = new Set<{ ms: number; then: () => void }>();
    const pace = {
      after: (ms: number, then: () => void) => {
        const alarm = { ms, then };
        waiting.add(alarm);
        return () => void waiting.delete(alarm);
      },
    };
    const ring = () => {
      const [first] = [...waiting].sort((a, b) => a.ms - b.ms);
      if (first === undefined) return;
      waiting.delete(first);
      first.then();
    };
    return { pace, ring, waiting };
  }

  it('they go on with what they tell by themselves, and a screen is told of it', async () => {
    const { pace, ring } = handClock();
    const heard: (string | null)[] = [];
    let times = 0;
    const trainee: Prompter = async (prompt, { customer }) => {
      if (prompt.step !== 'listen') return prompt.step === 'own' ? { kind: 'covered' } : { kind: 'gone', how: 'later' };
      customer?.onSpeaks(() => {
        times += 1;
      });
      heard.push(...(customer?.heard() ?? []).map(({ words }) => words));
      ring();
      heard.push(customer?.heard().at(-1)?.words ?? null);
      return { kind: 'covered' };
    };
    const { mood } = await practiceCall(her(), trainee, { pace });
    expect(heard).toEqual(['It is late.', 'Nobody rang.']);
    expect(times).toBe(1);
    expect(mood.moved.map(({ deed }) => deed)).not.toContain('interrupted');
  });

  it('silence makes them ask, twice at most, and somebody who has had enough is gone while nobody types', async () => {
    const { pace, ring, waiting } = handClock();
    const trainee: Prompter = (_prompt, { customer, signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ kind: 'gone', how: 'interrupt' }));
        for (let minute = 0; minute < 4; minute += 1) ring();
        if (!signal.aborted) resolve({ kind: 'gone', how: 'later' });
        expect(customer?.heard().length).toBeGreaterThan(1);
      });
    const patient = await practiceCall(her(), trainee, { pace });
    expect(patient.mood.moved.map(({ deed }) => deed)).toEqual(['silence', 'silence']);
    expect(patient.left.kind).toBe('gone');
    expect(waiting.size).toBe(0);
    const short = await practiceCall({ ...her(), hangsUpAt: 7 }, trainee, { pace });
    expect(short.left.kind).toBe('ended');
  });

  it('a promise that names no time is heard as it is typed', async () => {
    const { pace } = handClock();
    const trainee: Prompter = async (_prompt, { readPromise }) => {
      readPromise('soon', 'callback');
      readPromise('soon', 'callback');
      return { kind: 'gone', how: 'later' };
    };
    const { mood } = await practiceCall(her(), trainee, { pace });
    expect(mood.moved.map(({ deed }) => deed)).toEqual(['no-time']);
  });
});
