/** Topics of `recover help`, beside the commands. */
export const topics = {
  'exit-codes': 'what the program ends with, and what errors are called',
  environment: 'variables, settings, and where things lie',
  times: 'how spoken times are written and read',
  'playbook-format': 'the shortest playbook, and where its fields are listed',
  keys: 'what can be typed and pressed on a call',
  accessibility: 'screen readers, no colour, narrow windows',
} as const;

export type Topic = keyof typeof topics;
