import { UserError } from '../call/user-error.ts';
import { loadPlaybook } from '../playbook/load.ts';
import { showProblems } from '../playbook/problem.ts';
import { slug } from '../playbook/slug.ts';
import type { DraftPlaybook } from '../trainer/outline/draft-playbook.ts';
import { writeDraft } from '../trainer/outline/write-draft.ts';
import { type App, print } from './app.ts';
import { inWindow } from './in-window.ts';
import { schemaBeside, shippedSchema } from './schema-beside.ts';
import { counted } from './views/counted.ts';
import { placeFor, type Target, typedPath, writeNew } from './write-playbook.ts';

const schemaName = 'playbook.schema.json';

export type Drafting = Target & { id?: string };

/** Checks a draft as lint would, writes it, and says what is in it. Gives the path as it can be typed; null when it was printed. */
export async function writeDrafted(
  app: App,
  draft: DraftPlaybook,
  origin: string,
  target: Drafting,
): Promise<string | null> {
  if (target.id !== undefined && slug(target.id) !== target.id)
    throw new UserError(`"${target.id}" cannot be an id.`, 'It has small letters, digits and "-".', 'usage');
  if (target.to === '-') {
    print(app, writeDraft(draft, shippedSchema(app, schemaName), origin));
    return null;
  }
  const path = placeFor(app, draft.id, target);
  const text = writeDraft(draft, schemaBeside(app, path, schemaName), origin);
  const loaded = loadPlaybook({ name: `${draft.id}.yaml`, text }, () => ({ problem: 'it includes nothing' }));
  if (!loaded.ok) throw new Error(`A draft came out broken:\n${showProblems(loaded.problems)}`);
  writeNew(path, text);
  const shown = typedPath(app, path);
  const lines = draft.steps.reduce((sum, { say }) => sum + say.length, 0);
  const suggested = draft.steps.filter(({ isSuggested }) => isSuggested).length;
  const tell = (words: string) => print(app, inWindow(app, words));
  tell(
    `${shown}: ${counted(draft.steps.length, 'step')}, ${counted(lines, 'line')} to say${suggested === 0 ? '' : `, ${suggested} of them suggested`}. It is a draft.`,
  );
  for (const { title, acts, phase } of draft.steps)
    tell(
      `  ${title}${acts.length === 0 ? '' : `  (${acts.join(', ')})`}${phase === 'call' ? '' : `, ${phase === 'after' ? 'after the call' : 'on the follow-up call'}`}`,
    );
  if (loaded.problems.length > 0) tell(`\n${showProblems(loaded.problems)}`);
  return shown;
}
