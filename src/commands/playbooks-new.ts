import { loadedPlaybook } from '../call/open-playbook.ts';
import { readPlaybookFile } from '../call/read-playbook-file.ts';
import { beside, findOnShelf } from '../call/shelf.ts';
import { UserError } from '../call/user-error.ts';
import { slug } from '../playbook/slug.ts';
import { oneLine } from '../text/safe.ts';
import { copyOf } from '../trainer/copy-playbook.ts';
import { draftOf } from '../trainer/outline/draft-of.ts';
import type { Language } from '../trainer/outline/draft-words.ts';
import { languageOf } from '../trainer/outline/language-of.ts';
import { readOutline } from '../trainer/outline/read-outline.ts';
import { type App, mayAsk, print, say } from './app.ts';
import { guessedView } from './guessed-view.ts';
import { inWindow } from './in-window.ts';
import { LeftError } from './left-error.ts';
import { isAccessible } from './make-prompter.ts';
import { refuseUnsafe } from './refuse-unsafe.ts';
import { schemaBeside } from './schema-beside.ts';
import { shelfOf } from './shelf-of.ts';
import { titleGiven } from './title-given.ts';
import { type Drafting, writeDrafted } from './write-drafted.ts';
import { placeFor, typedPath, writeNew } from './write-playbook.ts';

export type NewOptions = Drafting & { title?: string; steps?: string; from?: string; language?: Language };

const usualSteps = 'Greet, Listen, Say it back, Say sorry, Put it right, Say goodbye';

/** `recover playbooks new`: asks what a method is called and what its steps are, or copies one. */
export async function newPlaybook(app: App, options: NewOptions): Promise<void> {
  if (options.from !== undefined) return copy(app, options.from, options);
  const asked = await askedFor(app, options);
  if (asked === null) {
    say(app, '\nNothing was written.');
    throw new LeftError(130);
  }
  refuseUnsafe(asked.steps, 'The steps');
  const steps = asked.steps
    .split(/[,\n]/)
    .map((step) => step.trim())
    .filter((step) => step !== '');
  if (steps.length === 0)
    throw new UserError('A playbook has at least one step.', `Such as: --steps "${usualSteps}"`, 'usage');
  const outline = readOutline(steps.map((step, index) => `${index + 1}. ${step}`).join('\n'));
  const read = languageOf(`${asked.title}\n${steps.join('\n')}`) ?? 'en';
  const { draft } = draftOf(outline, {
    id: options.id ?? (slug(asked.title) || 'our-way'),
    title: asked.title,
    language: options.language ?? read,
  });
  const path = await writeDrafted(app, draft, 'A new playbook.', asked.target);
  const guessed = guessedView(draft, options.language === undefined ? read : undefined);
  if (guessed.length > 0) say(app, inWindow(app, `\n${guessed.join('\n')}`, app.io.said));
  if (path !== null) tellNext(app, path);
}

type Asked = { title: string; steps: string; target: Drafting };

/** What was not given as an option is asked. Null when the person left. */
async function askedFor(app: App, options: NewOptions): Promise<Asked | null> {
  const { title, steps, ...target } = options;
  if (title !== undefined && steps !== undefined) return { title: titleGiven(title), steps, target };
  if (!mayAsk(app) || app.io.err.isTTY !== true)
    throw new UserError(
      'There is no terminal to ask in.',
      `Give both: recover playbooks new --title "Our way" --steps "${usualSteps}"`,
      'input-needed',
    );
  const left = new AbortController();
  const stopHearing = app.onInterrupt(() => left.abort());
  const signal = AbortSignal.any([left.signal, app.watchEnding()]);
  const streams = { input: app.io.in, output: app.io.err, signal };
  const ask = isAccessible(app, false)
    ? (await import('../terminal/plain-ask.ts')).plainAskLine
    : (await import('../terminal/menu.ts')).askLine;
  try {
    const named = title ?? (await ask(streams, 'What do people call the method?', 'Our way'));
    if (named === null) return null;
    const listed = steps ?? (await ask(streams, 'Its steps, in order, with commas between:', usualSteps));
    if (listed === null) return null;
    if (options.to !== undefined || options.team === true || app.paths.teamPlaybooks === null)
      return { title: titleGiven(named), steps: listed, target };
    const here = `${slug(named) || 'our-way'}.yaml`;
    const to = await ask(streams, 'Which file? Enter takes this folder; "team" is your team\'s folder.', here);
    if (to === null) return null;
    return {
      title: titleGiven(named),
      steps: listed,
      target: to === 'team' ? { ...target, team: true } : { ...target, to },
    };
  } finally {
    stopHearing();
  }
}

function tellNext(app: App, path: string): void {
  const next = `\nNext: open it in your editor, and beside it: recover playbooks preview ${path} --watch`;
  say(app, inWindow(app, next, app.io.said));
}

/** As many files as a playbook may include. What stands in a line to say can look like more. */
const mostParts = 40;

async function copy(app: App, name: string, options: NewOptions): Promise<void> {
  for (const name of ['steps', 'language'] as const)
    if (options[name] !== undefined)
      throw new UserError(
        `--from brings its own ${name === 'steps' ? 'steps' : 'words'}: leave --${name} out.`,
        null,
        'usage',
      );
  const shelf = shelfOf(app);
  const found = findOnShelf(shelf.folders, name, app.cwd);
  const source = await loadedPlaybook(shelf, name);
  const title = titleGiven(options.title ?? `Our ${source.playbook.title}`);
  const id = options.id ?? (slug(title) || 'our-way');
  const path = placeFor(app, id, options);
  let parts = 0;
  const text = copyOf(
    source.files[0]?.text ?? '',
    { id, title, schema: schemaBeside(app, path, 'playbook.schema.json'), from: source.playbook.title },
    (part, from) => {
      const place = beside(from === '' ? found.path : from, part);
      if (place === null) throw new UserError(`"${part}" lies outside the playbook's own folder.`);
      parts += 1;
      if (parts > mostParts) throw new UserError(`"${name}" has more than ${mostParts} lines that include a file.`);
      return { path: place, text: readPlaybookFile(place) };
    },
  );
  writeNew(path, text);
  const shown = typedPath(app, path);
  print(app, inWindow(app, `${shown}: a copy of ${oneLine(source.playbook.title)} as a draft, with its tests.`));
  tellNext(app, shown);
}
