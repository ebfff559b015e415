import { closest, distance } from 'fastest-levenshtein';
import type { PromiseReading, PrompterContext } from '../engine/prompter.ts';
import type { Reply } from '../engine/reply.ts';
import { type FollowUpKind, followUpKinds } from '../followup/follow-up.ts';
import { oneLine } from '../text/safe.ts';
import { isNo, isYes, type Problem, problem } from './typed-line.ts';

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
};

export type PromiseStep = PromiseTalk | { kind: 'close' } | Problem | Reply;

export function startPromise(isAnswer: boolean, followUp: FollowUpKind): PromiseTalk {
  return { kind: 'promise-talk', isAnswer, followUp, words: '', reading: null, because: null };
}

/** What one line does to a promise: y agrees, Enter leaves the asking for the end, anything else is another time. */
export function promiseLine(talk: PromiseTalk, text: string, read: Read): PromiseStep {
  const line = text.trim();
  if (/^\/(b|back)$/i.test(line)) return { kind: 'close' };
  const kind = /^\/(?:k|kind)(?:\s+(.*))?$/is.exec(line);
  if (kind !== null) return withKind(talk, (kind[1] ?? '').trim(), read);
  if (line.startsWith('/') && !line.startsWith('//'))
    return problem('First this promise: y they agreed, Enter asks later, /b leaves it.');
  if (talk.reading === null) {
    if (line === '') return problem('Type what was promised, and for when. /b leaves it.');
    return withWords(talk, line, read);
  }
  if (line === '') return settled(talk, null);
  if (isYes(line)) return settled(talk, true);
  if (isNo(line)) return problem('Type the time that suits them.');
  const because = /^because\b[\s:,]*(.*)$/is.exec(line);
  if (because !== null) return because[1] ? { ...talk, because: because[1] } : problem('Because of what?');
  return withWords(talk, line, read);
}

function settled(talk: PromiseTalk, agreed: boolean | null): PromiseStep {
  const { words, followUp, because, reading, isAnswer } = talk;
  const question = reading?.question ?? null;
  if (question !== null && because === null) return problem(`${question.text} Another time, or why: because ...`);
  const override = because === null ? {} : { override: because };
  if (isAnswer) return { kind: 'answer', value: { words, agreed, ...override } };
  return { kind: 'promise', words, followUp, agreed, ...override };
}

/** New words are a new time; words that are no time by themselves ("mountain time") are held against the time before. */
function withWords(talk: PromiseTalk, line: string, read: Read): PromiseStep {
  const typed = line.replace(/^(?:>>|\/(?=\/))\s*/, '');
  const reading = read(typed, talk.followUp);
  if (reading.ok) return { ...talk, words: typed, reading, because: null };
  const together = `${talk.words}, ${typed}`;
  const both = talk.reading === null ? reading : read(together, talk.followUp);
  return both.ok ? { ...talk, words: together, reading: both, because: null } : problem(reading.problem);
}

function withKind(talk: PromiseTalk, name: string, read: Read): PromiseStep {
  if (talk.isAnswer) return problem('Its kind is set by the playbook.');
  const wanted = name.toLowerCase();
  const starts = followUpKinds.filter((kind) => wanted !== '' && kind.startsWith(wanted));
  const near = closest(wanted, followUpKinds) as FollowUpKind;
  const kind = starts.length === 1 ? starts[0] : undefined;
  if (kind === undefined) {
    const meant = wanted !== '' && distance(wanted, near) <= 2 ? ` Did you mean ${near}?` : '';
    const unknown = wanted === '' ? '' : `There is no kind "${oneLine(name)}".${meant} `;
    return problem(`${unknown}/k and one of: ${followUpKinds.join(', ')}.`);
  }
  const reading = talk.words === '' ? null : read(talk.words, kind);
  return { ...talk, followUp: kind, reading: reading?.ok ? reading : null };
}
