import { expect, it } from '@jest/globals';
import { addDays, isWorkingDay, NATIONAL_CALENDAR } from '@motcua/shared/calendar';
import {
  BOARD_GROUPS,
  type BoardGroup,
  PAUSE_FIGURES,
  PAUSE_GROUPS,
  type PauseGroup,
  type PauseReport,
  type RefusalReport,
  SUPPLEMENT_FIGURES,
  type SupplementReport,
} from '@motcua/shared/figures';
import { BELOW, KEY_OF, LIST_OF_GROUP } from './board-groups.js';
import { NOW } from './figure-world.js';
import { day, listed, naively, spanUntil, type Told } from './naive-recount.js';
import type { Ground } from './on-time-cases.js';

const CAUSE_OF_END: Readonly<Record<string, string>> = {
  citizen_wish: 'withdrawnByWish',
  supplement_overdue: 'returnedUnsupplemented',
  not_paid: 'returnedUnpaid',
  ended_after_suspension: 'returnedSuspended',
};

/** The figures of what was answered that a dossier is in, told by its events alone. */
export function answeredIn(one: Told, from: Date, until: Date): string[] {
  const before = one.events.filter(({ at }) => at < until);
  const then = naively(one, until);
  if (then.voided) return [];
  const last = before.findLast(({ transition }) =>
    ['decide', 'withdraw', 'return_unfinished', 'refuse'].includes(transition),
  );
  const refused = last?.transition === 'refuse' && last.at >= from;
  const settled =
    then.receivedAt !== null && then.receivedAt < until && then.finishedAt !== null && then.finishedAt >= from;
  if (!refused && !settled) return [];
  const requests = before.filter(({ transition }) => transition === 'request_supplement').length;
  const figures = ['answered'];
  if (requests >= 1) figures.push('supplemented');
  if (requests >= 2) figures.push('supplementedAgain');
  if (refused) figures.push('refused');
  if (last?.transition === 'decide' && last.details.outcome === 'denied') figures.push('denied');
  const broughtOver = one.events.find(({ transition }) => transition === 'imported');
  if (last?.transition === 'withdraw' || broughtOver?.to === 'withdrawn') figures.push('withdrawnByWish');
  if (last?.transition === 'return_unfinished') figures.push(CAUSE_OF_END[last.details.cause!]!);
  return figures;
}

interface OpenPause {
  readonly cause: string;
  readonly since: Date;
  /** When it is to be looked at again. */
  readonly until: string;
  readonly late: boolean;
}

const STOPS: Readonly<Record<string, string>> = {
  request_supplement: 'supplement',
  request_payment: 'payment',
  suspend: 'suspension',
};
const ENDS = [
  'unpause',
  'resume',
  'confirm_payment',
  'decide',
  'withdraw',
  'return_unfinished',
  'refuse',
  'void_intake',
];

/** Where nobody names a day: in fifteen days, or when work begins again after them. */
function usualReview(from: string): string {
  let on = addDays(from, 15);
  while (!isWorkingDay(on, NATIONAL_CALENDAR)) on = addDays(on, 1);
  return on;
}

/** Why a dossier stands still now, told by its events alone. */
export function pauseOf(one: Told): OpenPause | null {
  let open: OpenPause | null = null;
  for (const { transition, to, at, details } of one.events) {
    const cause = transition === 'pause' ? details.cause : STOPS[transition];
    const due = naively(one, at).dueAt;
    const review = details.until ?? details.reviewOn ?? usualReview(day(at));
    if (cause) open = { cause, since: at, until: review, late: due !== null && at > due };
    if (ENDS.includes(transition) || (transition === 'receive_supplement' && to !== 'awaiting_supplement')) open = null;
  }
  return open;
}

export function standingStill(one: Told): string[] {
  const pause = pauseOf(one);
  if (!pause) return [];
  const days = (Date.parse(NOW.slice(0, 10)) - Date.parse(day(pause.since))) / 86_400_000;
  return [
    'pausedNow',
    days <= 7 ? 'paused0to7' : days <= 15 ? 'paused8to15' : days <= 30 ? 'paused16to30' : 'pausedOver30',
    ...(pause.until < NOW.slice(0, 10) ? ['pausedReviewPast'] : []),
    ...(pause.late ? ['pausedWhenLate'] : []),
  ];
}

const keyOf = (groupBy: PauseGroup, one: Told): string | undefined =>
  groupBy === 'cause' ? pauseOf(one)?.cause : KEY_OF[groupBy](one);
const listOf = (groupBy: PauseGroup, key: string): string =>
  groupBy === 'cause' ? `${BELOW}&pauseCause=${key}` : LIST_OF_GROUP[groupBy](key);

