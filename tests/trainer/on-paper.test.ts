import { describe, expect, it } from 'vitest';
import { cardHtml } from '../../src/trainer/card/card-html.ts';
import { cardMarkdown } from '../../src/trainer/card/card-markdown.ts';
import { cardOf } from '../../src/trainer/card/card-of.ts';
import { cardSize } from '../../src/trainer/card/card-size.ts';
import { drawGraph } from '../../src/trainer/graph/draw-graph.ts';
import { graphOf } from '../../src/trainer/graph/graph-of.ts';
import { mermaidOf } from '../../src/trainer/graph/mermaid.ts';
import { playbookFrom, shipped } from '../helpers/playbooks.ts';

const branched = playbookFrom(`
recover: 1
title: Small
steps:
  - { id: hear, say: What has happened?, ask: { story: notes } }
  - id: check
    letter: C
    say: "Is that so: {{ story | what you said }}?"
    ask: { right: { type: yes-no, required: yes }, known: yes-no }
    next:
      - { when: { right: no }, redo: hear, at-most: 2 }
      - { when: { known: no }, run: identity }
      - { when: { right: yes }, go: thank }
  - { id: sorry, say: I am sorry. }
  - { id: thank, say: Thank you., ask: { when-back: follow-up, outcome: { type: choice, choices: { fine: it is well, bad: not yet } } } }
  - { id: notes, phase: after, ask: { cause: { label: The cause, internal: yes } } }
scripts:
  identity: { steps: [{ id: name, say: "May I have your name, please?", ask: { full-name: text } }] }
`).book;

