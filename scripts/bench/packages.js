import { Chalk } from 'chalk';
import { Command } from 'commander';

// What the packages alone take that each command goes through: one command with ten options is declared and read, and a
// screen gets its colours.

const program = new Command('program').option('--quiet', 'less').exitOverride();
const [name, ...words] = process.env.PACKAGES_READ.split(' ');
const command = program.command(name).argument('[what]', 'what it is about').allowUnknownOption();
for (let at = 0; at < 10; at += 1) command.option(`--option-${at} <value>`, 'a value');
command.action(() => {});
program.parse([name, ...words], { from: 'user' });

const chalk = new Chalk({ level: 1 });
const paints = [chalk.bold.cyan, chalk.cyan, chalk.bold, chalk.dim, chalk.red, chalk.green, chalk.yellow];
globalThis.coloured = paints.map((paint) => paint('text')).join('');
