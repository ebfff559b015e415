import type { Unsaid } from '../phrase-kinds.ts';

const few = 'a|an|one|two|three|four|five|six|#|some|half|small|minor|little|money|cosmetic|once';
const cross = 'upset|angry|cross|mad|annoyed|emotional|difficult';

/** What is large to them, made small. */
export const minimising: readonly Unsaid[] = [
  {
    id: 'its-only',
    phrase: "it's only",
    better: 'I see what this means to you',
    says: [`it|that|this is|was only ${few}`],
  },
  {
    id: 'its-just',
    phrase: "it's just",
    better: 'I see what this means to you',
    says: [`it|that|this is|was just ${few}`],
  },
  {
    id: 'just-a-small',
    phrase: 'just a small',
    better: 'I see what this means to you',
    says: [
      'just|only a|some small|minor|little|tiny',
      'just|only a misunderstanding|scratch|glitch|hiccup|formality|detail',
    ],
  },
  {
    id: 'not-that-bad',
    phrase: "it's not that bad",
    better: 'I see that this is bad for you',
    says: ['it|that|this|things is|are|was not that|so|too bad', 'could be|have [been] worse'],
  },
  {
    id: 'calm-down',
    phrase: 'calm down',
    better: 'I understand, and I am listening',
    says: ['calm [yourself] down', 'calm yourself'],
  },
  {
    id: 'relax',
    phrase: 'relax',
    better: 'take all the time you need',
    says: ['^[just] relax=', 'take it easy', '^chill= [out]'],
  },
  {
    id: 'dont-worry-about-it',
    phrase: "don't worry about it",
    better: 'I will look after it',
    says: ['do not worry about it|that|this'],
  },
  {
    id: 'no-big-deal',
    phrase: 'no big deal',
    better: 'I see that this matters to you',
    says: [
      'no big deal',
      'not [that|such] a big deal|drama|problem',
      'not [that|such] big a deal',
      'not the end of the world',
      'get over it',
    ],
  },
  {
    id: 'dont-be-upset',
    phrase: "don't be upset",
    better: 'I can hear what this has cost you',
    says: [
      `do not be|get [so] ${cross}`,
      `no need|reason to be|get [so] ${cross}|rude`,
      'no need|reason to shout|yell|scream|swear|panic',
      'no need|reason for that tone',
    ],
  },
  {
    id: 'overreacting',
    phrase: "you're overreacting",
    better: 'I want to understand what it did to you',
    says: ['you are [a] [bit|little] overreact|exaggerate', 'do not overreact|exaggerate'],
  },
  {
    id: 'these-things-happen',
    phrase: 'these things happen',
    better: 'this should not have happened to you',
    says: [
      'these|those|such things= happen=',
      'things= like this|that happen=',
      'mistakes= happen=',
      'happen=|happens= all the time',
      'happen=|happens= to everyone|everybody|anyone|anybody',
    ],
  },
  {
    id: 'nobody-else',
    phrase: 'nobody else complains',
    better: 'I see that this has hit you',
    says: [
      'nobody|none else [has] [ever] complain',
      'no one else [has] [ever] complain',
      'you are the only|first one|person|customer to|who|with|that [has] complain|problem|complaining',
    ],
  },
];
