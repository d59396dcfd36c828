import { beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, formatDateVi } from '@motcua/shared/calendar';
import type { ExportView } from '@motcua/shared/exports';
import {
  BOARD_GROUPS,
  FIGURE_IDS,
  type FigureId,
  FIGURES,
  isOverPeriod,
  ON_TIME_COLUMNS,
  ON_TIME_FIGURES,
  type OnTimeReport,
  PAUSE_GROUPS,
  type StatisticsCard,
  STEP_GROUPS,
  type StepTimesReport,
} from '@motcua/shared/figures';
import { parse } from 'csv-parse/sync';
import { csvOf, oldRow, takeIn as bringOver } from '../history/old-sheet.js';
import { PROVINCE } from '../seeding/generated-database.js';
import type { TestApi, TestClient } from '../support/api.js';
import { birthRegistration, takeIn } from '../support/dossiers.js';
import { waitUntil } from '../support/wait-until.js';

interface Ground {
  readonly api: TestApi;
  readonly supervisor: TestClient;
  /** The present day, in which one ward has a counter officer and a leader. */
  readonly today: string;
  readonly ward: string;
}

type Numbers = Readonly<Record<string, number>>;
/** What a list and its export are narrowed to, as both are asked. */
type Narrowed = Readonly<Record<string, string>>;
interface Shown {
  readonly key: string;
  readonly figures: Numbers;
}

const STEPS = [
  ['stepsLeft', 'dossiers'],
  ['stepsInTime', 'inTime'],
  ['stepsLate', 'late'],
] as const;

const ALL: Narrowed = { officeCode: PROVINCE, below: 'true' };

/** What a row of a report narrows its lists by. */
const NARROWED_BY: Readonly<Record<string, (key: string) => Narrowed>> = {
  field: (key) => ({ ...ALL, field: key }),
  procedure: (key) => ({ ...ALL, procedureCode: key }),
  officer: (key) => ({ ...ALL, officerId: key }),
  office: (key) => ({ officeCode: key }),
  cause: (key) => ({ ...ALL, pauseCause: key }),
  lateCause: (key) => ({ ...ALL, lateCause: key }),
};

