import type { Prompt } from '../../engine/prompt.ts';
import { sameDay } from '../../followup/calendar.ts';
import { cityOf, showDay } from '../../followup/show-time.ts';
import { instantToWall } from '../../followup/zoned.ts';
import { oneLine } from '../../text/safe.ts';
import { cells, clip, padEnd, padStart, wrapEvenly } from '../cells.ts';
import { clock, type Desk } from './desk.ts';

const titleColumn = 20;
const customerColumn = 45;

/** What the title and the customer need between them on one row. */
const leastRoom = 24;

/** The method with the current letter lit, the step, the customer, and since when: on one line, or two where it is narrow. */
export function header(desk: Desk, title: string = stepTitle(desk.prompt), name?: string): string[] {
  const { width, style } = desk;
  const left = name === undefined ? place(desk.prompt, width) : ` ${name}`;
  const who = name === undefined ? whoBeside(desk) : customerOf(desk);
  const since = sinceShown(desk, left);
  const column = columnAfter(left);
  const room = roomBeside(desk, left);
  if (room < leastRoom) return narrow(desk, left, title, who, since);
  const shownWho = clip(who, Math.max(12, Math.floor(room / 2), room - cells(title) - 2));
  const latest = width - since.length - 2 - cells(shownWho);
  const at = Math.min(Math.max(customerColumn, column + cells(title) + 2), latest);
  const shownTitle = clip(title, who === '' ? room : at - column - 2);
  const padded = padEnd(left, column).slice(left.length);
  const middle = padEnd(shownTitle, at - column);
  const right = padStart(since, width - at - cells(shownWho));
  return [lit(desk, left, name) + padded + style.bold(middle) + shownWho + sincePaint(desk)(right)];
}

const columnAfter = (left: string) => Math.max(titleColumn, cells(left) + 2);

const roomBeside = (desk: Desk, left: string) => desk.width - columnAfter(left) - sinceShown(desk, left).length - 2;