/** Tests of supplements, refusals and pauses, on a world that is there when they run. */
export function standStillCases(ground: () => Ground): void {
  const read = async <T>(path: string): Promise<T> => {
    const { status, body } = await ground().city.get(`/api/v1/reports/${path}`);
    expect({ path, status }).toEqual({ path, status: 200 });
    return body as T;
  };

  it.each<[BoardGroup, string, string]>([
    ...BOARD_GROUPS.map((groupBy): [BoardGroup, string, string] => [groupBy, '2025-12-01', '2026-02-11']),
    ['field', '2025-12-15', '2025-12-31'],
    ['office', '2026-01-01', '2026-01-15'],
  ])(
    'supplements and refusals by %s from %s are those of a naive recount, and of the lists behind',
    async (groupBy, from, to) => {
      const { data, total } = await read<SupplementReport>(
        `supplements?${BELOW}&groupBy=${groupBy}&from=${from}&to=${to}`,
      );
      const span = spanUntil(from, to, NOW);
      const { told, city } = ground();
      const of = (id: string, key?: string): string[] =>
        told
          .filter((one) => key === undefined || KEY_OF[groupBy](one) === key)
          .filter((one) => answeredIn(one, span.from, span.until).includes(id))
          .map(({ id: dossier }) => dossier)
          .sort();
      for (const id of SUPPLEMENT_FIGURES) {
        expect({ id, n: total[id] }).toEqual({ id, n: of(id).length });
        for (const { key, figures } of data) {
          expect({ key, id, n: figures[id] }).toEqual({ key, id, n: of(id, key).length });
          if (figures[id] === 0) continue;
          const list = `${LIST_OF_GROUP[groupBy](key)}&figure=${id}&figureFrom=${from}&figureTo=${to}`;
          expect({ key, id, ids: (await listed(city, list)).sort() }).toEqual({ key, id, ids: of(id, key) });
        }
      }
    },
  );

  it('supplements and refusals have one of most kinds, and are part of what was answered', async () => {
    const { total } = await read<SupplementReport>(`supplements?${BELOW}&groupBy=field&from=2025-12-01&to=2026-02-11`);
    for (const id of SUPPLEMENT_FIGURES.filter((one) => !['returnedUnpaid', 'returnedSuspended'].includes(one))) {
      expect({ id, n: total[id] }).not.toEqual({ id, n: 0 });
      expect(total[id]).toBeLessThanOrEqual(total.answered);
    }
  });

  it.each(PAUSE_GROUPS)('pauses by %s are those of a naive recount, and of the lists behind', async (groupBy) => {
    const { data, total } = await read<PauseReport>(`pauses?${BELOW}&groupBy=${groupBy}`);
    const { told, city } = ground();
    for (const id of PAUSE_FIGURES) {
      const all = told.filter((one) => standingStill(one).includes(id));
      expect({ id, n: total[id] }).toEqual({ id, n: all.length });
      for (const { key, figures } of data) {
        const ids = all
          .filter((one) => keyOf(groupBy, one) === key)
          .map((one) => one.id)
          .sort();
        expect({ key, id, n: figures[id] }).toEqual({ key, id, n: ids.length });
        if (ids.length === 0) continue;
        const list = await listed(city, `${listOf(groupBy, key)}&figure=${id}`);
        expect({ key, id, ids: list.sort() }).toEqual({ key, id, ids });
      }
    }
    expect(total.paused0to7 + total.paused8to15 + total.paused16to30 + total.pausedOver30).toBe(total.pausedNow);
    for (const id of ['pausedNow', 'paused16to30', 'pausedReviewPast', 'pausedWhenLate'] as const) {
      expect({ id, n: total[id] }).not.toEqual({ id, n: 0 });
    }
  });

  it('refusals and denials are told with their reasons, and leave a record', async () => {
    const { world, city } = ground();
    const days = 'from=2025-12-01&to=2026-02-11';
    const records = async (): Promise<number> =>
      (await world.api.sql<{ n: number }>(`SELECT count(*)::int AS n FROM access_record WHERE action = 'list'`))[0]!.n;
    const before = await records();
    const { data, more } = await read<RefusalReport>(`refusals?${BELOW}&${days}`);
    expect(await records()).toBe(before + 1);
    expect(more).toBe(false);
    expect(data.map(({ kind, reason, at }) => [kind, reason, day(new Date(at))])).toEqual([
      ['denied', 'Không đủ điều kiện', '2025-12-24'],
      ['refused', 'Không thuộc thẩm quyền', '2025-12-22'],
    ]);
    for (const { kind, dossierId } of data) {
      const list = `${BELOW}&figure=${kind}&figureFrom=2025-12-01&figureTo=2026-02-11`;
      expect(await listed(city, list)).toEqual([dossierId]);
    }
    expect(await read<RefusalReport>(`refusals?${BELOW}&from=2026-01-01&to=2026-02-11`)).toMatchObject({ data: [] });
    const admin = await world.api.as('quantri');
    expect((await admin.get(`/api/v1/reports/refusals?officeCode=H23.18.07&${days}`)).status).toBe(403);
  });

  it('a list knows no other cause of a pause', async () => {
    expect(await ground().city.get(`/api/v1/dossiers?${BELOW}&pauseCause=lunch`)).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'pauseCause' }] },
    });
  });
}
