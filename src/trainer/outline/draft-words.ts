import type { Act } from '../../playbook/acts.ts';

/** The languages in which a draft can have its labels and its suggested lines. */
export const languages = ['en', 'de'] as const;

export type Language = (typeof languages)[number];

/** What a draft has that no text told: labels, the recap, and a test. Comments are for the trainer, who reads English here. */
type DraftWords = {
  story: string;
  agree: string;
  outcome: string;
  solved: string;
  agreed: string;
  later: string;
  callBack: string;
  recap: string;
  /** Stands before the title of a step of which nothing is said. */
  doneHere: string;
  testName: string;
  testStory: string;
};

export const draftWords: Readonly<Record<Language, DraftWords>> = {
  en: {
    story: 'What happened, in their words',
    agree: 'Do they agree?',
    outcome: 'How does it stand?',
    solved: 'solved now',
    agreed: 'agreed what will be done',
    later: 'I ring back',
    callBack: 'When do you ring back?',
    recap: 'I want to be sure that I have it right: {{ issue | what you have told me }}. Is that so?',
    doneHere: 'What is said and done here',
    testName: 'solved on the call',
    testStory: 'The delivery is three weeks late',
  },
  de: {
    story: 'Was geschehen ist, in ihren Worten',
    agree: 'Stimmen sie zu?',
    outcome: 'Wie steht es?',
    solved: 'jetzt gelöst',
    agreed: 'vereinbart, was geschieht',
    later: 'ich rufe zurück',
    callBack: 'Wann rufen Sie zurück?',
    recap:
      'Ich möchte sicher sein, dass ich es richtig verstehe: {{ issue | was Sie mir erzählt haben }}. Stimmt das so?',
    doneHere: 'Was hier gesagt und getan wird',
    testName: 'im Gespräch gelöst',
    testStory: 'Die Lieferung ist drei Wochen zu spät',
  },
};

/** A line that may stand in a step until there is a better one, by what the step does; not each act has one. */
export const usualLines: Readonly<Record<Language, Readonly<Partial<Record<Act, string>>>>> = {
  en: {
    apologise: 'I am sorry that this has happened to you.',
    listen: 'Please tell me what happened.',
    empathise: 'I can hear what this has cost you.',
    thank: 'Thank you for telling me.',
    own: 'I will look after this myself.',
    'ask-details': 'What else should I know about it?',
    'ask-wish': 'What would you like us to do?',
    offer: 'Here is what I can do for you.',
    verify: 'Is that right for you?',
    'check-back': 'I am ringing to hear whether all is well now.',
    promise: 'I will ring you with an answer.',
    do: 'I will put this right for you now.',
    goodwill: 'I would like to add something for your trouble.',
    close: 'If anything else comes up, I will gladly help you.',
    respond: 'I am glad that you rang. I am listening.',
  },
  de: {
    apologise: 'Es tut mir leid, dass Ihnen das passiert ist.',
    listen: 'Bitte erzählen Sie mir, was geschehen ist.',
    empathise: 'Ich höre, was Sie das gekostet hat.',
    thank: 'Danke, dass Sie mir das sagen.',
    own: 'Ich kümmere mich selbst darum.',
    'ask-details': 'Was sollte ich noch darüber wissen?',
    'ask-wish': 'Was wünschen Sie sich von uns?',
    offer: 'Das kann ich für Sie tun.',
    verify: 'Ist das so richtig für Sie?',
    'check-back': 'Ich rufe an, um zu hören, ob jetzt alles gut ist.',
    promise: 'Ich rufe Sie mit einer Antwort zurück.',
    do: 'Ich bringe das jetzt für Sie in Ordnung.',
    goodwill: 'Ich möchte Ihnen für die Mühe etwas gutschreiben.',
    close: 'Wenn noch etwas ist, helfe ich Ihnen gern.',
    respond: 'Gut, dass Sie anrufen. Ich höre Ihnen zu.',
  },
};
