import { existsSync } from 'node:fs';
import { loadedPlaybook, readPlaybook } from '../call/open-playbook.ts';
import { playbookOf } from '../call/recorded-call.ts';
import { UserError } from '../call/user-error.ts';
import { showInstant } from '../followup/show-time.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { type Remark, remarks } from '../store/remarks.ts';
import type { Store } from '../store/store.ts';
import { oneLine } from '../text/safe.ts';
import { lineOf, stillSays } from '../trainer/feedback.ts';
import { titleOf } from '../trainer/step-words.ts';
import { type App, print } from './app.ts';
import { inWindow } from './in-window.ts';
import { printJson } from './print-json.ts';
import { printLong } from './print-long.ts';
import { shelfOf } from './shelf-of.ts';
import { zoneOf } from './who.ts';

const most = 500;

type Marked = Omit<Remark, 'playbook'> & {
  playbook: { id: string; title: string; digest: string };
  stepTitle: string;
  text: string | null;
  /** Whether the playbook, as its file stands, says it still; null where there is no such file. */
  isStillSaid: boolean | null;
};

/** `recover playbooks feedback`: the lines that agents marked on calls, by playbook, step and line. */
export async function showFeedback(app: App, name: string | undefined, options: { json?: boolean }): Promise<void> {
  const only = name === undefined ? null : (await loadedPlaybook(shelfOf(app), name)).playbook;
  const store = existsSync(app.paths.database) ? await app.readStore() : null;
  const found = store === null ? [] : await markedIn(app, store, only);
  const marked = found.slice(0, most);
  if (options.json === true) return printJson(app, marked);
  if (marked.length === 0)
    return print(app, inWindow(app, 'No line was marked. On a call, /- and a few words mark the line on the screen.'));
  const cut = found.length > most ? [`\nOnly the last ${most} are shown.`] : [];
  await printLong(app, inWindow(app, [...byPlaybook(app, marked), ...cut].join('\n')));
}

/** `only`: this playbook's, as the file that was named has it now. */
async function markedIn(app: App, store: Store, only: Playbook | null): Promise<Marked[]> {
  const now = new Map<string, Playbook | null>(only === null ? [] : [[only.id, only]]);
  const found: Marked[] = [];
  for (const { playbook: digest, ...remark } of remarks(store, only?.id ?? null, most + 1)) {
    const book = playbookOf(store, digest);
    if (!now.has(book.id)) now.set(book.id, await currentBook(app, book.id));
    const current = now.get(book.id) ?? null;
    const text = lineOf(book, remark.step, remark.line);
    found.push({
      ...remark,
      playbook: { id: book.id, title: book.title, digest },
      stepTitle: titleOf(book, remark.step),
      text,
      isStillSaid: current === null || text === null ? null : stillSays(current, remark.step, text),
    });
  }
  return found;
}

/** The playbook as its file stands; null where it cannot be used, or is gone. */
async function currentBook(app: App, name: string): Promise<Playbook | null> {
  try {
    const { result } = await readPlaybook(shelfOf(app), name);
    return result.ok ? result.playbook : null;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

function byPlaybook(app: App, marked: readonly Marked[]): string[] {
  const here = zoneOf(app);
  const context = { now: app.now(), here, zone: here };
  return groups(marked, ({ playbook }) => playbook.id).flatMap((inBook, index) => [
    ...(index === 0 ? [] : ['']),
    `${oneLine(inBook[0]?.playbook.title ?? '')}, ${inBook.length} marked`,
    ...groups(inBook, ({ step, text }) => `${step} ${text}`).flatMap((ofLine) => {
      const [first] = ofLine;
      if (first === undefined) return [];
      const about = first.text === null ? 'the step as a whole' : `"${oneLine(first.text)}"`;
      const changed = first.isStillSaid === false ? '  (changed since)' : '';
      return [
        '',
        `  ${oneLine(first.stepTitle)} (${first.step.replace(/^:end\//, '')})`,
        `    ${about}${changed}`,
        ...ofLine.map(({ at, by, code, why }) => {
          const words = why === null ? '' : `: ${oneLine(why)}`;
          return `      ${showInstant(at, context)}, ${oneLine(by)}, call ${code ?? '?'}${words}`;
        }),
      ];
    }),
  ]);
}

function groups(list: readonly Marked[], keyOf: (one: Marked) => string): Marked[][] {
  const found = new Map<string, Marked[]>();
  for (const one of list) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return [...found.values()];
}
