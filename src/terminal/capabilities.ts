export type Env = Readonly<Record<string, string | undefined>>;

export type Streams = {
  input: { isTTY?: boolean };
  output: { isTTY?: boolean; columns?: number; rows?: number };
};

/** What the person asked for on the command line; null where nothing was said. */
export type Wishes = { colour: boolean | null; accessible: boolean | null };

export type Capabilities = {
  /** Somebody can type: only then may anything be asked. */
  isTerminal: boolean;
  colour: boolean;
  /** Null where the output is no terminal: then nothing is cut and nothing is aligned. */
  width: number | null;
  /** Lines are only ever appended: for screen readers, braille displays and dumb terminals. */
  accessible: boolean;
  unicode: boolean;
};

const nothingAsked: Wishes = { colour: null, accessible: null };

/** Everything that a screen needs to know of where it is drawn. `wishes` beat the environment. */
export function capabilities({ input, output }: Streams, env: Env, wishes: Wishes = nothingAsked): Capabilities {
  return {
    isTerminal: input.isTTY === true,
    colour: wantsColour(output, env, wishes.colour),
    width: widthOf(output),
    accessible: wishes.accessible ?? (isOn(env.ACCESSIBLE) || env.TERM === 'dumb'),
    unicode: !isOn(env.RECOVER_ASCII) && isUtf8(env),
  };
}

/**
 * The one decision on colour for a stream: what was asked, NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR=0, TERM=dumb,
 * then whether it is a terminal.
 */
export function wantsColour(stream: { isTTY?: boolean }, env: Env, wish: boolean | null = null): boolean {
  if (wish !== null) return wish;
  if ((env.NO_COLOR ?? '') !== '') return false;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (isOn(env.CLICOLOR_FORCE)) return true;
  if (env.CLICOLOR === '0') return false;
  return env.TERM !== 'dumb' && stream.isTTY === true;
}

/** The cells of a line, or null where the output is no terminal. One that nobody gave a size says 0. */
export function widthOf({ isTTY, columns }: Streams['output']): number | null {
  return isTTY === true ? columns || 80 : null;
}

/** What a variable says that is either on or off: empty, 0 and false are off. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}

/** A locale that names another character set decides; where none is named, terminals of today take UTF-8. */
function isUtf8(env: Env): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((name) => name !== undefined && name !== '');
  return locale === undefined || /utf-?8/i.test(locale);
}
