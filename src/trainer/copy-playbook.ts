import { oneLine } from '../text/safe.ts';

export type Copied = { id: string; title: string; schema: string; from: string };

type Part = { path: string; text: string };

/** The file as a draft of its own: another id and title, the rest as it stands, with what it includes put in its place. */
export function copyOf(
  text: string,
  { id, title, schema, from }: Copied,
  read: (name: string, from: string) => Part,
): string {
  const rows = withParts(
    text
      .replace(/^\ufeff/, '')
      .replaceAll('\r\n', '\n')
      .split('\n'),
    '',
    read,
    0,
  );
  const body = rows.filter(
    (row) =>
      !/^# yaml-language-server:/.test(row) && !/^(?:id|title|draft|live-from):/.test(row) && !/^recover:/.test(row),
  );
  return `${[
    `# yaml-language-server: $schema=${oneLine(schema)}`,
    `# A copy of ${oneLine(from)}.`,
    'recover: 1',
    `id: ${id}`,
    `title: ${JSON.stringify(oneLine(title))}`,
    '# Agents cannot start a draft by its name. Take this line out when the method is ready.',
    'draft: yes',
    ...body,
  ]
    .join('\n')
    .trimEnd()}\n`;
}

const deepest = 5;

function withParts(
  rows: readonly string[],
  from: string,
  read: (name: string, from: string) => Part,
  depth: number,
): string[] {
  return rows.flatMap((row) => {
    const [, indent, name] = /^(\s*)- include:\s*(\S+)\s*$/.exec(row) ?? [];
    if (indent === undefined || name === undefined || depth > deepest) return [row];
    const part = read(name, from);
    const lines = part.text.replaceAll('\r\n', '\n').split('\n');
    const steps = lines.slice(lines.findIndex((line) => /^steps:\s*$/.test(line)) + 1);
    const first = steps.find((line) => /^\s*- /.test(line)) ?? '';
    const before = /^\s*/.exec(first)?.[0].length ?? 0;
    const moved = withParts(steps, part.path, read, depth + 1).map((line) =>
      line.trim() === '' ? '' : `${indent}${line.slice(Math.min(before, /^\s*/.exec(line)?.[0].length ?? 0))}`,
    );
    while (moved.at(-1) === '') moved.pop();
    return moved;
  });
}
