import { pick } from '../../scripts/bench/random.ts';
import type { Entry } from '../../src/engine/entry.ts';
import { append, readStream } from '../../src/store/entries.ts';
import { openStore } from '../../src/store/open.ts';
import { type Desk, openDesk, program, type Ran, solvedCall } from '../helpers/cli.ts';
import { openTerminal } from '../helpers/terminal.ts';
import { openWizard } from '../helpers/wizard.ts';
import { followUpEntry, opened } from '../store/support/entries.ts';
import { countingSource, machine, savedAt } from '../store/support/source.ts';
import type { Fault, Trial } from './fault.ts';
import { hostile, obeyed } from './hostile.ts';

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

/** All that writes out what was typed. */
function outputs(call: string, promise: string): string[][] {
  return [
    [],
    ['calls'],
    ['calls', '--csv'],
    ['calls', '--json'],
    ['calls', 'export', '--csv'],
    ['calls', 'export', '--json', '--internal'],
    ['calls', 'export', '--markdown', '--internal'],
    ['calls', 'export', '--customer', call, '--internal'],
    ['calls', 'show', call],
    ['calls', 'show', call, '--json'],
    ['calls', 'show', call, '--markdown'],
    ['calls', 'show', call, '--crm'],
    ['calls', 'show', call, '--hand-over'],
    ['calls', 'search', 'Anna'],
    ['calls', 'verify'],
    ['followups'],
    ['followups', '--json'],
    ['followups', '--csv'],
    ['followups', '--ics'],
    ['followups', '--short'],
    ['followups', 'show', promise],
    ['followups', 'show', promise, '--json'],
    ['followups', 'done', promise, '--dry-run'],
    ['__complete', '--', 'followups', 'show', ''],
    ['__complete', '--', 'calls', '--customer', ''],
  ];
}

async function everyOutput({ count, times, chance }: Trial): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    const desk = openDesk({ RECOVER_AGENT: argument(`Kim ${hostile(chance)}`) });
    try {
      const begun = await hostileCall(desk, chance);
      if (begun.code !== 0) count.found('wrong', `start: ${begun.code} ${begun.err}`);
      checkText(begun, 'start', { count });
      const codeIn = (args: string[]) =>
        String((JSON.parse(desk.run(args).out || '[]') as { code: string }[])[0]?.code);
      const [call, promise] = [codeIn(['calls', '--json']), codeIn(['followups', '--json'])];
      const all = outputs(call, promise);
      // Every run looks at some, and many runs at all.
      const some = times < 10 ? all : Array.from({ length: 8 }, () => pick(all, chance));
      for (const args of some) checkText(desk.run(args), args.join(' '), { count });
      if (n % 5 === 0) await everyScreen(desk, { count, times, chance });
      count.tried();
    } finally {
      desk.leave();
    }
  }
}

function checkText({ code, out, err }: Ran, name: string, { count }: Pick<Trial, 'count'>): void {
  const calendar = name.includes('--ics');
  const text = (calendar ? out.replaceAll('\r\n', '\n') : out) + err;
  const found = obeyed.exec(text);
  if (found !== null)
    count.found('wrong', `${name}: ${JSON.stringify(text.slice(Math.max(0, found.index - 60), found.index + 20))}`);
  if (/ at .*\.(ts|js|cjs):\d+|went wrong|SqliteError|\[object /.test(err)) count.found('wrong', `${name}: ${err}`);
  if (code === null) count.found('wrong', `${name} was killed`);
  if (name.includes('--json') && code === 0) JSON.parse(out);
  if (calendar && (out.match(/^BEGIN:/gm)?.length ?? 0) !== (out.match(/^END:/gm)?.length ?? 0))
    count.found('wrong', `${name}: not one event each`);
  if (
    calendar &&
    /^(BEGIN:VALARM|ACTION:PROCEDURE)/m.test(out) &&
    /PROCEDURE/.test(out.match(/^ACTION:.*$/m)?.[0] ?? '')
  )
    count.found('wrong', `${name}: a line of the text became one of the calendar`);
  if (name.includes('--csv') && /(^|,)"?[\t ]*[=+@]/m.test(out))
    count.found('wrong', `${name}: a cell that is a formula`);
}

/** What was typed comes back on screens; what a terminal would obey of it must not. */
async function everyScreen(desk: Desk, { count }: Trial): Promise<void> {
  const wizard = openWizard(desk, ['start', 'walras', '--customer', 'Anna'], { cols: 60 });
  await wizard.until(/\? keys$/, 60);
  wizard.paste('one\u001b[2Jtwo \u202ethree\nfour \u009b31m five');
  await wizard.until('five', 60);
  wizard.press('enter');
  await wizard.until(/1 +\d\d:\d\d/, 60);
  wizard.kill('SIGKILL');
  await wizard.exited;
  if (/\u001b\[2Jtwo|\u202e|\u009b/.test(wizard.raw())) count.found('wrong', 'the wizard draws what was pasted');
  const env = Object.fromEntries(
    Object.entries(desk.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  const list = openTerminal(process.execPath, [program, 'followups'], {
    env: { ...env, PAGER: 'cat' },
    cwd: desk.folder,
  });
  await list.exited;
  if (/[\u0080-\u009f\u202a-\u202e\u2066-\u2069]|owned\u0007|\u001b\[2J\u001b\[H/.test(list.raw()))
    count.found('wrong', `the list draws what was typed: ${JSON.stringify(list.raw().slice(0, 300))}`);
}

export const textFaults: readonly Fault[] = [
  { name: 'words that a terminal, a table or a calendar would obey', quick: 1, long: 300, run: everyOutput },
];
