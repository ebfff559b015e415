/** One thing that was looked at. `todo`: what to do about it. `mend`: what `--fix` does, which loses nothing. */
export type Finding = {
  check: string;
  state: 'ok' | 'warn' | 'fail';
  says: string;
  todo?: string;
  mend?: { does: string; needsCopy: boolean; run: () => void | Promise<void> };
};

export const fine = (check: string, says: string): Finding => ({ check, state: 'ok', says });
export const warn = (check: string, says: string, todo: string): Finding => ({ check, state: 'warn', says, todo });
export const fail = (check: string, says: string, todo: string): Finding => ({ check, state: 'fail', says, todo });
