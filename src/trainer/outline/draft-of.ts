import { flagged, guardOf, wordsAt } from '../../playbook/guard/guard.ts';
import { knownNames } from '../../playbook/known-names.ts';
import { isMoveName } from '../../playbook/move-names.ts';
import { endPlaces } from '../../playbook/scenario.ts';
import { slug } from '../../playbook/slug.ts';
import type { DraftAsk, DraftPlaybook, DraftStep } from './draft-playbook.ts';
import { draftWords, type Language } from './draft-words.ts';
import { isForSomeCalls } from './for-some-calls.ts';
import { guessedActs, guessedPhase, usualLine } from './guess-acts.ts';
import { type Detail, detailOf } from './outline-detail.ts';
import type { Outline, OutlineStep, Told } from './read-outline.ts';

export type Drafted = { draft: DraftPlaybook; odd: Outline['odd'] };

/** Makes a playbook of an outline. What was not understood is kept as a hint for the agent, and told. */
export function draftOf(
  outline: Outline,
  { id, title, language }: { id: string; title: string; language: Language },
): Drafted {
  const odd = [...outline.odd];
  const ids = new Set<string>([
    ...endPlaces,
    ...Object.keys(knownNames),
    'any',
    'not',
    'story',
    'issue',
    'understood',
    'outcome',
    'call-back',
  ]);
  const made = outline.steps.map((step) => stepOf(step, ids, language, (told, why) => void odd.push({ ...told, why })));
  const about = outline.about
    .map(({ text }) => unbraced(text))
    .join(' ')
    .slice(0, 600);
  return {
    draft: {
      id,
      title: unbraced(title),
      language,
      about: about === '' ? null : about,
      steps: withTheUsual(onTheCall(made), language),
    },
    odd: odd.sort((a, b) => a.line - b.line),
  };
}

type Tell = (told: Told, why: string) => void;

function stepOf(step: OutlineStep, ids: Set<string>, language: Language, tell: Tell): DraftStep {
  if (isForSomeCalls(step.title))
    tell({ line: step.line, text: step.title }, 'a condition: the step comes on each call, "when" can limit it');
  const always = step.details.map(({ text }) => text).filter((text) => !isForSomeCalls(text));
  const acts = guessedActs(step.title, always.join(' '), language);
  const phase = step.phase ?? guessedPhase(acts);
  const listens = acts[0] === 'listen' && phase === 'call';
  const say: string[] = [];
  const guide: string[] = [];
  const asks: DraftAsk[] = [];
  const take = (told: Told, detail: Detail) => {
    if (detail.why !== undefined) tell(told, detail.why);
    switch (detail.kind) {
      case 'guide':
        return guide.push(...sentences(unbraced(detail.text)));
      case 'say': {
        const line = unbraced(detail.text);
        const phrase = neverSaid(line);
        if (phrase === null) return say.push(line);
        tell(told, `"${phrase}" is never said: kept as a hint for the agent`);
        return guide.push(line);
      }
      case 'ask':
        if (listens) {
          tell(told, 'while they speak nothing is asked: kept as a hint');
          return guide.push(unbraced(detail.text));
        }
        return asks.push({ kind: detail.as, id: fresh(detail.text, ids), label: unbraced(detail.text) });
    }
  };
  for (const told of step.details) for (const detail of detailOf(told.text)) take(told, detail);
  const id = fresh(step.title, ids, () => false);
  const base = { id, letter: step.letter, title: unbraced(step.title), acts, phase, listens, guide, asks };
  if (say.length > 0 || phase === 'after') return { ...base, say, isSuggested: false };
  const usual = usualLine(acts, language);
  return { ...base, say: usual === null ? [] : [usual], isSuggested: usual !== null };
}

/** The steps with what a call needs: the story that is noted, the recap of it, and how it ended. */
function withTheUsual(steps: readonly DraftStep[], language: Language): DraftStep[] {
  const words = draftWords[language];
  const hearing = steps.findIndex(({ listens }) => listens);
  const recap = steps.findIndex(({ acts, phase }, at) => acts.includes('recap') && phase === 'call' && at > hearing);
  const onCall = steps.filter(({ phase, listens }) => phase === 'call' && !listens);
  const solving = onCall.findLast(({ acts }) => acts.some((act) => ['do', 'offer', 'verify', 'promise'].includes(act)));
  const ending = solving ?? onCall.findLast(({ acts }) => !acts.includes('close')) ?? onCall.at(-1);
  return steps.map((step, index): DraftStep => {
    const added: DraftAsk[] = [];
    if (index === hearing) added.push({ kind: 'story' });
    if (hearing >= 0 && index === recap) added.push({ kind: 'understood', hearing: steps[hearing]?.id ?? '' });
    if (step === ending) added.push({ kind: 'outcome' });
    const asks = [
      ...added.filter(({ kind }) => kind !== 'outcome'),
      ...step.asks,
      ...added.filter(({ kind }) => kind === 'outcome'),
    ];
    const isEmpty = step.say.length + step.guide.length + asks.length === 0;
    if (hearing >= 0 && index === recap && step.say.length === 0)
      return { ...step, asks, say: [words.recap], isSuggested: true };
    return isEmpty ? { ...step, asks, guide: [`${words.doneHere}: ${step.title}`] } : { ...step, asks };
  });
}

/** A method has a step for the call; one that is all paperwork was misread. */
function onTheCall(steps: readonly DraftStep[]): DraftStep[] {
  if (steps.some(({ phase }) => phase === 'call')) return [...steps];
  return steps.map((step) => ({ ...step, phase: 'call' }));
}

/** An id of its own for a step or an ask; `isOther`: what no ask, though a step, may be called. */
function fresh(words: string, taken: Set<string>, isOther: (name: string) => boolean = isMoveName): string {
  const base = shortSlug(words) || 'step';
  const free = [base, ...Array.from({ length: 99 }, (_, index) => `${base}-${index + 2}`)];
  const id = free.find((name) => !taken.has(name) && !isOther(name)) ?? `${base}-${taken.size}`;
  taken.add(id);
  return id;
}

/** As many whole words of it as are typed gladly. */
function shortSlug(words: string): string {
  const whole = slug(words);
  return whole.length <= 40 ? whole : whole.slice(0, 41).replace(/-[^-]*$/, '');
}

const guard = guardOf({ neverSay: [] });

function neverSaid(line: string): string | null {
  const flag = flagged(line, guard).find(({ kind }) => kind !== 'argument' && kind !== 'weak');
  return flag === undefined ? null : wordsAt(line, flag);
}

/** Double braces would be filled in. */
const unbraced = (text: string) =>
  text
    .replace(/\{{2,}/g, '{')
    .replace(/\}{2,}/g, '}')
    .trim();

/** A long hint in pieces that are read at a glance. */
function sentences(text: string): string[] {
  if (text.length <= 160) return [text];
  return text.split(/(?<=[.!?])\s+(?=\p{Lu})/u).map((sentence) => sentence.trim());
}
