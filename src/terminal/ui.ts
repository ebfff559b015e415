import type { Prompt, Show } from '../engine/prompt.ts';
import type { PrompterContext } from '../engine/prompter.ts';
import { emptyLine, type Line } from './edit.ts';
import { type HandOverTalk, handOverLine, startHandOver } from './hand-over-talk.ts';
import { type PromiseTalk, promiseDraft, resumedPromise, startPromise } from './promise-talk.ts';
import { isNo, isYes } from './typed-line.ts';
import { type Ui, untouched } from './ui-state.ts';

/** What a key is read against. */
export type Around = {
  prompt: Prompt;
  isTerminal: boolean;
  /** In how many parts the list on the screen is shown. */
  pages?: number;
} & Pick<PrompterContext, 'readPromise' | 'unsaved' | 'keepDraft' | 'mark'>;

/** How a prompt begins: with what was being typed there when it was left. */
export function openUi(
  prompt: Prompt,
  { draft, draftAt, problem, readPromise }: Pick<PrompterContext, 'draft' | 'draftAt' | 'problem' | 'readPromise'>,
): Ui {
  const { talk, line } = resumed(prompt.show, { text: draft, at: draftAt }, readPromise);
  return {
    ...untouched,
    line,
    talk,
    status: problem === null ? null : { text: problem, kind: 'problem' },
    refused: problem !== null && draft !== '' && takesShortAnswers(prompt.show),
  };
}

/** An ask that a letter or a number answers: nobody goes on writing at what it refused. */
export function takesShortAnswers(show: Show): boolean {
  if (show.kind === 'wrap-up' || show.kind === 'read-back' || show.kind === 'limit') return true;
  return show.kind === 'ask' && /^(?:choices?|yes-no|check|number|money)$/.test(show.ask.type);
}

/** The promise that an ask of the prompt wants, else one that the agent gives unasked. */
export function promiseAt({ show }: Pick<Prompt, 'show'>): PromiseTalk {
  if (show.kind === 'read-back' && show.again !== undefined)
    return startPromise(false, show.again.kind, show.again.followUp);
  const ask = show.kind === 'ask' && show.ask.type === 'follow-up' ? show.ask : null;
  return startPromise(ask !== null, ask === null ? 'callback' : ask.kind);
}

/** A text that `openUi` can take up again. `at`: the place of the cursor in it; null where nothing of it is being typed. */
export type Draft = { text: string; at: number | null };

/** What stands between a promise as it was read and what is being typed on its screen. */
const typedBelow = '\n\n';

/** The line, and what stands before it in a promise or a hand-over. */
export function draftOf({ line, talk, overlay, outcome }: Ui): Draft {
  // What is typed into a list is a pick from it.
  const typed = overlay === null || overlay === 'keys' ? line : emptyLine;
  if (talk === null) return typed;
  const isSent = outcome !== null && outcome.kind !== 'gone' && isMoveIn(talk, typed.text);
  const below = isSent ? emptyLine : typed;
  if (talk.kind === 'hand-over-talk') return under(`${handOverParts(talk).join('\n')}\n`, below);
  const said = promiseDraft(talk);
  const lead = talk.over === undefined ? '' : `${handOverParts(talk.over).join('\n')}\n`;
  if (below.text.trim() === '') return { text: lead + said, at: null };
  return under(`${lead}${said === '' ? '>>' : said}${typedBelow}`, below);
}

const under = (lead: string, { text, at }: Line): Draft => ({ text: lead + text, at: lead.length + at });

/** What stays in the line of a promise that is left: what was being typed, else all that was said of it. */
export function promiseLeft(talk: PromiseTalk, { text }: Line): string {
  return text.trim() === '' || isMoveIn(talk, text) ? promiseDraft(talk) : `>> ${text}`;
}

function isMoveIn(talk: PromiseTalk | HandOverTalk, text: string): boolean {
  if (/^\/(?!\/)/.test(text)) return true;
  return talk.kind === 'promise-talk' && talk.words !== '' && (/^because\b/i.test(text) || isYes(text) || isNo(text));
}

function handOverParts({ receiver, why, accepted }: HandOverTalk): string[] {
  const name = why === null ? receiver : `${receiver} because ${why}`;
  return accepted === null ? [name] : [name, accepted ? 'y' : 'n'];
}

type Resumed = { talk: Ui['talk']; line: Line };

function resumed(show: Show, draft: Draft, read: PrompterContext['readPromise']): Resumed {
  const { text, at } = draft;
  const promise = resumedTalk(show, draft, read);
  if (promise !== null) return promise;
  const [first = '', ...rest] = text.split('\n');
  if (show.kind !== 'ask' || show.ask.type !== 'hand-over' || rest.length === 0)
    return { talk: null, line: lineAt(text, at) };
  const started = startHandOver(first);
  const [word = '', ...more] = rest;
  const next = handOverLine(started, word);
  const isAnswered = next.kind === 'hand-over-talk' && more.length > 0;
  const typed = (isAnswered ? more : rest).join('\n');
  const typedAt = at === null ? null : at - (text.length - typed.length);
  const talk = isAnswered ? next : started;
  const given = resumedTalk(show, { text: typed, at: typedAt }, read);
  if (given?.talk?.kind === 'promise-talk') return { talk: { ...given.talk, over: talk }, line: given.line };
  return { talk, line: lineAt(typed, typedAt) };
}

/** The promise that a draft holds, with what was being typed on its screen; null when it holds none. */
function resumedTalk(show: Show, { text, at }: Draft, read: PrompterContext['readPromise']): Resumed | null {
  const end = text.startsWith('>>') ? text.indexOf(typedBelow) : -1;
  // Where the cursor stands in the words themselves they were being typed, and nothing was read yet.
  if (end < 0 && at !== null) return null;
  const said = end < 0 ? text : text.slice(0, end);
  const started = promiseAt({ show });
  const talk = said === '>>' ? started : resumedPromise(started, said, read);
  if (talk === null) return null;
  const from = end + typedBelow.length;
  return { talk, line: end < 0 ? emptyLine : lineAt(text.slice(from), at === null ? null : at - from) };
}

function lineAt(text: string, at: number | null): Line {
  return { text, at: Math.min(Math.max(at ?? text.length, 0), text.length) };
}
