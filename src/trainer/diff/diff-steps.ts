import type { Rule, Step, Target, Wording } from '../../playbook/playbook.ts';
import { conditionWords, rounds } from '../condition-words.ts';
import { diffAsks } from './diff-asks.ts';
import { changedLines, changedWord, type Difference, moved, quoted } from './diff-words.ts';

/** What became of the steps of one list. `script` stands before their ids. */
export function diffSteps(before: readonly Step[], after: readonly Step[], script: string): Difference[] {
  const elsewhere = moved(
    before.map(({ id }) => id),
    after.map(({ id }) => id),
  );
  const gone = before.filter(({ id }) => !after.some((step) => step.id === id));
  const changed = after.map((step, index): Difference => {
    const where = `step ${script}${step.id}`;
    const old = before.find(({ id }) => id === step.id);
    if (old === undefined) return { where, what: [`added, ${placeOf(after, index)}: ${quoted(step.title)}`] };
    const place = elsewhere.has(step.id) ? [`moved: it comes ${placeOf(after, index)} now`] : [];
    return { where, what: [...place, ...diffStep(old, step)] };
  });
  const out = gone.map(({ id, title }) => ({ where: `step ${script}${id}`, what: [`taken out: ${quoted(title)}`] }));
  return [...out, ...changed];
}

/** What became of lines to say. */
export function diffSay(before: readonly Wording[], after: readonly Wording[]): string[] {
  return diffLines('a line to say', before, after);
}

/** The same for lines that have another name. */
export function diffLines(name: string, before: readonly Wording[], after: readonly Wording[]): string[] {
  return changedLines(name, before.map(line), after.map(line));
}

function placeOf(steps: readonly Step[], index: number): string {
  const last = steps[index - 1];
  return last === undefined ? 'at the beginning' : `after ${last.id}`;
}

const phases = { call: 'on the call', after: 'to be written up afterwards', 'follow-up': 'on the follow-up call' };

function diffStep(before: Step, after: Step): string[] {
  const mode = after.mode === 'listen' ? 'became a step to listen in' : 'is no step to listen in any more';
  return [
    ...changedWord('the title', before.title, after.title),
    ...changedWord('the letters', before.letters.join(' ') || null, after.letters.join(' ') || null),
    ...changedWord('the act', before.acts.join(', ') || null, after.acts.join(', ') || null),
    ...(before.phase === after.phase ? [] : [`is ${phases[after.phase]} now`]),
    ...(before.mode === after.mode ? [] : [mode]),
    ...changedWord('when it is there', condition(before.when), condition(after.when)),
    ...diffSay(before.say, after.say),
    ...changedLines('a hint', before.guide, after.guide),
    ...diffAsks(before.asks, after.asks),
    ...changedLines('a way on', before.next.map(way), after.next.map(way)),
  ];
}

function line({ text, verbatim, when }: Wording): string {
  return `${text}${verbatim ? ' [word for word]' : ''}${when === null ? '' : ` [if ${conditionWords(when)}]`}`;
}

const condition = (when: Step['when']) => (when === null ? null : conditionWords(when));

const way = ({ when, to }: Rule) => `${when === null ? 'always' : conditionWords(when)}, ${target(to)}`;

function target(to: Target): string {
  switch (to.kind) {
    case 'go':
      return `to ${to.step}`;
    case 'redo':
      return `again from ${to.step}, ${rounds(to.atMost)}`;
    case 'run':
      return `through ${to.script}`;
    case 'end':
      return 'to the end';
  }
}
