import type { Unsaid } from '../phrase-kinds.ts';

/** Behind a rule, another department, or nobody at all. */
export const hiding: readonly Unsaid[] = [
  {
    id: 'our-policy',
    phrase: "it's our policy",
    better: 'here is what I can do',
    says: [
      'it|that|this|which is|was [just|only|simply] our|the|company policy|rule|procedure',
      'because|per|under|by|against [of] our|company policy|rule|procedure',
      'our policy|rule do|does not allow|permit|let',
      'our policy|rule|regulation says|state|require|forbids',
    ],
  },
  {
    id: 'company-policy',
    phrase: 'company policy',
    better: 'here is what I can do',
    says: ['company policy|rule|procedure'],
  },
  {
    id: 'the-rules-say',
    phrase: 'the rules say',
    better: 'here is what I can do',
    says: ['the rule|regulation say|state|require|forbid', 'i|we do not make the rule'],
  },
  {
    id: 'nothing-i-can-do',
    phrase: "there's nothing I can do",
    better: 'what I can do is',
    says: [
      'there is nothing [more|else] i|we can do',
      'nothing [more|else] i|we can do',
      'not much [more|else] i|we can do',
      'i|we can not do anything',
      'there is nothing to be done <on|by|for>',
    ],
  },
  {
    id: 'hands-tied',
    phrase: 'my hands are tied',
    better: 'let me find what I can do',
    says: ['my|our hand is|are tied'],
  },
  {
    id: 'not-allowed-to',
    phrase: 'not allowed to',
    better: 'what I can do is',
    says: ['i|we am|are not allowed|permitted|authorised|authorized to', '^that|this|it is not allowed|permitted'],
  },
  {
    id: 'not-my-department',
    phrase: "that's not my department",
    better: 'I will find out for you',
    says: [
      'that|this|it is not my|our department|job|area|team|responsibility|problem|business <code>',
      'not my|our department|job|area|responsibility|problem|business',
    ],
  },
  {
    id: 'the-system',
    phrase: "the system won't let me",
    better: 'let me find another way to do it',
    says: ['the|our|my system|computer will|does|would not let|allow|permit|accept', 'the|our|my computer says'],
  },
  {
    id: 'how-it-is',
    phrase: "that's just how it is",
    better: 'I see that this does not work for you',
    says: [
      '^that is [just|simply] how it is',
      'that is just|simply how it|we|things works|do|go',
      '^that is [just|simply] the way it is|works',
    ],
  },
  {
    id: 'you-have-to',
    phrase: 'you have to',
    better: 'the quickest way for you is',
    says: [
      '^you [will] have|need to <know|hear|have|be>',
      '^you [have] got to',
      '^you must call|write|send|contact|ask|wait|pay',
    ],
  },
  {
    id: 'mistakes-were-made',
    phrase: 'mistakes were made',
    better: 'we made a mistake',
    says: ['mistake|error was|were made'],
  },
  {
    id: 'not-my-fault',
    phrase: 'not my fault',
    better: 'I am sorry, and I will look after this',
    says: ['not my|our fault|mistake|error', 'not our|my doing', 'it was not me'],
  },
  {
    id: 'well-see',
    phrase: "we'll see",
    better: 'I will ring you by three with an answer',
    says: ['we will see <to|that|you|each|him|her|them|it|your|the|a|an|and>', 'i|we will see what|if i|we can'],
  },
  {
    id: 'someone-will',
    phrase: 'someone will',
    better: 'I will',
    says: ['someone|somebody will'],
  },
];
