import { oneLine } from '../../text/safe.ts';

export type NewCustomer = { title: string; schema: string };

/** A customer with one of everything that most have, and a word on each: what a trainer replaces line by line. */
export function newCustomer({ title, schema }: NewCustomer): string {
  return `# yaml-language-server: $schema=${oneLine(schema)}
# A new customer. Put your own words in the place of these; what stands behind a # is for you and for nobody else.
recover-customer: 1
title: ${JSON.stringify(oneLine(title))}
# For whoever chooses whom to practise with.
# about: A bill that was wrong twice. Loud at first, fair when somebody listens.
number: +1 312 555 0142
# How angry they are at first: 0 calm, 10 furious. At 10 they hang up.
temper: 6

# How they begin. One way a line, and the seed decides which.
opens: |
  You have sent me the wrong bill. Again!
  This is the second wrong bill. I have had enough.

# What they tell while you listen, a part at a time. Dots are a silence that wants to be left alone.
story:
  - The one in May was wrong, and now this one.
  - ...
  - I have paid it twice, just to have my peace.

# What you must have understood before they agree, each in several wordings.
points:
  - [wrong bill, bill is wrong, wrong invoice]
  - [paid it twice, paid twice]

# What they say only when you ask for it, by the name of an ask or of an act (recover playbooks show NAME has both).
answers:
  ask-wish: |
    My money back, and a bill that is right.
  ask-details:
    lines: It is number four four one seven.
    # Not before they are calmer than this.
    below: 6
  promise: |
    Fine. On this number, please.

# What they throw in while they are angry.
interruptions: |
  Are you even listening?
  I have told this to three of you already.

# Once you ask for it they want something else, in so many of a hundred calls.
# changes-of-mind:
#   - at: ask-wish
#     lines: And I want it in writing.
#     chance: 50

# What moves this customer more than others: + makes them angrier.
# moves:
#   asked-twice: 3
`;
}

/** Another customer to change, under a title of its own. */
export function copyOfCustomer(text: string, { title, schema, from }: NewCustomer & { from: string }): string {
  const rows = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const body = rows.filter((row) => !/^(?:# yaml-language-server:|recover-customer:|title:)/.test(row));
  return `${[
    `# yaml-language-server: $schema=${oneLine(schema)}`,
    `# A copy of ${oneLine(from)}.`,
    'recover-customer: 1',
    `title: ${JSON.stringify(oneLine(title))}`,
    ...body,
  ]
    .join('\n')
    .trimEnd()}\n`;
}
