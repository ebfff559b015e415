import { oneLine } from '../text/safe.ts';
import { type Outcome, read, refused } from './outcome.ts';

/** Who sees the score of a call: nobody at all, the agent alone, everybody, or the agent and those who are named. */
export type ScoreViewers = { kind: 'nobody' | 'agent' | 'everybody' } | { kind: 'named'; names: readonly string[] };

const mostNames = 20;

/** From what a lead types: `off`, `agent`, `everybody`, or names with commas between them. */
export function readScoreViewers(text: string): Outcome<ScoreViewers> {
  const words = oneLine(text).toLowerCase();
  if (/^(off|no|none|nobody)$/.test(words)) return read({ kind: 'nobody' });
  if (/^(agent|the agent|agent only|agent alone)$/.test(words)) return read({ kind: 'agent' });
  if (/^(everybody|everyone|all|team|the team)$/.test(words)) return read({ kind: 'everybody' });
  const names = [
    ...new Set(
      oneLine(text)
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !/^(the )?agent$/i.test(name)),
    ),
  ];
  if (names.length === 0) return refused('Write off, agent, everybody, or names: Kim, Omar.');
  if (names.length > mostNames) return refused(`More than ${mostNames} names: write everybody.`);
  return read({ kind: 'named', names });
}

export function scoreViewersText(viewers: ScoreViewers): string {
  if (viewers.kind === 'named') return viewers.names.join(', ');
  return viewers.kind === 'nobody' ? 'off' : viewers.kind;
}

const same = (one: string, other: string) =>
  one.normalize('NFC').toLowerCase() === other.normalize('NFC').trim().toLowerCase();

/** Whether somebody sees the scores of an agent's calls. Names are claimed on a shared file, and not proven. */
export function maySeeScore(viewers: ScoreViewers, { viewer, agent }: { viewer: string; agent: string }): boolean {
  if (viewers.kind === 'nobody') return false;
  if (viewers.kind === 'everybody' || same(agent, viewer)) return true;
  return viewers.kind === 'named' && viewers.names.some((name) => same(name, viewer));
}

/** "Who sees this: you and Kim." */
export function whoSeesScore(viewers: ScoreViewers, { viewer, agent }: { viewer: string; agent: string }): string {
  if (viewers.kind === 'everybody') return 'everybody who works with this file';
  const first = same(agent, viewer) ? 'you' : oneLine(agent);
  const others = viewers.kind === 'named' ? viewers.names.filter((name) => !same(name, agent)).map(oneLine) : [];
  const all = [first, ...others];
  if (all.length === 1) return `${first} alone`;
  return `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}
