/** The agent left on purpose: an exit code, and nothing more to say. */
export class LeftError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`left with ${exitCode}`);
    this.exitCode = exitCode;
  }
}
