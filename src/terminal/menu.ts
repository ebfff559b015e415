import { styleText } from 'node:util';
import { createPromptModule } from 'inquirer';
import { wrap } from './cells.ts';

// Menus outside a call are stock Inquirer prompts. The call has prompts of its own, because stock ones lose words.

export type MenuStreams = {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream & { columns?: number };
  signal?: AbortSignal;
};

/** One typed line, trimmed; null when the person left with Ctrl-C or closed the input. Enter alone takes the usual one. */
export async function askLine(streams: MenuStreams, message: string, usual?: string): Promise<string | null> {
  const width = widthFor(streams);
  const style = {
    message: (text: string) => painted('bold', wrap(text, width).join('\n ')),
    defaultAnswer: (text: string) => painted('dim', behind(message, `(${text})`, width)),
    answer: (text: string) => painted('cyan', behind(message, text, width)),
  };
  return answerOf(async () => {
    const { line } = await createPromptModule(streams)([
      {
        type: 'input',
        name: 'line',
        message,
        theme: { prefix: '', style },
        ...(usual === undefined ? {} : { default: usual }),
      },
    ]);
    return String(line).trim();
  });
}

/** One of several, chosen with the arrows or by typing; null when the person left. */
export async function pick(streams: MenuStreams, message: string, choices: readonly string[]): Promise<string | null> {
  const width = widthFor(streams);
  return answerOf(async () => {
    const { picked } = await createPromptModule(streams)([
      {
        type: 'select',
        name: 'picked',
        message,
        choices: choices.map((value) => ({ value, name: wrap(value, width - 5).join('\n      '), short: value })),
        theme: { prefix: '', style: { answer: (text: string) => painted('cyan', behind(message, text, width)) } },
      },
    ]);
    return String(picked);
  });
}

/** Cells for a row. The prompt sets each of its parts apart by a space, and the row may end in one. */
function widthFor({ output }: MenuStreams): number {
  return (output.columns || 80) - 2;
}

/**
 * A text broken at words, as it stands behind another one: the prompt itself breaks where the window ends, in the middle
 * of a word.
 */
function behind(lead: string, text: string, width: number): string {
  const all = wrap(`${lead} ${text}`, width).join('\n ');
  return all.slice(wrap(lead, width).join('\n ').length).replace(/^ /, '');
}

/** As the prompts paint it themselves, a row at a time. */
function painted(how: 'bold' | 'dim' | 'cyan', text: string): string {
  return text
    .split('\n')
    .map((row) => (row === '' ? row : styleText(how, row)))
    .join('\n');
}

async function answerOf(ask: () => Promise<string>): Promise<string | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && /^(Exit|Abort|Cancel)PromptError$/.test(error.name)) return null;
    throw error;
  }
}