describe('the graph of a playbook', () => {
  it('draws loops and ways ahead beside the steps', () => {
    expect(drawGraph(graphOf(branched), true, null)).toMatchInlineSnapshot(`
      "On the call
      ╭─▶  Hear  (hear)
      │    │
      │    C  Check  (check)
      ╰──  │  right: no, again from hear, twice at most
           │  known: no, through identity and back
      ╭──  │  right: yes, to thank
      │    │
      │    Sorry  (sorry)
      │    │
      ╰─▶  Thank  (thank)
           │
           end of the call

      To write up afterwards
        Notes  (notes)
        │
        written up

      Sub-script: Identity
        Name  (name)
        │
        back to where it was"
    `);
  });

  it('breaks its lines at words in a narrow window, beside the ways', () => {
    const drawn = drawGraph(graphOf(branched), true, 32);
    for (const row of drawn.split('\n')) expect(row.length).toBeLessThanOrEqual(32);
    expect(drawn.split('\n').slice(0, 9).join('\n')).toMatchInlineSnapshot(`
      "On the call
      ╭─▶  Hear  (hear)
      │    │
      │    C  Check  (check)
      ╰──  │  right: no, again from
           │    hear, twice at most
           │  known: no, through
           │    identity and back
      ╭──  │  right: yes, to thank"
    `);
  });

  it('does with plain signs where others are not to be had', () => {
    expect(drawGraph(graphOf(branched), false, null)).toMatch(/^[\x20-\x7e\n]*$/);
  });

  it('is a Mermaid chart in which every way leads to a node that is there', () => {
    for (const book of [
      branched,
      ...['walras', 'resolved', '4-step', '7-step', '10-step'].map((name) => shipped(name).book),
    ]) {
      const chart = mermaidOf(graphOf(book));
      const nodes = [...chart.matchAll(/^ {2,4}(?:subgraph )?(s\d\w*)[[(]/gm)].map(([, node]) => node);
      const ways = [...chart.matchAll(/^ {2}(s\w+) (?:-->|-\.->)(?:\|"[^"]*"\|)? (s\w+)$/gm)];
      expect(ways.length).toBeGreaterThan(3);
      expect(ways.flatMap(([, from, to]) => [from, to]).filter((node) => !nodes.includes(node))).toEqual([]);
    }
  });

  it('keeps words of a playbook from becoming a part of the chart', () => {
    const { book } = playbookFrom('recover: 1\ntitle: x\nsteps:\n  - { title: "a\\"] --> b[<script>", say: Hello. }\n');
    expect(mermaidOf(graphOf(book))).toContain('["a#34;#93; --#62; b#91;#60;script#62;"]');
  });
});

describe('the card', () => {
  it('says how long the case may take, what nobody need be asked for, and whose task is whose', () => {
    const { book } = playbookFrom(`
recover: 1
title: Duties
policy:
  time-limit: { within: 8 weeks, duty: Send the final answer, owner: complaints desk }
steps:
  - { id: good, say: Hello., ask: { refund: { type: money, currency: EUR, limit: 50, approved-by: a team lead }, ring: { type: follow-up, hint: in the morning } } }
  - { id: later, phase: after, ask: { box: { type: follow-up, kind: internal, owner: warehouse } } }
`);
    const card = cardMarkdown(cardOf(book, 'duties'));
    expect(card).toContain(
      '## How long it may take\n\nwithin 8 weeks, else: Send the final answer (complaints desk)\n',
    );
    expect(card).toContain('Refund (up to 50 EUR without a team lead): ...');
    expect(card).toMatch(/^Ring \(in the morning\): day \.+ {2}time \.+ {2}☐ they agreed$/m);
    expect(card).toMatch(/^Box \(.*for: warehouse\): day \.+ {2}time \.+$/m);
    const page = cardHtml(cardOf(book, 'duties'));
    expect(page).toContain('<p>within 8 weeks, else: Send the final answer (complaints desk)</p>');
    expect(page).toContain('up to 50 EUR without a team lead');
    expect(page.match(/they agreed/g)).toHaveLength(1);
  });

  it('has a box for each step and each choice, room to write, and says what is ours only', () => {
    const card = cardMarkdown(cardOf(branched, 'small'));
    expect(card).toMatchInlineSnapshot(`
      "# Small

      Customer ....................  Number ................  Agent ..........

      Date ..........  began at ......  hung up at ......  Their town or zone ............

      ## On the call

      ### ☐ Hear

      > What has happened?

      Story:

      ............................................................

      ............................................................

      ............................................................

      ### ☐ C  Check

      > Is that so: \\[story\\]?

      Right (needed): ☐ yes  ☐ no

      Known: ☐ yes  ☐ no

      → right: no, again from hear, twice at most

      → known: no, through identity and back

      → right: yes, to thank

      ### ☐ Sorry

      > I am sorry.

      ### ☐ Thank

      > Thank you.

      When back: day ........  time ......  ☐ they agreed

      Outcome: ☐ it is well  ☐ not yet

      ## To write up afterwards (ours only)

      ### ☐ Notes

      The cause (ours only): ..............................

      ## Sub-script: Identity

      ### ☐ Name

      > May I have your name, please?

      Full name: ..............................

      ## On a machine

      > Hello, this is \\[agent\\]. Please ring me back on \\[direct\\]. Thank you.

      ## How it ended

      ☐ solved now  ☐ solution agreed now  ☐ call-back promised  ☐ handed over to a colleague  ☐ cut off  ☐ customer took it back  ☐ not a complaint  ☐ wrong number

      Typed in later, with its times: \`recover start small --at 2026-11-18T14:03 --hung-up 14:21\`
      "
    `);
  });

  it.each(['walras', 'resolved', '4-step', '7-step', '10-step'])('has every step of %s, in both forms', (name) => {
    const { book } = shipped(name);
    const card = cardOf(book, name);
    const html = cardHtml(card);
    const markdown = cardMarkdown(card);
    const steps = [...book.steps, ...Object.values(book.scripts).flatMap((script) => script.steps)];
    expect(html.match(/<article>/g)).toHaveLength(steps.length);
    expect(markdown.match(/^### ☐/gm)).toHaveLength(steps.length);
    expect(`${html}${markdown}`).not.toMatch(/\{\{|undefined/);
    const inside = steps.flatMap(({ asks }) => asks.filter(({ internal }) => internal));
    expect(html.match(/<small>[^<]*ours only/g)?.length ?? 0).toBeGreaterThanOrEqual(inside.length);
  });

  const checked = playbookFrom(`
recover: 1
title: Small
policy:
  caller-check: { ask: the postcode, required: yes }
  voicemail: This is {{ agent }} from the furniture house.
steps:
  - { id: hear, say: What has happened?, ask: { story: notes } }
  - { id: details, act: ask-details, say: Please tell me more., ask: { number: text } }
`).book;

  it('has who is calling before the details, without a line for the answer, and what may be left on a machine', () => {
    const markdown = cardMarkdown(cardOf(checked, 'small'));
    expect(markdown).toMatch(
      /\n\*\*Who is calling\?\*\* \(needed\) the postcode: ☐ clear {2}☐ not clear {2}☐ not needed\n\n### ☐ Details/,
    );
    expect(markdown).toContain('## On a machine\n\n> This is \\[agent\\] from the furniture house.\n');
    const html = cardHtml(cardOf(checked, 'small'));
    expect(html).toMatch(/<b>Who is calling\?<\/b> <small>needed<\/small> the postcode(?! <i class="line">)/);
    expect(html).toContain('<blockquote>This is [agent] from the furniture house.</blockquote>');
  });

  it("has the team's own where the playbook has none", () => {
    const rules = { callerCheck: { ask: ['their last order'], required: false }, voicemail: ['{{ agent }} here.'] };
    const markdown = cardMarkdown(cardOf(branched, 'small', rules));
    expect(markdown).toContain('**Who is calling?** their last order: ☐ clear');
    expect(markdown).toContain('> \\[agent\\] here.');
    expect(cardMarkdown(cardOf(checked, 'small', rules))).not.toContain('their last order');
  });

  it.each(['walras', 'resolved', '4-step', '7-step', '10-step'])('prints %s on one page', (name) => {
    const { points, isOnePage } = cardSize(cardOf(shipped(name).book, name));
    expect(isOnePage).toBe(true);
    expect(points).toBeGreaterThan(6.5);
  });

  it('keeps its letters legible where a method is too long for a page', () => {
    const steps = Array.from(
      { length: 60 },
      (_, at) => `  - { id: s${at}, say: Hello., ask: { story${at}: notes } }\n`,
    );
    const { book } = playbookFrom(`recover: 1\ntitle: Long\nsteps:\n${steps.join('')}`);
    expect(cardSize(cardOf(book, 'long'))).toEqual({ points: 8, isOnePage: false });
  });

  it('says one wording of several, and each that is said when something else holds', () => {
    const { book } = playbookFrom(`recover: 1
title: Small
steps:
  - id: wish
    say:
      - { line: What would you like?, when: { wish: missing } }
      - { line: How shall we settle it?, when: { wish: missing } }
      - { line: "You would like this: {{ wish }}.", when: { wish: given } }
    ask: { wish: text }
`);
    const markdown = cardMarkdown(cardOf(book, 'small'));
    expect(markdown.match(/^> .*wish is.*$/gm)).toEqual([
      '> What would you like? (if wish is not known)',
      '> You would like this: \\[wish\\]. (if wish is known)',
    ]);
  });

  it('takes no word of a playbook for a tag or a mark', () => {
    const { book } = playbookFrom(
      'recover: 1\ntitle: "<img src=x onerror=alert(1)>"\nsteps:\n  - { title: "# <b>& \\"x\\"", say: "- *Hello* [a](http://b) `c`." }\n',
    );
    const html = cardHtml(cardOf(book, "x' onload=y"));
    expect(html).not.toMatch(/<img|<b>&|onload=y'/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    const markdown = cardMarkdown(cardOf(book, 'x'));
    expect(markdown).toContain('> \\- \\*Hello\\* \\[a\\](http://b) \\`c\\`.');
    expect(markdown).toContain('# \\<img src=x onerror=alert(1)\\>');
  });
});
