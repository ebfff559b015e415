import type { AskType } from '../playbook/playbook.ts';

const types: readonly AskType[] = ['yes-no', 'check', 'choice', 'choices', 'follow-up', 'hand-over'];

/** Whether answers of a type settle something then and there: beside their question, and later, they tell nothing. */
export const isOfTheMoment = (type: AskType): boolean => types.includes(type);
