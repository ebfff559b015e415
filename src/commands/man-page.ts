import type { Command } from 'commander';
import { helpOf } from './help-text.ts';
import { topicText } from './help-topics.ts';
import { type Topic, topics } from './topics.ts';

/** `recover help --man`: the tree of commands and the topics of the help as one page in roff, with man(7)'s macros. */
export function manPage(program: Command, version: string): string {
  const name = program.name();
  const about = program.description();
  const all = program.createHelp().visibleCommands(program).flatMap(withChildren);
  const page = [
    `.TH ${name.toUpperCase()} 1 "" "${name} ${roff(version)}" "User Commands"`,
    // Ragged, and nothing hyphenated: words that are typed stay as they are typed.
    '.ad l',
    '.nh',
    '.SH NAME',
    `${name} \\- ${roff(about.charAt(0).toLowerCase() + about.slice(1).replace(/\.$/, ''))}`,
    '.SH SYNOPSIS',
    usage(program),
    '.SH DESCRIPTION',
    roff(about),
    '.SH OPTIONS',
    ...options(program),
    '.SH COMMANDS',
    ...all.flatMap((command) => [...heading(command, program), ...commandLines(command)]),
    '.SH EXAMPLES',
    ...literal(all.flatMap(examples).flatMap(broken)),
    ...(Object.keys(topics) as Topic[]).flatMap((topic) => [
      `.SH ${topic.toUpperCase().replaceAll('-', ' ')}`,
      ...topicLines(topicText(topic)),
    ]),
  ];
  // A heading begins a paragraph by itself.
  const lines = page.filter((line, at) => line !== '.PP' || !/^\.S[HS] /.test(page[at - 1] ?? ''));
  return `${lines.join('\n')}\n`;
}

function withChildren(command: Command): Command[] {
  return [command, ...command.createHelp().visibleCommands(command).filter(isDeclared(command)).flatMap(withChildren)];
}

/** The help lists a `help` of each command besides, which nobody declared. */
function isDeclared(parent: Command): (child: Command) => boolean {
  return (child) => parent.commands.includes(child);
}

/** Commands stand under the headings that the help has; each is named by its first command. */
function heading(command: Command, program: Command): string[] {
  if (command.parent !== program) return [];
  const group = command.helpGroup();
  const first = program.commands.find((child) => child.helpGroup() === group);
  return first === command ? [`.SS ${roff(group.replace(/:$/, ''))}`] : [];
}

function commandLines(command: Command): string[] {
  const help = command.createHelp();
  const given = help.visibleArguments(command).flatMap((argument) => {
    const text = help.argumentDescription(argument);
    return text === '' ? [] : ['.TP', `\\fI${roff(argument.name())}\\fR`, roff(text)];
  });
  return ['.PP', usage(command), '.RS 4', roff(sentence(command.description())), ...given, ...options(command), '.RE'];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? '' : '.'}`;
}

function usage(command: Command): string {
  const [name = '', ...rest] = command
    .createHelp()
    .commandUsage(command)
    .split(/ (?=[[<])/);
  return [`\\fB${roff(name)}\\fR`, ...rest.map(roff)].join(' ');
}

/** Every command has `--help`, which is told once. */
function options(command: Command): string[] {
  const help = command.createHelp();
  const shown = help.visibleOptions(command).filter(({ long }) => command.parent === null || long !== '--help');
  return shown.flatMap((option) => [
    '.TP',
    `\\fB${roff(help.optionTerm(option))}\\fR`,
    roff(help.optionDescription(option)),
  ]);
}

/** The lines that the help of a command shows under "Examples", above how it is used. */
function examples(command: Command): string[] {
  const [before = ''] = helpOf(command).split(/^Usage:/m);
  return before.split('\n').filter((line) => line.startsWith('  recover'));
}

const widest = 70;

/** A long command goes on in the next line, where it can be copied from all the same. */
function broken(line: string): string[] {
  const command = line.trim();
  if (command.length <= widest) return [command];
  const [first = '', ...more] = command.split('; ');
  if (more.length > 0) return [first, ...broken(more.join('; '))];
  const at = command.lastIndexOf(' --', widest - 2);
  return at <= 0 ? [command] : [`${command.slice(0, at)} \\`, ...broken(`    ${command.slice(at + 1)}`).map(indented)];
}

const indented = (line: string) => `    ${line}`;

/** A topic as it is written for a terminal: text, lists in columns, and examples that stand as they are. */
function topicLines(text: string): string[] {
  const lines: string[] = [];
  let isText = false;
  for (const line of text.split('\n')) {
    const part = line.trim();
    const columns = part.split(/ {2,}/);
    if (part === '') isText = false;
    else if (!line.startsWith(' ')) {
      lines.push(...(isText ? [] : ['.PP']), roff(part));
      isText = true;
    } else {
      isText = false;
      if (/^ {10,}/.test(line) && lines.length > 0) lines.push(roff(part));
      else if (part.includes(' · ')) lines.push('.PP', '.RS 4', roff(part), '.RE');
      else if (columns.length > 1) lines.push('.TP', ...columnLines(columns));
      else if (part.length > widest) lines.push('.PP', roff(part));
      else lines.push(...literal([line.slice(2)]));
    }
  }
  return joined(lines);
}

/** A name, perhaps the variable that does the same, and what it is for. */
function columnLines(columns: readonly string[]): string[] {
  const [term = '', ...rest] = columns;
  const [variable, ...about] = rest.length > 1 ? rest : [null, ...rest];
  const also = variable === null || variable === '-' ? '' : ` (${roff(variable ?? '')})`;
  return [`\\fB${roff(term)}\\fR${also}`, roff(about.join(' '))];
}

function literal(lines: readonly string[]): string[] {
  return ['.PP', '.nf', '.RS 4', ...lines.map(roff), '.RE', '.fi'];
}

/** Literal lines one after the other are one block. */
function joined(lines: readonly string[]): string[] {
  const between = ['.RE', '.fi', '.PP', '.nf', '.RS 4'].join('\n');
  return lines.join('\n').replaceAll(`\n${between}\n`, '\n').split('\n');
}

/** Text that roff shows as it stands: no line of it is a request, and signs can be copied. */
function roff(text: string): string {
  return text
    .replace(/[\\\-'^~`]/g, (sign) => signs[sign] ?? sign)
    .replace(/[^\x20-\x7e]/gu, (letter) => `\\[u${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(/^\./, '\\&.');
}

const signs: Readonly<Record<string, string>> = {
  '\\': '\\e',
  '-': '\\-',
  "'": '\\(aq',
  '^': '\\(ha',
  '~': '\\(ti',
  '`': '\\(ga',
};
