import { describe, expect, it } from '@jest/globals';
import { changesOf, mergeInto } from './changes';

const base = { name: 'Lê Thị Mai', title: '', roles: [{ role: 'leader' }] };

describe('changesOf', () => {
  it('names nothing when nothing was typed', () =>
    expect(changesOf({ ...base, roles: [{ role: 'leader' }] }, base)).toEqual({}));

  it('names only what was typed', () =>
    expect(changesOf({ ...base, title: 'Phó Chủ tịch' }, base)).toEqual({ title: 'Phó Chủ tịch' }));

  it('names what was emptied', () =>
    expect(changesOf({ name: 'Lê', title: '' }, { name: 'Lê', title: 'Chủ tịch' })).toEqual({ title: '' }));
});

describe('mergeInto', () => {
  it('keeps what others wrote where one has typed nothing, and what one typed elsewhere', () => {
    const fresh = { ...base, name: 'Lê Thị Mai Anh', title: 'Chuyên viên' };
    expect(mergeInto(fresh, { ...base, title: 'Phó Chủ tịch' }, base)).toEqual({
      name: 'Lê Thị Mai Anh',
      title: 'Phó Chủ tịch',
      roles: base.roles,
    });
  });
});
