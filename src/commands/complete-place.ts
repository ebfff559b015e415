import type { Command, Option } from 'commander';

/** What can stand where the cursor is: names out of the tree of commands, or a value that is known elsewhere. */
export type Place = {
  /** The command as it is typed, without `recover`: ['followups', 'done']. */
  path: readonly string[];
  /** Flags that are typed already, by their long names. */
  flags: readonly string[];
  /** Words that are no flags and no commands. */
  operands: readonly string[];
  names: readonly Candidate[];
  /** What the value is called in the help, such as `playbook`, and the flag that it belongs to. */
  value: { name: string; flag: string | null; choices: readonly string[] } | null;
  /** What stands before the value in the same word: `--agent=`. */
  before: string;
  /** The word as it is typed so far, without what stands before it. */
  typed: string;
};

export type Candidate = { value: string; about: string };

/** Goes along the words as commander does. The last one is being typed, and may be empty. */
export function placeAt(program: Command, words: readonly string[]): Place {
  const current = words.at(-1) ?? '';
  let command = program;
  const path: string[] = [];
  const flags: string[] = [];
  const operands: string[] = [];
  let waits: Option | null = null;
  let isOver = false;
  for (const word of words.slice(0, -1)) {
    if (waits !== null) waits = null;
    else if (!isOver && word === '--') isOver = true;
    else if (!isOver && isFlag(word)) {
      const option = optionNamed(command, word);
      if (option !== undefined) flags.push(option.long ?? word);
      if (option?.required === true && !word.includes('=')) waits = option;
    } else {
      const child = operands.length === 0 && !isOver ? childNamed(command, word) : undefined;
      if (child === undefined) operands.push(word);
      else {
        command = child;
        path.push(child.name());
      }
    }
  }
  const place = { path, flags, operands, names: [], value: null, before: '', typed: current };
  if (waits !== null) return { ...place, value: namedBy(waits) };
  if (!isOver && current.startsWith('-')) {
    const [flag = ''] = current.split('=', 1);
    if (flag.length === current.length) return { ...place, names: flagNames(command, flags) };
    const option = optionNamed(command, flag);
    const before = `${flag}=`;
    const value = option?.required === true ? namedBy(option) : null;
    return { ...place, value, before, typed: current.slice(before.length) };
  }
  const names = operands.length === 0 && !isOver ? childNames(command, current) : [];
  const value = argumentAt(command, operands.length);
  if (names.length === 0 && value === null && !isOver) return { ...place, names: flagNames(command, flags) };
  return { ...place, names, value };
}

function isFlag(word: string): boolean {
  return word.startsWith('-') && word !== '-';
}

function childNamed(command: Command, word: string): Command | undefined {
  return command.commands.find((child) => child.name() === word || child.aliases().includes(word));
}

/**
 * The command that stands for this one when no other is named, as `followups list` does for `followups`. Commander
 * tells nobody which it is: here it is always the one called list.
 */
function defaultOf(command: Command): Command | undefined {
  return childNamed(command, 'list');
}

function optionsOf(command: Command): Option[] {
  const own = [...command.createHelp().visibleOptions(command)];
  const usual = defaultOf(command);
  const theirs = usual === undefined ? [] : usual.createHelp().visibleOptions(usual);
  return [...own, ...theirs.filter(({ long }) => !own.some((option) => option.long === long))];
}

function optionNamed(command: Command, word: string): Option | undefined {
  const [flag] = word.split('=', 1);
  return optionsOf(command).find(({ long, short }) => flag === long || flag === short);
}

function flagNames(command: Command, typed: readonly string[]): Candidate[] {
  return optionsOf(command).flatMap(({ long, description, variadic }) =>
    long === undefined || long === null || (typed.includes(long) && !variadic)
      ? []
      : [{ value: long, about: description }],
  );
}

/** Other names of a command are offered only to somebody who begins to type one. */
function childNames(command: Command, typed: string): Candidate[] {
  // The help lists a `help` of each command besides, which nobody declared: `recover help` tells more.
  const children = command
    .createHelp()
    .visibleCommands(command)
    .filter((child) => command.commands.includes(child));
  return children.flatMap((child) => {
    const about = child.description();
    const others = child.aliases().filter((alias) => typed !== '' && alias.startsWith(typed));
    return [child.name(), ...others].map((value) => ({ value, about }));
  });
}

function argumentAt(command: Command, index: number): Place['value'] {
  const all = command.registeredArguments;
  const last = all.at(-1);
  const argument = all[index] ?? (last?.variadic === true ? last : undefined);
  if (argument === undefined) return null;
  return { name: argument.name(), flag: null, choices: argument.argChoices ?? [] };
}

function namedBy(option: Option): NonNullable<Place['value']> {
  const name = /[<[]([^>\]]+?)(?:\.\.\.)?[>\]]/.exec(option.flags)?.[1] ?? '';
  return { name, flag: option.long ?? null, choices: option.argChoices ?? [] };
}
