// The long part of what the tests do to the program a little of: npm run torture. It takes an hour or two.
//   --share 0.1   a tenth of it            --seed 42   the chances of an earlier run
//   --write       into docs/durability.md  anything else: only faults with that in their name
import { spawnSync } from 'node:child_process';

const args = process.argv.slice(2);
const value = (flag) => (args.includes(flag) ? args.splice(args.indexOf(flag), 2)[1] : undefined);
const env = { ...process.env, RECOVER_TORTURE: 'long' };
const [share, seed] = [value('--share'), value('--seed')];
if (share !== undefined) env.RECOVER_TORTURE_SHARE = share;
if (seed !== undefined) env.RECOVER_TORTURE_SEED = seed;
const write = args.indexOf('--write');
if (write !== -1) {
  args.splice(write, 1);
  env.RECOVER_TORTURE_WRITE = '1';
}
// Each as it stands in the report: what a pattern would take for something else is taken for itself.
const escaped = args.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
const names = args.length === 0 ? [] : ['-t', `(${escaped.join('|')})`];
const run = ['vitest', 'run', 'tests/torture.test.ts', ...names];
const { status } = spawnSync('npx', run, { stdio: 'inherit', env });
process.exitCode = status ?? 1;
