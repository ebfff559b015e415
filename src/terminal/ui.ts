import type { Prompt, Show } from '../engine/prompt.ts';
import type { Gone, PrompterContext } from '../engine/prompter.ts';
import type { Reply } from '../engine/reply.ts';
import { emptyLine, type Line, lineOf } from './edit.ts';
import { type HandOverTalk, handOverLine, startHandOver } from './hand-over-talk.ts';
import { type PromiseTalk, promiseDraft, resumedPromise, startPromise } from './promise-talk.ts';
import type { Overlay } from './screens/view.ts';
import { isNo, isYes } from './typed-line.ts';

/** What a prompt remembers between two keys. Nothing of it is saved by the prompt itself. */
export type Ui = {
  line: Line;
  /** Which of the step's wordings is shown. */
  wording: number;
  overlay: Exclude<Overlay, 'menu'> | null;
  talk: PromiseTalk | HandOverTalk | null;
  /** Beside the line until the next key. */
  status: { text: string; kind: 'problem' | 'hint' } | null;
  /** An empty Enter was questioned; the next one goes through. */
  again: boolean;
  /** The first Ctrl-C was pressed, and this was said. */
  leaving: string | null;
  /** The line was refused where only a short answer is taken: what is typed next stands in its place. */
  refused: boolean;
  /** How often the menu was turned to its next lines. */
  page: number;
  /** An Enter came before this was on the screen, and waits for one that comes after it. */
  held: boolean;
  /** What Ctrl-U, Ctrl-W or Esc took away, for Ctrl-Y. */
  cut: string;
  outcome: Reply | Gone | null;
};

/** What a key is read against. */
export type Around = { prompt: Prompt; isTerminal: boolean } & Pick<
  PrompterContext,
  'readPromise' | 'unsaved' | 'keepDraft'
>;

export function openUi(
  prompt: Prompt,
  { draft, problem, readPromise }: Pick<PrompterContext, 'draft' | 'problem' | 'readPromise'>,
): Ui {
  const { talk, line } = resumed(prompt.show, draft, readPromise);
  return {
    line,
    talk,
    wording: 0,
    overlay: null,
    status: problem === null ? null : { text: problem, kind: 'problem' },
    again: false,
    leaving: null,
    refused: problem !== null && draft !== '' && takesShortAnswers(prompt.show),
    page: 0,
    held: false,
    cut: '',
    outcome: null,
  };
}

/** The menu follows what is typed: it is open as long as the line is the beginning of a command. */
export function overlayOf({ overlay, talk, line }: Ui): Overlay | null {
  if (overlay !== null) return overlay;
  return talk === null && /^\/[^/\s]*$/.test(line.text) ? 'menu' : null;
}

/** An ask that a letter or a number answers: nobody goes on writing at what it refused. */
export function takesShortAnswers(show: Show): boolean {
  if (show.kind === 'wrap-up' || show.kind === 'read-back' || show.kind === 'limit') return true;
  return show.kind === 'ask' && /^(?:choices?|yes-no|check)$/.test(show.ask.type);
}

/** The promise that an ask of the prompt wants, else one that the agent gives unasked. */
export function promiseAt({ show }: Pick<Prompt, 'show'>): PromiseTalk {
  const ask = show.kind === 'ask' && show.ask.type === 'follow-up' ? show.ask : null;
  return startPromise(ask !== null, ask === null ? 'callback' : ask.kind);
}

/** The line, and what stands before it in a promise or a hand-over, as one text that `openUi` can take up again. */
export function draftOf({ line, talk, overlay }: Ui): string {
  // What is typed into a list is a pick from it.
  const text = overlay === null || overlay === 'keys' ? line.text : '';
  if (talk?.kind === 'hand-over-talk') return [...handOverParts(talk), /^\/(?!\/)/.test(text) ? '' : text].join('\n');
  if (talk?.kind !== 'promise-talk') return text;
  const isMove = talk.words !== '' && (/^(?:\/|because\b)/i.test(text) || isYes(text) || isNo(text));
  return text.trim() === '' || isMove ? promiseDraft(talk) : `>> ${text}`;
}

function handOverParts({ receiver, why, accepted }: HandOverTalk): string[] {
  const name = why === null ? receiver : `${receiver} because ${why}`;
  return accepted === null ? [name] : [name, accepted ? 'y' : 'n'];
}

type Resumed = { talk: Ui['talk']; line: Line };

function resumed(show: Show, draft: string, read: PrompterContext['readPromise']): Resumed {
  const promise = resumedPromise(promiseAt({ show }), draft, read);
  if (promise !== null) return { talk: promise, line: emptyLine };
  const [first = '', ...rest] = draft.split('\n');
  if (show.kind !== 'ask' || show.ask.type !== 'hand-over' || rest.length === 0)
    return { talk: null, line: lineOf(draft) };
  const started = startHandOver(first);
  const [word = '', ...more] = rest;
  const next = handOverLine(started, word);
  const isAnswered = next.kind === 'hand-over-talk' && more.length > 0;
  return isAnswered ? { talk: next, line: lineOf(more.join('\n')) } : { talk: started, line: lineOf(rest.join('\n')) };
}
