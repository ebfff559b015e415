import type { Finding, Place } from '../problem.ts';
import type { Comment } from '../read-yaml.ts';
import { didYouMean } from '../source/did-you-mean.ts';
import type { SourceFile } from '../source-file.ts';
import type { RuleText } from './rule.ts';

// `# recover: allow long-line because the law wants these words`, in the line or alone above it. Only what is a matter of
// judgement can be allowed, which is what warnings are; an error keeps a playbook from being used, or from being honest.

type Allowance = { at: Place; rule: string; first: number; last: number; used: boolean };

type Told = { rules: readonly RuleText[]; files: readonly SourceFile[]; main: string };

/** What is left of the findings, with what is wrong with the comments that allow some. */
export function withoutAllowed(findings: readonly Finding[], comments: readonly Comment[], told: Told): Finding[] {
  if (comments.length === 0) return [...findings];
  const slips: Finding[] = [];
  const allowances = comments.flatMap((comment) => allowancesOf(comment, told, (slip) => slips.push(slip)));
  const left = findings.filter(({ at, rule, severity }) => {
    const allowing = allowances.filter(
      (one) => one.rule === rule && one.at.file === at.file && one.first <= at.line && at.line <= one.last,
    );
    if (severity === 'error' || allowing.length === 0) return true;
    for (const one of allowing) one.used = true;
    return false;
  });
  // While there are errors not every rule was asked; and a file that others include may need it in one of them.
  const isJudged = !findings.some(({ severity }) => severity === 'error');
  const unused = allowances.filter(({ used, at }) => isJudged && !used && at.file === told.main);
  const idle = unused.map(({ at, rule }) =>
    slip(at, `"${rule}" finds nothing here, so there is nothing to allow.`, 'Take the comment out.'),
  );
  return [...left, ...slips, ...idle];
}

function allowancesOf({ at, text, alone }: Comment, told: Told, tell: (finding: Finding) => void): Allowance[] {
  const words = /^#\s*recover:\s*(.*)$/.exec(text)?.[1]?.trim();
  if (words === undefined) return [];
  const [, names, reason] = /^allow\s+(.*?)(?:\s+because\b\s*(.*))?$/.exec(words) ?? [];
  if (names === undefined || names === '') {
    tell(slip(at, 'This comment is for recover, and says nothing that it knows.', form));
    return [];
  }
  if (reason === undefined || reason === '') {
    tell(slip(at, 'The reason is missing: whoever reads this next wants to know why.', form));
    return [];
  }
  const lines = linesOf(at, alone, told.files);
  return names.split(/[\s,]+/).flatMap((name): Allowance[] => {
    const rule = told.rules.find(({ id }) => id === name);
    if (rule === undefined) {
      const ids = told.rules.filter(({ severity }) => severity === 'warning').map(({ id }) => id);
      tell(slip(at, `There is no rule "${name}".`, didYouMean(name, ids)));
    } else if (rule.severity === 'error')
      tell(slip(at, `"${name}" is an error, which cannot be allowed: only warnings can.`, null));
    else return [{ at, rule: name, ...lines, used: false }];
    return [];
  });
}

const form = 'Write "# recover: allow RULE because REASON".';

function slip(at: Place, message: string, hint: string | null): Finding {
  return { at, severity: 'warning', rule: 'allow', message, hint };
}

/** The line that a comment speaks of, with the words of a block that begins there: in a block no comment can stand. */
function linesOf(at: Place, alone: boolean, files: readonly SourceFile[]): { first: number; last: number } {
  const lines = files.find(({ name }) => name === at.file)?.text.split(/\r?\n/) ?? [];
  let first = at.line;
  while (alone && first < lines.length && /^\s*(?:#.*)?$/.test(lines[first - 1] ?? '')) first += 1;
  const line = lines[first - 1] ?? '';
  let last = first;
  if (/[:-]\s+[|>][-+\d]*\s*(?:#.*)?$/.test(line)) {
    const depth = indentOf(line);
    while (last < lines.length && (lines[last]?.trim() === '' || indentOf(lines[last] ?? '') > depth)) last += 1;
  }
  return { first, last };
}

const indentOf = (line: string) => line.length - line.trimStart().length;
