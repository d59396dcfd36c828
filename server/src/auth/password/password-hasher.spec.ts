import { describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { PasswordHasher } from './password-hasher.js';

describe('PasswordHasher', () => {
  const hasher = new PasswordHasher();

  it('knows its own hashes again', async () => {
    const stored = await hasher.hash('bốn từ ngẫu nhiên này');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hasher.verify(stored, 'bốn từ ngẫu nhiên này')).toBe(true);
    expect(await hasher.verify(stored, 'bốn từ ngẫu nhiên nàY')).toBe(false);
    expect(hasher.needsRehash(stored)).toBe(false);
  });

  it('takes composed and decomposed spelling for the same password', async () => {
    const stored = await hasher.hash('Cộng Hòa phường'.normalize('NFC'));
    expect(await hasher.verify(stored, 'Cộng Hòa phường'.normalize('NFD'))).toBe(true);
  });

  it('does not accept anything for nobody, nor an over-long text', async () => {
    expect(await hasher.verify(null, '')).toBe(false);
    expect(await hasher.verify('', 'anything')).toBe(false);
    expect(await hasher.verify('disabled', 'disabled')).toBe(false);
    expect(await hasher.verify(await hasher.hash(''), 'x'.repeat(2_000))).toBe(false);
  });

  it('does the same work for nobody as for somebody', async () => {
    const stored = await hasher.hash('a wrong password follows');
    const timeOf = async (storedHash: string | null) => {
      const begun = performance.now();
      for (let i = 0; i < 5; i++) await hasher.verify(storedHash, 'guess');
      return performance.now() - begun;
    };
    const ratio = (await timeOf(null)) / (await timeOf(stored));
    expect(ratio).toBeGreaterThan(0.02); // without the work it would be about 0.001; wide, for busy machines
  });

  it('asks for a new hash when the costs were raised', async () => {
    const cheap = await hash('password', { memoryCost: 4_096, timeCost: 2, parallelism: 1 });
    expect(hasher.needsRehash(cheap)).toBe(true);
    expect(await hasher.verify(cheap, 'password')).toBe(true);
  });

  it('lets a bounded number wait, refuses the rest and recovers', async () => {
    const small = new PasswordHasher({ atOnce: 1, waiting: 2 });
    const answers = await Promise.allSettled(Array.from({ length: 5 }, () => small.verify(null, 'x')));
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(answers[4]).toMatchObject({ reason: { code: 'auth.busy', kind: 'too_many' } });
    await expect(small.verify(null, 'x')).resolves.toBe(false);
  });

  it('gives the place free after a failure', async () => {
    const small = new PasswordHasher({ atOnce: 1, waiting: 0 });
    await expect(small.verify('$argon2id$broken', 'x')).rejects.toThrow();
    await expect(small.verify(null, 'x')).resolves.toBe(false);
  });
});