/** A number somebody reads, the list it opens and the file of that list: of every figure there is, none left out. */
export function oneQueryCases(ground: () => Ground): void {
  describe('what is shown, the list behind it and its file', () => {
    const DAYS = (): Narrowed => ({ from: '2025-01-01', to: ground().today });
    let totals: Numbers;

    const read = async <T>(path: string, query: Narrowed = {}): Promise<T> => {
      const { status, body } = await ground().supervisor.get(`/api/v1/${path}?${new URLSearchParams(query)}`);
      expect({ path, query, status }).toEqual({ path, query, status: 200 });
      return body as T;
    };

    /** The numbers of a figure as the desk shows them: on a tile, in a total, or in the rows that make it up. */
    beforeAll(async () => {
      await whatIsNotGenerated(ground());
      const [form, today, ageing, supplements, pauses] = await Promise.all([
        read<{ totals: Numbers }>('reports/forms/II.06', { ...ALL, ...DAYS() }),
        read<{ figures: Numbers }>('figures/today', ALL),
        read<{ total: Numbers }>('reports/ageing', { ...ALL, groupBy: 'field' }),
        read<{ total: Numbers }>('reports/supplements', { ...ALL, ...DAYS(), groupBy: 'field' }),
        read<{ total: Numbers }>('reports/pauses', { ...ALL, groupBy: 'cause' }),
      ]);
      totals = { ...form.totals, ...today.figures, ...ageing.total, ...supplements.total, ...pauses.total };
    });

    const asked = (figure: FigureId, narrowed: Narrowed, { from, to }: Narrowed = DAYS()): Narrowed => ({
      ...narrowed,
      figure,
      ...(isOverPeriod(figure) && { figureFrom: from!, figureTo: to! }),
    });

    /** Every code of a list, page by page. */
    async function listed(filters: Narrowed): Promise<string[]> {
      const codes: string[] = [];
      for (let cursor = ''; ;) {
        const { data, page } = await read<{ data: { code: string }[]; page: { nextCursor: string | null } }>(
          'dossiers',
          {
            ...filters,
            limit: '100',
            ...(cursor && { cursor }),
          },
        );
        codes.push(...data.map(({ code }) => code));
        if (page.nextCursor === null) return codes;
        cursor = page.nextCursor;
      }
    }

    /** Every code of the file that the desk makes of the same list. */
    async function exported({ below, procedureCode, ...filters }: Narrowed): Promise<string[]> {
      const { api, supervisor } = ground();
      const body = {
        ...filters,
        ...(below && { below: true }),
        ...(procedureCode && { procedureCode: [procedureCode] }),
        ...{ columns: ['code', 'state'], language: 'vi', format: 'csv' },
      };
      const answer = await supervisor.post('/api/v1/exports/dossiers', body);
      expect([answer.status, answer.body]).toEqual([201, answer.body]);
      const { id } = answer.body as ExportView;
      await waitUntil('the export is ready', async () => (await read<ExportView>(`exports/${id}`)).state === 'ready');
      const file = await fetch(`${api.url}/api/v1/exports/${id}/content`, { headers: { cookie: supervisor.cookie } });
      const lines: string[][] = parse(Buffer.from(await file.arrayBuffer()), { bom: true });
      return lines.slice(1).map(([code]) => code!);
    }

    async function agree(what: object, number: number | undefined, filters: Narrowed): Promise<void> {
      const [list, file] = [await listed(filters), await exported(filters)];
      expect({ ...what, list: list.length, each: new Set(list).size }).toEqual({ ...what, list: number, each: number });
      expect({ ...what, file: file.sort() }).toEqual({ ...what, file: list.sort() });
    }

    it.each(FIGURE_IDS.filter((id) => FIGURES[id].on !== 'steps'))('are the same dossiers: %s', async (id) => {
      // Compared with nothing it would say nothing.
      expect(totals[id]).toBeGreaterThan(0);
      await agree({ id }, totals[id], asked(id, ALL));
    });

    it.each(STEP_GROUPS)('of rows of steps by %s', async (groupBy) => {
      const { data } = await read<StepTimesReport>('reports/steps', { ...ALL, ...DAYS(), groupBy });
      for (const [id, column] of STEPS) {
        const row = data.toSorted((a, b) => b[column] - a[column])[0]!;
        expect(row[column]).toBeGreaterThan(1);
        const narrowed = groupBy === 'officer' ? { ...ALL, stepOfficerId: row.key } : NARROWED_BY[groupBy]?.(row.key);
        await agree({ id, row }, row[column], { ...asked(id, narrowed ?? ALL), stepCode: row.stepCode });
      }
    });

    it.each([
      ...BOARD_GROUPS.flatMap((by) => [`ageing/${by}`, `supplements/${by}`, `on-time/${by}`]),
      ...PAUSE_GROUPS.map((by) => `pauses/${by}`),
      'on-time/month',
      'on-time/day',
      'late-causes/lateCause',
    ])('of a row of %s', async (report) => {
      const [path, by] = report.split('/') as [string, string];
      const days = by === 'day' ? { from: '2025-12-30', to: '2026-01-08' } : DAYS();
      const query = {
        ...ALL,
        ...(by !== 'lateCause' && { groupBy: by }),
        ...(['supplements', 'on-time', 'late-causes'].includes(path) && days),
      };
      const { data } = await read<{ data: (Shown & OnTimeReport['data'][number])[] }>(`reports/${path}`, query);
      const rows = data.map((row) => ({ ...row, figures: path === 'on-time' ? figuresOnTime(row) : row.figures }));
      const sum = (figures: Numbers): number => Object.values(figures).reduce((n, one) => n + one, 0);
      const { key, figures, ...row } = rows.toSorted((a, b) => sum(b.figures) - sum(a.figures))[0]!;
      const narrowed = NARROWED_BY[by]?.(key) ?? ALL;
      const [id, number] = Object.entries(figures).find(([, n]) => n > 0 && n < 400) as [FigureId, number];
      await agree({ key, id }, number, asked(id, narrowed, path === 'on-time' ? { from: row.from, to: row.to } : days));
    });

    it('of the card, which everybody reads', async () => {
      const { api, ward, today } = ground();
      await api.sql(
        `INSERT INTO office_setting (id, office_id, key, value) SELECT gen_random_uuid(), id, 'reports.publicCard', '"shown"' FROM office WHERE code = $1`,
        [ward],
      );
      const { updatedAt: _, ...card } = await read<StatisticsCard>('reports/statistics-card', { officeCode: ward });
      const year = { from: `${today.slice(0, 4)}-01-01`, to: today };
      const behind = async (...ids: FigureId[]): Promise<number> => {
        const files = await Promise.all(ids.map((id) => exported(asked(id, { officeCode: ward }, year))));
        const lists = await Promise.all(ids.map((id) => listed(asked(id, { officeCode: ward }, year))));
        expect({ ids, codes: files.flat().sort() }).toEqual({ ids, codes: lists.flat().sort() });
        return lists.flat().length;
      };
      expect([card.total, card.onTimeOrEarly, card.late]).toEqual([
        await behind('received'),
        await behind('finishedBefore', 'finishedOnTime'),
        await behind('finishedLate', 'openLate'),
      ]);
      expect(card.late).toBeGreaterThan(0);
      const open = (await (await fetch(`${api.url}/api/v1/public/statistics-cards/${ward}`)).json()) as StatisticsCard;
      expect(open).toMatchObject(card);
      const { figures } = await read<{ figures: Numbers }>('reports/qd-766', { officeCode: ward, ...year });
      expect([figures['received'], figures['openLate']! + figures['finishedLate']!]).toEqual([card.total, card.late]);
    });
  });
}

