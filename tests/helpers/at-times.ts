import { type Desk, openDesk, type Ran } from './cli.ts';
import { stoppedClock } from './stopped-clock.ts';

export type TimedDesk = Desk & {
  /** Runs the built program at a moment, by an agent. */
  at: (moment: string, args: readonly string[], agent?: string) => Ran;
  /** What `--json` gives at a moment. */
  json: (moment: string, args: readonly string[]) => ReturnType<typeof JSON.parse>;
};

/** A desk whose clock shows what the test says, at each run. */
export function openTimedDesk(env: NodeJS.ProcessEnv = {}): TimedDesk {
  const desk = openDesk(env);
  const at = (moment: string, args: readonly string[], agent = 'Priya') => {
    Object.assign(desk.env, stoppedClock(moment), { RECOVER_AGENT: agent });
    return desk.run(args);
  };
  return { ...desk, at, json: (moment, args) => JSON.parse(at(moment, [...args, '--json']).out) };
}
