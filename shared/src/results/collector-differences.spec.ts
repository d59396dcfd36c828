import { describe, expect, it } from '@jest/globals';
import { type Collecting, collectorDifferences, type KnownPeople } from './collector-differences.js';

const APPLICANT = { fullName: 'Nguyễn Thị Hoà', citizenId: '030190012345' };
const SUBMITTER = { fullName: 'Trần Văn Đức', citizenId: '030085004321', authorisation: 'Giấy ủy quyền 12/2026' };
const PEOPLE: KnownPeople = { applicant: APPLICANT, submitter: SUBMITTER };

describe('who collects a result', () => {
  it.each<[string, Collecting, KnownPeople, string[]]>([
    ['the applicant', { ...APPLICANT, relation: 'applicant' }, PEOPLE, []],
    ['the applicant, typed otherwise', { fullName: 'nguyen thi hòa', relation: 'applicant' }, PEOPLE, []],
    ['another name', { fullName: 'Lê Văn Tám', relation: 'applicant' }, PEOPLE, ['name']],
    ['another number', { ...APPLICANT, citizenId: '030190099999', relation: 'applicant' }, PEOPLE, ['number']],
    [
      'a number where none is known',
      { ...APPLICANT, relation: 'applicant' },
      { ...PEOPLE, applicant: { ...APPLICANT, citizenId: null } },
      [],
    ],
    ['another altogether', { ...SUBMITTER, relation: 'applicant' }, PEOPLE, ['name', 'number']],
    ['the bearer', { fullName: 'Trần Văn Đức', citizenId: '030085004321', relation: 'submitter' }, PEOPLE, []],
    ['a bearer where there is none', { ...APPLICANT, relation: 'submitter' }, { ...PEOPLE, submitter: null }, ['name']],
    ['an authorised one without letter', { fullName: 'Lê Văn Tám', relation: 'authorised' }, PEOPLE, ['letter']],
    [
      'an authorised one with a letter',
      { fullName: 'Lê Văn Tám', relation: 'authorised', authorisation: 'Giấy ủy quyền 3/2026' },
      PEOPLE,
      [],
    ],
    [
      'another person with the letter of the dossier',
      { fullName: 'Lê Văn Tám', relation: 'authorised', authorisation: 'giấy ủy quyền 12/2026' },
      PEOPLE,
      ['name'],
    ],
    [
      'the name in the letter of the dossier, and another number',
      { fullName: 'Trần Văn Đức', citizenId: '030085009999', relation: 'authorised' },
      PEOPLE,
      ['number'],
    ],
    [
      'the one in the letter of the dossier, with their number',
      { fullName: 'Trần Văn Đức', citizenId: '030085004321', relation: 'authorised' },
      PEOPLE,
      [],
    ],
    ['the one whom the letter of the dossier names', { fullName: 'Trần Văn Đức', relation: 'authorised' }, PEOPLE, []],
  ])('%s: %j', (_, who, people, expected) => expect(collectorDifferences(who, people)).toEqual(expected));
});
