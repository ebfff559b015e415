import {
  type AnswersPrompter,
  answersPrompter,
  refuseUnknownAnswers,
  refuseUnplayed,
} from '../call/answers-prompter.ts';
import { beginCall, type Matter } from '../call/begin-call.ts';
import type { CallDesk } from '../call/call-desk.ts';
import { type Left, runCall } from '../call/live-call.ts';
import { digestOf, type LoadedPlaybook, loadedPlaybook } from '../call/open-playbook.ts';
import { shelved } from '../call/shelf.ts';
import { UserError } from '../call/user-error.ts';
import type { Books } from '../engine/books.ts';
import type { CallState } from '../engine/call-state.ts';
import type { CallEntry, Entry } from '../engine/entry.ts';
import type { Prompt } from '../engine/prompt.ts';
import { zoneNamed } from '../followup/zone-named.ts';
import type { Playbook } from '../playbook/playbook.ts';
import { oneLine } from '../text/safe.ts';
import type { Customer, FollowUpCall } from '../trainer/customer/customer.ts';
import { pick } from '../trainer/practice/chance.ts';
import { followUpCallOf, matterOfFollowUp } from '../trainer/practice/follow-up-call.ts';
import { isGone } from '../trainer/practice/mood.ts';
import type { Pace } from '../trainer/practice/pace.ts';
import { type Practice, practising } from '../trainer/practice/practise.ts';
import { scoreHeard } from '../trainer/practice/score-heard.ts';
import { scoreCall } from '../trainer/score/score-call.ts';
import type { App } from './app.ts';
import { customerFolders, customerNamed, readCustomer } from './customers-on-shelf.ts';
import { hangUp } from './hang-up.ts';
import { inWindow } from './in-window.ts';
import { LeftError } from './left-error.ts';
import { makePrompterFor } from './make-prompter.ts';
import { seedGiven } from './practice-seed.ts';
import { previewDesk } from './preview-desk.ts';
import { printJson } from './print-json.ts';
import { printLong } from './print-long.ts';
import { type Answers, answersOrTerminal } from './read-answers.ts';
import { shelfOf } from './shelf-of.ts';
import { type Practised, practiceJson, practiceView } from './views/practice-view.ts';

export type PracticeOptions = {
  customer?: string;
  seed?: string;
  followUp?: boolean;
  turns?: boolean;
  answers?: string;
  accessible?: boolean;
  json?: boolean;
};

/** `recover playbooks practice`: a call with a scripted customer on the line. Nothing is stored. */
export async function practisePlaybook(app: App, name: string, options: PracticeOptions): Promise<void> {
  const seed = seedGiven(options.seed);
  const answers = answersOrTerminal(app, options.answers);
  const loaded = await loadedPlaybook(shelfOf(app), name);
  const isFollowUp = options.followUp === true;
  const whoever = await customerNamed(app, options.customer ?? (await anyCustomer(app, seed, isFollowUp)));
  const back = isFollowUp ? followUpCallOf(loaded.playbook, whoever) : null;
  const customer = back?.customer ?? whoever;
  const played = answers === null ? null : await answersOf(answers, loaded.playbook);
  const trainee = played ?? (await makePrompterFor(app, options.accessible ?? false));
  const pace = options.turns === true || played !== null ? null : inRealTime;
  const entries: Entry[] = [];
  const { desk, books } = await deskFor(app, loaded, entries);
  const ledBy = ({ cursor }: Pick<CallState, 'cursor'>) => books.get(cursor.playbook) ?? loaded.playbook;
  const bookAt = ({ playbook: { id } }: Prompt) =>
    [...books.values()].find((book) => book.id === id) ?? loaded.playbook;
  const practice = practising({ customer, seed, entries, bookAt, pace, isFollowUp }, trainee);
  const left = await run(desk, loaded, { customer, back }, practice).catch(notStored);
  if (left.kind === 'gone' && left.how === 'SIGTERM') return;
  if (left.kind === 'gone' && left.how === 'SIGHUP') return hangUp(desk.ending);
  const said = { playbook: name, book: loaded.playbook, customer, named: options.customer ?? customer.id, seed, back };
  const ofCall = entries.filter((entry): entry is CallEntry => entry.stream === left.state.callId);
  const practised: Practised = {
    ...said,
    mood: practice.mood(),
    lastWords: practice.lastWords(),
    entries: ofCall,
    score: scoreHeard(scoreCall(ledBy(left.state), left.state, ofCall), practice.mood().moved),
    now: desk.now(),
    here: desk.here,
  };
  if (options.json === true) printJson(app, practiceJson(practised));
  else await printLong(app, inWindow(app, practiceView(practised)));
  if (played !== null && !isGone(customer, practice.mood())) refuseLeftOver(played, answers?.name ?? '');
  if (left.kind === 'gone' && left.how !== 'later') throw new LeftError(130);
}

