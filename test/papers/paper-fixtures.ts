import type { FormSet, PaperForm } from '@motcua/shared/papers';
import { SecretBox } from '../../server/src/common/secret-box.js';
import { Dossier } from '../../server/src/dossiers/entities/dossier.entity.js';
import { sealSubmitter } from '../../server/src/dossiers/submitter.js';
import { composePaper } from '../../server/src/papers/compose/compose-paper.js';
import type { PaperDocument } from '../../server/src/papers/pdf/paper-document.js';
import { renderPaper } from '../../server/src/papers/pdf/render-paper.js';
import { type DossierForPaper, formFacts, type PaperEvent } from '../../server/src/papers/read-form-facts.js';
import { SlipSeal } from '../../server/src/papers/slip-seal.js';

/** The same for ever: pictures of papers are compared. */
export const box = new SecretBox(Buffer.alloc(32, 7));
export const seal = new SlipSeal(box);

export const CODE = 'H23.18.07-260315-0042';
export const APPLICANT = "H'Hen Niê Đoàn Ngọc Ẵẫỡữựỵ";
export const ADDRESS = 'Số 15, ngõ 9, khu dân cư Lôi Động, phường Cộng Hòa, thành phố Chí Linh, tỉnh Hải Dương';
export const COMPONENTS = ['Tờ khai đăng ký khai sinh', 'Giấy chứng sinh', 'Văn bản ủy quyền (nếu nhờ người khác nộp)'];

const at = (time: string): string => `2026-03-${time}+07:00`;
const person = (id: string, fullName: string): { id: string; fullName: string } => ({ id, fullName });
export const OFFICE = {
  name: 'UBND phường Cộng Hòa',
  agencyName: 'UBND phường Cộng Hòa',
  agencyPlaceName: 'Cộng Hòa',
  counterName: 'Bộ phận Tiếp nhận và Trả kết quả',
  placeName: 'Cộng Hòa',
  phone: '02203882123',
  address: null,
};

export const COUNTER = person('1', 'Nguyễn Thị Thuỳ Dương');
export const OFFICER = person('2', 'Đỗ Thế Quỳnh');
const LEADER = person('3', 'Vũ Đình Khải');

const event = (seq: number, transition: string, when: string, more: Partial<PaperEvent> = {}): PaperEvent => ({
  id: `e${seq}`,
  seq,
  transition,
  fromState: 'processing',
  at: at(when),
  actor: COUNTER,
  approver: null,
  reason: null,
  details: {},
  ...more,
});

const SUBMITTED = event(1, 'submit', '15T09:10:00', { fromState: null });
const ACCEPTED = event(2, 'accept', '15T09:12:00', {
  fromState: 'submitted',
  details: { dueAt: '2026-03-18T10:00:00.000Z' },
});
const GIVEN = event(3, 'forward', '15T10:05:00', { details: { stepCode: 'tham_dinh' } });
const BACK = event(4, 'forward', '16T15:40:00', { actor: OFFICER, details: { stepCode: 'ky' } });

