import type { Prompt } from '../../engine/prompt.ts';
import type { Playbook, Step } from '../../playbook/playbook.ts';
import { heardWords } from '../../text/heard-words.ts';
import type { Answer, Customer } from '../customer/customer.ts';
import type { Moment } from '../customer/deeds.ts';
import { usualInterruptions } from '../customer/usual-lines.ts';
import { chanceOf } from './chance.ts';
import { isListening } from './done-by-agent.ts';
import { feel, lineFor, type Mood, nextLine } from './mood.ts';

/** What they say: null words are a silence. `goesOn`: they have more to tell. */
export type Spoken = { words: string | null; goesOn: boolean };
export type Speaking = { mood: Mood; spoken: readonly Spoken[] };

type Stage = { customer: Customer; seed: number };

/** The next part of what they tell; nothing once all is told. */
export function tellOn({ customer }: Stage, mood: Mood): Speaking {
  const part = customer.story[mood.storyAt];
  if (part === undefined) return { mood, spoken: [] };
  const storyAt = mood.storyAt + 1;
  const told = new Set([...mood.told, ...part.tells]);
  return { mood: { ...mood, storyAt, told }, spoken: [{ words: part.words, goesOn: storyAt < customer.story.length }] };
}

/** What they say when the agent comes to a prompt: at each place once, however often it is come back to. */
export function arrive(stage: Stage, mood: Mood, prompt: Prompt, book: Playbook): Speaking {
  const { customer, seed } = stage;
  const isFirst = mood.seen.size === 0;
  const key = `${prompt.key}${prompt.show.kind === 'ask' ? `|${prompt.show.readsBack ?? ''}` : ''}`;
  if (mood.seen.has(key) || prompt.phase === 'after') return { mood, spoken: [] };
  const seen = new Set(mood.seen).add(key);
  // What comes up now was told before or not at all: only that makes it asked twice.
  const here = { ...mood, seen, toldBefore: mood.told };
  const opening = isFirst ? nextLine(seed, here, 'opens', customer.opens) : { mood: here, words: null };
  const rest = answerTo(stage, opening.mood, prompt, book);
  return { mood: rest.mood, spoken: [...one(opening.words), ...rest.spoken] };
}

const one = (words: string | null): Spoken[] => (words === null ? [] : [{ words, goesOn: false }]);

function answerTo(stage: Stage, mood: Mood, prompt: Prompt, book: Playbook): Speaking {
  const { show } = prompt;
  if (show.kind === 'read-back') return spoken(stage, mood, 'agrees');
  if (show.kind === 'wrap-up') return spoken(stage, mood, 'thanks');
  if (isListening(prompt)) return tellOn(stage, mood);
  if (show.kind === 'ask' && show.readsBack !== undefined) return toRecap(stage, mood, prompt, book, show.readsBack);
  const step = stepNamed(book, prompt.step);
  const changed = changeOfMind(stage, mood, prompt, step) ?? interruption(stage, mood, prompt);
  if (changed !== null) return changed;
  return toQuestion(stage, mood, prompt, step);
}

function spoken({ customer, seed }: Stage, mood: Mood, moment: Moment): Speaking {
  const line = lineFor(customer, seed, mood, moment);
  return { mood: line.mood, spoken: one(line.words) };
}

/** They agree to a recap when it holds what matters to them, and else say what is missing. */
function toRecap(stage: Stage, mood: Mood, prompt: Prompt, book: Playbook, words: string): Speaking {
  const heard = ` ${stems(words)} `;
  const isRecap = stepNamed(book, prompt.step)?.acts.includes('recap') === true;
  if (!isRecap) return spoken(stage, mood, 'agrees');
  const missing = stage.customer.points.find((ways) => !ways.some((way) => heard.includes(` ${stems(way)} `)));
  if (missing === undefined) return spoken(stage, { ...mood, disagrees: false, denies: null }, 'agrees');
  const no = { ...mood, disagrees: true, denies: prompt.show.kind === 'ask' ? prompt.show.ask.id : null };
  const felt = feel(stage.customer, no, 'left-out', { step: prompt.title, seq: null });
  const line = lineFor(stage.customer, stage.seed, felt, 'left-out');
  return {
    mood: line.mood,
    spoken: one([line.words, inTheirWords(stage.customer, missing)].filter((part) => part != null).join(' ')),
  };
}

