import { refuseUnknownAnswers } from '../call/answers-prompter.ts';
import { digestOf, type LoadedPlaybook, loadedPlaybook } from '../call/open-playbook.ts';
import { UserError } from '../call/user-error.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { oneLine } from '../text/safe.ts';
import { type Canned, cannedThen, runPreview } from '../trainer/preview.ts';
import { type Beginning, beginningAt } from '../trainer/preview-beginning.ts';
import { type App, print, say } from './app.ts';
import { hangUp } from './hang-up.ts';
import { LeftError } from './left-error.ts';
import { makePrompterFor } from './make-prompter.ts';
import { previewDesk } from './preview-desk.ts';
import { previewShots, shotText } from './preview-shots.ts';
import { readAnswers } from './read-answers.ts';
import { shelfOf } from './shelf-of.ts';

export type PreviewOptions = { step?: string; replies?: string; watch?: boolean; accessible?: boolean };

/** `recover playbooks preview`: the screens of a call with nobody on the line. Nothing is stored. */
export async function previewPlaybook(app: App, name: string, options: PreviewOptions): Promise<void> {
  const read = options.replies === undefined ? null : await cannedIn(app, options.replies);
  if (options.watch === true) {
    const { watchPreview } = await import('./playbooks-preview-watch.ts');
    return watchPreview(app, name, { step: options.step ?? null, canned: read });
  }
  const loaded = await loadedPlaybook(shelfOf(app), name);
  const canned = read === null ? null : fitting(read, loaded.playbook);
  const step = options.step ?? null;
  if (isWalked(app))
    return walk(app, loaded, beginningAt(loaded.playbook, step), { canned, accessible: options.accessible ?? false });
  const shots = await previewShots(app, loaded, { step, canned });
  const texts = shots.map(
    (shot, index) => `=== ${index + 1}  ${shot.prompt.step}\n${shotText(app, shot, { width: 80, rows: null })}`,
  );
  print(app, texts.join('\n\n'));
}

/** Somebody sits there and can type; else the screens are printed. */
const isWalked = ({ io }: App) => io.isTypedIn && io.out.isTTY === true && io.err.isTTY === true;

type How = { canned: Canned | null; accessible: boolean };

async function walk(
  app: App,
  loaded: LoadedPlaybook,
  beginning: Beginning,
  { canned, accessible }: How,
): Promise<void> {
  const desk = await previewDesk(app, { ending: app.watchEnding() });
  const person = await makePrompterFor(app, accessible);
  const prompter = canned === null ? person : cannedThen(canned, person);
  const left = await runPreview(desk, beginning, digestOf(loaded.files), prompter);
  const how = left.kind === 'ended' ? 'later' : left.how;
  if (how === 'SIGTERM') return;
  if (how === 'SIGHUP') return hangUp(desk.ending);
  say(app, `That was ${oneLine(loaded.playbook.title)} as a preview. Nothing of it is stored.`);
  if (how !== 'later') throw new LeftError(130);
}

async function cannedIn(app: App, file: string): Promise<Canned> {
  const { text, name } = readAnswers(app, file);
  const { parseReplies } = await import('../playbook/replies.ts');
  const read = parseReplies(text, name);
  if (read.ok) return { lines: read.replies, name };
  const { showProblems } = await import('../playbook/problem.ts');
  throw new UserError(showProblems(read.problems), null, 'usage');
}

/** A name that the playbook nowhere asks for is told before anything is shown. */
function fitting(canned: Canned, book: Playbook): Canned {
  refuseUnknownAnswers(canned.lines, canned.name, book);
  return canned;
}