/** What happened last, by the form that is about it. */
const LAST: Readonly<Record<PaperForm, readonly PaperEvent[]>> = {
  receipt: [SUBMITTED, ACCEPTED],
  supplement_request: [
    SUBMITTED,
    ACCEPTED,
    event(3, 'request_supplement', '15T14:00:00', {
      fromState: 'accepted',
      reason: 'Giấy chứng sinh không đọc được họ tên người mẹ',
      details: {
        components: [
          {
            code: 'GCS',
            defect: 'Bản chụp mờ, mất góc dấu của cơ sở y tế',
            bring: 'Bản chính hoặc bản sao có chứng thực',
          },
          { code: 'UQ', defect: 'Thiếu chữ ký của người được ủy quyền', bring: 'Văn bản ủy quyền đã ký đủ' },
        ],
        until: '2026-03-30',
      },
    }),
  ],
  refusal: [
    SUBMITTED,
    event(2, 'refuse', '15T09:30:00', {
      fromState: 'submitted',
      reason: 'Nơi cư trú của cha, mẹ không thuộc phường Cộng Hòa; đề nghị nộp tại Ủy ban nhân dân phường nơi cư trú.',
    }),
  ],
  apology: [
    SUBMITTED,
    ACCEPTED,
    GIVEN,
    event(4, 'apologise', '17T09:00:00', {
      actor: OFFICER,
      approver: LEADER,
      reason: 'Cơ quan phối hợp chưa gửi kết quả xác minh nơi cư trú',
      details: { dueAt: '2026-03-18T10:00:00.000Z', duePromised: '2026-03-24T10:00:00.000Z' },
    }),
  ],
  stop_notice: [
    SUBMITTED,
    ACCEPTED,
    GIVEN,
    event(4, 'withdraw', '17T08:15:00', {
      approver: LEADER,
      reason: 'Công dân xin rút hồ sơ để bổ sung thông tin của người cha',
      details: { returned: ['Giấy chứng sinh', 'Văn bản ủy quyền'] },
    }),
  ],
  process_control: [SUBMITTED, ACCEPTED, GIVEN, BACK, event(5, 'decide', '18T09:20:00', { actor: LEADER })],
  dossier_handover: [SUBMITTED, ACCEPTED, GIVEN],
  result_receipt: [
    SUBMITTED,
    ACCEPTED,
    GIVEN,
    BACK,
    event(5, 'decide', '18T09:20:00', { actor: LEADER }),
    event(6, 'hand_over', '18T16:45:00', { fromState: 'decided', details: { method: 'desk', waybill: null } }),
  ],
  fee_receipt: [
    SUBMITTED,
    ACCEPTED,
    event(3, 'record_payment', '15T09:14:00', {
      fromState: 'accepted',
      details: { paymentId: 'p1', amountVnd: 41_000 },
    }),
  ],
};

export interface Changes {
  /** How many components the dossier has. */
  readonly components?: number;
  readonly online?: boolean;
}

