import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { body } from '../admin/administration.js';
import { mustAct, type TestDossier } from '../support/dossiers.js';
import { DigestWorld } from './digest-world.js';

describe('a dossier given to an officer', () => {
  let world: DigestWorld;
  beforeAll(async () => {
    world = await DigestWorld.start();
  });
  beforeEach(() => world.forget());
  afterAll(() => world.stop());

  /** What somebody was told and has not seen. */
  const told = async (name: string): Promise<[kind: string, code: string][]> => {
    const client = await world.api.as(name);
    const { data } = body<{ data: { kind: string; code: string }[] }>(
      await client.get('/api/v1/alerts?seen=false'),
      200,
    );
    return data.map(({ kind, code }) => [kind, code]);
  };
  const given = async (): Promise<TestDossier> =>
    mustAct(await world.api.as('motcua'), await world.takenIn(), 'forward');

  it('is told to them with the act, and to nobody else', async () => {
    const { code } = await given();
    expect(await told('thuly')).toEqual([['assigned', code]]);
    for (const other of ['motcua', 'lanhdao', 'thuly2']) expect([other, await told(other)]).toEqual([other, []]);
  });

  it('is no news once they have taken it, or it was taken back or given to somebody else', async () => {
    const [taken, recalled] = [await given(), await given()];
    await mustAct(await world.api.as('thuly'), taken, 'receive_handover');
    await mustAct(await world.api.as('motcua'), recalled, 'recall');
    expect(await told('thuly')).toEqual([]);
    expect(await told('motcua')).toEqual([]);
  });

  it('is not told to who gives it to themselves', async () => {
    const officer = await world.api.as('thuly');
    const dossier = await mustAct(officer, await given(), 'receive_handover');
    await mustAct(await world.api.as('lanhdao'), dossier, 'reassign', {
      assigneeId: officer.user.id,
      reason: 'Giữ nguyên',
    });
    expect(await told('thuly')).toEqual([]);
  });

  it('stands in their digest of the morning as long as they have not taken it', async () => {
    const [{ code }, taken] = [await given(), await given()];
    await mustAct(await world.api.as('thuly'), taken, 'receive_handover');
    await world.make();
    expect(await world.told()).toEqual(['thuly']);
    expect((await world.shown('thuly'))!.lines).toMatchObject([{ group: 'assigned', code }]);
    expect((await world.text('thuly')).body).toContain('Được giao cho bạn, chưa xác nhận nhận (1):');
  });
});
