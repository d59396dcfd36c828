import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../common/actor.js';
import { LiveStream } from './live-stream.js';

const anOfficer = (...officeIds: string[]): Actor => ({
  staffId: 'mai',
  username: 'motcua',
  fullName: 'Lê Thị Mai',
  portalSource: null,
  roles: officeIds.map((officeId) => ({ role: 'counter_officer', officeId, delegation: null })),
});
const textOf = ({ body }: LiveStream): string => String(body.read() ?? '');

describe('a live stream', () => {
  it('is cut off when its reader does not keep up', () => {
    const stream = new LiveStream(anOfficer('a'), 'token', undefined);
    stream.hears();
    let told = 0;
    for (; !stream.body.destroyed && told < 10_000; told++)
      stream.tellChange('01a208c6-51df-7d10-8a3e-93c1b2f0a411', 1);
    expect(stream.body.destroyed).toBe(true);
    expect(stream.body.readableLength).toBeLessThan(70_000);
    expect(told).toBeGreaterThan(300);
  });

  it('says ready first, then resync, and is told of nothing before', () => {
    const stream = new LiveStream(anOfficer('a'), 'token', undefined);
    expect(stream.isToldOf(['a'])).toBe(false);
    stream.hears();
    expect([stream.isToldOf(['a']), stream.isToldOf(['b', 'c'])]).toEqual([true, false]);
    stream.hears();
    expect(textOf(stream).match(/event: \w+/g)).toEqual(['event: ready', 'event: resync']);
  });

  it('names the others once, until they change', () => {
    const stream = new LiveStream(anOfficer('a'), 'token', undefined);
    stream.hears();
    textOf(stream);
    const [mai, huy] = [
      { id: 'mai', fullName: 'Lê Thị Mai' },
      { id: 'huy', fullName: 'Phạm Quang Huy' },
    ];
    for (const people of [[], [mai], [mai, huy], [huy], [mai], []]) stream.tellPeople('d', people);
    expect(textOf(stream).match(/"people":\[.*\]/g)).toEqual([`"people":[${JSON.stringify(huy)}]`, '"people":[]']);
  });

  it.each([
    { now: anOfficer('b', 'a'), still: true, why: 'the same offices in another order' },
    { now: anOfficer('a'), still: false, why: 'one office less' },
    { now: anOfficer('a', 'b', 'c'), still: false, why: 'one office more' },
    { now: anOfficer('a', 'c'), still: false, why: 'another office' },
    { now: null, still: false, why: 'no session' },
  ])('fits its person or not: $why', ({ now, still }) => {
    expect(new LiveStream(anOfficer('a', 'b'), 'token', undefined).isStillFor(now)).toBe(still);
  });
});
