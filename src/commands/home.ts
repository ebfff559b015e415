import type { App } from './app.ts';

/** Bare `recover`: what waits. On a terminal it can be chosen; piped, it is printed and that is all. */
export async function homeAction(app: App): Promise<void> {
  await (await import('./home-page.ts')).home(app);
}
