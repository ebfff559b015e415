import type { Prompt, Show } from '../engine/prompt.ts';
import type { Gone, PrompterContext } from '../engine/prompter.ts';
import type { Reply } from '../engine/reply.ts';
import { type Line, lineOf } from './edit.ts';
import { type HandOverTalk, handOverLine, startHandOver } from './hand-over-talk.ts';
import type { PromiseTalk } from './promise-talk.ts';
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
  /** The first Ctrl-C was pressed. */
  leaving: boolean;
  /** An Enter came before this was on the screen, and waits for one that comes after it. */
  held: boolean;
  /** What Ctrl-U, Ctrl-W or Esc took away, for Ctrl-Y. */
  cut: string;
  outcome: Reply | Gone | null;
};

/** What a key is read against. */
export type Around = { prompt: Prompt; readPromise: PrompterContext['readPromise']; isTerminal: boolean };

export function openUi(prompt: Prompt, { draft, problem }: Pick<PrompterContext, 'draft' | 'problem'>): Ui {
  const { talk, line } = resumed(prompt.show, draft);
  return {
    line,
    talk,
    wording: 0,
    overlay: null,
    status: problem === null ? null : { text: problem, kind: 'problem' },
    again: false,
    leaving: false,
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

/** The line, and what stands before it in a promise or a hand-over, as one text that `openUi` can take up again. */
export function draftOf({ line, talk }: Ui): string {
  if (talk?.kind === 'hand-over-talk') return [...handOverParts(talk), line.text].join('\n');
  if (talk?.kind !== 'promise-talk') return line.text;
  const isMove = talk.words !== '' && (/^(?:\/|because\b)/i.test(line.text) || isYes(line.text) || isNo(line.text));
  const words = line.text.trim() === '' || isMove ? talk.words : line.text;
  return talk.isAnswer || words === '' ? words : `>> ${words}`;
}

function handOverParts({ receiver, why, accepted }: HandOverTalk): string[] {
  const name = why === null ? receiver : `${receiver} because ${why}`;
  return accepted === null ? [name] : [name, accepted ? 'y' : 'n'];
}

function resumed(show: Show, draft: string): { talk: Ui['talk']; line: Line } {
  const [first = '', ...rest] = draft.split('\n');
  if (show.kind !== 'ask' || show.ask.type !== 'hand-over' || rest.length === 0)
    return { talk: null, line: lineOf(draft) };
  const started = startHandOver(first);
  const [word = '', ...more] = rest;
  const next = handOverLine(started, word);
  const isAnswered = next.kind === 'hand-over-talk' && more.length > 0;
  return isAnswered ? { talk: next, line: lineOf(more.join('\n')) } : { talk: started, line: lineOf(rest.join('\n')) };
}
