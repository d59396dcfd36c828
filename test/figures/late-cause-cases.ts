import { expect, it } from '@jest/globals';
import { type DossierTransition, LATE_CAUSES, NO_LATE_CAUSE } from '@motcua/shared/dossiers';
import { figuresOf, LATE_CAUSE_FIGURES, type LateCauseReport } from '@motcua/shared/figures';
import { BELOW } from './board-groups.js';
import { NOW } from './figure-world.js';
import { listed, naively, spanUntil } from './naive-recount.js';
import type { Ground } from './on-time-cases.js';

/** Tests of why dossiers are late, on a world that is there when they run. Nothing has been explained in it before. */
export function lateCauseCases(ground: () => Ground): void {
  const days = { from: '2025-12-01', to: '2026-02-11' };
  const query = `from=${days.from}&to=${days.to}`;
  const read = async (): Promise<LateCauseReport> => {
    const { status, body } = await ground().city.get(`/api/v1/reports/late-causes?${BELOW}&${query}`);
    expect(status).toBe(200);
    return body as LateCauseReport;
  };
  const late = (id: (typeof LATE_CAUSE_FIGURES)[number]): string[] => {
    const span = spanUntil(days.from, days.to, NOW);
    return ground()
      .told.filter((one) => figuresOf(naively(one, span.until), span, 'day').includes(id))
      .map((one) => one.id)
      .sort();
  };

  it('late without a cause is counted so, and opens those that want one', async () => {
    const { data, total } = await read();
    expect(data.map(({ key }) => key)).toEqual([NO_LATE_CAUSE]);
    for (const id of LATE_CAUSE_FIGURES) {
      expect({ id, n: total[id] }).toEqual({ id, n: late(id).length });
      const list = `${BELOW}&figure=${id}&figureFrom=${days.from}&figureTo=${days.to}&lateCause=${NO_LATE_CAUSE}`;
      expect((await listed(ground().city, list)).sort()).toEqual(late(id));
    }
    expect(late('finishedLate').length).toBeGreaterThan(2);
  });

  it('a cause given afterwards moves a dossier to its cause, in past periods as well', async () => {
    const { world, city } = ground();
    const leader = await world.api.as('lanhdao');
    const [one, two] = await world.api.sql<{ id: string; version: number }>(
      `SELECT d.id, d.version FROM dossier d JOIN office o ON o.id = d.handling_office_id AND o.code = 'H23.18.07'
        WHERE d.id = ANY ($1) AND d.state IN ('decided', 'handed_over') ORDER BY d.id LIMIT 2`,
      [late('finishedLate')],
    );
    const name: DossierTransition = 'explain_delay';
    for (const [dossier, lateCause] of [
      [one!, 'other_agency'],
      [two!, 'workload'],
    ] as const) {
      expect((await leader.act(dossier, name, { lateCause })).status).toBe(200);
    }
    const { data, total } = await read();
    expect(data.map(({ key, figures }) => [key, figures.finishedLate])).toEqual([
      ['other_agency', 1],
      ['workload', 1],
      [NO_LATE_CAUSE, late('finishedLate').length - 2],
    ]);
    expect(total.finishedLate).toBe(late('finishedLate').length);
    const list = `${BELOW}&figure=finishedLate&figureFrom=${days.from}&figureTo=${days.to}`;
    expect(await listed(city, `${list}&lateCause=other_agency`)).toEqual([one!.id]);
    // Said once more it is the newer word that counts, and the older one stays in its event.
    const again = { id: one!.id, version: one!.version + 1 };
    expect((await leader.act(again, name, { lateCause: 'law', reason: 'Luật mới' })).body).toMatchObject({
      late: true,
      lateCause: 'law',
      version: again.version + 1,
    });
    const said = await world.api.sql<{ cause: string; reason: string | null }>(
      `SELECT details ->> 'lateCause' AS cause, reason FROM dossier_event WHERE dossier_id = $1 AND transition = $2 ORDER BY seq`,
      [one!.id, name],
    );
    expect(said).toEqual([
      { cause: 'other_agency', reason: null },
      { cause: 'law', reason: 'Luật mới' },
    ]);
  });

  it('a list knows no cause but those', async () => {
    expect(await ground().city.get(`/api/v1/dossiers?${BELOW}&lateCause=lunch`)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'lateCause' }] },
    });
    expect(LATE_CAUSES).not.toContain(NO_LATE_CAUSE);
  });
}