/** That it is no call; else when it began or, for who likes that better, how long it runs. */
function sinceShown(desk: Desk, left: string): string {
  const { prompt, habits, now, mark, width } = desk;
  if (mark !== undefined) return mark;
  if (habits.clock === 'since' || prompt.onPaper === true) {
    const long = sinceWords(desk);
    // The step comes before the day.
    const room = width - columnAfter(left) - long.length - 2;
    return cells(stepTitle(prompt)) + 2 <= room || long.length <= sinceShort(desk).length ? long : sinceShort(desk);
  }
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(prompt.startedAt)) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${padStart(String(minutes % 60), 2).replace(' ', '0')} min`;
}

/** When the call began, with the day where it is not today; of one on paper always, because its clock is its own. */
export function sinceWords({ prompt, here, now }: Pick<Desk, 'prompt' | 'here' | 'now'>): string {
  const { began, today, time } = beginning({ prompt, here, now });
  if (prompt.onPaper === true) return `on paper, ${showDay(began, today.year)} ${time}`;
  return `since ${sameDay(began, today) ? '' : `${showDay(began, today.year)} `}${time}`;
}

/** The same in as little room as an ordinary call needs: the day, where it matters, in place of the time. */
function sinceShort(desk: Desk): string {
  const { began, today, time } = beginning(desk);
  const isPaper = desk.prompt.onPaper === true;
  const day = showDay(began, began.year).slice(4);
  return `${isPaper ? 'paper' : 'since'} ${isPaper || !sameDay(began, today) ? day : time}`;
}

function beginning({ prompt, here, now }: Pick<Desk, 'prompt' | 'here' | 'now'>) {
  const began = instantToWall(prompt.startedAt, here);
  return { began, today: instantToWall(now, here), time: clock(prompt.startedAt, here) };
}

const customerOf = ({ prompt: { customer, contact } }: Desk) => oneLine(customer ?? contact ?? '');

const leastName = 4;

/** The customer, and the number too, as far as they stand beside the whole title; what must be done comes before who. */
function whoBeside(desk: Desk): string {
  const { prompt, width } = desk;
  const left = place(prompt, width);
  const wide = roomBeside(desk, left);
  const title = cells(stepTitle(prompt));
  // On two rows a name is cut sooner than left out: the row of its own is the first to go in a small window.
  if (wide < leastRoom) return width - title - 3 < leastName ? '' : customerOf(desk);
  const room = wide - title - 2;
  const [customer, contact] = [prompt.customer, prompt.contact].map((text) => oneLine(text ?? ''));
  const both = customer && contact ? `${customer}, ${contact}` : '';
  return [both, customerOf(desk)].find((who) => who !== '' && cells(who) <= room) ?? '';
}

/** What is known of the customer besides, as far as the header has no room for it. */
export function details(desk: Desk): string[] {
  const { prompt, width, style, zone, here, reference } = desk;
  const [customer, contact] = [prompt.customer, prompt.contact].map((text) => oneLine(text ?? ''));
  const beside = whoBeside(desk);
  const known = [
    prompt.heldUntil === null ? '' : `ON HOLD, go back by ${clock(prompt.heldUntil, here)}: /q`,
    customer && beside === '' ? customer : '',
    contact && beside.endsWith(contact) ? '' : (contact ?? ''),
    zone === here ? '' : `${cityOf(zone)}, ${clock(desk.now, zone)} there`,
    oneLine(reference ?? ''),
  ].filter((text) => text !== '');
  return inRows(known, width - 2).map((row) => style.dim(padStart(row, width)));
}

/** Side by side, on as few rows as they need; none is parted. */
function inRows(items: readonly string[], width: number): string[] {
  const rows: string[] = [];
  for (const item of items) {
    const longer = `${rows.at(-1) ?? ''}   ${item}`;
    if (rows.length > 0 && cells(longer) <= width) rows[rows.length - 1] = longer;
    else rows.push(clip(item, width));
  }
  return rows;
}

const sincePaint = ({ mark, style }: Desk) => (mark === undefined ? style.dim : style.warn);

function narrow(desk: Desk, left: string, title: string, who: string, since: string): string[] {
  const { style, width } = desk;
  const first = lit(desk, left) + sincePaint(desk)(padStart(since, width - cells(left)));
  const titles = wrapEvenly(title, width - 2).map((row) => ` ${row}`);
  const last = titles.pop() ?? '';
  const room = width - cells(last) - 2;
  const beside = room < leastName ? '' : padStart(clip(who, room), width - cells(last));
  return [first, ...titles.map((row) => style.bold(row)), style.bold(last) + beside];
}

/** The title of a step, and which time it is done. */
export function stepTitle({ title, pass }: Pick<Prompt, 'title' | 'pass'>): string {
  const again = pass === 1 ? '' : pass === 2 ? ', again' : `, time ${pass}`;
  return oneLine(title) + again;
}

/** All letters, each in the same place at every step; where they do not clip, the lit ones and the step's number. */
function place(prompt: Prompt, width: number): string {
  const { letters, stepNo, about } = prompt;
  const all = letters.map(({ text, lit: isLit }, index) => {
    const opens = isLit && letters[index - 1]?.lit !== true;
    const closes = isLit && letters[index + 1]?.lit !== true;
    return `${opens ? '[' : ' '}${oneLine(text)}${closes ? ']' : ' '}`;
  });
  const row = all.join('');
  if (letters.length > 0 && cells(row) <= Math.min(40, width - 14)) return row;
  const step = stepNo > 0 ? ` Step ${stepNo} of about ${about}` : ` ${oneLine(prompt.playbook.title)}`;
  const lits = letters.filter(({ lit: isLit }) => isLit).map(({ text }) => oneLine(text));
  return clip(
    lits.length === 0 ? step : ` [${lits.join(' ')}]${stepNo > 0 ? ` ${stepNo} of ${about}` : ''}`,
    width - 14,
  );
}

function lit({ style }: Pick<Desk, 'style' | 'prompt'>, left: string, name?: string): string {
  if (name !== undefined) return style.letter(left);
  return left.replace(/\[[^\]]*\]/g, (letters) => style.letter(letters));
}
