import type { Moment } from './deeds.ts';

/** What anybody says who is upset, wherever the file of a customer has no words of its own. Good news needs none. */
export const usualLines: Readonly<Partial<Record<Moment, readonly string[]>>> = {
  agrees: ['Yes. That is it exactly.', 'Yes, you have got that right.', 'That is right.'],
  'tells-not': ['Why do you need to know that?', 'What has that got to do with it?'],
  refuses: ['No. I am not there yet.', 'No, not really.'],
  calm: ['Thank you. You are the first one who listens.', 'All right. I can work with that.'],
  thanks: ['Thank you. Goodbye.', 'All right then. Thank you, goodbye.'],
  'hangs-up': ['That is enough. I am not going on with this.', 'Forget it. I will take this elsewhere.'],
  'let-finish': ['Thank you for letting me say that.'],
  interrupted: ['I was not finished!', 'Would you let me finish, please?', 'Excuse me, I was speaking.'],
  'passed-over': ['Did you hear what I said just now?', 'Are you listening to me at all?'],
  'left-out': ['No. You have left out what matters:', 'Not quite. There is more to it:'],
  overruled: ['That is not what I said.', 'I said no. Do you write down what you like?'],
  'skipped-care': ['Is that all you have to say to me? Not even a sorry?', 'You do not care at all, do you?'],
  'asked-twice': ['I have just told you that!', 'How often do I have to say it?'],
  'never-say': ['Do not give me that.', 'I cannot hear that any more.'],
  'no-time': ['And when is that? I have heard that one before.', 'When? On what day, at what time?'],
  silence: ['Hello? Are you still there?', 'Is anybody there?'],
  hold: ['On hold again? I have been on hold all morning.'],
  'passed-on': ['You are passing me on? I have told this three times today.'],
};

export const usualInterruptions: readonly string[] = [
  'And another thing: nobody ever rings back at your place!',
  'I have heard all of this before, you know.',
  'How long is this going to take?',
];
