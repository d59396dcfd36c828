import { expect, it } from '@jest/globals';
import { vi } from '../i18n/vi';
import type { Translate } from '../time/time-words';
import type { Dossier, DossierEvent } from './dossier.types';
import { eventSentence } from './event-sentence';

const translate: Translate = (key, options = {}) => {
  const text = key.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], vi) as string;
  return Object.entries(options).reduce((all, [name, value]) => all.replace(`%{${name}}`, String(value)), text);
};

const AT = '2026-11-23T02:42:00.000Z';
const now = new Date(AT);
const dossier = {
  channel: 'desk',
  externalCode: '07-2024-15',
  procedure: {
    stepNames: { tham_dinh: 'Thẩm định' },
    cases: [{ code: 'QUA_HAN', name: 'Quá hạn' }],
  },
  components: [],
  collections: [{ at: AT, collectorName: 'Trần Văn Đức' }],
} as unknown as Dossier;

const say = (transition: DossierEvent['transition'], details: Record<string, unknown>): string => {
  const event = { transition, details, at: AT, onBehalfOf: null, approver: null } as unknown as DossierEvent;
  return eventSentence(event, dossier, new Map([['huy', 'Phạm Quang Huy']]), now, translate);
};

it.each([
  ['submit', {}, 'nhập hồ sơ tại quầy'],
  ['imported', {}, 'chuyển hồ sơ đã xong từ phần mềm cũ (mã cũ 07-2024-15)'],
  [
    'move_due',
    { decision: 'move', dueFrom: '2026-11-27T10:00:00Z', dueTo: '2026-11-30T10:00:00Z' },
    'quyết định khi lịch làm việc đổi: dời hẹn từ 17:00 thứ Sáu 27/11 đến 17:00 thứ Hai 30/11',
  ],
  ['forward', { assigneeId: 'huy', stepCode: 'tham_dinh' }, 'chuyển hồ sơ đến Phạm Quang Huy, bước Thẩm định'],
  ['hand_over', { method: 'desk' }, 'trả kết quả tại quầy cho Trần Văn Đức'],
  [
    'hand_over',
    { method: 'post', waybill: 'EB12VN', sent: true },
    'gửi kết quả qua bưu chính cho Trần Văn Đức, EB12VN',
  ],
  ['change_case', { from: null, to: 'QUA_HAN' }, 'đổi trường hợp giải quyết thành “Quá hạn”'],
  ['correct', { changed: ['fullName', 'phone', 'sets'] }, 'sửa thông tin hồ sơ (họ và tên, điện thoại, số bộ hồ sơ)'],
  [
    'pause',
    { cause: 'other_agency', document: 'CV 45/UBND', reviewOn: '2026-12-01' },
    'tạm dừng tính thời hạn, chờ cơ quan khác, CV 45/UBND, xem lại ngày 01/12',
  ],
  ['withdraw', { returned: ['Giấy chứng sinh'] }, 'rút hồ sơ theo nguyện vọng công dân, trả lại Giấy chứng sinh'],
  ['copy_result', { number: '17/2026', sealed: true }, 'ghi bản điện tử cho kết quả đã trả, số 17/2026, đã ký số'],
  ['change_symbol', { number: '17/2026', from: null, to: 'GKS' }, 'sửa ký hiệu của kết quả, số 17/2026, – → GKS'],
  ['reopen_decision', { cancelledNumbers: ['18/2026'] }, 'mở lại kết quả đã ban hành, hủy số 18/2026'],
  ['record_payment', { amountVnd: 8000 }, 'ghi thu phí, lệ phí, 8.000\u00a0₫'],
] as const)('tells %s in a plain sentence', (transition, details, sentence) => {
  expect(say(transition, details)).toBe(sentence);
});
