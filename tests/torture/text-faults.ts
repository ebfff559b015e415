import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../../src/engine/entry.ts';
import { append, readStream } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import { type Desk, openDesk, type Ran, solvedCall } from '../helpers/cli.ts';
import { openWizard } from '../helpers/wizard.ts';
import { followUpEntry, opened } from '../store/support/entries.ts';
import { countingSource, machine, savedAt } from '../store/support/source.ts';
import type { Fault, Trial } from './fault.ts';
import { hostile, obeyed } from './hostile.ts';
import { everyWay, playbookFiles } from './text-walk.ts';

/**
 * A call and a promise with such words in every place that takes words. Neither keys nor answers files let them in, so
 * most are put into the file itself, as another program could.
 */
async function hostileCall(desk: Desk, chance: () => number): Promise<Ran> {
  const line = () => hostile(chance);
  const who = ['--customer', `Anna ${line()}`, '--contact', `555 ${line()}`, '--reference', line()].map(argument);
  const begun = desk.run(['start', 'walras', ...who, '--answers', '-'], solvedCall);
  if (begun.code !== 0) return begun;
  const store = openStore(desk.env.RECOVER_DATABASE ?? '', { source: countingSource(3), machine, mode: 'write' });
  const call = store.db.prepare('select id from calls').pluck().get() as string;
  const entries = readStream(store, call);
  const told = entries.filter(({ kind }) => kind === 'noted' || kind === 'answered');
  const again = told.map((entry, at) => {
    const words = entry.kind === 'noted' ? { text: line() } : { value: line() };
    return { ...entry, seq: entries.length + 1 + at, words } as Entry;
  });
  const who2 = { promise: line(), customer: line(), contact: line() };
  const promise = followUpEntry('promise-2', { seq: 1, by: line() }, opened({ callId: call, owner: line() }, who2));
  append(store, [...again, promise], { savedAt });
  store.close();
  return begun;
}

/** No system passes NUL, or half a character, on a command line. */
const argument = (text: string) => Buffer.from(text.replaceAll('\0', '')).toString();

async function everyOutput({ count, times, chance }: Trial): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    const desk = openDesk({ RECOVER_AGENT: argument(`Kim ${hostile(chance)}`) });
    try {
      for (const [name, text] of Object.entries(playbookFiles)) desk.file(name, text);
      checkText(desk.run(['config', '--team', 'scores', 'agent']), ['config'], { count });
      const begun = await hostileCall(desk, chance);
      if (begun.code !== 0) count.found('wrong', `start: ${begun.code} ${begun.err}`);
      checkText(begun, ['start'], { count });
      const [call, promise] = codesIn(desk.env.RECOVER_DATABASE ?? '');
      const file = (name: string) => join(desk.folder, name);
      const known = { call, promise, file };
      const words = argument(hostile(chance));
      const all = everyWay(known, words);
      // Every run looks at some, and many runs at all.
      const some = times < 10 ? all : all.filter(() => chance() < 0.08);
      // The words may be a flag themselves.
      const plain = (args: readonly string[]) => args.map((arg) => (words !== '' && arg === words ? '…' : arg));
      for (const { way } of some) checkText(desk.run(way.args, way.input ?? ''), plain(way.args), { count });
      if (n % 5 === 0) await everyScreen(desk, { count, times, chance });
      if (existsSync(file('owned'))) count.found('wrong', 'a shell obeyed words');
      count.tried();
    } finally {
      desk.leave();
    }
  }
}

/** Of the call and of the promise. Asking the program for them would take longer than trying it. */
function codesIn(database: string): [call: string, promise: string] {
  const store = openStore(database, { source: countingSource(4), machine, mode: 'read' });
  const code = (table: string) => String(store.db.prepare(`select code from ${table} limit 1`).pluck().get());
  const found: [string, string] = [code('calls'), code('follow_ups')];
  store.close();
  return found;
}

