import { describe, expect, it } from '@jest/globals';
import { EMPTY_PERSON } from '../../intake/person-form';
import { emptyCatchUp, isBlank, lineAfter, type LineForm, personOf, wrongOfLine } from './line-form';

const TIMES = { today: '2026-11-23', now: new Date('2026-11-23T04:00:00.000Z') };

const line = (part: Partial<LineForm> = {}): LineForm => ({
  id: 1,
  blockNumber: 'KG-0015',
  receivedAt: '2026-11-23T02:15:00.000Z',
  channel: 'desk',
  procedureCode: '1.001193',
  caseCode: '',
  person: { ...EMPTY_PERSON, idNumber: '030090012345', fullName: 'Trần Văn Đức' },
  complete: true,
  ...part,
});

describe('a line of a batch', () => {
  it('follows the one before with the next leaf of the same day', () => {
    expect(lineAfter([line({ id: 4 }), line({ id: 2, channel: 'post' })])).toEqual({
      ...lineAfter([]),
      id: 5,
      blockNumber: 'KG-0016',
      receivedAt: '2026-11-23T02:15:00.000Z',
      channel: 'post',
    });
  });

  it('is blank while only suggestions stand in it', () => {
    expect(isBlank(lineAfter([line()]))).toBe(true);
    expect(isBlank(emptyCatchUp().lines[0]!)).toBe(true);
    expect(isBlank(line({ procedureCode: '', complete: false }))).toBe(false);
    expect(isBlank({ ...lineAfter([]), complete: true })).toBe(false);
    expect(isBlank({ ...lineAfter([]), procedureCode: '1.001193' })).toBe(false);
  });

  it.each([
    ['030 090 012 345', 'citizenId'],
    ['031234567', 'cmnd'],
    ['0100109106', 'taxCode'],
    ['0100109106-001', 'taxCode'],
    ['0100109107', 'citizenId'],
    ['', 'none'],
  ])('reads the number %s as %s', (idNumber, idKind) =>
    expect(personOf(line({ person: { ...EMPTY_PERSON, idNumber } })).idKind).toBe(idKind),
  );

  it.each([
    [{}, {}],
    [{ receivedAt: '' }, { receivedAt: 'missing' }],
    [{ receivedAt: '2026-11-23T04:01:00.000Z' }, { receivedAt: 'ahead' }],
    [
      { procedureCode: '', complete: false },
      { procedureCode: 'procedure.missing', complete: 'paper.missing' },
    ],
    [{ person: EMPTY_PERSON }, { 'person.fullName': 'name.missing' }],
    [{ person: { ...EMPTY_PERSON, fullName: 'An', idNumber: '12345' } }, { 'person.idNumber': 'id.citizenId' }],
  ])('%j is wrong in %j', (part, wrong) => expect(wrongOfLine(line(part), TIMES)).toEqual(wrong));
});
