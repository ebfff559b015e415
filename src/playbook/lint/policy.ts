import { voicemailNames } from '../../followup/voicemail-lines.ts';
import { detailsBegin, hasDetails } from '../details-begin.ts';
import type { Playbook, Step } from '../playbook.ts';
import { didYouMean } from '../source/did-you-mean.ts';
import { placeholders } from '../template.ts';
import type { LintRule } from './rule.ts';

export const callerCheck: LintRule = {
  id: 'caller-check',
  severity: 'error',
  checks: 'A caller check says what is asked, and before which step of the call.',
  good: 'policy: { caller-check: { ask: the postcode of the address, before: help } }\nsteps:\n  - { id: hear, say: What happened? }\n  - { id: help, say: I will look after this. }',
  bad: 'policy: { caller-check: { ask: the postcode of the address, before: hlep } }\nsteps:\n  - { id: hear, say: What happened? }\n  - { id: help, say: I will look after this. }',
  whole: true,
  *check({ playbook, places }) {
    const check = playbook.policy.callerCheck;
    if (check === undefined) return;
    const at = places.of(playbook, 'policy', 'caller-check');
    if (check.ask.length === 0)
      yield { at, message: 'Nothing is asked in this check.', hint: 'Say what to ask, or leave it out.' };
    const steps = playbook.steps.filter(({ phase }) => phase === 'call').map(({ id }) => id);
    if (check.before === null || steps.includes(check.before)) return;
    yield {
      at: places.of(playbook, 'policy', 'caller-check', 'before'),
      message: `There is no step "${check.before}" of the call.`,
      hint: didYouMean(check.before, steps),
    };
  },
};

export const callerCheckLate: LintRule = {
  id: 'caller-check-late',
  severity: 'warning',
  checks:
    'A caller check stands on the screen before details are asked for, also where a script asks for them: `before` names the step that leads into it.',
  good: 'policy: { caller-check: { ask: the postcode, before: hear } }\nsteps:\n  - { id: hear, say: What happened?, next: { run: order } }\n  - { id: help, act: do, say: I will look after this. }\nscripts:\n  order: { steps: [{ id: number, act: ask-details, say: Which order is it? }] }',
  bad: 'policy: { caller-check: the postcode }\nsteps:\n  - { id: hear, say: What happened?, next: { run: order } }\n  - { id: help, act: do, say: I will look after this. }\nscripts:\n  order: { steps: [{ id: number, act: ask-details, say: Which order is it? }] }',
  whole: true,
  *check({ playbook, places }) {
    const check = playbook.policy.callerCheck;
    if (check === undefined || check.before !== null) return;
    const steps = playbook.steps.filter(({ phase }) => phase === 'call');
    const begins = detailsBegin(steps, null);
    // As on the call: where no act tells where details begin, the first ask does.
    const asksForThem = steps.some(hasDetails) ? hasDetails : (step: Step) => hasDetails(step) || step.asks.length > 0;
    for (const step of steps) {
      if (step === begins) return;
      for (const rule of step.next) {
        const script = rule.to.kind === 'run' ? scriptThat(playbook, rule.to.script, asksForThem) : null;
        if (script === null) continue;
        yield {
          at: places.of(rule),
          message: `Details begin in the script "${script}", and who calls is asked only from the step "${begins?.id}" on.`,
          hint: `Name this step in policy: caller-check: before: ${step.id}`,
        };
        return;
      }
    }
  },
};

/** The script with such a step, this one or one that it runs; null when there is none. */
function scriptThat(
  playbook: Pick<Playbook, 'scripts'>,
  id: string,
  has: (step: Step) => boolean,
  seen: Set<string> = new Set(),
): string | null {
  if (seen.has(id)) return null;
  // Kept for all ways at once: many scripts that each run two others have more ways than anybody could walk.
  seen.add(id);
  const steps = playbook.scripts[id]?.steps ?? [];
  if (steps.some(has)) return id;
  for (const { to } of steps.flatMap(({ next }) => next)) {
    const found = to.kind === 'run' ? scriptThat(playbook, to.script, has, seen) : null;
    if (found !== null) return found;
  }
  return null;
}

/** Words that tell whoever hears a machine what it is about. */
const matter =
  /\b(?:complain\w*|refund\w*|invoice\w*|bill|debts?|overdue|claims?|disputes?|cancel\w*|broken|faulty)\b/i;

export const voicemail: LintRule = {
  id: 'voicemail',
  severity: 'error',
  checks:
    'Anybody may hear a machine, so a line for it holds who rang and where to ring back, and nothing of the matter: no answer, no promise, no word such as complaint or refund, and no `when` that depends on one.',
  good: 'policy:\n  voicemail: |\n    This is {{ agent }}. Please ring me on {{ direct | this number }}.\nsteps:\n  - { id: help, say: I will look after this. }',
  bad: 'policy:\n  voicemail: |\n    This is {{ agent }}, about your complaint.\nsteps:\n  - { id: help, say: I will look after this. }',
  *check({ playbook, places }) {
    const hint = 'It can hold {{ agent }}, {{ customer }} and {{ direct }}: a name and a number are enough.';
    for (const wording of playbook.policy.voicemail ?? []) {
      for (const { name, at } of placeholders(wording.text)) {
        if ((voicemailNames as readonly string[]).includes(name)) continue;
        yield { at: places.within(wording, at), message: `"${name}" cannot be left on a machine.`, hint };
      }
      const found = matter.exec(wording.text);
      if (found !== null) {
        const message = `"${found[0]}" tells whoever hears the machine what it is about.`;
        yield { at: places.within(wording, found.index), message, hint };
      }
      if (wording.when !== null)
        yield { at: places.of(wording), message: 'What is left on a machine does not depend on the call.', hint };
    }
  },
};