/** The part of what they told that a point is in; where it is in none, the point as it stands. */
function inTheirWords({ story, opens }: Customer, ways: readonly string[]): string | null {
  const told = [...story.map(({ words }) => words), ...opens].filter((words) => words !== null);
  const holds = (words: string) => ways.some((way) => ` ${stems(words)} `.includes(` ${stems(way)} `));
  return told.find(holds) ?? ways[0] ?? null;
}

const stems = (text: string) =>
  heardWords(text)
    .map(({ stem }) => stem)
    .join(' ');

/** The names that a place has for a customer: its ask, the fact, the step, its acts. */
function namesOf({ show, step: id }: Prompt, step: Step | null): string[] {
  const asked = show.kind === 'ask' ? [show.ask.id, show.ask.fact] : [];
  const isFirstAsk = show.kind !== 'ask' || step?.asks[0]?.id === show.ask.id;
  return [...asked, ...(isFirstAsk ? [id, ...(step?.acts ?? [])] : [])];
}

function changeOfMind({ customer, seed }: Stage, mood: Mood, prompt: Prompt, step: Step | null): Speaking | null {
  const names = namesOf(prompt, step);
  for (const [index, change] of customer.changes.entries()) {
    const name = `change:${index}`;
    if (!names.includes(change.at) || mood.said.has(name)) continue;
    if (chanceOf(seed, name) * 100 >= change.chance) continue;
    const line = nextLine(seed, mood, name, change.lines);
    const instead = new Map(mood.instead);
    const toldBefore = new Set(mood.toldBefore);
    if (change.topic !== null) {
      instead.set(change.topic, change.now);
      toldBefore.delete(change.topic);
    }
    return { mood: { ...line.mood, instead, toldBefore, thrown: { topic: change.topic } }, spoken: one(line.words) };
  }
  return null;
}

/** While they are angry they throw things in, at every other step or so, until they have said all of them. */
function interruption({ customer, seed }: Stage, mood: Mood, prompt: Prompt): Speaking | null {
  const lines = customer.interruptions.length > 0 ? customer.interruptions : usualInterruptions;
  const isStep = prompt.show.kind === 'say' || prompt.show.kind === 'ask';
  if (!isStep || mood.temper < customer.interruptsAt || mood.thrownIn >= lines.length) return null;
  // Their first words are an outburst of their own.
  if (mood.seen.size < 2 || chanceOf(seed, `interrupts:${prompt.step}:${prompt.pass}`) >= 0.5) return null;
  if (mood.seen.has(`interrupted:${prompt.step}:${prompt.pass}`)) return null;
  const line = nextLine(seed, mood, 'interruption', lines);
  const seen = new Set(mood.seen).add(`interrupted:${prompt.step}:${prompt.pass}`);
  const next = { ...line.mood, seen, thrown: { topic: null }, thrownIn: mood.thrownIn + 1 };
  return { mood: next, spoken: one(line.words) };
}

function toQuestion(stage: Stage, mood: Mood, prompt: Prompt, step: Step | null): Speaking {
  const { customer, seed } = stage;
  // What is ours only is written down, and not asked aloud.
  if (prompt.show.kind === 'ask' && prompt.show.ask.internal) return { mood, spoken: [] };
  const name = namesOf(prompt, step).find((known) => Object.hasOwn(customer.answers, known) || mood.instead.has(known));
  if (name === undefined) return toYesOrNo(stage, mood, prompt);
  if (mood.told.has(name)) return { mood, spoken: [] };
  const answer: Answer = customer.answers[name] ?? { lines: [], below: null };
  if (answer.below !== null && mood.temper >= answer.below) return spoken(stage, mood, 'tells-not');
  const line = nextLine(seed, mood, `answer:${name}`, mood.instead.get(name) ?? answer.lines);
  return { mood: { ...line.mood, told: new Set(line.mood.told).add(name) }, spoken: one(line.words) };
}

const tooAngry = 7;

function toYesOrNo(stage: Stage, mood: Mood, { show }: Prompt): Speaking {
  if (show.kind !== 'ask' || show.ask.type !== 'yes-no') return { mood, spoken: [] };
  if (mood.temper < tooAngry) return spoken(stage, { ...mood, denies: null }, 'agrees');
  return spoken(stage, { ...mood, denies: show.ask.id }, 'refuses');
}

function stepNamed(book: Playbook, id: string): Step | null {
  const all = [...book.steps, ...Object.values(book.scripts).flatMap((script) => script.steps)];
  return all.find((step) => step.id === id) ?? null;
}
