import type { Command } from 'commander';
import type { App } from './app.ts';
import { printLong } from './print-long.ts';

export async function showHelp(app: App, command: Command): Promise<void> {
  await printLong(app, helpOf(command));
}

/** The same that `--help` prints, with the examples. */
export function helpOf(command: Command): string {
  const parts: string[] = [];
  command.configureOutput({ writeOut: (text) => void parts.push(text) }).outputHelp();
  return parts.join('');
}
