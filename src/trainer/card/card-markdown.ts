import { markdown as text } from '../../text/markdown.ts';
import { oneLine } from '../../text/safe.ts';
import { type Card, type CardStep, checkBoxes, type Field } from './card-of.ts';

/** The sheet in Markdown, with boxes to tick and lines to write on. */
export function cardMarkdown({ title, about, parts, limits, voicemail, endings, name }: Card): string {
  return `${[
    `# ${text(title)}`,
    '',
    ...(about === null ? [] : [text(about), '']),
    `Customer ${gap(20)}  Number ${gap(16)}  Agent ${gap(10)}`,
    '',
    `Date ${gap(10)}  began at ${gap(6)}  hung up at ${gap(6)}  Their town or zone ${gap(12)}`,
    ...parts.flatMap(({ title: part, isInside, steps }) => [
      '',
      `## ${text(part)}${isInside ? ' (ours only)' : ''}`,
      ...steps.flatMap(stepLines),
    ]),
    '',
    ...(limits.length === 0 ? [] : ['## How long it may take', '', ...limits.flatMap((limit) => [text(limit), ''])]),
    '## On a machine',
    '',
    ...voicemail.flatMap((line) => [`> ${text(line)}`, '']),
    '## How it ended',
    '',
    endings.map((ending) => `☐ ${text(ending)}`).join('  '),
    '',
    `Typed in later, with its times: \`recover start ${oneLine(name).replaceAll('`', '')} --at 2026-11-18T14:03 --hung-up 14:21\``,
  ].join('\n')}\n`;
}

function stepLines({ letters, title, onlyIf, guide, say, fields, ways, check }: CardStep): string[] {
  return [
    ...(check === null ? [] : ['', checkLine(check)]),
    '',
    `### ☐ ${letters === '' ? '' : `${text(letters)}  `}${text(title)}${onlyIf === null ? '' : ` (only if ${text(onlyIf)})`}`,
    ...guide.flatMap((hint) => ['', `*${text(hint)}*`]),
    ...say.flatMap((line) => [
      '',
      `> ${line.verbatim ? 'Read: ' : ''}${text(line.text)}${line.onlyIf === null ? '' : ` (if ${text(line.onlyIf)})`}`,
    ]),
    ...fields.flatMap((field) => ['', ...fieldLines(field)]),
    ...ways.flatMap((way) => ['', `→ ${text(way)}`]),
  ];
}

/** No line to write on: what the customer answers is kept nowhere. */
const checkLine = ({ ask, required }: NonNullable<CardStep['check']>) =>
  `**Who is calling?**${required ? ' (needed)' : ''} ${ask.map(text).join('; ')}: ${checkBoxes.map((box) => `☐ ${box}`).join('  ')}`;

function fieldLines({ label, marks, boxes, lines, time }: Field): string[] {
  const head = `${text(label)}${marks.length === 0 ? '' : ` (${marks.map(text).join(', ')})`}`;
  const ticks = boxes.map((box) => `☐ ${text(box)}`).join('  ');
  const when = time === null ? '' : `day ${gap(8)}  time ${gap(6)}${time === 'ours' ? '' : '  ☐ they agreed'}`;
  const rest = [ticks, when, lines === 1 ? gap(30) : ''].filter((part) => part !== '').join('  ');
  return [`${head}: ${rest}`.trimEnd(), ...(lines === 3 ? ['', gap(60), '', gap(60), '', gap(60)] : [])];
}

/** Dots are the same whether the text is drawn or printed as it stands. */
const gap = (width: number) => '.'.repeat(width);
