import type { Unsaid } from '../phrase-kinds.ts';

/** What sounds like a promise and is none. */
export const weak: readonly Unsaid[] = [
  {
    id: 'ill-try',
    phrase: "I'll try",
    better: 'I will do it by three this afternoon',
    says: [
      'i|we|they|he|she will [always|certainly|definitely|also|really] try= [to] [my|our|their|his|her] [best]',
      'i|we|they|he|she will be trying',
      'i|we can|could only try=',
      'i|we try= to',
      'i|we|they|he|she|colleague|team|warehouse|department|driver tries= to',
      'try my|our|their|his|her best|hardest',
      'do|doing my|our|their|his|her best',
    ],
  },
  {
    id: 'hopefully',
    phrase: 'hopefully',
    better: 'I will know by four this afternoon',
    says: ['hopefully', 'i|we hope to'],
  },
  {
    id: 'should-be-able-to',
    phrase: 'should be able to',
    better: 'what I can do for certain is',
    says: ['should|might|may be able to <rely|trust|count|expect|sleep>'],
  },
  {
    id: 'as-soon-as-possible',
    phrase: 'as soon as possible',
    better: 'today at four',
    says: [
      'as soon|quick|quickly|fast|early as possible',
      'as soon|quick|quickly|fast|early as i|we|they can <see|reach|tell|say|hear|get|find|speak|talk|look|open>',
    ],
  },
  { id: 'asap', phrase: 'ASAP', better: 'today at four', says: ['asap'] },
  {
    id: 'soon',
    phrase: 'soon',
    better: 'by four this afternoon',
    says: [
      '<as|too|how|so|well> [very|really|quite|pretty] soon <after|as|enough|broke|stopped|began|became|went|failed|started|found|noticed|had|was|were>',
    ],
  },
  {
    id: 'shortly',
    phrase: 'shortly',
    better: 'in ten minutes',
    says: ['[very] shortly <after|before|afterwards>'],
  },
  {
    id: 'in-due-course',
    phrase: 'in due course',
    better: 'by Friday at noon',
    says: [
      'in due course|time',
      'in the near future',
      'sometime <between|ago|last|around>',
      'some time soon',
      'one of these days',
      'in a while|bit <of>',
    ],
  },
  {
    id: 'keep-you-posted',
    phrase: 'keep you posted',
    better: 'you hear from me by noon',
    says: ['keep you posted=', 'keep you in the loop'],
  },
  {
    id: 'if-all-goes-well',
    phrase: 'if all goes well',
    better: 'the earliest that I can be sure of is',
    says: [
      'if all|everything goes well|right',
      'with [any|a] [bit] [of] luck',
      'fingers crossed',
      'i|we can not promise anything',
    ],
  },
];
