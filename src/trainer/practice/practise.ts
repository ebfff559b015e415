import type { CallEntry, Entry } from '../../engine/entry.ts';
import { replay } from '../../engine/evolve.ts';
import type { Prompt } from '../../engine/prompt.ts';
import type { Heard, Prompter, PrompterContext } from '../../engine/prompter.ts';
import type { Reply } from '../../engine/reply.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import type { Customer } from '../customer/customer.ts';
import { isListening } from './done-by-agent.ts';
import { hear } from './hear.ts';
import { feel, inWords, isGone, lineFor, type Mood, moodOf } from './mood.ts';
import { type Pace, paced } from './pace.ts';
import { arrive, type Speaking, type Spoken, tellOn } from './speak.ts';

export type Stage = {
  customer: Customer;
  seed: number;
  /** The entries of the call, as they are added. */
  entries: readonly Entry[];
  /** The method that leads the call at a prompt. */
  bookAt: (prompt: Prompt) => Playbook;
  /** The clock that they live by; null where they wait for the agent, turn by turn. */
  pace: Pace | null;
  /** They are rung back: the word for the person was said on the call before. */
  isFollowUp?: boolean;
};

/** A practice call: the prompter that stands between the engine and the trainee, and how the customer feels by now. */
export type Practice = { prompter: Prompter; mood: () => Mood; lastWords: () => string | null };

/** Lines of theirs that stay on the screen while the agent is at the same place. */
const mostHeard = 3;

/** Puts a customer on the line: after each reply they react, and at each new prompt they answer. */
export function practising(stage: Stage, trainee: Prompter): Practice {
  const { customer, seed, entries, bookAt, pace, isFollowUp = false } = stage;
  let mood = moodOf(customer, isFollowUp);
  let heard: Heard[] = [];
  let count = 0;
  let last: { prompt: Prompt; upTo: number } | null = null;
  let speaks = () => {};
  const unclear = new Set<string>();

  const say = ({ mood: next, spoken }: Speaking, keep: boolean) => {
    mood = next;
    const how = inWords(mood.temper);
    const lines = spoken.map(({ words, goesOn }: Spoken, index) => ({ no: count + index + 1, how, words, goesOn }));
    count += lines.length;
    heard = keep ? [...heard, ...lines].slice(-mostHeard) : lines;
    if (lines.length > 0) speaks();
  };
  const calls = () => entries.filter((entry): entry is CallEntry => entry.stream === entries[0]?.stream);
  const suffer = (deed: 'no-time' | 'silence', prompt: Prompt) => {
    const felt = feel(customer, mood, deed, { step: prompt.title, seq: null });
    const line = lineFor(customer, seed, felt, isGone(customer, felt) ? 'hangs-up' : deed);
    say({ mood: line.mood, spoken: [{ words: line.words, goesOn: false }] }, true);
  };

  const prompter: Prompter = async (prompt, context) => {
    const all = calls();
    if (context.problem === null) {
      const isSamePlace = last?.prompt.key === prompt.key;
      const before = heard;
      heard = [];
      if (last !== null && all.length > last.upTo) {
        const turn = {
          prompt: last.prompt,
          book: bookAt(last.prompt),
          entries: all.slice(last.upTo),
          before: replay(all.slice(0, last.upTo)),
          now: replay(all),
        };
        say(hear(stage, mood, turn, pace === null), true);
      }
      if (!isOver(prompt) && !isGone(customer, mood)) say(arrive(stage, mood, prompt, bookAt(prompt)), true);
      if (isSamePlace) heard = [...before, ...heard].slice(-mostHeard);
      last = { prompt, upTo: all.length };
    }
    if (isOver(prompt)) return trainee(prompt, context);
    if (isGone(customer, mood)) return hangsUp;
    return withThem(prompt, context);
  };

  /** The prompt with the customer on the line, who may speak or be gone before the agent has answered. */
  async function withThem(prompt: Prompt, context: PrompterContext): ReturnType<Prompter> {
    const gone = new AbortController();
    const goIfGone = () => {
      if (isGone(customer, mood)) gone.abort();
    };
    const clock = paced(pace, {
      patience: isListening(prompt) ? null : customer.patience,
      next: () => (isListening(prompt) ? (customer.story[mood.storyAt] ?? null) : null),
      goOn: () => say(tellOn(stage, mood), true),
      waitedLong: () => {
        suffer('silence', prompt);
        goIfGone();
      },
    });
    const listeners = new Set<() => void>();
    speaks = () => {
      for (const listener of listeners) listener();
    };
    const given = await trainee(prompt, {
      ...context,
      signal: AbortSignal.any([context.signal, gone.signal]),
      customer: {
        heard: () => heard,
        onSpeaks: (listener) => {
          listeners.add(listener);
          return () => void listeners.delete(listener);
        },
      },
      onDraft: (text, at) => {
        clock.typed();
        context.onDraft(text, at);
      },
      readPromise: (words, kind) => {
        const reading = context.readPromise(words, kind);
        const isVague = !reading.ok && words.trim() !== '' && kind !== 'internal' && !unclear.has(words);
        if (isVague) {
          unclear.add(words);
          suffer('no-time', prompt);
          goIfGone();
        }
        return reading;
      },
    });
    clock.stop();
    speaks = () => {};
    return gone.signal.aborted && !context.signal.aborted ? hangsUp : given;
  }

  return { prompter, mood: () => mood, lastWords: () => heard.findLast(({ words }) => words !== null)?.words ?? null };
}

/** After the line is free nobody hears or says anything. */
const isOver = ({ show, moves }: Prompt) =>
  show.kind === 'write-up' || show.kind === 'closed' || !moves.includes('hung-up');

const hangsUp: Reply = { kind: 'hung-up', disposition: 'disconnected', why: 'They hung up.' };
