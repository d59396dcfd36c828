import { describe, expect, it } from '@jest/globals';
import { USUAL_WISH } from '@motcua/shared/notices';
import type { ComponentDefinition, EffectiveCase } from '@motcua/shared/procedures';
import { type Asked, intakeBody, pageFieldOf, wrongOfIntake } from './intake-body';
import {
  emptyForm,
  forSamePerson,
  isOwnerTold,
  missingPapers,
  withAllPapers,
  withForSelf,
  withPaper,
  withProcedure,
} from './intake-form';

const VISIT = '8e5c1f6e-6d0a-4c87-9d0e-0f6a3c1b2d4e';
const paper = (
  code: string,
  required: ComponentDefinition['required'] = 'always',
  copies = 1,
): ComponentDefinition => ({
  code,
  name: `Giấy ${code}`,
  form: 'original',
  copies,
  required,
});
const PAPERS = [paper('TK'), paper('GCS', 'always', 2), paper('UQ', 'conditional')];
const kase: EffectiveCase = { limit: { amount: 5, unit: 'workingDay' }, components: PAPERS, fees: [], steps: [] };
const asked: Asked = {
  kase,
  formFields: [
    { key: 'childName', label: 'Họ tên trẻ', type: 'text' },
    { key: 'copies', label: 'Số bản', type: 'number' },
    { key: 'abroad', label: 'Ở nước ngoài', type: 'boolean' },
  ],
  today: '2026-11-23',
};
const DUC = { ...emptyForm(VISIT).bearer, idNumber: '030090012345', fullName: 'Trần Văn Đức' };
const AN = { ...emptyForm(VISIT).owner, idNumber: '030220001234', fullName: 'Trần Minh An' };
const form = { ...emptyForm(VISIT), procedureCode: '1.001193', bearer: DUC };
const how = { accept: true, officeCode: undefined };

describe('intakeBody', () => {
  it('makes the bearer the owner when they file for themselves', () => {
    const body = intakeBody(withAllPapers(form, PAPERS), asked, how);
    expect(body).toEqual({
      procedureCode: '1.001193',
      channel: 'desk',
      applicant: { kind: 'person', fullName: 'Trần Văn Đức', citizenId: '030090012345' },
      components: [
        { code: 'TK', present: true, copies: 1 },
        { code: 'GCS', present: true, copies: 2 },
        { code: 'UQ', present: false },
      ],
      sets: 1,
      resultDelivery: { method: 'desk' },
      accept: true,
      visitId: VISIT,
    });
  });

  it.each([
    ['', '', false],
    ['', '0912345678', true],
    ['0987654321', '0912345678', false],
    ['0987654321', '', false],
  ])('of a bearer with the phone %p and an owner with %p: the owner is told: %p', (bearer, owner, told) => {
    const people = { bearer: { ...DUC, phone: bearer }, owner: { ...AN, phone: owner } };
    expect(isOwnerTold({ ...form, ...people, forSelf: false })).toBe(told);
    expect(isOwnerTold({ ...form, ...people, forSelf: true })).toBe(false);
  });

  it('tells with the owner how the bearer wishes to be told, where they said so', () => {
    const wish = { channels: ['sms'], language: 'en' } as const;
    const body = intakeBody({ ...form, bearer: { ...DUC, wish }, forSelf: false, owner: AN }, asked, how);
    expect(body.applicant).toMatchObject({ fullName: 'Trần Minh An', messages: wish });
    // As usual may be what they want again, who wished it otherwise before.
    const usual = intakeBody({ ...form, bearer: { ...DUC, wish: USUAL_WISH } }, asked, how);
    expect(usual.applicant.messages).toEqual(USUAL_WISH);
    expect(intakeBody(form, asked, how).applicant).not.toHaveProperty('messages');
  });

  it('names the bearer as submitter when the dossier is another one’s', () => {
    const body = intakeBody({ ...form, forSelf: false, owner: AN, relation: 'Cha' }, asked, how);
    expect(body.applicant.fullName).toBe('Trần Minh An');
    expect(body.submitter).toEqual({ fullName: 'Trần Văn Đức', citizenId: '030090012345', relation: 'Cha' });
  });

  it('gives the values of the form in their types and leaves out what was not typed', () => {
    const typed = { ...form, formData: { childName: ' An ', copies: '3', abroad: false, gone: 'x' } };
    expect(intakeBody(typed, asked, how).formData).toEqual({ childName: 'An', copies: 3, abroad: false });
  });

  it('keeps a note on a paper that is missing', () => {
    const noted = withPaper(form, PAPERS[0]!, { note: 'hẹn mang sau' });
    expect(intakeBody(noted, asked, how).components[0]).toEqual({ code: 'TK', present: false, note: 'hẹn mang sau' });
  });

  it('gives an address only for the post, and the office when one is asked for', () => {
    const delivery = { method: 'post', address: ' Số 1 ' } as const;
    const body = intakeBody({ ...form, delivery }, asked, { accept: false, officeCode: 'H23.18.07' });
    expect(body).toMatchObject({ resultDelivery: { method: 'post', address: 'Số 1' }, officeCode: 'H23.18.07' });
    const online = { ...form, delivery: { method: 'online', address: 'Số 1' } as const };
    expect(intakeBody(online, asked, how).resultDelivery).toEqual({ method: 'online' });
  });
});

