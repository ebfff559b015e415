import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const byNode = (text: string) => createHash('sha256').update(text).digest('hex');
/** As a program has it that has just begun. */
const fresh = async () => (await import('../../src/store/sha256.ts')).sha256;

beforeEach(() => {
  vi.resetModules();
});

describe('the digest of a text', () => {
  it('is the one of the standard', async () => {
    const sha256 = await fresh();
    // FIPS 180-2, appendix B.
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is the same by the package, for the first few, and by Node, for what is more', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.constantFrom('', '\ud800', 'a'.repeat(5_000)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 30 }), async (texts) => {
        vi.resetModules();
        const sha256 = await fresh();
        expect(texts.map(sha256)).toEqual(texts.map(byNode));
      }),
    );
  });
});
