import type { Unsaid } from '../phrase-kinds.ts';

// "You should have had a call" and "you must have been worried" are no blame.
const theirs =
  'been|had|received|got|gotten|heard|seen|felt|waited|needed|wondered|thought|hoped|expected|worried|to|by|it|your|the|a|an|this|that|these|those|them|all|some|one|no|two|three|more|any|access|such|so';

/** Whose fault it is. "You should have had a call" and "you must have been worried" are no blame. */
export const blame: readonly Unsaid[] = [
  {
    id: 'you-should-have',
    phrase: 'you should have',
    better: 'what we can do now is',
    says: [`you [really|just] should [not] have|of <${theirs}>`],
  },
  {
    id: 'you-must-have',
    phrase: 'you must have',
    better: 'let me look at what happened',
    says: [`you must have|of <${theirs}>`],
  },
  {
    id: 'you-failed-to',
    phrase: 'you failed to',
    better: 'what is still missing is',
    says: ['you [have] fail to', 'your failure to'],
  },
  {
    id: 'you-forgot',
    phrase: 'you forgot',
    better: 'what is still missing is',
    says: ['you [must|have] [have] forgot|forgotten'],
  },
  {
    id: 'you-didnt',
    phrase: "you didn't",
    better: 'let us see what happened',
    says: [
      '<why|if|when|that> you did not even|read|tell|call|ring|pay|check|send|mention|say|follow|listen|answer|return|fill|give|let|click|write|contact|report|inform|keep|register|update|look|pick|respond|reply|try|bring|enter|close|plug|confirm|bother|complete',
      'you never told|tell|said|say|mentioned|mention|called|rang|sent|read|answered|replied|wrote|checked',
    ],
  },
  {
    id: 'why-didnt-you',
    phrase: "why didn't you",
    better: 'let us see what happened',
    says: ['why did|have|had not you', 'why did|have|had you not'],
  },
  {
    id: 'if-you-had-only',
    phrase: 'if you had only',
    better: 'what we can do from here is',
    says: ['if you had [have] only|just', 'if only you had', 'had you only|just'],
  },
  {
    id: 'as-i-told-you',
    phrase: 'as I already told you',
    better: 'let me say it in another way',
    says: [
      'as|like i|we [have] already told|said|explained|mention',
      'as|like i|we [have] told you',
      'as|like i said before',
      'i|we [have] [already] told you already|before|so',
      'i|we [have] already told you',
      'i|we [have] already explained|said that|this|it|so',
    ],
  },
  {
    id: 'your-fault',
    phrase: "it's your fault",
    better: 'let us look at what happened',
    says: [
      '~it|that|this is|was your [own] fault|mistake|error|doing',
      '~is|was your own fault|mistake',
      '~your own fault',
    ],
  },
  {
    id: 'you-claim',
    phrase: 'you claim that',
    better: 'as you tell it',
    says: ['you claim that [it] [was|is]', 'your so called', 'your alleged'],
  },
  {
    id: 'thanks-for-complaining',
    phrase: 'thank you for complaining',
    better: 'thank you for telling me',
    says: ['thank [you] for [your|the] complaining|complaint'],
  },
];
