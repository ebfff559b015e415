import type { Playbook, Policy, ScoreWish } from '../../playbook/playbook.ts';
import { limitWords } from '../condition-words.ts';
import { diffLines, diffSay, diffSteps } from './diff-steps.ts';
import { changedLines, changedWord, type Difference } from './diff-words.ts';

/** What became of a playbook, from the first one to the second, part by part. Empty when both lead calls alike. */
export function diffPlaybooks(before: Playbook, after: Playbook): readonly Difference[] {
  const scripts = [...new Set([...Object.keys(before.scripts), ...Object.keys(after.scripts)])];
  const parts: Difference[] = [
    { where: 'the playbook', what: diffHead(before, after) },
    ...diffSteps(before.steps, after.steps, ''),
    ...scripts.flatMap((id) => diffScript(id, before, after)),
    { where: 'the last lines', what: diffSay(before.closing, after.closing) },
  ];
  return parts.filter(({ what }) => what.length > 0);
}

function diffHead(before: Playbook, after: Playbook): string[] {
  const phrases = (book: Playbook) => book.neverSay.map(({ phrase, better }) => `${phrase}: ${better}`);
  const endings = (book: Playbook) => Object.entries(book.dispositions).map(([id, label]) => `${id}: ${label}`);
  return [
    ...changedWord('the title', before.title, after.title),
    ...changedWord('the words about it', before.about, after.about),
    ...changedWord('the language', before.language, after.language),
    ...standing(before, after),
    ...diffPolicy(before.policy, after.policy),
    ...changedLines('a phrase that is never said', phrases(before), phrases(after)),
    ...changedLines('the words for an ending', endings(before), endings(after)),
    ...changedLines('a point of the score', (before.scores ?? []).map(point), (after.scores ?? []).map(point)),
  ];
}

function point({ name, weight, critical, coachable, label }: ScoreWish): string {
  const marks = [critical ? 'critical' : '', coachable ? 'coachable' : '', label ?? ''].filter((mark) => mark !== '');
  return `${name}: ${[weight, ...marks].join(', ')}`;
}

function standing(before: Playbook, after: Playbook): string[] {
  const [was, is] = [before.draft === true, after.draft === true];
  const draft = was === is ? [] : [is ? 'became a draft' : 'is no draft any more'];
  return [...draft, ...changedWord('the first day', before.liveFrom ?? null, after.liveFrom ?? null)];
}

function diffPolicy(before: Policy, after: Policy): string[] {
  const every = after.everyStep ? 'each step must be done now' : 'steps may be left out now';
  return [
    ...changedWord('hand-over', before.handOver, after.handOver),
    ...changedWord('the latest time to promise', before.promise.latest, after.promise.latest),
    ...changedWord('what is offered in the last hour', before.promise.lastHour, after.promise.lastHour),
    ...changedWord('when the first apology comes', before.apology.first, after.apology.first),
    ...changedWord('how the apology is repeated', before.apology.again, after.apology.again),
    ...changedWord('the check-in', before.checkIn, after.checkIn),
    ...(before.everyStep === after.everyStep ? [] : [every]),
    ...changedLines('the limit for the whole case', limits(before), limits(after)),
    ...changedLines('who is told', before.tell, after.tell),
    ...diffCheck(before.callerCheck, after.callerCheck),
    ...diffLines('what may be left on a machine', before.voicemail ?? [], after.voicemail ?? []),
  ];
}

const limits = ({ timeLimits = [] }: Policy) => timeLimits.map(limitWords);

type Check = Policy['callerCheck'];

function diffCheck(before: Check, after: Check): string[] {
  const from = (check: Check) => check?.before ?? null;
  const [was, is] = [before?.required === true, after?.required === true];
  const required = is ? 'no call is written up without the check who is calling' : 'the check is not required any more';
  return [
    ...changedLines('what a caller is asked', before?.ask ?? [], after?.ask ?? []),
    ...changedWord('the step that a caller is checked before', from(before), from(after)),
    ...(was === is ? [] : [required]),
  ];
}

function diffScript(id: string, before: Playbook, after: Playbook): Difference[] {
  const [old, now] = [before.scripts[id], after.scripts[id]];
  const where = `the script ${id}`;
  if (old === undefined) return [{ where, what: ['added'] }];
  if (now === undefined) return [{ where, what: ['taken out'] }];
  const card = now.card ? 'became a card that agents can open' : 'is no card any more';
  const what = [...changedWord('its title', old.title, now.title), ...(old.card === now.card ? [] : [card])];
  return [{ where, what }, ...diffSteps(old.steps, now.steps, `${id}/`)];
}
