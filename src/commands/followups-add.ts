import { UserError } from '../call/user-error.ts';
import { openAlone } from '../engine/open-alone.ts';
import { freshCode } from '../store/codes.ts';
import { append } from '../store/entries.ts';
import { agentNamed } from '../store/known-agents.ts';
import { oneLine } from '../text/safe.ts';
import { agentIn } from './agent-in.ts';
import { type App, print, say, suggest } from './app.ts';
import { kindGiven } from './followup-kind.ts';
import { line, shown } from './followups-settle.ts';
import { nameGiven, zoneGiven } from './given.ts';
import { saveAloud } from './save-aloud.ts';
import { sayRemoved } from './say-removed.ts';
import { teamOf } from './team-of.ts';
import { zoneOf } from './who.ts';

export type AddOptions = {
  customer: string;
  contact?: string;
  kind?: string;
  owner?: string;
  zone?: string;
  notTold?: boolean;
  why?: string;
};

/** `recover followups add`: what was promised outside a call. */
export async function addCommand(app: App, said: readonly string[], options: AddOptions): Promise<void> {
  const here = zoneOf(app);
  const kind = options.kind === undefined ? 'callback' : await kindGiven(options.kind);
  const customer = nameGiven('--customer', options.customer);
  const zone = options.zone === undefined ? here : zoneGiven(options.zone);
  const store = await app.store();
  const now = app.now();
  const by = agentIn(app, store);
  const owner = options.owner === undefined ? by : nameGiven('--owner', options.owner).trim();
  const id = store.source.id();
  const opened = openAlone(
    {
      words: said.join(' '),
      kind,
      spoken: options.notTold !== true && kind !== 'internal',
      owner: agentNamed(store, owner) ?? owner,
      customer,
      contact: options.contact ?? null,
      zone,
      why: options.why ?? null,
    },
    { now, by, here, team: teamOf(store, here), fresh: { id, code: freshCode(store, id) }, caseId: store.source.id() },
  );
  if (!opened.ok) throw new UserError(oneLine(opened.problem), opened.hint, 'usage');
  const { removed } = await saveAloud(app, () => append(store, [opened.entry], { savedAt: now }));
  const { followUp, doubts } = opened;
  const again = followUp.repeats === null ? '' : ', and again until it is solved';
  print(
    app,
    `${line(followUp)}: ${shown(followUp.dueAt, followUp.zone, { now, here })}${again}, ${oneLine(followUp.owner)}.`,
  );
  suggest(app, `Was that a slip? recover followups withdraw ${followUp.code} --slip --why "…"`);
  for (const doubt of doubts) say(app, oneLine(doubt));
  sayRemoved(app, removed);
}
