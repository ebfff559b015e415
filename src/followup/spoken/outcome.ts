import type { Team } from '../team.ts';
import type { Shape, Sure } from './found.ts';

export type TimeContext = {
  /** UTC ISO */
  now: string;
  /** the customer's calendar and clock */
  zone: string;
  team: Team;
};

export type Reading =
  | {
      kind: 'time';
      /** the latest moment at which the promise is still kept, UTC ISO */
      dueAt: string;
      /** where the window begins, if there is one */
      notBefore: string | null;
      zone: string;
      /** how it was read, in plain words */
      reading: string;
      sure: Sure;
      shape: Shape;
      /** what to show and to ask about: other readings, closed hours, clock changes */
      doubts: readonly string[];
    }
  /** No honest time can be had: one short question. */
  | { kind: 'ask'; question: string };
