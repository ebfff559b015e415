import { readFileSync } from 'node:fs';

/** The full names of a file's tests, as they stand in its text. */
export function testsOf(path: string): string[] {
  const text = readFileSync(path, 'utf8');
  const opening =
    /(?:\b(describe|it)\(|\b(describe|it)\.(?:each|runIf|skipIf)[\s\S]*?\)\()\s*(['"`])((?:\\.|(?!\3).)*)\3,/g;
  let group = '';
  return [...text.matchAll(opening)].flatMap((found) => {
    const title = (found[4] ?? '').replace(/\\(.)/g, '$1');
    if ((found[1] ?? found[2]) === 'it') return [group === '' ? title : `${group} > ${title}`];
    group = title;
    return [];
  });
}