describe('wrongOfIntake', () => {
  it('asks for the procedure before anything else', () => {
    expect(wrongOfIntake(form, null)).toEqual({ procedureCode: 'procedure.missing' });
  });

  it('has nothing against a full form', () => expect(wrongOfIntake(form, asked)).toEqual({}));

  it('names what is wrong from the top of the page to the bottom', () => {
    const typed = {
      ...emptyForm(VISIT),
      procedureCode: '1.001193',
      bearer: { ...DUC, phone: '12' },
      forSelf: false,
      formData: { copies: 'ba' },
      sets: '0',
      delivery: { method: 'post', address: '' } as const,
    };
    expect(Object.keys(wrongOfIntake(typed, asked))).toEqual([
      'bearer.phone',
      'relation',
      'owner.idNumber',
      'owner.fullName',
      'formData.copies',
      'sets',
      'delivery.address',
    ]);
  });

  it('lets papers be missing: they may be brought later', () => {
    expect(missingPapers(form, PAPERS).map(({ code }) => code)).toEqual(['TK', 'GCS']);
    expect(missingPapers(withAllPapers(form, PAPERS), PAPERS)).toEqual([]);
  });
});

describe('pageFieldOf', () => {
  it.each([
    ['applicant.citizenId', true, 'bearer.idNumber'],
    ['applicant.otherId.number', false, 'owner.idNumber'],
    ['applicant.phone', false, 'owner.phone'],
    ['submitter.fullName', false, 'bearer.fullName'],
    ['submitter.relation', false, 'relation'],
    ['components.1.code', true, 'papers.GCS'],
    ['formData.copies', true, 'formData.copies'],
    ['resultDelivery.address', true, 'delivery.address'],
    ['caseCode', true, 'caseCode'],
  ])('%s (for self: %s) is %s', (path, forSelf, field) => {
    expect(pageFieldOf(path, { ...form, forSelf }, asked)).toBe(field);
  });
});

describe('what stays', () => {
  const full = withAllPapers({ ...form, caseCode: 'A', formData: { childName: 'An' } }, PAPERS);

  it('ticks and values go with the procedure they were for', () => {
    expect(withProcedure(full, '1.001193', 'B')).toMatchObject({ caseCode: 'B', formData: { childName: 'An' } });
    expect(withProcedure(full, '2.000815', '')).toMatchObject({ papers: {}, formData: {}, bearer: DUC });
  });

  it('an organisation becomes the owner once somebody comes for it', () => {
    const firm = { ...DUC, idKind: 'taxCode', idNumber: '0100109106', fullName: 'Hợp tác xã Cộng Hòa' } as const;
    const after = withForSelf({ ...form, bearer: firm }, false);
    expect([after.forSelf, after.owner, after.bearer]).toEqual([false, firm, emptyForm(VISIT).bearer]);
    expect(withForSelf(form, false)).toEqual({ ...form, forSelf: false });
  });

  it('the person and the visit stay for the next dossier, the procedure does not', () => {
    expect(forSamePerson(full)).toEqual({ ...emptyForm(VISIT), bearer: DUC });
  });
});
