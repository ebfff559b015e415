import { closeSync, constants, fstatSync, openSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { bytesUpTo } from '../call/bytes-up-to.ts';
import { UserError } from '../call/user-error.ts';
import { clip } from '../terminal/cells.ts';
import { oneLine } from '../text/safe.ts';
import type { Language } from '../trainer/outline/draft-words.ts';
import { type App, print, say } from './app.ts';
import { decodedText } from './decoded-text.ts';
import { guessedView } from './guessed-view.ts';
import { inWindow } from './in-window.ts';
import { readApartOrRefuse } from './read-apart.ts';
import { titleGiven } from './title-given.ts';
import { type Drafting, writeDrafted } from './write-drafted.ts';

export type ImportOptions = Drafting & { title?: string; language?: Language };

const largest = 256 * 1024;

/** What does not fit on two screens is not read. */
const mostTold = 20;

/** `recover playbooks import`: a method on paper becomes a draft, and each line that was not understood is told. */
export async function importPlaybook(app: App, file: string, options: ImportOptions): Promise<void> {
  const text = file === '-' ? await typedText(app) : fileText(app, file);
  const called = file === '-' ? 'The text' : `"${file}"`;
  const name = file === '-' ? 'our-way' : basename(file).replace(/\.[a-z]+$/i, '');
  const paper = {
    text,
    name,
    title: options.title === undefined ? null : titleGiven(options.title),
    id: options.id ?? null,
    language: options.language ?? null,
  };
  const drafted = await readApartOrRefuse('paper', paper, called);
  if (drafted === null)
    throw new UserError(
      `${called} holds no steps.`,
      'A method is a list: each step begins with a number, a bullet, a heading, or on a line of its own.',
    );
  const path = await writeDrafted(
    app,
    drafted.draft,
    `A draft made from ${file === '-' ? 'a text' : basename(file)}.`,
    options,
  );
  const tell = (words: string) =>
    path === null ? say(app, inWindow(app, words, app.io.said)) : print(app, inWindow(app, words));
  if (drafted.isByLine) tell('\nNo numbers, bullets or headings were found: each line became a step.');
  const { odd } = drafted;
  const guessed = guessedView(drafted.draft, options.language === undefined ? drafted.language : undefined);
  if (guessed.length > 0) tell(`\n${guessed.join('\n')}`);
  if (odd.length > 0) {
    tell(`\nNot understood in full, ${odd.length === 1 ? 'one line' : `${odd.length} lines`}:`);
    for (const { line, text: words, why } of odd.slice(0, mostTold))
      tell(`  line ${line}  ${why}\n    ${clip(oneLine(words), 100)}`);
    const more = odd.length - mostTold;
    if (more > 0) tell(`  and ${more} more, the last in line ${odd.at(-1)?.line}`);
  }
  if (path !== null) say(app, inWindow(app, `\nNext: recover playbooks preview ${path}`, app.io.said));
}

function fileText(app: App, file: string): string {
  const path = resolve(app.cwd, file);
  try {
    const bytes = bytesOf(path, file);
    if (bytes === null) throw new UserError(`"${file}" is larger than 256 kB, which no method needs.`);
    return decodedText(app, bytes, `"${file}"`);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`"${file}" cannot be read.`, 'Check the path and its permissions.', 'not-found');
  }
}

function bytesOf(path: string, file: string): Buffer | null {
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw new UserError(`"${file}" is not a file.`, 'Give a text, or - to paste one.', 'usage');
    return stat.size > largest ? null : bytesUpTo(descriptor, largest);
  } finally {
    closeSync(descriptor);
  }
}

async function typedText(app: App): Promise<string> {
  if (app.io.isTypedIn) say(app, 'Paste or type the method. Ctrl-D on a line of its own ends it.');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of app.io.in) {
    chunks.push(Buffer.from(chunk));
    size += chunks.at(-1)?.length ?? 0;
    if (size > largest) throw new UserError('The text is larger than 256 kB, which no method needs.');
  }
  return decodedText(app, Buffer.concat(chunks), 'The text');
}
