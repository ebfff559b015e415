import type { CallerCheck } from './caller-check.ts';

/** What a team wants of every call, whatever the playbook: written into the call when it begins. */
export type TeamRules = {
  callerCheck: CallerCheck | null;
  /** What may be left on a machine, as lines that hold names such as `{{ direct }}`; empty where nothing is settled. */
  voicemail: readonly string[];
};
