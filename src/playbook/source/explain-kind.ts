import type { Finding, Place } from '../problem.ts';
import type { Issue } from './leaf-issues.ts';
import type { Mend } from './mend.ts';
import type { MapEntry, Tree } from './tree.ts';

export type Explained = { finding: Finding; change: Mend | null };

const kinds: Readonly<Record<string, string>> = {
  string: 'words',
  array: 'a list',
  object: 'fields',
  record: 'fields',
};

/** A list where words belong, and the like. Most of these are slips of YAML: a colon or a bracket in a sentence. */
export function otherKind(issue: Issue, node: Tree, parent: Tree, part: Tree | MapEntry): Explained {
  const wanted = wantedKinds(issue);
  if (wanted.includes('words') && node.kind === 'map' && parent.kind === 'list' && !node.bracketed)
    return splitByColon(node, part);
  const isWords = wanted.includes('words') && node.kind !== 'text' && node.bracketed;
  const made = node.kind === 'list' ? 'Square brackets make a list of this.' : 'Braces make a map of this.';
  const got = node.kind === 'text' ? 'words' : node.kind === 'list' ? 'a list' : 'fields';
  const message = isWords ? made : `${upper(wanted.join(' or '))} belong here, not ${got}.`;
  const hint = isWords
    ? 'Put the whole text in quotes.'
    : wanted.includes('a list')
      ? 'Each part of a list begins with "- " on a line of its own.'
      : null;
  return {
    finding: error(node.at, isWords ? 'split-text' : 'wrong-kind', message, hint),
    change: { kind: 'drop', part },
  };
}

function wantedKinds(issue: Issue): string[] {
  const forms = issue.code === 'invalid_union' ? issue.errors.flatMap((form) => form.slice(0, 1)) : [issue];
  const wanted = forms.flatMap((each) =>
    each.code === 'invalid_type'
      ? [kinds[each.expected] ?? each.expected]
      : each.code === 'invalid_value'
        ? ['words']
        : each.code === 'invalid_union'
          ? wantedKinds(each)
          : [],
  );
  return [...new Set(wanted)];
}

/** `- right: the sofa` in a list of lines. */
export function splitByColon(node: Tree & { kind: 'map' }, part: Tree | MapEntry): Explained {
  const first = node.entries[0];
  const words = first?.value.kind === 'text' ? `${first.key}: ${first.value.text ?? ''}` : null;
  const hint = `Put the text in quotes${words === null ? '' : `: "${words}"`}, or write the lines in a block, under "|".`;
  const finding = error(node.at, 'split-text', 'A colon with a space after it makes a field of this text.', hint);
  return { finding, change: words === null ? { kind: 'drop', part } : { kind: 'set', part: node, text: words } };
}

/** A finding that keeps the playbook from being used. */
export function error(at: Place, rule: string, message: string, hint: string | null = null): Finding {
  return { at, severity: 'error', rule, message, hint };
}

function upper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
