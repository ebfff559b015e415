import { UserError } from '../call/user-error.ts';
import { teamStream } from '../engine/entry.ts';
import { mostPhrases, neverSayText, readNeverSay, type TeamPhrase, withoutPhrase } from '../followup/never-say-list.ts';
import { neverSayFrom, readTeamSetting } from '../followup/team-settings.ts';
import type { Store } from '../store/store.ts';
import { teamSettings } from '../store/team.ts';
import { meantBy } from '../text/nearest.ts';
import { oneLine } from '../text/safe.ts';
import { type App, say } from './app.ts';
import { fileText } from './file-text.ts';
import { saveForTeam } from './save-for-team.ts';
import { agentOf } from './who.ts';

// A list that grows a phrase at a time: what is typed is added, and never takes the place of the whole list.

/** `recover config --team never-say "our policy: here is what I can do"`: one phrase, or several. */
export async function keepPhrases(app: App, typed: string): Promise<void> {
  const given = phrasesIn(typed);
  const all = await settle(app, (before) => [...before, ...given]);
  const said = given.map(({ phrase, better }) => `${quote(phrase)} is never said: better is ${quote(better)}.`);
  say(app, `For the team, ${said.slice(0, 5).join(' ')} ${inAll(all)}`);
}

/** Adds the phrases in a file to what the team never says. */
export async function importPhrases(app: App, path: string): Promise<void> {
  const given = phrasesIn(fileText(app, path, 'list of phrases'));
  const all = await settle(app, (before) => [...before, ...given]);
  const count = given.length === 1 ? '1 phrase was' : `${given.length} phrases were`;
  say(app, `${count} read from ${oneLine(path)}. ${inAll(all)} See: recover config --team never-say`);
}

/** `--unset` with a phrase takes that one off the list. */
export async function dropPhrase(app: App, named: string): Promise<void> {
  const all = await settle(app, (before) => {
    const rest = withoutPhrase(before, phraseIn(named));
    if (rest !== null) return rest;
    const names = before.map(({ phrase }) => phrase);
    throw new UserError(
      `The team has no phrase ${quote(named)}.${meantBy(named, names)}`,
      names.length === 0 ? 'It has none at all.' : 'See: recover config --team never-say',
      'not-found',
    );
  });
  say(app, `For the team, ${quote(named)} can be said again. ${inAll(all)}`);
}

async function settle(
  app: App,
  changed: (before: readonly TeamPhrase[]) => readonly TeamPhrase[],
): Promise<readonly TeamPhrase[]> {
  const store = await app.store();
  const by = agentOf(app);
  let after: readonly TeamPhrase[] = [];
  // Made anew at each try: what somebody else has added meanwhile is part of it.
  await saveForTeam(app, store, (head) => {
    const value = neverSayText(changed(phrasesOf(store)));
    const read = value === '' ? null : readTeamSetting('never-say', value);
    if (read?.ok === false) throw new UserError(read.problem, 'Nothing was changed.', 'usage');
    after = value === '' ? [] : neverSayFrom({ 'never-say': value });
    return {
      kind: 'settings',
      stream: teamStream,
      seq: head + 1,
      at: app.now(),
      by,
      what: { key: 'never-say', value: value === '' ? null : value },
      words: null,
    };
  });
  return after;
}

const phrasesOf = (store: Store) => neverSayFrom({ 'never-say': teamSettings(store)['never-say'] ?? '' });

function phrasesIn(typed: string): readonly TeamPhrase[] {
  const read = readNeverSay(typed);
  if (!read.ok) throw new UserError(read.problem, null, 'usage');
  return read.value;
}

/** What is to be taken off can be typed with what is said in its place, as it stands in the list. */
function phraseIn(named: string): string {
  const read = readNeverSay(named);
  return read.ok ? (read.value[0]?.phrase ?? named) : named;
}

const quote = (text: string) => `"${oneLine(text)}"`;

function inAll(all: readonly TeamPhrase[]): string {
  if (all.length === 0) return 'The list is empty.';
  return `${all.length === 1 ? '1 phrase' : `${all.length} phrases`} in all, of at most ${mostPhrases}.`;
}
