import type { Playbook } from '../playbook/playbook.ts';
import type { Store } from '../store/store.ts';
import type { App } from './app.ts';
import type { Answers } from './read-answers.ts';

/** What a call is led with. */
export type Leading = {
  app: App;
  store: Store;
  book: Playbook;
  answers: Answers | null;
  accessible: boolean;
  agent: string | undefined;
  /** Milliseconds between the clock on the wall and the time that the call is said to have happened. */
  shift: number;
};
