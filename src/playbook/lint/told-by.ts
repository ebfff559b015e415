import type { Ask, Step } from '../playbook.ts';
import type { LintRule } from './rule.ts';

export const toldByNotes: LintRule = {
  id: 'told-by-notes',
  severity: 'warning',
  checks:
    'An ask with `told-by` comes after a step in which lines are noted: an ask of type notes, or a step that asks nothing.',
  good: 'steps:\n  - { id: hear, say: What happened?, ask: { story: notes } }\n  - { id: wish, say: What would you like?, ask: { wish: { told-by: [wants, would like] } } }',
  bad: 'steps:\n  - { id: hear, say: What happened?, ask: { issue: text } }\n  - { id: wish, say: What would you like?, ask: { wish: { told-by: [wants, would like] } } }',
  *check({ playbook, places }) {
    // A script is called from anywhere: what was noted until then is not known here.
    for (const [index, step] of playbook.steps.entries()) {
      const before = playbook.steps.slice(0, index).filter(({ phase }) => isBefore(phase, step.phase));
      for (const [at, ask] of step.asks.entries()) {
        if ((ask.toldBy ?? []).length === 0 || before.some(takesNotes)) continue;
        if (step.asks.slice(0, at).some(isNotes)) continue;
        yield {
          at: places.of(ask, 'told-by'),
          message: `Nothing is noted before "${ask.id}", so no note can tell it.`,
          hint: 'Put a step before it that listens: ask: { story: notes }.',
        };
      }
    }
  },
};

/** The write-up follows the call, and a follow-up call has notes of its own. */
const isBefore = (phase: Step['phase'], later: Step['phase']) =>
  later === 'follow-up' ? phase === 'follow-up' : phase !== 'follow-up';

const isNotes = ({ type, internal }: Ask) => type === 'notes' && !internal;

const takesNotes = ({ asks }: Step) => asks.length === 0 || asks.some(isNotes);
