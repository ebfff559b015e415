import type { App } from './app.ts';

/** The name that the agent works under. */
export function agentOf(app: App): string {
  return app.setting('name').value ?? app.machine.user;
}

/** The zone of the agent's own clock. */
export function zoneOf(app: App): string {
  return app.setting('zone').value ?? 'UTC';
}
