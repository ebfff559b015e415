import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What the packages in the bundle ask of whoever passes them on: their names, versions, where their source is, and their
 * licence texts. `inputs` are the paths of the bundled modules.
 */
export function licenceTexts(inputs) {
  const found = inputs.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  const folders = [...new Set(found)].sort();
  const parts = folders.map((folder) => {
    const { name, version, license, repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const source = typeof repository === 'string' ? repository : (repository?.url ?? 'its registry page');
    const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
    if (texts.length === 0) texts.push(`(no licence file; ${license})`);
    return `${name} ${version} (${license})\nSource: ${source}\n\n${texts.join('\n\n')}`;
  });
  const head =
    'recover contains these packages, put together into its files, some in part. What is changed in them: scripts/build.js.';
  return `${[head, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
