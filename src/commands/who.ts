import type { App } from './app.ts';

/** The name that the agent works under. `set NAME=Ben && …` of Windows puts a blank behind it. */
export function agentOf(app: App): string {
  return app.setting('name').value?.trim() || app.machine.user;
}

/** The name that the agent's calls were led under before they had set one: their first call is theirs all the same. */
export function formerNameOf(app: App): string | null {
  return app.setting('name').origin === 'your config' ? app.machine.user : null;
}

/** The zone of the agent's own clock. */
export function zoneOf(app: App): string {
  return app.setting('zone').value ?? 'UTC';
}