function checkText({ code, out, err }: Ran, args: readonly string[], { count }: Pick<Trial, 'count'>): void {
  const name = args.join(' ');
  const calendar = args.includes('--ics');
  const text = (calendar ? out.replaceAll('\r\n', '\n') : out) + err;
  const found = obeyed.exec(text);
  if (found !== null)
    count.found('wrong', `${name}: ${JSON.stringify(text.slice(Math.max(0, found.index - 60), found.index + 20))}`);
  if (/ at .*\.(ts|js|cjs):\d+|went wrong|SqliteError|\[object /.test(err)) count.found('wrong', `${name}: ${err}`);
  if (code === null) count.found('wrong', `${name} was killed`);
  if (args.includes('--json') && code === 0) JSON.parse(out);
  if (/<(script|svg|img)\b/.test(out) && args.some((arg) => /^--(html|mermaid)$/.test(arg)))
    count.found('wrong', `${name}: a tag out of the playbook`);
  if (calendar && (out.match(/^BEGIN:/gm)?.length ?? 0) !== (out.match(/^END:/gm)?.length ?? 0))
    count.found('wrong', `${name}: not one event each`);
  if (
    calendar &&
    /^(BEGIN:VALARM|ACTION:PROCEDURE)/m.test(out) &&
    /PROCEDURE/.test(out.match(/^ACTION:.*$/m)?.[0] ?? '')
  )
    count.found('wrong', `${name}: a line of the text became one of the calendar`);
  if (args.includes('--csv') && /(^|,)"?[\t ]*[=+@]/m.test(out))
    count.found('wrong', `${name}: a cell that is a formula`);
}

/** What was typed comes back on screens; what a terminal would obey of it must not. */
async function everyScreen(desk: Desk, { count }: Trial): Promise<void> {
  const wizard = openWizard(desk, ['start', 'walras', '--customer', 'Anna'], { cols: 60 });
  // A name of two thousand letters takes the room of the keys.
  await wizard.until(/\? keys$|^ >/m, 60);
  wizard.paste('one\u001b[2Jtwo \u202ethree\nfour \u009b31m five');
  await wizard.until('five', 60);
  wizard.press('enter');
  await wizard.until(/1 +\d\d:\d\d/, 60);
  wizard.kill('SIGKILL');
  await wizard.exited;
  if (/\u001b\[2Jtwo|\u202e|\u009b/.test(wizard.raw())) count.found('wrong', 'the wizard draws what was pasted');
  for (const { args, shows, leave } of screens(desk)) {
    const screen = openWizard(desk, args, { env: { PAGER: 'cat' } });
    if (shows !== null) await screen.until(shows, 60);
    for (const key of leave) screen.type(key);
    await screen.exited;
    const raw = screen.raw();
    const found = drawnByData.exec(raw.replaceAll(ownSequences, ''));
    if (found !== null || tricksIn.test(raw))
      count.found('wrong', `${args.join(' ')} draws what was typed: ${JSON.stringify(raw.slice(0, 300))}`);
  }
}

type Screen = { args: readonly string[]; shows: string | RegExp | null; leave: readonly string[] };

/** What is drawn only where there is a terminal; the playbook's words with it. */
const screens = (desk: Desk): readonly Screen[] => [
  { args: [], shows: /Enter/, leave: ['\u0003', '\u0003'] },
  { args: ['calls'], shows: null, leave: [] },
  { args: ['followups'], shows: null, leave: [] },
  { args: ['followups', '--watch'], shows: /q leaves/, leave: ['q'] },
  { args: ['playbooks', 'feedback'], shows: null, leave: [] },
  { args: ['resume'], shows: /\? keys$|^ >|Which/m, leave: ['\u0003', '\u0003'] },
  { args: ['playbooks', 'preview', join(desk.folder, 'hostile.yaml')], shows: /\? keys$/, leave: ['\u0003', '\u0003'] },
  {
    args: ['playbooks', 'practice', join(desk.folder, 'hostile.yaml'), '--turns'],
    shows: /\? keys$/,
    leave: ['\u0003', '\u0003'],
  },
];

/** Colours, places, modes: the program's own. */
const ownSequences = /\u001b\[[?>=]?[\d;]*[A-Za-z]|\u001b[=>78]|[\r\u0007]/g;

/** No picture, place or mode of ours is written like these, and a title, a link or the clipboard is asked for nowhere here. */
const tricksIn = /\u001b\]|\u001b\[31m\u001b|owned\u0007|\u001b\[2J\u001b\[H/;

const drawnByData = /[\u0000-\u0006\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

export const textFaults: readonly Fault[] = [
  { name: 'words that a terminal, a table or a calendar would obey', quick: 1, long: 300, run: everyOutput },
];
