import { UserError } from '../call/user-error.ts';
import type { Env } from './env.ts';

/** The words that are left to a command, and the environment with what the flags for every command say. */
export type Given = { words: string[]; env: Env };

/**
 * `--no-color`, `--color`, `--no-input` and `--quiet` may stand before or after the command, and do what a variable does;
 * what follows `--` is not ours. Throws a `UserError`.
 */
export function givenEverywhere(argv: readonly string[], env: Env): Given {
  const words: string[] = [];
  let also: Env = {};
  for (let at = 0; at < argv.length; at += 1) {
    const word = argv[at] ?? '';
    if (word === '--') return { words: [...words, ...argv.slice(at)], env: { ...env, ...also } };
    if (word === '--no-color') also = { ...also, ...colours.never };
    else if (word === '--no-input') also = { ...also, RECOVER_NO_INPUT: '1' };
    else if (word === '--quiet') also = { ...also, RECOVER_QUIET: '1' };
    else if (word.startsWith('--color=')) also = { ...also, ...coloursOf(word.slice('--color='.length)) };
    else if (word === '--color') {
      at += 1;
      also = { ...also, ...coloursOf(argv[at]) };
    } else words.push(word);
  }
  return { words, env: { ...env, ...also } };
}

const colours: Readonly<Record<string, Env>> = {
  always: { NO_COLOR: '', FORCE_COLOR: '1' },
  never: { NO_COLOR: '1' },
  auto: {},
};

function coloursOf(when: string | undefined): Env {
  const known = when === undefined ? undefined : colours[when];
  if (known !== undefined) return known;
  const named = when === undefined ? 'needs a word' : `cannot be "${when}"`;
  throw new UserError(`--color ${named}.`, 'It is always, never or auto.', 'usage');
}
