import { describe, expect, it } from '@jest/globals';
import { USUAL_WISH } from '@motcua/shared/notices';
import { collectorFields, collectorOfCard, isOtherCollector, ownerOfCard, usualCollector } from './collector';

type People = Parameters<typeof usualCollector>[0];

const APPLICANT: People['applicant'] = {
  kind: 'person',
  fullName: 'Nguyễn Văn An',
  citizenId: '030•••••2345',
  otherId: null,
  dateOfBirth: null,
  sex: null,
  phone: null,
  email: null,
  address: null,
  messages: USUAL_WISH,
};
const SUBMITTER: NonNullable<People['submitter']> = {
  fullName: 'Trần Thị Bình',
  relation: 'Mẹ',
  citizenId: '030•••••4321',
  phone: null,
  email: null,
  authorisation: null,
};
const PEOPLE: People = { applicant: APPLICANT, submitter: SUBMITTER };
const FIRM: People = { applicant: { ...APPLICANT, kind: 'organisation', citizenId: null }, submitter: null };

describe('the card of who comes to collect', () => {
  it.each([
    ['030090012345', 'NGUYỄN VĂN AN', 'applicant', 'capitals make no other person'],
    ['030085004321', 'Trần Thị Bình', 'submitter', 'who brought the dossier'],
    ['030090019999', 'Nguyễn Văn An', 'name_only', 'a namesake'],
    ['030090012345', 'Lê Văn Cường', 'number_only', 'the digits shown agree, the name does not'],
    ['001190000001', 'Lê Thị Dung', 'stranger', 'nobody of the dossier'],
  ])('%s %s is %s: %s', (citizenId, fullName, owner) =>
    expect(ownerOfCard(PEOPLE, { citizenId, fullName })).toBe(owner),
  );

  it('also speaks by the number the person had before', () => {
    const people = {
      applicant: { ...APPLICANT, citizenId: null, otherId: { kind: 'cmnd', number: '••••••567' } },
      submitter: null,
    };
    const card = { citizenId: '030090012345', fullName: 'Nguyễn Văn An' };
    expect(ownerOfCard(people, { ...card, oldNumber: '141234567' })).toBe('applicant');
    expect(ownerOfCard(people, card)).toBe('name_only');
  });

  it.each([
    ['Nguyễn Văn An', 'applicant_unproven', 'applicant'],
    ['Trần Thị Bình', 'submitter_unproven', 'submitter'],
    ['Lê Thị Dung', 'stranger', 'authorised'],
  ])('of %s is %s where the dossier has no numbers', (fullName, owner, relation) => {
    const people = {
      applicant: { ...APPLICANT, citizenId: null },
      submitter: { ...SUBMITTER, citizenId: null },
    };
    const card = { citizenId: '030090012345', fullName };
    expect(ownerOfCard(people, card)).toBe(owner);
    expect(collectorOfCard(people, card).relation).toBe(relation);
  });

  it('is never an organisation', () =>
    expect(ownerOfCard(FIRM, { citizenId: '030090012345', fullName: 'Nguyễn Văn An' })).toBe('stranger'));

  it('makes whoever is not surely known an authorised person', () => {
    const card = { citizenId: '030090019999', fullName: 'Nguyễn Văn An' };
    expect(collectorOfCard(PEOPLE, card)).toEqual({ relation: 'authorised', ...card });
  });
});

describe('the collector', () => {
  const an = { relation: 'applicant', fullName: '', citizenId: '' } as const;
  const dung = { relation: 'authorised', fullName: 'Lê Thị Dung', citizenId: '' } as const;
  it.each([
    [an, { ...an, fullName: 'NGUYỄN VĂN AN', citizenId: '030090012345' }, false],
    [an, { ...an, relation: 'submitter' }, true],
    [dung, { ...dung, citizenId: '001190000001', authorisation: 'GUQ 3' }, false],
    [dung, { ...dung, fullName: 'Lê Thị Dương' }, true],
  ] as const)('%j and %j are two people: %s', (one, other, isOther) =>
    expect(isOtherCollector(one, other)).toBe(isOther),
  );

  it.each([
    [PEOPLE, 'applicant'],
    [FIRM, 'authorised'],
    [{ ...FIRM, submitter: SUBMITTER }, 'submitter'],
  ] as const)('is usually %#: %j', (people, relation) => expect(usualCollector(people).relation).toBe(relation));

  it.each([
    [
      { relation: 'applicant', fullName: 'x', citizenId: '' },
      { fullName: 'Nguyễn Văn An', relation: 'applicant' },
    ],
    [
      { relation: 'submitter', fullName: '', citizenId: '' },
      { fullName: 'Trần Thị Bình', relation: 'submitter' },
    ],
    [
      { relation: 'authorised', fullName: ' Lê Thị Dung ', citizenId: '001190000001' },
      { fullName: 'Lê Thị Dung', relation: 'authorised', citizenId: '001190000001' },
    ],
    [{ relation: 'authorised', fullName: ' ', citizenId: '' }, null],
    [{ relation: 'authorised', fullName: 'Lê Thị Dung', citizenId: '0011900' }, null],
  ] as const)('%j is sent as %j', (collector, fields) => expect(collectorFields(PEOPLE, collector)).toEqual(fields));
});
