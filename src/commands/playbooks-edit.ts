import { readPlaybookFile } from '../call/read-playbook-file.ts';
import { findOnShelf, type Shelved } from '../call/shelf.ts';
import { testsBeside } from '../call/tests-beside.ts';
import { UserError } from '../call/user-error.ts';
import type { LoadResult } from '../playbook/load.ts';
import { type Problem, showProblems } from '../playbook/problem.ts';
import type { plainAskLine } from '../terminal/plain-ask.ts';
import { meantBy } from '../text/nearest.ts';
import { oneLine } from '../text/safe.ts';
import { type EditableText, withText } from '../trainer/wordings.ts';
import { type App, mayAsk, print, say } from './app.ts';
import { inWindow } from './in-window.ts';
import { LeftError } from './left-error.ts';
import { isAccessible } from './make-prompter.ts';
import { readApartOrRefuse } from './read-apart.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';
import { shelfOf } from './shelf-of.ts';
import { typedPath, writeInPlace } from './write-playbook.ts';

export type EditOptions = { step?: string; line?: string; words?: string };

/** `recover playbooks edit`: one wording is exchanged, and the rest of the file stays as it is to the letter. */
export async function editPlaybook(app: App, name: string, options: EditOptions): Promise<void> {
  const shelf = shelfOf(app);
  const found = findOnShelf(shelf.folders, name, app.cwd);
  refuseShipped(found);
  const source = readPlaybookFile(found.path);
  const all = await readApartOrRefuse('wordings', source, found.path);
  if (all.length === 0)
    throw new UserError(
      `${found.path} holds no words of its own.`,
      `See: recover playbooks lint ${typedPath(app, found.path)}`,
    );
  const chosen = await choose(app, all, options);
  if (chosen === null) {
    say(app, '\nNothing was changed.');
    throw new LeftError(130);
  }
  const { text, words } = chosen;
  if (words === text.text) return say(app, 'These are the words that stand there. Nothing was changed.');
  const changed = withText(source, text, words);
  const load = (text: string) => shelf.load({ path: found.path, text, beside: testsBeside(found.path) });
  const added = newProblems(await load(source), await load(changed));
  if (added.some(({ severity }) => severity === 'error'))
    throw new UserError(
      `${showProblems(added)}\n`,
      `Nothing was changed: the file would have had a problem that it did not have.${renamed(text, added)}`,
      'found',
    );
  if (readPlaybookFile(found.path) !== source)
    throw new UserError(
      `${found.path} was changed by somebody else meanwhile.`,
      'Nothing was changed. Please begin again.',
    );
  writeInPlace(found.path, changed);
  print(
    app,
    inWindow(app, `${typedPath(app, found.path)}, ${text.step}:\n  - ${oneLine(text.text)}\n  + ${oneLine(words)}`),
  );
  if (added.length > 0) print(app, inWindow(app, `\n${showProblems(added)}`));
}

/** A step without an id is called by its title. */
function renamed({ kind, step }: EditableText, added: readonly Problem[]): string {
  if (kind !== 'title' || !added.some(({ rule, message }) => rule === 'unknown-step' && message.includes(`"${step}"`)))
    return '';
  return ` Other steps call this one by its title: give it a line "id: ${step}" in the file first.`;
}

/** A step that stands in one script alone needs no name of the script before it. */
function onlyInScript(steps: readonly string[], name: string): string {
  const found = steps.filter((step) => step.endsWith(`/${name}`));
  return found.length === 1 ? (found[0] ?? name) : name;
}

function refuseShipped({ origin, id }: Shelved): void {
  if (origin !== 'shipped') return;
  throw new UserError(
    `"${id}" comes with recover, and the next version would undo your change.`,
    `Make a copy of your own: recover playbooks new --from ${id}`,
    'usage',
  );
}

/** A problem that the file had before is not this change's. */
function newProblems(before: LoadResult, after: LoadResult): readonly Problem[] {
  const key = ({ rule, message }: Problem) => `${rule} ${message}`;
  const had = before.problems.map(key);
  return after.problems.filter((problem) => {
    const at = had.indexOf(key(problem));
    if (at >= 0) had.splice(at, 1);
    return at < 0;
  });
}

type PlainStreams = Parameters<typeof plainAskLine>[0];

type Chosen = { text: EditableText; words: string };

const kinds = { title: 'title', guide: 'hint', say: 'say', label: 'label', hint: 'help' } as const;

async function choose(app: App, all: readonly EditableText[], options: EditOptions): Promise<Chosen | null> {
  const steps = [...new Set(all.map(({ step }) => step))];
  const isTerminal = mayAsk(app) && app.io.err.isTTY === true;
  const { step: wanted, line, words } = options;
  if (!isTerminal && (wanted === undefined || line === undefined || words === undefined))
    throw new UserError(
      'There is no terminal to choose in.',
      'Name all three: --step listen --line 2 --words "Please tell me what happened."',
      'input-needed',
    );
  const left = new AbortController();
  const stopHearing = app.onInterrupt(() => left.abort());
  const streams = { input: app.io.in, output: app.io.err, signal: AbortSignal.any([left.signal, app.watchEnding()]) };
  const { askLine, pick } = isAccessible(app, false) ? await plainly() : await import('../terminal/menu.ts');
  try {
    const shown = steps.map((step) => `${step}  ${oneLine(all.find((text) => text.step === step)?.title ?? '')}`);
    const picked = wanted ?? (await pick(streams, 'Which step?', shown))?.split('  ')[0];
    if (picked === undefined) return null;
    const named = steps.includes(picked) ? picked : onlyInScript(steps, picked);
    const texts = all.filter(({ step }) => step === named);
    if (texts.length === 0)
      throw new UserError(
        `There is no step "${picked}" in this file.${meantBy(picked, steps)}`,
        `There are: ${steps.join(', ')}.`,
        'not-found',
      );
    const rows = texts.map((text, index) => `${index + 1}  ${kinds[text.kind].padEnd(5)}  ${oneLine(text.text)}`);
    const number = line ?? (await pick(streams, 'Which line?', rows))?.split(' ')[0];
    if (number === undefined) return null;
    const text = /^\d{1,4}$/.test(number) ? texts[Number(number) - 1] : undefined;
    if (text === undefined)
      throw new UserError(`Step ${named} has no line ${number}.`, `It has these:\n${rows.join('\n')}`, 'not-found');
    const typed = words ?? (await askLine(streams, 'The new words. Enter alone leaves them:', text.text));
    if (typed === null) return null;
    refuseUnsafe(typed, 'The new words');
    const said = oneLine(typed);
    if (said === '') throw new UserError('A line cannot be empty.', 'To take it out, open the file.', 'usage');
    return { text, words: said };
  } finally {
    stopHearing();
  }
}

/** The same where lines are only ever added: a list is printed, and a number of it is typed. */
async function plainly(): Promise<{ askLine: typeof plainAskLine; pick: typeof pickPlainly }> {
  const { plainAskLine: askLine } = await import('../terminal/plain-ask.ts');
  return { askLine, pick: pickPlainly };
}

async function pickPlainly(streams: PlainStreams, message: string, rows: readonly string[]): Promise<string | null> {
  const { plainAskLine: ask } = await import('../terminal/plain-ask.ts');
  const list = rows.map((row, index) => (row.startsWith(`${index + 1}  `) ? row : `${index + 1}  ${row}`));
  const typed = await ask(streams, `${message}\n${list.join('\n')}`);
  return typed === null ? null : (rows[Number(typed) - 1] ?? typed);
}
