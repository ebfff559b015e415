import { endScript, listenScript } from '../../engine/cursor.ts';
import type { CallEntry } from '../../engine/entry.ts';
import type { CheckResult } from '../../followup/caller-check.ts';
import { attemptWords } from '../../followup/follow-up.ts';
import { showValue } from '../../playbook/answer.ts';
import { dispositions } from '../../playbook/dispositions.ts';
import type { Playbook } from '../../playbook/playbook.ts';
import { forgotten } from '../../text/forgotten.ts';
import { oneLine } from '../../text/safe.ts';
import { labelOf, titleOf } from '../../trainer/step-words.ts';
import { showOnRecord } from './entry-time.ts';

const checks: Readonly<Record<CheckResult, string>> = {
  checked: 'checked who is calling',
  'not-checked': 'could not check who is calling',
  'not-needed': 'needed no check of who is calling',
};

const reasons = {
  told: 'they told us already',
  'not-applicable': 'not applicable',
  refused: 'refused',
  other: 'skipped',
};

/** `book`: steps and asks are named as people know them, by titles and labels; without it by their ids. */
type Context = { now: string; here: string; book?: Playbook };

/** One entry in words. What was said or typed is quoted as it is; a line that was gone past is never called said. */
export function entryLine(entry: CallEntry, context: Context): string {
  const { book = null } = context;
  const stepNamed = (step: string) => (book === null ? step : `"${oneLine(titleOf(book, step))}"`);
  const askNamed = (step: string, ask: string) =>
    book === null ? ask : `"${oneLine(labelOf(book, step, ask) ?? ask)}"`;
  switch (entry.kind) {
    case 'began':
      return entry.what.paper ? 'began, on paper' : 'began';
    case 'identified': {
      const words = entry.words === null ? [forgotten] : Object.values(entry.words);
      const known = [...words, entry.what.zone ?? ''].filter((part) => part !== '');
      return `it is ${known.map(oneLine).join(', ')}`;
    }
    case 'covered':
      return entry.what.step === `${listenScript}/listen`
        ? 'they had finished'
        : `went past ${entry.what.ask === null ? stepNamed(entry.what.step) : askNamed(entry.what.step, entry.what.ask)}`;
    case 'answered': {
      const value = entry.words?.value ?? entry.what.value;
      const from = entry.what.from === 'told' ? ' (already told)' : '';
      const { step, ask, fact } = entry.what;
      const asked = book === null ? `${fact}:` : asQuestion(labelOf(book, step, ask) ?? fact);
      return `${asked} ${value === null ? forgotten : oneLine(showValue(value))}${from}`;
    }
    case 'noted': {
      const mark = entry.what.main ? '* ' : entry.what.from === 'agent' ? '= ' : '';
      return `${mark}${oneLine(entry.words?.text ?? forgotten)}`;
    }
    case 'skipped': {
      const { ask, step, why } = entry.what;
      const words = entry.words === null ? reasons[why] : oneLine(entry.words.why);
      return `skipped ${ask === null ? stepNamed(step) : askNamed(step, ask)}: ${words}`;
    }
    case 'went-back':
      return 'went back';
    case 'jumped':
      return `went to ${stepNamed(entry.what.step)}`;
    case 'redone':
      return `once more: ${stepNamed(entry.what.step)}`;
    case 'entered':
      return entry.what.why === 'listen' ? 'listened' : `opened ${entry.what.script}`;
    case 'returned':
      return 'came back';
    case 'promised': {
      const { dueAt, zone, agreed, code } = entry.what;
      const word = agreed === true ? ', they agreed' : '';
      const why = entry.words?.why == null ? '' : `, because ${oneLine(entry.words.why)}`;
      const when = showOnRecord(dueAt, { ...context, zone });
      return `promised ${when}: ${oneLine(entry.words?.promise ?? forgotten)} (${code})${word}${why}`;
    }
    case 'kept-watch': {
      const { dueAt, zone, code } = entry.what;
      return `to come ${showOnRecord(dueAt, { ...context, zone })}: ${oneLine(entry.words?.promise ?? forgotten)} (${code})`;
    }
    case 'agreed':
      return entry.what.yes ? 'they agreed to the promise' : 'they did not agree to the promise';
    case 'withdrew':
      return `took a promise back: ${oneLine(entry.words?.why ?? forgotten)}`;
    case 'settled':
      return 'kept what was promised in an earlier call';
    case 'flagged':
      return `said: ${entry.words === null ? forgotten : entry.words.phrases.map(oneLine).join('; ')}`;
    case 'remarked':
      return `marked a line of ${entry.what.step.replace(`${endScript}/`, '')}: ${entry.words === null ? 'it did not work' : oneLine(entry.words.why)}`;
    case 'commented':
      return `on the score, ${entry.what.point}: ${oneLine(entry.words?.text ?? forgotten)}`;
    case 'overrode':
      return `finished anyway without ${entry.what.gate}: ${oneLine(entry.words?.why ?? forgotten)}`;
    case 'held': {
      const why = entry.words === null ? '' : `: ${oneLine(entry.words.why)}`;
      return `on hold for about ${entry.what.minutes} min${why}`;
    }
    case 'came-back':
      return `back from hold after ${entry.what.seconds} s`;
    case 'dropped':
      return entry.what.followUp === null ? 'the line dropped, and there is no number' : 'the line dropped: ring back';
    case 'taken-over':
      return `taken over from ${oneLine(entry.what.from)}`;
    case 'switched':
      return 'went on by another method';
    case 'checked':
      return checks[entry.what.result];
    case 'parked':
      return 'parked';
    case 'resumed':
      return `carried on by ${oneLine(entry.by)}`;
    case 'hung-up': {
      const why = entry.words === null ? '' : `, because ${oneLine(entry.words.why)}`;
      const attempt = entry.what.attempt ?? null;
      if (attempt !== null) return `nobody reached: ${attemptWords[attempt]}${why}`;
      return `hung up: ${dispositions[entry.what.disposition]}${why}`;
    }
    case 'written-up':
      return 'written up';
    case 'abandoned':
      return `given up: ${oneLine(entry.words?.why ?? forgotten)}`;
  }
}

const asQuestion = (label: string) => (/[?!.:]$/.test(label) ? oneLine(label) : `${oneLine(label)}:`);
