import fastStringWidth from 'fast-string-width';
import { oneLine, plain } from '../text/safe.ts';

export type Severity = 'error' | 'warning';

/** Something wrong in a file, as people and editors are told of it. `source` is the line itself. */
export type Problem = {
  file: string;
  line: number;
  column: number;
  severity: Severity;
  rule: string;
  message: string;
  hint: string | null;
  source: string;
};

/** A place in a file; the first line and the first column are 1. */
export type Place = { file: string; line: number; column: number };

/** A problem before its source line is looked up. */
export type Finding = { at: Place; severity: Severity; rule: string; message: string; hint: string | null };

/** The findings in the order of the files and their lines, each once, with the line that it speaks of. */
export function toProblems(findings: readonly Finding[], files: readonly { name: string; text: string }[]): Problem[] {
  if (findings.length === 0) return [];
  const linesOf = new Map(files.map(({ name, text }) => [name, text.split(/\r\n|\r|\n/)]));
  const order = new Map(files.map(({ name }, index) => [name, index]));
  const problems = findings.map(({ at, severity, rule, message, hint }): Problem => {
    const source = linesOf.get(at.file)?.[at.line - 1] ?? '';
    return {
      ...at,
      severity,
      rule,
      message: oneLine(message),
      hint: hint === null ? null : oneLine(hint),
      source: shown(source),
    };
  });
  const rank = (problem: Problem) => order.get(problem.file) ?? order.size;
  problems.sort((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.file} ${problem.line} ${problem.column} ${problem.rule} ${problem.message}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** "file:12:5  error rule  message", the line, a caret under the place, the hint. */
export function showProblems(problems: readonly Problem[]): string {
  return problems.map(showProblem).join('\n\n');
}

const WIDEST = 100;

function showProblem({ file, line, column, severity, rule, message, hint, source }: Problem): string {
  const head = `${oneLine(file)}:${line}:${column}  ${severity} ${rule}  ${message}`;
  const from = column - 1 > WIDEST ? column - 1 - WIDEST / 2 : 0;
  const cut = `${from > 0 ? '…' : ''}${source.slice(from, from + WIDEST)}${source.length > from + WIDEST ? '…' : ''}`;
  const before = cut.slice(0, column - 1 - from + (from > 0 ? 1 : 0));
  const body = source.trim() === '' ? [] : [`    ${cut}`, `    ${' '.repeat(fastStringWidth(before))}^`];
  return [head, ...body, ...(hint === null ? [] : [`    ${hint}`])].join('\n');
}

/** Tabs count as one column in editors too, so each becomes one space here. */
function shown(source: string): string {
  return plain(source.slice(0, 4000)).replaceAll('\n', ' ').replaceAll('\t', ' ').trimEnd();
}
