import { expect, it, onTestFinished } from 'vitest';
import { openDesk } from '../helpers/cli.ts';
import { openWizard } from '../helpers/wizard.ts';

// Without its terminal Node 20 would end in a crash, and leave a picture of its memory with all that was typed.

it.each([
  ['the home page', [], /> *$/],
  ['a list to pick from', ['resume'], /Which call\?/],
  ['a question', ['playbooks', 'new'], /What do people call/],
  ['a call', ['start', 'walras'], /\? keys/],
  ['a call in plain lines', ['start', 'walras', '--accessible'], /> *$/],
  ['a preview', ['playbooks', 'preview', 'walras'], /PREVIEW/],
])('a window that is closed over %s ends the program as its signal does', async (_what, args, shows) => {
  const desk = openDesk();
  onTestFinished(desk.leave);
  const parked = desk.file('parked.yaml', '- story: The sofa came late\n- park\n');
  for (const customer of ['Anna Berg', 'Lena Fuchs'])
    expect(desk.run(['start', '--customer', customer, '--answers', parked]).code).toBe(0);
  const wizard = openWizard(desk, args);
  await wizard.until(shows);
  wizard.hangUp();
  expect(await wizard.exited).toMatchObject({ signal: 'SIGHUP' });
});
