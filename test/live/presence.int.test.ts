import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_LIVE_SETTINGS } from '../../server/src/live/live-settings.js';
import { startTestApi, type TestApi } from '../support/api.js';
import { inState, takeIn } from '../support/dossiers.js';
import { pause, waitUntil } from '../support/wait-until.js';
import { type SecondProcess, startSecondProcess } from './second-process.js';
import { Watch } from './watch.js';

const SETTINGS = { ...DEFAULT_LIVE_SETTINGS, announceMs: 300, expireMs: 1_000 };

describe('who has a dossier open', () => {
  let api: TestApi;
  let second: SecondProcess;
  let names: Record<string, string>;
  const open: Watch[] = [];
  const watch = async (username: string, dossierId?: string, url?: string): Promise<Watch> => {
    const one = await Watch.open(await api.as(username), dossierId, url);
    open.push(one);
    return one;
  };
  const shows = (page: Watch, dossierId: string, people: string[] | undefined): Promise<unknown> =>
    waitUntil(
      `showing ${String(people)}`,
      () => JSON.stringify(page.peopleAt(dossierId)) === JSON.stringify(people && [...people].sort(byName)),
    );
  const byName = (a: string, b: string): number => a.localeCompare(b, 'vi');

  beforeAll(async () => {
    api = await startTestApi({}, { live: SETTINGS });
    second = await startSecondProcess(api, SETTINGS);
    const staff = await api.sql<{ username: string; full_name: string }>('SELECT username, full_name FROM staff');
    names = Object.fromEntries(staff.map((one) => [one.username, one.full_name]));
  });
  afterEach(() => {
    for (const one of open.splice(0)) one.close();
  });
  afterAll(async () => {
    await second.stop();
    await api.stop();
  });

  it('is told to colleagues, never to oneself, and until the last page is closed', async () => {
    const { id } = await inState.accepted(api);
    const list = await watch('motcua');
    const [page, samePerson] = [await watch('thuly', id), await watch('thuly', id)];
    await shows(list, id, [names['thuly']!]);
    const leader = await watch('lanhdao', id);
    await shows(leader, id, [names['thuly']!]);
    await shows(list, id, [names['thuly']!, names['lanhdao']!]);
    await shows(page, id, [names['lanhdao']!]);
    page.close();
    leader.close();
    await shows(list, id, [names['thuly']!]);
    await shows(samePerson, id, []);
    samePerson.close();
    await shows(list, id, []);
    expect(list.told('presence').at(-1)).toEqual({ dossierId: id, people: [] });
    // Opening two pages was one change, and so was closing the first of them.
    expect(list.told('presence').length).toBeLessThanOrEqual(4);
  });

  it('is told at once to whoever comes later, with names and nothing else', async () => {
    const { id } = await inState.accepted(api);
    await watch('thuly', id);
    const late = await watch('motcua');
    await shows(late, id, [names['thuly']!]);
    const { user } = await api.as('thuly');
    expect(late.told('presence').filter(({ dossierId }) => dossierId === id)).toEqual([
      { dossierId: id, people: [{ id: user.id, fullName: names['thuly'] }] },
    ]);
  });

  it('is no business of another ward', async () => {
    const { id } = await inState.accepted(api);
    const [stranger, own] = [await watch('motcua2'), await watch('motcua')];
    await watch('thuly', id);
    await shows(own, id, [names['thuly']!]);
    await pause(200);
    expect(stranger.told('presence')).toEqual([]);
    const foreign = await takeIn(await api.as('motcua2'));
    const refused = await (await api.as('thuly')).get(`/api/v1/live?dossierId=${foreign.id}`);
    expect([refused.status, refused.body.code]).toEqual([404, 'not_found']);
  });

  it('is known to another process, with the changes made here', async () => {
    const { id } = await inState.accepted(api);
    const here = await watch('thuly', id);
    const there = await watch('motcua', id, second.url);
    await shows(there, id, [names['thuly']!]);
    await shows(here, id, [names['motcua']!]);
    const dossier = await takeIn(await api.as('motcua'));
    await Promise.all([here, there].map((page) => page.untilChange(dossier.id, dossier.version)));
    there.close();
    await shows(here, id, []);
  });

  it('is repeated to a process that starts later, and taken back by one that stops', async () => {
    const { id } = await inState.accepted(api);
    const here = await watch('thuly', id);
    const third = await startSecondProcess(api, { ...SETTINGS, announceMs: 60_000, expireMs: 150_000 });
    const there = await watch('motcua', id, third.url);
    await shows(there, id, [names['thuly']!]);
    await shows(here, id, [names['motcua']!]);
    await third.stop();
    await shows(here, id, []);
  });

  it('is forgotten when its process died, and kept while it lives', async () => {
    const { id } = await inState.accepted(api);
    const [list, there] = [await watch('motcua'), await watch('lanhdao', id, second.url)];
    await shows(list, id, [names['lanhdao']!]);
    const [office] = await api.sql<{ office_id: string }>('SELECT office_id FROM dossier WHERE id = $1', [id]);
    const viewer = {
      streamId: randomUUID(),
      dossierId: id,
      officeIds: [office!.office_id],
      person: { id: randomUUID(), fullName: 'Bùi Thị Xuân' },
    };
    await say({ says: 'here', processId: randomUUID(), viewer });
    await shows(list, id, [names['lanhdao']!, 'Bùi Thị Xuân']);
    await shows(list, id, [names['lanhdao']!]);
    await pause(1_500);
    await shows(list, id, [names['lanhdao']!]);
    expect(there.isOver).toBe(false);
  });

  it('is known again after the connections to the database broke', async () => {
    const { id } = await inState.accepted(api);
    const [here, there] = [await watch('thuly', id), await watch('motcua', id, second.url)];
    await shows(here, id, [names['motcua']!]);
    await api.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'motcua-live' AND datname = current_database()`,
    );
    await Promise.all([here.until('resync'), there.until('resync')]);
    await watch('lanhdao', id, second.url);
    await shows(here, id, [names['motcua']!, names['lanhdao']!]);
    await shows(there, id, [names['thuly']!, names['lanhdao']!]);
  });

  it('is not shaken by words that nobody understands', async () => {
    const page = await watch('motcua');
    for (const words of ['', 'x', 'null', '{"says":"hello"}', '{"says":"here","processId":"x"}']) {
      await api.sql(`SELECT pg_notify('motcua_presence', $1), pg_notify('motcua_change', $1)`, [words]);
    }
    const dossier = await takeIn(await api.as('motcua'));
    await page.untilChange(dossier.id, dossier.version);
  });

  const say = (message: object): Promise<unknown> =>
    api.sql(`SELECT pg_notify('motcua_presence', $1)`, [JSON.stringify(message)]);
});