const figuresOnTime = (row: OnTimeReport['data'][number]): Numbers =>
  Object.fromEntries(ON_TIME_COLUMNS.map((column) => [ON_TIME_FIGURES[column], row[column]]));

/** Of these there are none among generated dossiers, or few. */
async function whatIsNotGenerated({ api, ward, today }: Ground): Promise<void> {
  const [counter, leader] = await Promise.all([
    api.as(`motcua1.${ward.toLowerCase()}`),
    api.as(`lanhdao.${ward.toLowerCase()}`),
  ]);
  const afterwards = await counter.post('/api/v1/catch-ups', {
    reason: 'Mất điện',
    decision: 'TB 12/TB-UBND',
    entries: [{ receivedAt: `${today}T08:00:00+07:00`, blockNumber: 'KG-0015', dossier: birthRegistration() }],
  });
  const { id } = (afterwards.body as { catchUp: { id: string } }).catchUp;
  expect((await leader.post(`/api/v1/catch-ups/${id}`, { approve: true })).status).toBe(200);
  await api.sql(
    `INSERT INTO staff_role_at_office (staff_id, office_id, role)
     SELECT p.id, o.id, 'administrator' FROM staff p, office o WHERE p.username = 'quantri' AND o.code = $1`,
    [ward],
  );
  // Settled before the days that sums keep, among them, and in the days since.
  const old = ['15/01/2025', '31/12/2025', formatDateVi(addDays(today, -1))].map((finishedAt, index) =>
    oldRow({ oldCode: `CU-${index}`, receivedAt: '06/01/2025 08:00', dueAt: '20/01/2025', finishedAt }),
  );
  expect(await bringOver(await api.as('quantri'), csvOf(old), { officeCode: ward })).toMatchObject({ imported: 3 });
  const untold = await takeIn(counter);
  await api.sql(`UPDATE notice SET state = 'failed' WHERE dossier_id = $1`, [untold.id]);
  const before = (days: number): string => `${addDays(today, -days)}T16:00:00+07:00`;
  const running = `SELECT id FROM dossier WHERE state IN ('accepted', 'processing') AND NOT paused AND due_at > $1 ORDER BY id`;
  for (const [index, days] of [2, 5].entries()) {
    await api.sql(`UPDATE dossier SET due_at = $2 WHERE id = (${running} LIMIT 1 OFFSET $3)`, [
      `${today}T23:59:59+07:00`,
      before(days),
      index,
    ]);
  }
  // Asked for papers when its time was over already.
  await api.sql(
    `WITH asked AS (UPDATE dossier_pause SET started_at = $1, overdue_before = true
                     WHERE id = (SELECT id FROM dossier_pause WHERE ended_at IS NULL AND cause = 'supplement' ORDER BY started_at DESC LIMIT 1)
                     RETURNING dossier_id)
     UPDATE dossier SET due_at = $2 WHERE id = (SELECT dossier_id FROM asked)`,
    [before(10), before(12)],
  );
  await api.sql(
    `INSERT INTO dossier_forecast (dossier_id, office_id, handling_office_id, word, chance, cases, computed_at, version)
     SELECT id, office_id, handling_office_id, 'late', 0.9, 9, $1, version FROM dossier
      WHERE state IN ('accepted', 'processing') AND NOT paused AND due_at IS NOT NULL`,
    [`${today}T09:00:00+07:00`],
  );
}