/** A dossier as it is read for a paper of this form, with the names that are hardest to print. */
export function dossierFor(form: PaperForm, { components = 3, online = false }: Changes = {}): DossierForPaper {
  const names = Array.from(
    { length: components },
    (_, n) => COMPONENTS[n] ?? `Giấy tờ bổ trợ số ${n + 1} theo quy định`,
  );
  const codes = ['TK', 'GCS', 'UQ'];
  const dossier = Object.assign(new Dossier(), {
    id: 'd',
    code: CODE,
    externalCode: null,
    channel: online ? 'online' : 'desk',
    sets: 1,
    formData: {},
    applicantName: APPLICANT,
    phoneEnc: box.encrypt('+84912345678'),
    email: 'hhen.nie@example.com',
    address: ADDRESS,
    submitterEnc: sealSubmitter(box, {
      fullName: 'Trần Văn Đức',
      relation: 'Cha',
      phone: '+84987654321',
      citizenId: null,
      email: null,
      authorisation: null,
    }),
    resultDelivery: { method: 'desk' },
    submittedAt: new Date(at('15T09:10:00')),
    receivedAt: form === 'refusal' ? null : new Date(at('15T09:12:00')),
    dueAt: form === 'refusal' ? null : new Date('2026-03-18T10:00:00.000Z'),
  } satisfies Partial<Dossier>);
  const hop = (
    from: string,
    to: string,
    giver: typeof COUNTER,
    receiver: typeof COUNTER,
    given: string,
    got: string,
  ) => ({
    fromStep: from,
    toStep: to,
    giver,
    receiver,
    givenAt: at(given),
    receivedAt: at(got),
    recalledAt: null,
  });
  const events = LAST[form];
  const present: DossierForPaper['case'] = {
    limit: { amount: 3, unit: 'workingDay' },
    components: names.map((name, n) => ({
      code: codes[n] ?? `K${n + 1}`,
      name,
      form: n === 0 ? 'original' : n === 1 ? 'certified' : 'copy',
      copies: 1,
      required: 'always',
    })),
    fees: [
      { code: 'LPHT', name: 'Lệ phí đăng ký khai sinh quá hạn', kind: 'charge', amountVnd: 8000, per: 'dossier' },
      { code: 'PTL', name: 'Phí cấp bản sao trích lục hộ tịch', kind: 'fee', amountVnd: 11_000, per: 'copy' },
    ],
    steps: [
      { code: 'tiep_nhan', name: 'Tiếp nhận', role: 'counter_officer' },
      { code: 'tham_dinh', name: 'Công chức Tư pháp – Hộ tịch', role: 'case_officer' },
      { code: 'ky', name: 'Lãnh đạo Ủy ban nhân dân phường', role: 'leader' },
    ],
  };
  return {
    dossier,
    case: present,
    known: present,
    formFields: [],
    legalBasis: ['Luật Hộ tịch số 60/2014/QH13', 'Nghị định số 123/2015/NĐ-CP'],
    event: events.at(-1)!,
    office: OFFICE,
    stays: [],
    receiving: { taxCode: null, followUrl: '' },
    procedureName: 'Đăng ký khai sinh (quá hạn)',
    signatory: { fullName: 'Vũ Đình Khải', title: 'Phó Chủ tịch', deputyAs: 'KT', headTitle: 'Chủ tịch' },
    settings: { 'deadline.compare': 'day', 'apology.maxPerDossier': 1 },
    parts: {
      office: { code: 'H23.18.07', name: 'UBND phường Cộng Hòa', counterName: '', phone: null },
      handlingOffice: { code: 'H23.18.07', name: 'UBND phường Cộng Hòa' },
      registerEntry: { year: 2026, number: 42 },
      assignee: null,
      holder: null,
      signer: null,
      components: names.map((_, n) => ({
        code: codes[n] ?? `K${n + 1}`,
        present: true,
        copies: 1,
        copiesByKind: null,
        source: 'paper',
      })),
      events,
      pauses: [],
      handovers: [
        hop('tiep_nhan', 'tham_dinh', COUNTER, OFFICER, '15T10:05:00', '15T10:20:00'),
        hop('tham_dinh', 'ky', OFFICER, LEADER, '16T15:40:00', '16T16:02:00'),
      ],
      payments: [
        {
          id: 'p1',
          state: 'paid',
          items: [
            { feeCode: 'LPHT', quantity: 1, amountVnd: 8000 },
            { feeCode: 'PTL', quantity: 3, amountVnd: 33_000 },
          ],
          amountVnd: 41_000,
          method: 'cash',
          receipt: { form: '01BLP2-001', series: 'HD-26E', number: '0000123' },
          recordedAt: at('15T09:14:00'),
        },
      ],
      results: [
        {
          title: 'Giấy khai sinh',
          number: '17/2026',
          symbol: null,
          copies: 1,
          signedOn: '2026-03-18',
          cancelledAt: null,
        },
        {
          title: 'Trích lục khai sinh (bản sao)',
          number: '18/2026',
          symbol: null,
          copies: 3,
          signedOn: '2026-03-18',
          cancelledAt: null,
        },
      ],
      collections: [
        {
          method: 'desk',
          collectorName: 'Trần Văn Đức',
          relation: 'submitter',
          waybill: null,
          authorisation: null,
          at: at('18T16:45:00'),
        },
      ],
      notices: [],
      approvals: [],
      applicant: {
        kind: 'person',
        idKind: 'citizenId',
        dateOfBirth: null,
        sex: null,
        idNumberEnc: box.encrypt('030190054321').toString('base64'),
      },
      forecast: null,
      apologyDraft: null,
    },
  };
}

/** The paper as it would be printed. */
export function printed(form: PaperForm, set: FormSet, changes: Changes = {}): Promise<Buffer> {
  return printedOf(dossierFor(form, changes), form, set);
}

/** The same of a dossier that a test has changed. */
export function printedOf(source: DossierForPaper, form: PaperForm, set: FormSet = '2025'): Promise<Buffer> {
  return renderPaper(paperOf(source, form, set));
}

/** What it says, before it is set. */
export function paperOf(source: DossierForPaper, form: PaperForm, set: FormSet): PaperDocument {
  return composePaper(form, source, formFacts(source, form, set, { year: 2026, number: 42 }, { box, seal }));
}
