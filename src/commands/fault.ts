import { join, sep } from 'node:path';
import type { ErrorName } from '../call/error-names.ts';
import { exitCodes, UserError } from '../call/user-error.ts';
import { jsonText } from '../text/safe.ts';

/** What went wrong, as scripts and people are told it; `detail` is for whoever looks into the program itself. */
export type Fault = { name: ErrorName; message: string; hint: string | null; exit: number; detail: string | null };

/** What an error is to whoever runs the program. What is not known is a fault of our own. */
export function faultOf(error: unknown): Fault {
  if (error instanceof UserError) {
    const { message, hint, errorName: name, failure } = error;
    return { name, message, hint, exit: exitCodes[failure], detail: null };
  }
  const detail = error instanceof Error ? (error.stack ?? null) : null;
  const store = { exit: exitCodes.store, detail };
  // Known by its name: the store is not loaded just to be able to ask.
  if (error instanceof Error && error.name === 'StoreError' && 'kind' in error)
    return { name: `store-${error.kind}` as ErrorName, message: error.message, hint: null, ...store };
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) {
    const message = `The database cannot be used now (${error.code}): ${error.message}.`;
    return { name: 'store-refused', message, hint: 'Try again in a moment.', ...store };
  }
  // Files of ours say so themselves: this is where lists and exports are sent to.
  if (error instanceof Error && 'code' in error && /^(ENOSPC|EDQUOT)$/.test(String(error.code))) {
    const message = 'Not all of it could be written: there is no room left on that disk.';
    return { name: 'failed', message, hint: 'Make room there, or send it elsewhere.', exit: exitCodes.failed, detail };
  }
  if (error instanceof Error && 'code' in error && error.code === 'ENAMETOOLONG') {
    const message = 'The name of a file that was given is longer than this computer allows.';
    return { name: 'failed', message, hint: 'Give a shorter one.', exit: exitCodes.failed, detail };
  }
  if (error instanceof Error && isOurFileGone(error)) {
    const message = 'Another version of recover was put in place while this one ran, and its files are gone.';
    return {
      name: 'internal',
      message,
      hint: 'What was saved is safe: recover resume',
      exit: exitCodes.failed,
      detail,
    };
  }
  // What could not be parsed is repeated in the message, and may be an answer.
  const isParsing = error instanceof SyntaxError;
  const what = isParsing ? 'something could not be parsed' : error instanceof Error ? error.message : String(error);
  return {
    name: 'internal',
    message: `Sorry, recover itself went wrong: ${what}`,
    hint: 'What was saved is safe: recover resume. RECOVER_DEBUG=1 shows more.',
    exit: exitCodes.failed,
    detail,
  };
}

/** Code that is loaded when it is needed, and was there when the program began. */
function isOurFileGone(error: Error): boolean {
  if (!('code' in error)) return false;
  if (error.code === 'MODULE_NOT_FOUND') return /'\.\/[\w-]+\.cjs'/.test(error.message);
  return error.code === 'ENOENT' && 'path' in error && String(error.path).startsWith(join(import.meta.dirname, sep));
}

/** The same for a program that asked for JSON: one document, on stderr like every error. */
export function faultDocument({ name, message, hint, exit }: Fault): string {
  return `${jsonText({ error: { name, message, hint, exit } })}\n`;
}
