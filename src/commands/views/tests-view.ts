import type { Problem } from '../../playbook/problem.ts';
import { oneLine } from '../../text/safe.ts';
import type { Miss } from '../../trainer/compare-scenario.ts';
import type { PathsFound } from '../../trainer/paths/all-paths.ts';
import { passes, type Tested, type Tried } from '../../trainer/test-playbook.ts';

const mostShown = 10;

/** The tests of one playbook, each with what is not as it should be, and the steps that none of them came to. */
export function testedView({ tried, steps, neverReached }: Tested): string[] {
  if (tried.length === 0) return ['  no tests'];
  const reached =
    neverReached.length === 0
      ? `  every step was reached (${steps})`
      : `  ${steps - neverReached.length} of ${steps} steps were reached, never: ${neverReached.map(oneLine).join(', ')}`;
  return [...tried.flatMap(triedView), reached];
}

function triedView(one: Tried): string[] {
  const { scenario, played } = one;
  if (passes(one)) return [`  ok    ${oneLine(scenario.name)}`];
  return [
    `  FAIL  ${oneLine(scenario.name)}  (${oneLine(scenario.file)}:${scenario.line})`,
    ...(played.stopped === null ? [] : [`        ${oneLine(played.stopped)}`]),
    ...played.missed.flatMap(missView),
  ];
}

function missView({ what, expected, got, line, reply }: Miss): string[] {
  const where = line === null ? '' : `line ${line}, `;
  const from = reply === null ? '' : `  (answered in line ${reply})`;
  return [
    `        ${where}${oneLine(what)}`,
    `          expected  ${oneLine(expected)}`,
    `          got       ${oneLine(got)}${from}`,
  ];
}

export function testedJson(playbook: string, path: string, { tried, neverReached }: Tested): unknown {
  const tests = tried.map((one) => {
    const { scenario, played } = one;
    const { name, file, line } = scenario;
    return { name, file, line, ok: passes(one), stopped: played.stopped, missed: played.missed };
  });
  return { playbook, path, problems: [], tests, neverReached };
}

/** A playbook that cannot be tested, because it cannot be used. */
export function unusableJson(playbook: string, path: string, problems: readonly Problem[]): unknown {
  const told = problems.map(({ source: _source, ...problem }) => problem);
  return { playbook, path, problems: told, tests: [], neverReached: [] };
}

type Bad = PathsFound['bad'][number];

/** What is wrong with some ways, each kind once, with the first way as an example. */
export function kindsOf(bad: readonly Bad[]): ReadonlyMap<string, readonly Bad[]> {
  const kinds = new Map<string, Bad[]>();
  for (const path of bad) kinds.set(path.problem, [...(kinds.get(path.problem) ?? []), path]);
  return kinds;
}

/** `most`: places, in each kind of call. */
export function pathsView({ ways, bad, neverReached, isCut, places, left }: PathsFound, most: number): string[] {
  const lines = [...kindsOf(bad)]
    .slice(0, mostShown)
    .flatMap(([problem, paths]) => [
      `  FAIL  ${oneLine(problem)}${paths.length === 1 ? '' : `, ${paths.length} ways`}`,
      `        ${oneLine(paths[0]?.replies.join(', ') || 'at once')}`,
    ]);
  const counted = ways === 1 ? 'one way' : `${ways} ways`;
  return [
    `  ${isCut ? 'CUT   ' : bad.length === 0 ? 'ok    ' : ''}${counted} to the end${isCut ? ', and there are more' : ''}`,
    ...(isCut ? cutLines(places, left, most) : []),
    ...lines,
    ...(neverReached.length === 0
      ? []
      : [`  ${isCut ? 'not come to among them' : 'never reached'}: ${neverReached.map(oneLine).join(', ')}`]),
  ];
}

function cutLines(places: number, left: number, most: number): string[] {
  return [
    `        ${places} places were looked at; ${left} more were known, and not what is behind them`,
    `        to go further: --places ${most * 4}`,
  ];
}
