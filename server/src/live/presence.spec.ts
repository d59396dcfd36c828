import { describe, expect, it } from '@jest/globals';
import type { Viewer } from './messages.js';
import { Presence } from './presence.js';

const aViewer = (streamId: string, fullName: string, dossierId = 'd'): Viewer => ({
  streamId,
  dossierId,
  officeIds: ['a'],
  person: { id: fullName, fullName },
});

describe('presence', () => {
  it('counts each person once, in an order that stays', () => {
    const presence = new Presence();
    expect(presence.saw(aViewer('1', 'Mai'), 0)).toBe(true);
    expect(presence.saw(aViewer('1', 'Mai'), 5)).toBe(false);
    presence.saw(aViewer('2', 'Đức'), 0);
    presence.saw(aViewer('3', 'Mai'), 0);
    presence.saw(aViewer('4', 'Hoa', 'other'), 0);
    expect(presence.peopleAt('d').map(({ fullName }) => fullName)).toEqual(['Đức', 'Mai']);
    expect(presence.openDossiers().map(({ dossierId }) => dossierId)).toEqual(['d', 'other']);
    expect(presence.left('1')?.person.fullName).toBe('Mai');
    expect(presence.left('1')).toBeUndefined();
    expect(presence.peopleAt('d')).toHaveLength(2);
  });

  it('forgets whom nobody has repeated', () => {
    const presence = new Presence();
    presence.saw(aViewer('1', 'Mai'), 0);
    presence.saw(aViewer('2', 'Đức'), 0);
    presence.saw(aViewer('2', 'Đức'), 60);
    expect(presence.expire(50).map(({ streamId }) => streamId)).toEqual(['1']);
    expect(presence.expire(50)).toEqual([]);
    expect(presence.peopleAt('d').map(({ fullName }) => fullName)).toEqual(['Đức']);
  });
});
