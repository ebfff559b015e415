import { UserError } from '../call/user-error.ts';
import { showMoment } from '../followup/show-time.ts';
import { copiesHolding } from '../store/copies-holding.ts';
import { folded } from '../store/customer-key.ts';
import { erasureOf } from '../store/erase.ts';
import { asideOf, type ToForget, wordsOf } from '../store/forget.ts';
import type { ListedCall } from '../store/list-calls.ts';
import { namesLike, type RecordsOf, recordsOf } from '../store/records-of.ts';
import { searchCalls } from '../store/search-calls.ts';
import type { Store } from '../store/store.ts';
import { oneLine } from '../text/safe.ts';
import { withoutSecrets } from '../text/secrets.ts';
import { type App, print, say } from './app.ts';
import { forgetAll, isTyped, refuseHindered, settleIfCutOff } from './forgetting.ts';
import { printJson } from './print-json.ts';
import { counted } from './views/counted.ts';
import { type ForgetPlan, forgetJson, forgetView } from './views/forget-view.ts';
import { shellWord } from './views/shell-word.ts';
import { zoneOf } from './who.ts';

export type ForgetOptions = { reason: string; dryRun?: boolean; yes?: boolean; json?: boolean };

/** `recover forget`: what it would take is shown before anything is changed, and the name is to be typed. */
export async function forgetCustomer(app: App, given: string, options: ForgetOptions): Promise<void> {
  const isDryRun = options.dryRun === true;
  const looked = await app.readStore();
  if (looked === null) throw nobody(null, given);
  const store = isDryRun ? looked : await app.store();
  const found = recordsOf(store, given);
  if (found === null) throw nobody(store, given);
  const plan = await planOf(app, store, given, found);
  const reason = reasonOf(options.reason, plan);
  const about = toForget(found);
  refuseHindered(app, store, about);
  const context = { now: app.now(), here: zoneOf(app) };
  // What a document says is shown before the question all the same, beside it.
  if (options.json !== true) print(app, forgetView(plan, context));
  else if (options.yes !== true && !isDryRun) say(app, forgetView(plan, context));
  const end = (forgotten: boolean) => printJson(app, forgetJson(plan, { dryRun: isDryRun, forgotten }));
  if (isDryRun) return options.json === true ? end(false) : say(app, 'Nothing was changed: --dry-run only shows it.');
  if (plan.entries + plan.drafts + plan.aside.length === 0) {
    settleIfCutOff(app, store);
    return options.json === true ? end(false) : undefined;
  }
  const question = `Type ${plan.name} to forget, or Enter to leave.`;
  if (options.yes !== true && !(await isTyped(app, plan.name, question))) {
    say(app, 'Nothing was changed.');
    return options.json === true ? end(false) : undefined;
  }
  const { entries, drafts, isDone } = forgetAll(app, store, [about], reason);
  if (options.json === true)
    return printJson(app, forgetJson({ ...plan, entries, drafts }, { dryRun: false, forgotten: isDone }));
  if (!isDone) return print(app, `Nothing was left to forget${byWhom(app, store, about)}.`);
  print(app, `Forgotten: ${counted(entries, 'entry', 'entries')} of ${oneLine(plan.what)}.`);
}

/** Somebody else was faster, while the name was typed. */
function byWhom(app: App, store: Store, { calls, followUps }: ToForget): string {
  const erased = [...calls, ...followUps].flatMap((stream) => erasureOf(store, stream) ?? []);
  const latest = erased.reduce((last, one) => (last === null || one.at > last.at ? one : last), null as Erased | null);
  if (latest === null) return '';
  return `: ${oneLine(latest.by)} did it ${showMoment(latest.at, { now: app.now(), zone: zoneOf(app) })}`;
}

type Erased = NonNullable<ReturnType<typeof erasureOf>>;

function toForget({ records }: RecordsOf): ToForget {
  const ids = (kind: 'call' | 'follow-up') => records.flatMap((one) => (one.kind === kind ? [one.id] : []));
  return { calls: ids('call'), followUps: ids('follow-up') };
}

const mostMentions = 50;

async function planOf(app: App, store: Store, given: string, found: RecordsOf): Promise<ForgetPlan> {
  const about = toForget(found);
  const streams = new Set([...about.calls, ...about.followUps]);
  const names = [
    ...new Map(
      found.records.flatMap(({ customer }) => (customer === null ? [] : [[folded(customer), customer] as const])),
    ).values(),
  ];
  const name = oneLine(found.by === 'customer' && names.length === 1 ? (names[0] ?? given) : given.trim());
  const mentions = (await Promise.all(names.map((one) => searchCalls(store, one, { limit: mostMentions })))).flat();
  // Under the same name it stands in the call's own head.
  const isAlike = ({ customer }: ListedCall) =>
    customer !== null && names.some((one) => folded(one) === folded(customer));
  return {
    name,
    names,
    ...found,
    ...wordsOf(store, about),
    what: `${counted(about.calls.length, 'call')} and ${counted(about.followUps.length, 'follow-up')}`,
    aside: asideOf(store, streams, app.paths.state).map(({ path }) => path),
    mentions: [...new Map(mentions.map((call) => [call.id, call])).values()].filter(
      (call) => !streams.has(call.id) && !isAlike(call),
    ),
    copies: copiesHolding(store.path ?? '', [...streams], app.now()),
  };
}

/** It stays on record for good: whom it is about must not stay in it. */
function reasonOf(given: string, { names, records }: ForgetPlan): string {
  const { text } = withoutSecrets(oneLine(given).trim(), []);
  const parts = [...names, ...records.flatMap(({ contact }) => contact ?? [])].map(folded);
  if (parts.some((part) => part !== '' && folded(text).includes(part)))
    throw new UserError('The reason stays on record, so it may not name the customer.', null, 'usage');
  return text === '' ? 'asked for it' : text.slice(0, 200);
}

function nobody(store: Store | null, given: string): UserError {
  const names = store === null ? [] : namesLike(store, given, 6);
  const more = names.length === 0 ? '' : ` There is: ${names.map((name) => `"${oneLine(name)}"`).join(', ')}.`;
  return new UserError(
    `Nothing is kept under the whole name, number, reference or code "${oneLine(given)}".${more}`,
    `In notes it may stand all the same: recover calls search ${shellWord(oneLine(given))}`,
    'not-found',
  );
}
