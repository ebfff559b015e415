import { type Desk, program } from './cli.ts';
import { openTerminal, type Terminal, type TerminalOptions } from './terminal.ts';

/** The built program in a real terminal, at an agent's desk. */
export function openWizard(desk: Desk, args: readonly string[], options: TerminalOptions = {}): Terminal {
  const env = Object.fromEntries(Object.entries(desk.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  return openTerminal(process.execPath, [program, ...args], {
    cwd: desk.folder,
    ...options,
    env: { ...env, ...options.env },
  });
}

/** Types at an empty line, and waits until it is seen there. */
export async function typeWords(terminal: Terminal, words: string): Promise<void> {
  terminal.type(words);
  await terminal.until(`> ${words}`);
}

/** Sends a line, and waits for what the screen shows then. `enter` is the second Enter of listening: it follows at once. */
export async function next(terminal: Terminal, line: string, shows: string | RegExp): Promise<void> {
  if (line === 'enter') terminal.press('enter');
  else await send(terminal, line);
  await terminal.until(shows);
}

/**
 * Types a line and sends it, once the line is seen on the screen. An Enter that comes before the prompt listens does
 * nothing on purpose, so an empty line is sent after a letter was seen to arrive and to go.
 */
export async function send(terminal: Terminal, line: string): Promise<void> {
  terminal.type(line === '' ? '~' : line);
  await terminal.until(line === '' ? '> ~' : `> ${line}`);
  if (line === '') {
    terminal.press('backspace');
    await terminal.until(/> *$/m);
  }
  terminal.press('enter');
}

/** A screen without what differs from run to run: codes, and the line that says what was saved. */
export function steady(screen: string): string {
  return screen
    .split('\n')
    .filter((line) => !/^ (Saved \d\d:\d\d.*|Back where you were.*)$/.test(line))
    .map((line) => line.replace(/\([a-z0-9]{4,6}\)/, '(code)').trimEnd())
    .join('\n');
}
