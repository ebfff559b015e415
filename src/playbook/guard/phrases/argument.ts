import type { Unsaid } from '../phrase-kinds.ts';

/** The beginnings of a quarrel. */
export const argument: readonly Unsaid[] = [
  {
    id: 'actually',
    phrase: 'actually,',
    better: 'what I can see is',
    says: ['^actually', 'actually,', 'but actually'],
  },
  {
    id: 'with-all-due-respect',
    phrase: 'with all due respect',
    better: 'let me make sure that I understand you',
    says: ['with [all] due respect', '^with [all] respect,', 'no offence|offense'],
  },
  {
    id: 'to-be-honest',
    phrase: 'to be honest',
    better: 'what I can tell you is',
    says: [
      '^to be [quite|perfectly|completely|totally|very|brutally] honest|frank',
      '^[quite] honestly|frankly',
      '^to tell you the truth',
    ],
  },
  {
    id: 'but-you-said',
    phrase: 'but you said',
    better: 'I understood it differently, please tell me more',
    says: ['but you [have] [just|only|also] said|told|agree|sign'],
  },
  {
    id: 'not-true',
    phrase: "that's not true",
    better: 'let us look at it together',
    says: [
      '^that|this|it is|was [just|simply|really] not true',
      '^that|this|it is [just|simply] untrue|false|impossible <to|for|without>',
      '^that can not be [true|right]',
      '^not true',
    ],
  },
  {
    id: 'you-are-wrong',
    phrase: "you're wrong",
    better: 'let us go through it together',
    says: [
      '~you are [just|simply|quite] wrong|mistaken|confused <number|address|person|department|size|colour|color>',
      'you got it wrong',
      'you [have] misunderstood',
      'you are not listening',
    ],
  },
  {
    id: 'sorry-but',
    phrase: "I'm sorry, but",
    better: 'I am sorry, and',
    says: ['i am [very|so|really|truly] sorry, but', '^sorry, but', 'i|we apologise|apologize, but'],
  },
  {
    id: 'i-understand-but',
    phrase: 'I understand, but',
    better: 'I understand, and',
    says: [
      'i [do|can] [fully|completely|really] understand|see|hear [you|that|this], but',
      'i [do|can] [fully|completely|really] understand your frustration|anger|concern|position, but',
      '^yes, but <of>',
    ],
  },
  {
    id: 'let-me-finish',
    phrase: 'let me finish',
    better: 'please go on, I am listening',
    says: [
      'let me [just] finish= <this|that|the|it|your|up|by|off|with>',
      'do not interrupt me',
      'you are interrupting me',
    ],
  },
  {
    id: 'you-have-to-understand',
    phrase: 'you have to understand',
    better: 'let me explain it better',
    says: [
      'you [will] have|need to understand|realise|realize',
      'you must understand= <how>',
      'you must realise|realize',
    ],
  },
];
