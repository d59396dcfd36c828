import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../server/src/database/data-source.js';
import { LateScan } from '../../server/src/deadlines/late-scan.js';
import { body, localDay } from '../admin/administration.js';
import { OTHER_WARD, startTestApi, type TestApi, type TestClient, WARD } from '../support/api.js';
import { inState, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Alert {
  readonly id: string;
  readonly kind: string;
  readonly dossierId: string;
  readonly code: string;
  readonly procedureName: string;
  readonly dueAt: string;
  readonly sameDay: boolean;
  readonly seenAt: string | null;
}

describe('lateness has somebody who is told', () => {
  let api: TestApi;
  let db: DataSource;
  let scan: LateScan;
  beforeAll(async () => {
    api = await startTestApi();
    const url = api.database.workerUrl;
    db = await createDataSource({ url, poolSize: 3, applicationName: 'test-scan' }).initialize();
    scan = new LateScan(db, 0, SILENT);
  });
  afterAll(async () => {
    await db.destroy();
    await api.stop();
  });

  /** Of what the clock has told. */
  const alertsOf = async (username: string, dossier: { id: string }): Promise<Alert[]> => {
    const client = await api.as(username);
    const { data } = body<{ data: Alert[] }>(await client.get('/api/v1/alerts?limit=100'), 200);
    return data.filter(({ dossierId, kind }) => dossierId === dossier.id && kind !== 'assigned');
  };
  const kinds = async (username: string, dossier: { id: string }): Promise<string[]> =>
    (await alertsOf(username, dossier)).map(({ kind }) => kind);
  /** Puts the promised time so far from now, `6 hours`. */
  const due = (dossier: { id: string }, away: string, soon = '-1 minute'): Promise<unknown> =>
    api.sql(
      `UPDATE dossier SET due_at = now() + $2::interval, due_soon_at = now() + $2::interval + $3::interval WHERE id = $1`,
      [dossier.id, away, soon],
    );
  const held = async (): Promise<TestDossier> => {
    const [counter, officer] = [await api.as('motcua'), await api.as('thuly')];
    return mustAct(officer, await mustAct(counter, await takeIn(counter), 'forward'), 'receive_handover');
  };

  it('tells the holder and the leader that a date is near, once', async () => {
    const dossier = await held();
    await due(dossier, '6 hours', '-7 hours');
    await scan.scan();
    await scan.scan();
    expect(await alertsOf('thuly', dossier)).toMatchObject([
      { kind: 'due_soon', code: dossier.code, procedureName: 'Đăng ký khai sinh', seenAt: null },
    ]);
    expect(await kinds('lanhdao', dossier)).toEqual(['due_soon']);
    expect(await kinds('motcua', dossier)).toEqual([]);
    expect(await kinds('thuly2', dossier)).toEqual([]);
  });

  it('tells anew when it has passed, and when the promise has moved', async () => {
    const dossier = await held();
    await due(dossier, '-1 hour');
    await scan.scan();
    await due(dossier, '-30 minutes');
    await scan.scan();
    expect(await kinds('thuly', dossier)).toEqual(['overdue', 'overdue']);
  });

  it('tells the giver until the taker has confirmed, then the taker', async () => {
    const counter = await api.as('motcua');
    const given = await mustAct(counter, await takeIn(counter), 'forward');
    await due(given, '-1 hour');
    await scan.scan();
    expect(await kinds('motcua', given)).toEqual(['overdue']);
    expect(await kinds('thuly', given)).toEqual([]);
    await mustAct(await api.as('thuly'), given, 'receive_handover');
    await due(given, '-2 hours');
    await scan.scan();
    expect(await kinds('thuly', given)).toEqual(['overdue']);
  });

  it('leaves alone whose clock stands still or has ended', async () => {
    for (const dossier of [await inState.awaiting_supplement(api), await inState.decided(api)]) {
      await due(dossier, '-1 hour');
      await scan.scan();
      expect(await kinds('lanhdao', dossier)).toEqual([]);
    }
  });

  it('tells the counter of an application that nobody has answered in time', async () => {
    const dossier = await inState.submitted(api);
    await api.sql(`UPDATE dossier SET response_due_at = now() - interval '1 minute' WHERE id = $1`, [dossier.id]);
    await scan.scan();
    expect(await kinds('motcua', dossier)).toEqual(['response_overdue']);
    expect(await kinds('lanhdao', dossier)).toEqual(['response_overdue']);
    expect(await kinds('thuly', dossier)).toEqual([]);
  });

  it('tells of a pause that should have been looked at again', async () => {
    const leader = await api.as('lanhdao');
    const paused = await mustAct(leader, await held(), 'pause', {
      cause: 'force_majeure',
      document: 'CV 12/UBND',
      reviewOn: localDay(3),
    });
    await scan.scan();
    expect(await kinds('lanhdao', paused)).toEqual([]);
    await api.sql(`UPDATE dossier_pause SET review_on = review_on - 5 WHERE dossier_id = $1`, [paused.id]);
    await scan.scan();
    expect(await kinds('lanhdao', paused)).toEqual(['pause_review']);
  });

  it('tells once of a supplement that was not brought by its last day', async () => {
    const request = { components: [{ code: 'GCS', defect: 'Mờ dấu', bring: 'Bản rõ' }], until: localDay(2) };
    const counter = await api.as('motcua');
    const waiting = await mustAct(counter, await inState.accepted(api), 'request_supplement', request);
    const filed = await mustAct(counter, await inState.submitted(api), 'request_supplement', request);
    await scan.scan();
    expect(await kinds('lanhdao', waiting)).toEqual([]);
    await api.sql(`UPDATE dossier_pause SET review_on = review_on - 3 WHERE dossier_id IN ($1, $2)`, [
      waiting.id,
      filed.id,
    ]);
    await scan.scan();
    await scan.scan();
    for (const dossier of [waiting, filed]) {
      expect(await kinds('motcua', dossier)).toEqual(['pause_review']);
      expect(await kinds('lanhdao', dossier)).toEqual(['pause_review']);
      expect(await kinds('thuly', dossier)).toEqual([]);
    }
    const brought = await mustAct(counter, filed, 'receive_supplement', {
      components: [{ code: 'GCS', present: true }],
    });
    await scan.scan();
    expect(await kinds('motcua', brought)).toEqual(['pause_review']);
  });

  it('tells a deputy of the leader for as long as the delegation lasts', async () => {
    const dossier = await held();
    await api.sql(
      `INSERT INTO delegation (id, office_id, from_staff_id, to_staff_id, role, kind, from_on, to_on, decision_number)
       SELECT gen_random_uuid(), o.id, f.id, t.id, 'leader', 'KT', current_date - 1, current_date + 1, '1/QĐ'
         FROM office o, staff f, staff t WHERE o.code = 'H23.18.07' AND f.username = 'lanhdao' AND t.username = 'vanthu'`,
    );
    await due(dossier, '-1 hour');
    await scan.scan();
    expect(await kinds('vanthu', dossier)).toEqual(['overdue']);
    await api.sql(`UPDATE delegation SET revoked_at = now()`);
    await due(dossier, '-2 hours');
    await scan.scan();
    expect(await kinds('vanthu', dossier)).toEqual(['overdue']);
  });

  it('is seen by each for themselves', async () => {
    const dossier = await held();
    await due(dossier, '-1 hour');
    await scan.scan();
    const officer = await api.as('thuly');
    const [alert] = await alertsOf('thuly', dossier);
    const seen = (client: TestClient): Promise<{ seen: number }> =>
      client.post('/api/v1/alerts/seen', { ids: [alert!.id] }).then((answer) => body<{ seen: number }>(answer, 200));
    expect(await seen(await api.as('thuly2'))).toEqual({ seen: 0 });
    expect(await seen(officer)).toEqual({ seen: 1 });
    expect(await seen(officer)).toEqual({ seen: 0 });
    expect((await alertsOf('thuly', dossier))[0]!.seenAt).not.toBeNull();
    expect((await alertsOf('lanhdao', dossier))[0]!.seenAt).toBeNull();
    const unseen = body<{ data: Alert[] }>(await officer.get('/api/v1/alerts?seen=false&limit=100'), 200).data;
    expect(unseen.map(({ id }) => id)).not.toContain(alert!.id);
  });

  it('is found by two scans at once without telling anything twice, and past the size of a batch', async () => {
    const dossier = await held();
    await api.sql(
      `INSERT INTO dossier SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(),
         'code', d.code || '.' || n, 'code_tail', n::text, 'due_at', now() - n * interval '1 minute'))).*
         FROM dossier d, generate_series(1, 1200) n WHERE d.id = $1`,
      [dossier.id],
    );
    await Promise.all([scan.scan(), new LateScan(db, 0, SILENT).scan()]);
    await scan.scan();
    const [row] = await api.sql<{ alerts: string; untold: string }>(
      `SELECT count(*) AS alerts, count(*) FILTER (WHERE NOT EXISTS (
                SELECT 1 FROM staff_alert s WHERE s.alert_id = a.id)) AS untold
         FROM deadline_alert a JOIN dossier d ON d.id = a.dossier_id
        WHERE d.code LIKE $1 || '.%' AND a.kind = 'overdue'`,
      [dossier.code],
    );
    expect(row).toEqual({ alerts: '1200', untold: '0' });
  });

  it('tells the people of the office that came after it, and the counter where the holder has left', async () => {
    const [merged, left] = [await held(), await held()];
    await api.sql(
      `INSERT INTO office_succession (id, predecessor_id, successor_id, effective_on, decision_number)
       SELECT gen_random_uuid(), o.id, n.id, '2025-07-01', '1/NQ' FROM office o, office n WHERE o.code = $1 AND n.code = $2`,
      [WARD, OTHER_WARD],
    );
    await due(merged, '6 hours', '-7 hours');
    await scan.scan();
    expect(await kinds('lanhdao2', merged)).toEqual(['due_soon']);
    await api.sql('DELETE FROM office_succession');
    await api.sql(`UPDATE staff SET disabled_at = now() WHERE username = 'thuly'`);
    await due(left, '6 hours', '-7 hours');
    await scan.scan();
    await api.sql(`UPDATE staff SET disabled_at = NULL WHERE username = 'thuly'`);
    expect(await kinds('motcua', left)).toEqual(['due_soon']);
  });

  it('is reckoned by a role that sees nothing of a citizen, and of officers only whom to tell', async () => {
    await expect(db.query('SELECT applicant_name FROM dossier')).rejects.toThrow('permission denied');
    await expect(db.query('SELECT password_hash FROM staff')).rejects.toThrow('permission denied');
    await expect(db.query('SELECT 1 FROM applicant')).rejects.toThrow('permission denied');
  });
});
