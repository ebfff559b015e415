import type { PromiseReading, PrompterContext } from '../engine/prompter.ts';
import type { Reply } from '../engine/reply.ts';
import { type FollowUpKind, followUpKinds } from '../followup/follow-up.ts';
import { meantBy } from '../text/nearest.ts';
import { oneLine } from '../text/safe.ts';
import type { HandOverTalk } from './hand-over-talk.ts';
import { clearing, isNo, isYes, isYesOrNoInWords, type Problem, problem } from './typed-line.ts';

type Read = PrompterContext['readPromise'];

/** A promise between its words and its agreement. Nothing of it is saved until it becomes a reply. */
export type PromiseTalk = {
  kind: 'promise-talk';
  /** It answers an ask, whose kind of follow-up is then fixed. */
  isAnswer: boolean;
  followUp: FollowUpKind;
  words: string;
  reading: (PromiseReading & { ok: true }) | null;
  /** Why a questioned time is promised all the same. */
  because: string | null;
  /** The promise that they did not agree to, when this is another time for it. */
  instead: string | null;
  /** The hand-over in the middle of which it is given: that goes on behind it. */
  over?: HandOverTalk;
};

/** `command`: the line is a move like at any step, and the words of the promise are kept meanwhile. */
export type PromiseStep = PromiseTalk | { kind: 'close' } | { kind: 'command' } | Problem | Reply;

export function startPromise(isAnswer: boolean, followUp: FollowUpKind, instead: string | null = null): PromiseTalk {
  return { kind: 'promise-talk', isAnswer, followUp, words: '', reading: null, because: null, instead };
}

/** What one line does to a promise: y agrees, Enter leaves the asking for the end, anything else is another time. */
export function promiseLine(talk: PromiseTalk, text: string, read: Read): PromiseStep {
  const line = text.trim();
  if (/^\/(b|back)$/i.test(line)) return { kind: 'close' };
  const kind = /^\/kind(?:\s+(.*))?$/is.exec(line);
  if (kind !== null) return withKind(talk, (kind[1] ?? '').trim(), read);
  const other = /^\/(?:p|promise)(?:\s+(.*))?$/is.exec(line);
  if (other !== null) return instead(talk, (other[1] ?? '').trim(), read);
  if (line.startsWith('/') && !line.startsWith('//')) return { kind: 'command' };
  if (talk.reading === null) {
    if (line === '') return problem('Type what was promised, and for when. /b leaves it.');
    return withWords(talk, line, read);
  }
  if (line === '') return settled(talk, null);
  if (isYes(line)) return settled(talk, true);
  if (isNo(line)) return clearing('Type the time that suits them.');
  const because = /^because\b[\s:,]*(.*)$/is.exec(line);
  if (because !== null) return because[1] ? { ...talk, because: because[1] } : problem('Because of what?');
  if (!isYesOrNoInWords(line)) return withWords(talk, line, read);
  const timed = instead(talk, line, read);
  return timed.kind === 'problem' ? clearing('y they agreed, or type the time that suits them.') : timed;
}

function settled(talk: PromiseTalk, agreed: boolean | null): PromiseStep {
  const { words, followUp, because, reading, isAnswer, instead } = talk;
  const question = reading?.question ?? null;
  if (question !== null && because === null) return clearing(`${question.text} Another time, or why: because ...`);
  const override = because === null ? {} : { override: because };
  if (isAnswer) return { kind: 'answer', value: { words, agreed, ...override } };
  return { kind: 'promise', words, followUp, agreed, ...override, ...(instead === null ? {} : { instead }) };
}

/** New words are a new time; words that are no time by themselves ("mountain time") are held against the time before. */
function withWords(talk: PromiseTalk, line: string, read: Read): PromiseStep {
  const typed = onOneRow(line.replace(/^(?:>>|\/(?=\/))\s*/, ''));
  const reading = read(typed, talk.followUp);
  if (reading.ok) return { ...talk, words: typed, reading, because: null };
  if (talk.reading === null) return problem(reading.problem);
  const { time, about } = talk.reading;
  const timed = read(`${time}, ${typed}`, talk.followUp);
  const isOfTheTime = timed.ok && timed.about === '';
  // "half three, with the answer" and then "mountain time": it belongs to the time, not to what is said after it.
  const ways = isOfTheTime && about !== '' ? [`${time}, ${typed}, ${about}`, `${about}, ${time}, ${typed}`] : [];
  for (const words of [...ways, `${talk.words}, ${typed}`]) {
    const both = read(words, talk.followUp);
    if (both.ok && (!isOfTheTime || both.dueAt === timed.dueAt))
      return { ...talk, words, reading: both, because: null };
  }
  return problem(reading.problem);
}

/** A time of its own, whatever was promised before. */
function instead(talk: PromiseTalk, line: string, read: Read): PromiseTalk | Problem {
  if (line === '') return problem('Type the other time after it, like: /p quarter to four');
  const words = onOneRow(line);
  const reading = read(words, talk.followUp);
  return reading.ok ? { ...talk, words, reading, because: null } : problem(reading.problem);
}

const onOneRow = (words: string) => words.replace(/\s*\n\s*/g, ' ');

/** All that was said of the promise so far, as a text that `resumedPromise` takes up again. */
export function promiseDraft({ isAnswer, words, followUp, because }: PromiseTalk): string {
  if (words === '') return '';
  const kind = isAnswer || followUp === 'callback' ? [] : [`/kind ${followUp}`];
  return [`>> ${words}`, ...kind, ...(because === null ? [] : [`because ${onOneRow(because)}`])].join('\n');
}

/** The promise that a draft holds; null when it is none, or its words are no time any more. */
export function resumedPromise(started: PromiseTalk, draft: string, read: Read): PromiseTalk | null {
  if (!draft.startsWith('>>')) return null;
  const [first = '', ...more] = draft.split('\n');
  const moves = more.filter((line) => /^(?:\/kind|because) /.test(line));
  if (moves.length < more.length || first.slice(2).trim() === '') return null;
  const opened = promiseLine(started, first, read);
  if (opened.kind !== 'promise-talk') return null;
  return moves.reduce((talk: PromiseTalk, line) => {
    const next = promiseLine(talk, line, read);
    return next.kind === 'promise-talk' ? next : talk;
  }, opened);
}

function withKind(talk: PromiseTalk, name: string, read: Read): PromiseStep {
  if (talk.isAnswer) return problem('Its kind is set by the playbook.');
  const wanted = name.toLowerCase();
  const starts = followUpKinds.filter((kind) => wanted !== '' && kind.startsWith(wanted));
  const kind = starts.length === 1 ? starts[0] : undefined;
  if (kind === undefined) {
    const unknown = wanted === '' ? '' : `There is no kind "${oneLine(name)}".${meantBy(wanted, followUpKinds)} `;
    return clearing(`${unknown}/kind and one of: ${followUpKinds.join(', ')}.`);
  }
  const reading = talk.words === '' ? null : read(talk.words, kind);
  return { ...talk, followUp: kind, reading: reading?.ok ? reading : null };
}
