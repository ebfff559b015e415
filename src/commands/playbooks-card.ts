import { existsSync } from 'node:fs';
import { loadedPlaybook } from '../call/open-playbook.ts';
import { rulesFrom } from '../followup/team-settings.ts';
import { cardHtml } from '../trainer/card/card-html.ts';
import { cardMarkdown } from '../trainer/card/card-markdown.ts';
import { cardOf } from '../trainer/card/card-of.ts';
import { cardSize } from '../trainer/card/card-size.ts';
import { type App, print, say } from './app.ts';
import { shelfOf } from './shelf-of.ts';
import { settledIn } from './team-of.ts';

/** `recover playbooks card`: a playbook on paper, to be worked through without a computer. */
export async function printCard(app: App, name: string, options: { html?: boolean }): Promise<void> {
  const { playbook } = await loadedPlaybook(shelfOf(app), name);
  const store = existsSync(app.paths.database) ? await app.readStore() : null;
  const card = cardOf(playbook, name, rulesFrom(settledIn(store)));
  if (options.html === true && !cardSize(card).isOnePage)
    say(app, 'The method is too long for one page: printed, it takes several.');
  print(app, options.html === true ? cardHtml(card) : cardMarkdown(card));
}