/** What an answers file says on a call about what is saved would not be true here. */
function notStored(error: unknown): never {
  if (!(error instanceof UserError)) throw error;
  throw new UserError(error.message, 'Nothing of it is stored.', error.failure);
}

function refuseLeftOver(played: AnswersPrompter, name: string): void {
  try {
    refuseUnplayed(played, name);
  } catch (error) {
    notStored(error);
  }
}

const inRealTime: Pace = {
  after: (ms, then) => {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
};

/** Without a name it is anybody, as on any other day: the seed decides. */
async function anyCustomer(app: App, seed: number, isFollowUp: boolean): Promise<string> {
  const ids = new Set<string>();
  for (const { id, path } of shelved(customerFolders(app))) {
    const read = isFollowUp ? await readCustomer(app, path) : null;
    if (read === null || (read.ok && read.customer.followUp !== null)) ids.add(id);
  }
  const found = pick(seed, 'customer', [...ids].sort());
  if (found === null)
    throw new UserError('There is no customer to practise with.', 'Name a file: --customer FILE', 'not-found');
  return found;
}

async function deskFor(
  app: App,
  { playbook, files }: LoadedPlaybook,
  entries: Entry[],
): Promise<{ desk: CallDesk; books: Books }> {
  const books = new Map([[digestOf(files), playbook]]);
  const desk = await previewDesk(app, { ending: app.watchEnding(), mark: 'PRACTICE' }, entries);
  const openBook: CallDesk['openBook'] = async (name) => {
    const opened = await desk.openBook(name);
    if (!('problem' in opened)) books.set(opened.digest, opened.playbook);
    return opened;
  };
  return { desk: { ...desk, openBook }, books };
}

async function run(
  desk: CallDesk,
  { playbook, files }: LoadedPlaybook,
  { customer, back }: { customer: Customer; back: FollowUpCall | null },
  { prompter }: Practice,
): Promise<Left> {
  const zone = customer.zone === null ? desk.here : (zoneNamed(customer.zone) ?? desk.here);
  const caller = { customer: customer.name, contact: customer.number, reference: null, direct: null, zone };
  const digest = digestOf(files);
  const at = desk.now();
  const matter: Matter =
    back === null ? { phase: 'call' } : matterOfFollowUp(playbook, digest, back, { ...caller, at, by: desk.agent });
  const live = await beginCall(desk, playbook, digest, { ...caller, paper: false, at }, matter);
  return runCall(desk, live, prompter, { draft: '', notice: back === null ? null : reminder(back) });
}

const reminder = ({ promised, late }: FollowUpCall) =>
  `You ring them. You promised: ${oneLine(promised)}${late ? '. It is late' : ''}.`;

async function answersOf(answers: Answers, book: Playbook): Promise<AnswersPrompter> {
  const { parseReplies } = await import('../playbook/replies.ts');
  const read = parseReplies(answers.text, answers.name);
  if (read.ok) {
    refuseUnknownAnswers(read.replies, answers.name, book);
    return answersPrompter(read.replies, answers.name, 'leave');
  }
  const { showProblems } = await import('../playbook/problem.ts');
  throw new UserError(showProblems(read.problems), 'No call was practised.', 'usage');
}
