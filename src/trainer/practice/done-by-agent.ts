import type { CallState } from '../../engine/call-state.ts';
import { mainScript, stepName } from '../../engine/cursor.ts';
import type { CallEntry } from '../../engine/entry.ts';
import type { Prompt } from '../../engine/prompt.ts';
import type { Act } from '../../playbook/acts.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { type Deed, isDeed } from '../customer/deeds.ts';
import type { Mood } from './mood.ts';

/** A reply as the customer notices it: where it was given, what it added, and how the call stood before and after it. */
export type Turn = {
  prompt: Prompt;
  book: Playbook;
  entries: readonly CallEntry[];
  before: CallState;
  now: CallState;
};

export type Done = { deed: Deed; seq: number | null };

const caring: readonly Act[] = ['own', 'respond', 'empathise', 'apologise'];
const business: readonly Act[] = ['find-cause', 'ask-details', 'ask-wish', 'offer', 'do', 'promise'];

/** They are telling it, and it is theirs to stop. */
export function isListening({ show }: Prompt): boolean {
  return show.kind === 'listen' || (show.kind === 'ask' && show.ask.type === 'notes');
}

const goesOn = (entry: CallEntry) =>
  entry.kind === 'covered' || entry.kind === 'answered' || entry.kind === 'skipped' || entry.kind === 'hung-up';

/** What the agent did in a turn, in the order in which it is felt. `storyLeft`: they had more to tell. */
export function doneByAgent(turn: Turn, mood: Mood, storyLeft: boolean): { done: Done[]; cared: boolean } {
  const { entries, prompt } = turn;
  const done: Done[] = [];
  const left = isListening(prompt) && storyLeft ? entries.find(goesOn) : undefined;
  if (left !== undefined) done.push({ deed: 'interrupted', seq: left.seq });
  for (const entry of entries) {
    if (entry.kind === 'flagged') done.push({ deed: 'never-say', seq: entry.seq });
    if (entry.kind === 'held') done.push({ deed: 'hold', seq: entry.seq });
    if (entry.kind === 'promised' && entry.what.followUpKind !== 'internal')
      done.push({ deed: 'a-time', seq: entry.seq });
    if (entry.kind === 'answered' && entry.what.type === 'hand-over') done.push({ deed: 'passed-on', seq: entry.seq });
    if (entry.kind === 'answered' && entry.what.value === true && entry.what.ask === mood.denies)
      done.push({ deed: 'overruled', seq: entry.seq });
    if (isAskedTwice(entry, turn, mood)) done.push({ deed: 'asked-twice', seq: entry.seq });
  }
  if (mood.thrown !== null) done.push(...takenUp(entries, mood.thrown.topic));
  const acts = actsDone(turn);
  const cared = mood.cared || acts.some(({ act }) => caring.includes(act));
  const first = acts.find(({ act }) => business.includes(act));
  const isBlunt = first !== undefined && !cared && !mood.moved.some(({ deed }) => deed === 'skipped-care');
  if (isBlunt) done.push({ deed: 'skipped-care', seq: first.seq });
  for (const { act, seq } of acts) {
    if (!isDeed(act) || mood.eased.has(act) || done.some(({ deed }) => deed === act)) continue;
    if ((act === 'listen' && storyLeft) || (act === 'recap' && mood.disagrees)) continue;
    done.push({ deed: act, seq });
  }
  return { done, cared };
}

/** Whether what they threw in was written down, listened to or gone back for; nothing as long as the agent stays there. */
function takenUp(entries: readonly CallEntry[], topic: string | null): Done[] {
  const taken = entries.find(
    (entry) =>
      entry.kind === 'noted' ||
      entry.kind === 'went-back' ||
      entry.kind === 'redone' ||
      entry.kind === 'jumped' ||
      (entry.kind === 'entered' && entry.what.why === 'listen') ||
      (entry.kind === 'answered' && topic !== null && (entry.what.ask === topic || entry.what.fact === topic)),
  );
  if (taken !== undefined) return [{ deed: 'let-finish', seq: taken.seq }];
  const past = entries.find(goesOn);
  return past === undefined ? [] : [{ deed: 'passed-over', seq: past.seq }];
}

/** What they had told before the ask came up, and what was not taken over from there. */
function isAskedTwice(entry: CallEntry, { prompt }: Turn, { toldBefore }: Mood): boolean {
  const { show } = prompt;
  if (entry.kind !== 'answered' || show.kind !== 'ask' || show.ask.id !== entry.what.ask) return false;
  if (entry.what.from !== 'asked' || show.prefill !== null || show.ask.internal || show.ask.type === 'yes-no')
    return false;
  return toldBefore.has(entry.what.ask) || toldBefore.has(entry.what.fact);
}

/** The acts of the steps that are done with this turn. A recap that they did not agree to was none. */
function actsDone({ book, before, now, entries }: Turn): { act: Act; seq: number | null }[] {
  const steps = [
    ...book.steps.map((step) => ({ step, name: stepName(mainScript, step.id) })),
    ...Object.values(book.scripts).flatMap((script) =>
      script.steps.map((step) => ({ step, name: stepName(script.id, step.id) })),
    ),
  ];
  const seq = entries.find(goesOn)?.seq ?? entries.at(-1)?.seq ?? null;
  return steps.flatMap(({ step, name }) => {
    const [was, is] = [before.steps.get(name), now.steps.get(name)];
    if (step.phase === 'after' || is?.status !== 'done' || was?.status !== 'open') return [];
    const denied = entries.some(
      (entry) => entry.kind === 'answered' && entry.what.step === name && entry.what.value === false,
    );
    return step.acts.filter((act) => !(denied && (act === 'recap' || act === 'verify'))).map((act) => ({ act, seq }));
  });
}
