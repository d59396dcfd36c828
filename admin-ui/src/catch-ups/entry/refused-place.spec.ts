import { describe, expect, it } from '@jest/globals';
import { refusedLine, refusedPlace } from './refused-place';

describe('where a refusal of the API belongs', () => {
  it.each([
    ['entries.0.receivedAt', 0, 'receivedAt'],
    ['entries.12.blockNumber', 12, 'blockNumber'],
    ['entries.3.dossier.applicant.citizenId', 3, 'person.idNumber'],
    ['entries.3.dossier.applicant.otherId.number', 3, 'person.idNumber'],
    ['entries.3.dossier.applicant.phone', 3, 'person.phone'],
    ['entries.3.dossier.components.GCS', 3, 'complete'],
    ['entries.3.dossier.procedureCode', 3, 'procedureCode'],
    ['entries.3.dossier', 3, null],
    ['entries.3.dossier.applicant.email', 3, null],
  ])('%s is line %i, %s', (path, line, field) => expect(refusedPlace(path)).toEqual({ line, field }));

  it('is no line when it is about the batch', () => expect(refusedPlace('decision')).toBeNull());

  it('names the first line of several', () => {
    const errors = ['reason', 'entries.4.receivedAt', 'entries.2.receivedAt'].map((path) => ({ path, code: 'x' }));
    expect(refusedLine(errors)).toBe(4);
    expect(refusedLine(errors.slice(0, 1))).toBeNull();
    expect(refusedLine(undefined)).toBeNull();
  });
});
