import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';

const PREVIEW = '/api/v1/deadlines/preview';
const CALL = { acceptedAt: '2026-03-05T09:00:00+07:00', limit: { amount: 5, unit: 'workingDay' } };
const pause = (from: string, to: string): object => ({ from: `${from}:00+07:00`, to: `${to}:00+07:00` });

interface Refused {
  readonly changes: object;
  readonly status: number;
  readonly code: string;
  readonly path: string;
  readonly field?: string;
  readonly why: string;
}

// prettier-ignore
const REFUSED: readonly Refused[] = [
  { changes: { limit: { amount: -5, unit: 'workingDay' } }, status: 422, code: 'deadline.limit_invalid', path: 'limit.amount', why: 'a negative limit' },
  { changes: { limit: { amount: 0, unit: 'day' } }, status: 422, code: 'deadline.limit_invalid', path: 'limit.amount', why: 'no limit at all' },
  { changes: { limit: { amount: 3661, unit: 'day' } }, status: 422, code: 'deadline.limit_invalid', path: 'limit.amount', why: 'beyond ten years' },
  { changes: { limit: { amount: 2, unit: 'sameDay' } }, status: 422, code: 'deadline.limit_invalid', path: 'limit.amount', why: 'two same days' },
  { changes: { limit: { amount: 1.5, unit: 'day' } }, status: 400, code: 'request.invalid', path: 'limit.amount', field: 'field.wrong_type', why: 'a fraction' },
  { changes: { limit: { amount: 5, unit: 'week' } }, status: 400, code: 'request.invalid', path: 'limit.unit', field: 'field.invalid', why: 'a unit nobody knows' },
  { changes: { acceptedAt: '2026-03-05T09:00:00' }, status: 400, code: 'request.invalid', path: 'acceptedAt', field: 'field.zone_missing', why: 'no zone' },
  { changes: { acceptedAt: '2026-03-05T09:00' }, status: 400, code: 'request.invalid', path: 'acceptedAt', field: 'field.zone_missing', why: 'no zone and no seconds' },
  { changes: { acceptedAt: '2026-03-05' }, status: 400, code: 'request.invalid', path: 'acceptedAt', field: 'field.invalid', why: 'a day is no instant' },
  { changes: { acceptedAt: '2026-02-30T09:00:00+07:00' }, status: 400, code: 'request.invalid', path: 'acceptedAt', field: 'field.invalid', why: '30 February' },
  { changes: { acceptedAt: '0001-01-01T09:00:00+07:00' }, status: 422, code: 'deadline.out_of_range', path: 'acceptedAt', field: 'field.out_of_range', why: 'the year 1' },
  { changes: { acceptedAt: '9999-12-31T09:00:00+07:00' }, status: 422, code: 'deadline.out_of_range', path: 'acceptedAt', field: 'field.out_of_range', why: 'the year 9999' },
  { changes: { acceptedAt: '1999-12-31T09:00:00+07:00' }, status: 422, code: 'deadline.out_of_range', path: 'acceptedAt', field: 'field.out_of_range', why: 'before there were one-stop counters' },
  { changes: { pauses: [pause('2026-03-09T09:00', '2026-03-08T09:00')] }, status: 422, code: 'deadline.pause_reversed', path: 'pauses', why: 'a pause that ends before it begins' },
  { changes: { pauses: [pause('2026-03-06T09:00', '2026-03-09T09:00'), pause('2026-03-08T09:00', '2026-03-10T09:00')] }, status: 422, code: 'deadline.pauses_overlap', path: 'pauses', why: 'two pauses at once' },
  { changes: { pauses: [{ from: '2026-03-06T09:00:00', to: '2026-03-07T09:00:00+07:00' }] }, status: 400, code: 'request.invalid', path: 'pauses.0.from', field: 'field.zone_missing', why: 'a pause without a zone' },
  { changes: { pauses: [pause('2026-03-06T09:00', '9999-03-07T09:00')] }, status: 422, code: 'deadline.out_of_range', path: 'pauses.0.to', field: 'field.out_of_range', why: 'a pause into the year 9999' },
  { changes: { pauses: Array.from({ length: 51 }, () => pause('2026-03-06T09:00', '2026-03-06T09:00')) }, status: 400, code: 'request.invalid', path: 'pauses', field: 'field.out_of_range', why: 'more pauses than anybody has' },
];

describe('when a time limit would end', () => {
  let api: TestApi;
  let counter: TestClient;
  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
  });
  afterAll(() => api.stop());

  it.each(REFUSED)('refuses $why', async ({ changes, status, code, path, field }) => {
    const answer = await counter.post(PREVIEW, { ...CALL, ...changes });
    expect(answer).toMatchObject({ status, body: { code } });
    const errors = (answer.body as { errors: { path: string; code: string }[] }).errors;
    expect(errors).toContainEqual({ path, code: field ?? expect.any(String) });
  });

  it('takes pauses that touch, and says of each day why it counts', async () => {
    const pauses = [pause('2026-03-06T09:00', '2026-03-09T09:00'), pause('2026-03-09T09:00', '2026-03-10T09:00')];
    const { status, body } = await counter.post(PREVIEW, { ...CALL, pauses });
    expect(status).toBe(200);
    expect(body.dueAt).toBe('2026-03-16T10:00:00.000Z');
    expect(
      body.counted.map(({ date, units, why }: { date: string; units: number; why: string }) => [date, units, why]),
    ).toEqual([
      ['2026-03-05', 0, 'ngày tiếp nhận'],
      ['2026-03-06', 1, 'ngày làm việc'],
      ['2026-03-07', 0, 'cuối tuần'],
      ['2026-03-08', 0, 'cuối tuần'],
      ['2026-03-09', 0, 'tạm dừng'],
      ['2026-03-10', 0, 'tạm dừng'],
      ['2026-03-11', 1, 'ngày làm việc'],
      ['2026-03-12', 1, 'ngày làm việc'],
      ['2026-03-13', 1, 'ngày làm việc'],
      ['2026-03-14', 0, 'cuối tuần'],
      ['2026-03-15', 0, 'cuối tuần'],
      ['2026-03-16', 1, 'ngày làm việc'],
    ]);
  });
});
