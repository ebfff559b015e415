import { Chalk } from 'chalk';

export type Paint = (text: string) => string;

/** What a piece of text means on the screen. Each meaning also has a word or a mark of its own: colour only helps. */
type Meaning = 'letter' | 'label' | 'say' | 'guide' | 'late' | 'kept' | 'warn' | 'key' | 'dim' | 'bold';

export type Style = Readonly<Record<Meaning, Paint>>;

/** The colours, chosen here and nowhere else, from the sixteen that the reader's own theme decides. */
export function makeStyle(colour: boolean): Style {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return {
    letter: chalk.bold.cyan,
    label: chalk.cyan,
    say: chalk.bold,
    guide: chalk.dim,
    late: chalk.red,
    kept: chalk.green,
    warn: chalk.yellow,
    key: chalk.cyan,
    dim: chalk.dim,
    bold: chalk.bold,
  };
}
