import type { Playbook, Rule, Step } from '../../playbook/playbook.ts';
import { conditionWords, rounds } from '../condition-words.ts';

/** A way that leaves a step by a rule. `to` is a step of the same list; null where it leads elsewhere. */
export type Branch = { words: string; to: string | null; runs: string | null; ends: boolean };

export type Node = { id: string; title: string; letters: string; onlyIf: string | null; branches: readonly Branch[] };

/** Steps that follow each other: of a phase, or of a script. `ends`: where one comes to after the last. */
export type Strand = { title: string; script: string | null; nodes: readonly Node[]; ends: string };

const phases = [
  { phase: 'call', title: 'On the call', ends: 'end of the call' },
  { phase: 'after', title: 'To write up afterwards', ends: 'written up' },
  { phase: 'follow-up', title: 'On the follow-up call', ends: 'end of the call' },
] as const;

/** The ways through a playbook, strand by strand. */
export function graphOf({ steps, scripts }: Playbook): readonly Strand[] {
  const main = phases.flatMap(({ phase, title, ends }): Strand[] => {
    const own = steps.filter((step) => step.phase === phase);
    return own.length === 0 ? [] : [{ title, script: null, nodes: own.map((step) => nodeOf(step)), ends }];
  });
  const beside = Object.values(scripts).map(
    (script): Strand => ({
      title: `${script.card ? 'Card' : 'Sub-script'}: ${script.title}`,
      script: script.id,
      nodes: script.steps.map((step) => nodeOf(step)),
      ends: 'back to where it was',
    }),
  );
  return [...main, ...beside];
}

function nodeOf(step: Step): Node {
  const { id, title, letters, when, next } = step;
  return {
    id,
    title,
    letters: letters.join(' '),
    onlyIf: when === null ? null : conditionWords(when),
    branches: next.map((rule) => branchOf(rule)),
  };
}

function branchOf({ when, to }: Rule): Branch {
  const condition = when === null ? 'always' : conditionWords(when);
  const way = { words: condition, to: null, runs: null, ends: false };
  switch (to.kind) {
    case 'end':
      return { ...way, words: `${condition}, to the end`, ends: true };
    case 'run':
      return { ...way, words: `${condition}, through ${to.script} and back`, runs: to.script };
    case 'go':
      return {
        ...way,
        words: `${condition}, to ${to.step}`,
        to: to.step,
      };
    case 'redo':
      return { ...way, words: `${condition}, again from ${to.step}, ${rounds(to.atMost)}`, to: to.step };
  }
}
