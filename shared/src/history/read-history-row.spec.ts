import { describe, expect, it } from '@jest/globals';
import { historyColumn } from './history-columns.js';
import { readOldTime } from './old-time.js';
import { type HistoryCells, readHistoryRow } from './read-history-row.js';

const NOW = new Date('2026-11-29T02:00:00Z');
const right: HistoryCells = {
  oldCode: 'H23-1',
  procedureCode: '1.001193',
  applicantName: 'Nguyễn Thị Hoà',
  receivedAt: '15/01/2024',
  dueAt: '17/01/2024',
  finishedAt: '17/01/2024',
};
const read = (changes: HistoryCells): ReturnType<typeof readHistoryRow> =>
  readHistoryRow({ ...right, ...changes }, 2, NOW);
const faults = (changes: HistoryCells): [string, string][] => {
  const outcome = read(changes);
  return outcome.ok ? [] : outcome.faults.map(({ column, code }) => [column, code]);
};
const dossier = (changes: HistoryCells) => {
  const outcome = read(changes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.dossier;
};

describe('a time of an older system', () => {
  it.each([
    ['15/01/2024', '2024-01-15', null],
    ['5/1/2024', '2024-01-05', null],
    ['05-01-2024 7:05', '2024-01-05', '2024-01-05T00:05:00.000Z'],
    ['15/01/2024 09:30:15', '2024-01-15', '2024-01-15T02:30:15.000Z'],
    ['2024-01-15', '2024-01-15', null],
    ['2024-01-15T09:30', '2024-01-15', '2024-01-15T02:30:00.000Z'],
    ['2024-01-15 09:30:15.123', '2024-01-15', '2024-01-15T02:30:15.000Z'],
    ['2024-01-15T20:00:00Z', '2024-01-16', '2024-01-15T20:00:00.000Z'],
    ['2024-01-15T09:30+07:00', '2024-01-15', '2024-01-15T02:30:00.000Z'],
  ])('%s is read', (text, date, at) => {
    const time = readOldTime(text);
    expect([time?.date, time?.at?.toISOString() ?? null]).toEqual([date, at]);
  });

  it.each([
    '30/02/2024',
    '01/15/2024',
    '15/01/24',
    '15/01/1999',
    '2024-1-5',
    '2024-13-01',
    '45306',
    'hôm qua',
    '15/01/2024 25:00',
    '2024-02-30T00:00:00Z',
  ])('%s is none', (text) => expect(readOldTime(text)).toBeNull());
});

describe('a row of old dossiers', () => {
  it('is never late within the day it was promised for, with or without times', () => {
    const { receivedAt, finishedAt, dueAt, handedOverAt } = dossier({ receivedAt: '17/01/2024 10:00' });
    expect(finishedAt).toEqual(receivedAt);
    expect(handedOverAt).toEqual(finishedAt);
    expect(dueAt!.toISOString()).toBe('2024-01-17T16:59:00.000Z');
    expect(dossier({ dueAt: '' }).dueAt).toBeNull();
  });

  it.each([
    [{ channel: 'TRUC  TUYEN', outcome: 'Từ chối' }, 'online', 'denied'],
    [{ channel: 'Bưu điện', outcome: 'rút hồ sơ' }, 'post', 'withdrawn'],
    [{ channel: '', outcome: '' }, 'desk', 'granted'],
  ] as const)('%j is understood as people write it', (cells, channel, outcome) => {
    expect(dossier(cells)).toMatchObject({ channel, outcome });
  });

  it.each([
    ['', 'none', 'person'],
    ['030090001234', 'citizenId', 'person'],
    ['141234567', 'cmnd', 'person'],
    ['0100109106-001', 'taxCode', 'organisation'],
    ['C1234567', 'passport', 'person'],
  ])('the number %s is of kind %s', (idNumber, idKind, kind) => {
    expect(dossier({ idNumber }).applicant).toMatchObject({ idKind, kind, idNumber: idNumber || null });
  });

  it.each([
    [{ oldCode: '' }, [['oldCode', 'history.value_missing']]],
    [{ oldCode: 'x'.repeat(61) }, [['oldCode', 'history.value_invalid']]],
    [{ procedureCode: '1\u0000' }, [['procedureCode', 'history.value_invalid']]],
    [{ applicantName: '12' }, [['applicantName', 'name.invalid']]],
    [{ idNumber: '30090001234' }, [['idNumber', 'citizen_id.invalid']]],
    [{ idNumber: '0100109107' }, [['idNumber', 'id.invalid']]],
    [{ outcome: 'toString' }, [['outcome', 'history.value_unknown']]],
    [{ receivedAt: '' }, [['receivedAt', 'history.value_missing']]],
    [{ finishedAt: '' }, [['finishedAt', 'history.value_missing']]],
    [{ finishedAt: '16/01/2024', receivedAt: '17/01/2024' }, [['finishedAt', 'history.date_order']]],
    [{ handedOverAt: '16/01/2024' }, [['handedOverAt', 'history.date_order']]],
    [{ dueAt: '14/01/2024' }, [['dueAt', 'history.date_order']]],
    [{ finishedAt: '29/11/2026 10:00' }, [['finishedAt', 'history.date_ahead']]],
  ] as const)('%j is wrong', (cells, expected) => expect(faults(cells)).toEqual(expected));

  it('keeps the cause of what was late, in the words of the catalogue', () => {
    const late = { finishedAt: '18/01/2024' };
    for (const lateCause of [
      'Quá tải, thiếu người',
      'qua tai,  thieu nguoi',
      'workload',
      'Too much work, too few people',
    ]) {
      expect(dossier({ ...late, lateCause }).lateCause).toBe('workload');
    }
    expect(dossier(late).lateCause).toBeNull();
  });

  it.each([
    [{ lateCause: 'Mưa to', finishedAt: '18/01/2024' }, 'history.value_unknown'],
    [{ lateCause: 'toString', finishedAt: '18/01/2024' }, 'history.value_unknown'],
    [{ lateCause: 'workload' }, 'history.not_late'],
    [{ lateCause: 'workload', finishedAt: '18/01/2024', dueAt: '' }, 'history.not_late'],
    [{ lateCause: 'workload', finishedAt: '18/01/2024', outcome: 'rút' }, 'history.not_late'],
  ] as const)('%j has no such cause', (cells, code) => expect(faults(cells)).toEqual([['lateCause', code]]));

  it('may be due later than today', () => expect(faults({ dueAt: '01/01/2027' })).toEqual([]));
});

it.each([
  [' MÃ HỒ SƠ  CŨ ', 'oldCode'],
  ['ngay hen tra', 'dueAt'],
  ['Handed over', 'handedOverAt'],
  ['Ghi chú', null],
])('the heading %s is the column %s', (heading, column) => expect(historyColumn(heading)).toBe(column));
