import { describe, expect, it } from '@jest/globals';
import type { Procedure } from '../../procedures/procedure.types';
import { bodyOfLine, DOCUMENT_TYPE, dueOf, nextLine, paymentOfLine, personOf, wrongOfLine } from './quick-form';

const TODAY = '2026-11-23';
const procedure: Procedure = {
  code: '2.000815',
  version: 1,
  name: 'Chứng thực bản sao từ bản chính',
  field: 'Chứng thực',
  level: 'partial',
  limit: { amount: 1, unit: 'sameDay' },
  components: [
    { code: 'BC', name: 'Bản chính', form: 'presented', copies: 1, required: 'always' },
    { code: 'UQ', name: 'Giấy ủy quyền', form: 'original', copies: 1, required: 'conditional' },
  ],
  cases: [],
  steps: [],
  fees: [
    {
      code: 'PHI_BS',
      name: 'Phí chứng thực bản sao',
      kind: 'fee',
      amountVnd: 2000,
      per: 'page',
      tiers: [{ from: 3, amountVnd: 1000 }],
      capVnd: 200_000,
    },
  ],
  legalBasis: [],
  results: [],
  retention: 'permanent',
  formFields: [
    { key: 'pages', label: 'Số trang', type: 'number' },
    { key: 'copies', label: 'Số bản', type: 'number' },
    { key: DOCUMENT_TYPE, label: 'Loại giấy tờ', type: 'text' },
  ],
  supplementClock: 'resume',
  refusalNeedsLeader: false,
  counterMayDecide: true,
  sameVisit: true,
  otherAgencyPause: false,
};
const RECEIPT = { form: '01BLP0-001', series: 'AA-26P', number: '0000123' };
const empty = nextLine('2.000815', RECEIPT, '');
const line = {
  ...empty,
  person: { ...empty.person, fullName: 'Trần Văn Đức', idNumber: '030090012345' },
  formData: { pages: '3', copies: '2' },
};
const where = { officeCode: undefined, today: TODAY };

describe('the person', () => {
  it.each([
    ['', 'none'],
    ['141234567', 'cmnd'],
    ['030090012345', 'citizenId'],
  ])('with %j is known by %s', (idNumber, kind) => {
    expect(personOf({ ...line, person: { ...line.person, idNumber } }).idKind).toBe(kind);
  });
});

describe('the fee', () => {
  it.each<[Record<string, string>, number, string]>([
    [{}, 2000, 'one page, one copy unless more is typed'],
    [{ pages: '3', copies: '2' }, 10_000, 'three pages twice'],
    [{ pages: '500' }, 200_000, 'never above the cap'],
  ])('of %j is %d: %s', (formData, due) => expect(dueOf({ ...line, formData }, procedure)).toBe(due));

  it('is nothing for who is exempt, and the reason is recorded', () => {
    const exempt = { ...line, exemption: 'Hộ nghèo' };
    expect(dueOf(exempt, procedure)).toBe(0);
    expect(paymentOfLine(exempt, procedure)).toEqual({
      items: [{ feeCode: 'PHI_BS', quantity: 6, amountVnd: 0 }],
      method: 'cash',
      exemption: 'Hộ nghèo',
    });
  });

  it('is recorded with its receipt', () => {
    expect(paymentOfLine(line, procedure)).toEqual({
      items: [{ feeCode: 'PHI_BS', quantity: 6, amountVnd: 10_000 }],
      method: 'cash',
      receipt: RECEIPT,
    });
  });

  it('is not recorded where there is none', () => {
    expect(paymentOfLine(line, { ...procedure, fees: [] })).toBeNull();
  });
});

it('takes in with all papers there and outside of any visit', () => {
  expect(bodyOfLine(line, procedure, where)).toEqual({
    procedureCode: '2.000815',
    channel: 'desk',
    applicant: { kind: 'person', fullName: 'Trần Văn Đức', citizenId: '030090012345' },
    components: [
      { code: 'BC', present: true, copies: 1 },
      { code: 'UQ', present: false },
    ],
    sets: 1,
    formData: { pages: 3, copies: 2 },
    resultDelivery: { method: 'desk' },
    accept: true,
  });
});

describe('what is wrong', () => {
  it.each([
    [{}, {}],
    [{ person: { ...line.person, idNumber: '' } }, {}],
    [{ person: { ...line.person, idNumber: '0300' } }, { 'bearer.idNumber': 'id.citizenId' }],
    [{ formData: { pages: 'ba' } }, { 'formData.pages': 'number.invalid' }],
    [{ receipt: { ...RECEIPT, number: '' } }, { 'receipt.number': 'receipt.missing' }],
    [{ receipt: { ...RECEIPT, number: '' }, exemption: 'Hộ nghèo' }, {}],
  ])('%j: %j', (change, wrong) => expect(wrongOfLine({ ...line, ...change }, procedure, TODAY)).toEqual(wrong));
});

it('begins the next line with the procedure and the kind of paper', () => {
  expect(nextLine('2.000815', RECEIPT, 'Bằng tốt nghiệp').formData).toEqual({ [DOCUMENT_TYPE]: 'Bằng tốt nghiệp' });
});
