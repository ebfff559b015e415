import { loadedPlaybook } from '../call/open-playbook.ts';
import { cardHtml } from '../trainer/card/card-html.ts';
import { cardMarkdown } from '../trainer/card/card-markdown.ts';
import { cardOf } from '../trainer/card/card-of.ts';
import { type App, print } from './app.ts';
import { shelfOf } from './shelf-of.ts';

/** `recover playbooks card`: a playbook on paper, to be worked through without a computer. */
export async function printCard(app: App, name: string, options: { html?: boolean }): Promise<void> {
  const { playbook } = await loadedPlaybook(shelfOf(app), name);
  const card = cardOf(playbook, name);
  print(app, options.html === true ? cardHtml(card) : cardMarkdown(card));
}
