/** Stands for words that were forgotten on request, wherever they were. */
export const forgotten = '(forgotten)';
