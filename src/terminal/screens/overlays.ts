import { attemptResults, attemptWords } from '../../followup/follow-up.ts';
import { oneLine } from '../../text/safe.ts';
import { clip, padEnd, wrap } from '../cells.ts';
import { type Command, commands, keys } from '../commands.ts';
import { endings } from '../typed-command.ts';
import type { Desk } from './desk.ts';
import { spoken } from './say.ts';

/** Those that can do something in this playbook. */
export function commandsAt({ cards }: Desk['prompt']): readonly Command[] {
  return commands.filter(({ name }) => name !== 'card' || cards.length > 0);
}

/** The commands that begin as the line does, in columns. */
export function menuLines({ prompt, style, width }: Desk, typed: string): string[] {
  const wanted = typed.slice(1).toLowerCase();
  const found = commandsAt(prompt).filter(({ name, letter }) => name.startsWith(wanted) || letter === wanted);
  const items = found.map(({ letter, name, args, does }) => ({
    head: `/${letter} ${args === '' ? name : args}`,
    does,
  }));
  return inColumns(items, width, 16, style.key);
}

/** All keys, and the commands that have one. */
export function keyLines({ style, width }: Desk): string[] {
  return inColumns(
    keys.map(({ key, does }) => ({ head: key, does })),
    width,
    14,
    style.key,
  );
}

const marks = { open: ' ', done: 'done', skipped: 'skipped', left: 'left open' };

export function stepLines({ prompt, style, width }: Desk): string[] {
  return prompt.steps.map(({ id, title, status }, index) => {
    const here = id === prompt.step ? '>' : ' ';
    const row = clip(` ${here} ${index + 1}  ${oneLine(title)}`, width - 14);
    return `${padEnd(row, Math.min(50, width - 14))} ${style.dim(marks[status])}`.trimEnd();
  });
}

export function endingLines({ prompt, width }: Desk): string[] {
  return endings(prompt).map(({ label }, index) => clip(`   ${index + 1}  ${oneLine(label)}`, width - 1));
}

export function cardLines({ prompt, width }: Desk): string[] {
  return prompt.cards.map(({ title }, index) => clip(`   ${index + 1}  ${oneLine(title)}`, width - 1));
}

/** What may be left when nobody answers, and how the try can have gone. */
export function voicemailLines(desk: Desk): string[] {
  const { prompt, style, width } = desk;
  const may = prompt.voicemail ?? [];
  const heading =
    may.length === 1 ? ' On a machine say this and no more.' : ' On a machine say one of these and no more.';
  const results = attemptResults.map((result, index) => `   ${index + 1}  ${attemptWords[result]}`);
  return [style.label(clip(heading, width - 1)), ...may.flatMap((words) => spoken(words, desk)), '', ...results];
}

/** What was said before, each line as wide as the window. */
export function historyLines({ story, width }: Desk): string[] {
  if (story.length === 0) return [' Nothing was said or promised in this case before.'];
  return story.flatMap((line) => {
    const indent = ' '.repeat(1 + line.length - line.trimStart().length);
    return wrap(line.trim(), width - 4 - indent.length).map((row, index) => indent + (index === 0 ? '' : '   ') + row);
  });
}

/** Without borders or an indent, so that it can be taken with the mouse. */
export function recordLines({ record, width }: Desk): string[] {
  return record.flatMap((line) => wrap(line, width - 1));
}

type Item = { head: string; does: string };

function inColumns(
  items: readonly Item[],
  width: number,
  headWidth: number,
  paint: (text: string) => string,
): string[] {
  const columns = width >= 76 ? 2 : 1;
  const columnWidth = Math.floor((width - 2) / columns);
  const height = Math.ceil(items.length / columns);
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: columns }, (_, column) => items[row + column * height])
      .flatMap((item) => (item === undefined ? [] : [cell(item)]))
      .join('')
      .trimEnd(),
  );

  function cell({ head, does }: Item): string {
    const shownHead = padEnd(` ${clip(head, headWidth - 1)}`, headWidth);
    return paint(shownHead) + padEnd(clip(does, columnWidth - headWidth - 1), columnWidth - headWidth);
  }
}
