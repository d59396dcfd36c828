import { describe, expect, it } from '@jest/globals';
import { EMPTY_PERSON } from '../../intake/person-form';
import type { Procedure } from '../../procedures/procedure.types';
import { batchBody } from './batch-body';
import { type CatchUpForm, lineAfter, type LineForm } from './line-form';

const paper = (code: string, required: 'always' | 'conditional') =>
  ({ code, name: code, required, copies: 2, form: 'original' }) as Procedure['components'][number];

const BIRTH = {
  code: '1.001193',
  components: [paper('TK', 'always'), paper('UQ', 'conditional')],
  cases: [{ code: 'QUA_HAN', name: 'Quá hạn', components: [paper('GCS', 'always')] }],
} as unknown as Procedure;

const LINE: LineForm = {
  id: 1,
  blockNumber: ' KG-0015 ',
  receivedAt: '2026-11-23T02:15:00.000Z',
  channel: 'desk',
  procedureCode: BIRTH.code,
  caseCode: '',
  person: { ...EMPTY_PERSON, idNumber: '030090012345', fullName: 'Trần Văn Đức', phone: '0912345678' },
  complete: true,
};

const form = (...lines: LineForm[]): CatchUpForm => ({
  reason: ' Mất điện ',
  decision: 'TB 12/TB-UBND',
  lines,
  current: 1,
});
const KNOWN = new Map([[BIRTH.code, BIRTH]]);
const AT = { today: '2026-11-23', officeCode: undefined };

describe('what is sent of a batch', () => {
  it('has every line as an intake that is accepted, with the papers that are always asked for', () => {
    expect(batchBody(form(LINE), KNOWN, AT)).toEqual({
      reason: 'Mất điện',
      decision: 'TB 12/TB-UBND',
      entries: [
        {
          receivedAt: LINE.receivedAt,
          blockNumber: 'KG-0015',
          dossier: {
            procedureCode: BIRTH.code,
            channel: 'desk',
            applicant: {
              kind: 'person',
              fullName: 'Trần Văn Đức',
              citizenId: '030090012345',
              phone: '0912345678',
            },
            components: [
              { code: 'TK', present: true, copies: 2 },
              { code: 'UQ', present: false },
            ],
            resultDelivery: { method: 'desk' },
            accept: true,
          },
        },
      ],
    });
  });

  it('asks for the papers of the case', () => {
    const [entry] = batchBody(form({ ...LINE, caseCode: 'QUA_HAN' }), KNOWN, AT)!.entries;
    expect(entry!.dossier).toMatchObject({ caseCode: 'QUA_HAN', components: [{ code: 'GCS', present: true }] });
  });

  it('leaves out the blank line at the end, and a number that is not there', () => {
    const post = { ...LINE, blockNumber: '', channel: 'post' } as const;
    const { entries } = batchBody(form(post, lineAfter([post])), KNOWN, { ...AT, officeCode: 'H23.18.07' })!;
    expect(entries).toHaveLength(1);
    expect(entries[0]).not.toHaveProperty('blockNumber');
  });

  it('waits for a procedure that has not been read', () => {
    expect(batchBody(form(LINE, { ...LINE, id: 2, procedureCode: '2.000815' }), KNOWN, AT)).toBeNull();
  });
});
