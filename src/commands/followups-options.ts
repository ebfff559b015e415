import { UserError } from '../call/user-error.ts';

/** What can be asked of the list. */
export type FollowUpsOptions = {
  overdue?: boolean;
  due?: string;
  at?: string;
  agent?: string;
  mine?: boolean;
  kind?: string;
  customer?: string;
  limit?: string;
  json?: boolean;
  csv?: boolean;
  short?: boolean;
  exitCode?: boolean;
  ics?: boolean;
  watch?: boolean;
  notify?: boolean;
};

type Option = keyof FollowUpsOptions;

const notWithShort: readonly Option[] = ['overdue', 'due', 'kind', 'customer', 'limit', 'json', 'csv'];

const apart: readonly (readonly [Option, Option, why: string])[] = [
  ['json', 'csv', '--json and --csv are two forms of one list: use one of them.'],
  ['mine', 'agent', '--mine and --agent both name the owner: use one of them.'],
  ['overdue', 'due', '--overdue shows what is past, --due also what is to come until then: use one of them.'],
];

/** Says in one sentence what does not go together, and what is no value. Throws a `UserError`. */
export function refuseMisuse(options: FollowUpsOptions): void {
  const refused = options.short === true ? notWithShort.find((name) => options[name] !== undefined) : undefined;
  if (refused !== undefined)
    throw usage(`--short is one line of its own: it goes with --mine, --agent and --at, not with --${refused}.`);
  for (const [one, other, why] of apart)
    if (options[one] !== undefined && options[other] !== undefined) throw usage(why);
  for (const name of ['agent', 'customer'] as const)
    if (options[name]?.trim() === '') throw usage(`--${name} needs a name.`);
}

const usage = (problem: string, hint: string | null = null) => new UserError(problem, hint, 'usage');
