/** What a step does to a conversation. Acts are the vocabulary that methods share: switching, reports and lint use them. */
export const acts = {
  own: 'take ownership of the problem',
  respond: 'attend to the person before the problem',
  empathise: 'relate to the feeling that was expressed',
  apologise: 'say sorry',
  thank: 'thank the customer',
  listen: 'let them speak, without interrupting',
  recap: 'say it back and check the understanding',
  'ask-details': 'ask for who, what, when, where',
  'find-cause': 'find out what caused it (for us only)',
  'ask-wish': 'ask what the customer would like',
  offer: 'offer solutions to choose from',
  verify: 'make sure that both agree',
  do: 'carry the solution out',
  promise: 'promise a time',
  document: 'write down what happened and what was done',
  prevent: 'see that it does not happen again',
  inform: 'tell the people inside who must know',
  'check-back': 'ask afterwards whether all is well',
  goodwill: 'give something extra',
  'hand-over': 'bring in a colleague, live',
  close: 'say goodbye',
} as const;

export type Act = keyof typeof acts;
