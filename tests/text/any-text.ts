import fc from 'fast-check';

const unit = fc.oneof(fc.integer({ min: 0, max: 0x2ff }), fc.integer({ min: 0, max: 0xffff }));

/** Any text, with many controls and halves of characters. (fast-check's own takes a second to set up.) */
export const anyText = fc.array(unit, { maxLength: 20 }).map((codes) => String.fromCharCode(...codes));
