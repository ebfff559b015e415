import { apologyAgain, apologyDepends, apologyFirst } from './apology.ts';
import { askedLater } from './asked-later.ts';
import { choices, criticalMessage, limits } from './asks.ts';
import { asksSecret } from './asks-secret.ts';
import { conditionOnWords, factTypes, unknownChoice } from './conditions.ts';
import { endlessLoop, redoForward, ruleNeverReached, scriptLoop, unreachableScript, unreachableStep } from './flow.ts';
import { internalPromise, internalSaid } from './inside.ts';
import { jargon } from './jargon.ts';
import { missingAct } from './missing-act.ts';
import { duplicateId, reservedId, unknownFact, unknownName, unknownScript, unknownStep } from './names.ts';
import { neverHolds } from './never-holds.ts';
import { callerCheck, callerCheckLate, voicemail } from './policy.ts';
import type { LintRule } from './rule.ts';
import { unknownPoint } from './scores.ts';
import { spokenTimes } from './spoken-times.ts';
import { emptyPlaybook, emptyStep, listening, scriptPhase } from './steps.ts';
import { testAnswer, testNames, testTime } from './tests.ts';
import { toldByNotes } from './told-by.ts';
import { braces, bracesUnsaid, longLine, neverSay, noFallback, twoQuestions } from './words.ts';

/** The rules that look at the compiled playbook, in the order in which the page on them tells them. */
export const lintRules: readonly LintRule[] = [
  emptyPlaybook,
  emptyStep,
  duplicateId,
  reservedId,
  unknownStep,
  unknownScript,
  unknownFact,
  unknownName,
  unknownChoice,
  conditionOnWords,
  factTypes,
  neverHolds,
  askedLater,
  internalSaid,
  internalPromise,
  neverSay,
  braces,
  bracesUnsaid,
  noFallback,
  twoQuestions,
  longLine,
  jargon,
  asksSecret,
  spokenTimes,
  apologyFirst,
  apologyAgain,
  apologyDepends,
  missingAct,
  listening,
  criticalMessage,
  callerCheck,
  callerCheckLate,
  voicemail,
  choices,
  limits,
  toldByNotes,
  unreachableStep,
  ruleNeverReached,
  redoForward,
  endlessLoop,
  unreachableScript,
  scriptLoop,
  scriptPhase,
  unknownPoint,
  testNames,
  testAnswer,
  testTime,
];
