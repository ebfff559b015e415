import type { Prompt, Show } from '../../engine/prompt.ts';
import { oneLine } from '../../text/safe.ts';
import { cells, clip, padEnd, wrap } from '../cells.ts';
import type { Desk } from './desk.ts';

/** Narrower than this, two columns of words cannot be read beside each other. */
const leastForTwo = 64;

/** More rows than this leave no room for what is asked. */
const mostRows = 4;

/** "again", "time 3": as the title of the step has it. */
export function passWord(pass: number): string {
  return pass === 2 ? 'again' : `time ${pass}`;
}

/** They said no: which steps went too quickly, each with the number that goes there. */
export function rushedRows({ prompt, style, width }: Desk): string[] {
  const { rushed = [] } = prompt;
  if (rushed.length === 0) return [];
  const names = Math.min(34, Math.max(...rushed.map(({ title }) => cells(oneLine(title))), 8));
  const rows = rushed.map(({ number, title, why, isHere }) => {
    const key = isHere ? '   ' : String(number).padStart(3);
    const reason = `${oneLine(why)}${isHere ? ', you are here' : ''}`;
    const row = clip(`${key}  ${padEnd(clip(oneLine(title), names), names)}  ${reason}`, width - 2);
    return ` ${style.key(row.slice(0, 3))}${row.slice(3)}`;
  });
  return [style.label(clip(` Not agreed. What was quick: ${goesThere(prompt)}`, width - 1)), ...rows];
}

/** A bare number is a choice only where it can be nothing else. */
function goesThere({ show }: Prompt): string {
  const isFree = show.kind === 'say' || show.kind === 'listen' || (show.kind === 'ask' && show.ask.type === 'notes');
  return isFree ? 'a number goes there' : '/j and its number goes there';
}

/** What was understood before beside what is understood now; one under the other where two columns have no room. */
export function passRows({ style, width }: Desk, { passes }: Show & { kind: 'ask' }): string[] {
  if (passes === undefined) return [];
  const several = passes.earlier.length > 1;
  const before = passes.earlier.map(({ pass, words }) => (several ? `${pass}: ${oneLine(words)}` : oneLine(words)));
  const [first, now] = [several ? 'BEFORE' : 'THE FIRST TIME', 'NOW'];
  if (width < leastForTwo) {
    const old = short(
      before.flatMap((words) => wrap(words, width - 4)),
      mostRows,
    );
    const fresh = short(wrap(nowWords(passes.now), width - 4), mostRows);
    return [style.label(` ${first}`), ...old.map(indented), style.label(` ${now}`), ...fresh.map(indented)];
  }
  const column = Math.floor((width - 4) / 2);
  const old = short(
    before.flatMap((words) => wrap(words, column - 2)),
    mostRows,
  );
  const fresh = short(wrap(nowWords(passes.now), column - 2), mostRows);
  const rows = Array.from({ length: Math.max(old.length, fresh.length) }, (_, index) =>
    ` ${padEnd(old[index] ?? '', column)}| ${fresh[index] ?? ''}`.trimEnd(),
  );
  return [style.label(` ${padEnd(first, column)}| ${now}`), ...rows];
}

const nowWords = (words: string) => (words === '' ? 'no main point yet' : oneLine(words));
const indented = (row: string) => `   ${row}`;

function short(rows: readonly string[], most: number): readonly string[] {
  return rows.length <= most ? rows : [...rows.slice(0, most - 1), `${rows[most - 1] ?? ''} …`];
}

/** The same where lines are only added. */
export function recapText(prompt: Prompt): string[] {
  const { rushed = [], show } = prompt;
  // Where the loop is used up, the list is part of what is asked.
  const quick = (show.kind === 'limit' ? [] : rushed).map(({ number, title, why, isHere }) => {
    const key = isHere ? 'You are here' : `Number ${number}`;
    return `${key}: ${oneLine(title)}, ${oneLine(why)}`;
  });
  const passes = show.kind === 'ask' ? show.passes : undefined;
  return [
    ...(quick.length === 0 ? [] : [`Not agreed. What was quick, ${goesThere(prompt)}.`, ...quick]),
    ...(passes?.earlier ?? []).map(
      ({ pass, words }) => `Understood ${pass === 1 ? 'the first time' : `at time ${pass}`}: ${oneLine(words)}`,
    ),
    ...(passes === undefined ? [] : [`Understood now: ${nowWords(passes.now)}`]),
  ];
}
