import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Desk, openDesk } from '../helpers/cli.ts';
import { openWizard } from '../helpers/wizard.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.leave());

it.each([
  [20, 5],
  [3, 2],
])('a call begun in a window of %i by %i takes a note, and is whole when the window grows', async (cols, rows) => {
  const wizard = openWizard(desk, ['start', 'walras'], { cols, rows });
  await wizard.until((screen) => screen !== '');
  wizard.type('three weeks late');
  wizard.resize(80, 24);
  await wizard.until(/> three weeks late$/m);
  wizard.resize(cols, rows);
  wizard.resize(80, 24);
  wizard.press('enter');
  await wizard.until(/1 +\d\d:\d\d +three weeks late(?:.|\n)*\? keys$/);
  wizard.press('ctrl-c');
  await wizard.until(/Ctrl-C again/);
  wizard.press('ctrl-c');
  expect((await wizard.exited).code).toBe(130);
});
