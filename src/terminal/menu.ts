import { createPromptModule } from 'inquirer';

// Menus outside a call are stock Inquirer prompts. The call has prompts of its own, because stock ones lose words.

export type MenuStreams = { input: NodeJS.ReadableStream; output: NodeJS.WritableStream; signal?: AbortSignal };

const plain = { prefix: '' };

/** One typed line, trimmed; null when the person left with Ctrl-C or closed the input. Enter alone takes the usual one. */
export async function askLine(streams: MenuStreams, message: string, usual?: string): Promise<string | null> {
  return answerOf(async () => {
    const { line } = await createPromptModule(streams)([
      { type: 'input', name: 'line', message, theme: plain, ...(usual === undefined ? {} : { default: usual }) },
    ]);
    return String(line).trim();
  });
}

/** One of several, chosen with the arrows or by typing; null when the person left. */
export async function pick(streams: MenuStreams, message: string, choices: readonly string[]): Promise<string | null> {
  return answerOf(async () => {
    const { picked } = await createPromptModule(streams)([
      { type: 'select', name: 'picked', message, choices: [...choices], theme: plain },
    ]);
    return String(picked);
  });
}

async function answerOf(ask: () => Promise<string>): Promise<string | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && /^(Exit|Abort|Cancel)PromptError$/.test(error.name)) return null;
    throw error;
  }
}
