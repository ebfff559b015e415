import fc from 'fast-check';

const count = fc.integer({ min: 2, max: 48 });
const clock = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('am', 'pm', ':30', ''))
  .map((parts) => parts.join(''));
const day = fc.constantFrom('Monday', 'Tuesday', 'Friday', 'tomorrow', 'the 12th', '24 Nov');
const units = fc.constantFrom('minutes', 'hours', 'days', 'weeks');
const things = fc.constantFrom('part', 'courier', 'engineer', 'refund', 'manager', 'new modem');

/** What holds no time, or none yet: it waits for something, comes again and again, has passed, or is called off. */
export const questions: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('as soon as', 'once', 'when', 'after'),
      things,
      fc.constantFrom('arrives', 'is back', 'has called'),
    )
    .map(([lead, thing, verb]) => `${lead} the ${thing} ${verb}`),
  fc.tuple(day, things).map(([said, thing]) => `${said} if the ${thing} is here`),
  fc.tuple(day, things).map(([said, thing]) => `${said} unless the ${thing} is late`),
  fc
    .tuple(count, units, fc.constantFrom('', ' until it is fixed', ' with news'))
    .map(([number, unit, tail]) => `every ${number} ${unit}${tail}`),
  fc.tuple(fc.constantFrom('daily at', 'each morning at', 'every Friday at'), clock).map((said) => said.join(' ')),
  fc.tuple(count, units).map(([number, unit]) => `${number} ${unit} ago`),
  fc.tuple(fc.constantFrom('yesterday at', 'last Friday at', 'last night at'), clock).map((said) => said.join(' ')),
  fc.tuple(fc.constantFrom('not', 'never', 'anything but', 'except'), day).map((said) => said.join(' ')),
  fc.constantFrom(
    'asap',
    'soon',
    'shortly',
    'in due course',
    'in a bit',
    'in a little while',
    'right away',
    'any minute now',
    'as soon as I can',
    'before long',
    'one of these days',
    'TBD',
    'later',
  ),
  units.map((unit) => `in several ${unit}`),
  fc
    .tuple(day, day)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => `${one} and ${other}`),
);

/** Sentences with numbers, times and days in which nothing is promised. */
export const statements: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(fc.integer({ min: 1000, max: 99_999 }), day).map(([number, said]) => `order ${number} from ${said}`),
  fc.tuple(clock, day).map(([time, said]) => `I waited till ${time} on ${said}`),
  fc.tuple(count, units).map(([number, unit]) => `I have been waiting for ${number} ${unit}`),
  fc.tuple(count, units).map(([number, unit]) => `it took ${number} ${unit}`),
  fc.tuple(count, units).map(([number, unit]) => `${number} ${unit} is too long`),
  fc
    .tuple(
      fc.constantFrom('version', 'section', 'it cost', 'room', 'page', '$', '£'),
      fc.integer({ min: 1, max: 23 }),
      fc.integer({ min: 10, max: 59 }),
    )
    .map(([lead, whole, part]) => `${lead} ${whole}.${part}`),
  fc
    .tuple(
      fc.constantFrom('room', 'ext.', 'channel', 'desk', 'flat', 'platform', 'pin'),
      fc.integer({ min: 1, max: 2359 }),
    )
    .map((said) => said.join(' ')),
  fc
    .tuple(count, fc.constantFrom('people', 'boxes', 'percent', 'miles', 'missed calls', 'of them', 'pounds'))
    .map((said) => said.join(' ')),
  fc
    .tuple(
      fc.constantFrom(
        'you promised',
        'he told me',
        'you said',
        'it was due on',
        'nobody called on',
        'it broke on',
        'I paid on',
      ),
      day,
    )
    .map((said) => said.join(' ')),
  fc
    .tuple(count, fc.constantFrom('hour service', 'day trial', 'month contract', 'minute job', 'year warranty'))
    .map(([number, what]) => `a ${number} ${what}`),
  fc
    .tuple(
      fc.constantFrom('the', 'my'),
      day,
      fc.constantFrom('delivery never came', 'order was wrong', 'invoice is unpaid'),
    )
    .map((said) => said.join(' ')),
);
