import type { DossierTransition } from '@motcua/shared/dossiers';
import type { EventOnly } from '../../dossiers/entities/dossier-event.entity.js';
import { dateOf, type DossierForPaper, type PaperEvent } from '../read-form-facts.js';
import { type FormFacts, hourAndDay, limitInWords, shortened } from '../templates/form-parts.js';
import type { Deed, ProcessHistoryFacts } from '../templates/process-history.js';

const DEEDS: Readonly<Record<DossierTransition | EventOnly, string>> = {
  submit: 'Nhập hồ sơ',
  imported: 'Chuyển hồ sơ đã xong từ phần mềm cũ',
  move_due: 'Quyết định về ngày hẹn khi lịch làm việc đổi',
  copy_result: 'Ghi bản điện tử cho kết quả đã trả',
  change_symbol: 'Sửa ký hiệu của kết quả',
  accept: 'Tiếp nhận hồ sơ',
  request_supplement: 'Yêu cầu bổ sung giấy tờ',
  receive_supplement: 'Nhận giấy tờ bổ sung',
  refuse: 'Từ chối tiếp nhận',
  return_unfinished: 'Trả lại hồ sơ chưa giải quyết',
  withdraw: 'Rút hồ sơ theo nguyện vọng công dân',
  void_intake: 'Hủy hồ sơ do nhập nhầm',
  forward: 'Chuyển hồ sơ',
  receive_handover: 'Nhận hồ sơ',
  recall: 'Lấy lại hồ sơ vừa chuyển',
  send_back: 'Trả lại bước trước',
  reassign: 'Giao lại hồ sơ',
  change_case: 'Đổi trường hợp giải quyết',
  correct_receipt_time: 'Sửa giờ tiếp nhận',
  correct: 'Sửa thông tin hồ sơ',
  record_payment: 'Ghi thu phí, lệ phí',
  cancel_receipt: 'Hủy biên lai',
  refund: 'Hoàn tiền',
  request_payment: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  confirm_payment: 'Xác nhận đã nộp tiền',
  pause: 'Tạm dừng tính thời hạn',
  unpause: 'Cho tính tiếp thời hạn',
  suspend: 'Dừng xử lý',
  resume: 'Cho xử lý tiếp',
  sign: 'Ký duyệt',
  decide: 'Ban hành kết quả',
  receive_result: 'Nhận kết quả về quầy',
  apologise: 'Xin lỗi và hẹn lại',
  explain_delay: 'Nêu nguyên nhân quá hạn',
  hand_over: 'Trả kết quả',
  reopen_decision: 'Mở lại kết quả đã ban hành',
  reopen_hand_over: 'Ghi lại việc trả kết quả',
};

/** All that was done to a dossier up to the event, in its order. */
export const processHistoryFacts = (source: DossierForPaper, facts: FormFacts): ProcessHistoryFacts => ({
  ...facts,
  deeds: source.parts.events.filter(({ seq }) => seq <= source.event.seq).map((event) => deedOf(source, event)),
});

function deedOf({ parts, known }: DossierForPaper, event: PaperEvent): Deed {
  const { transition, actor, approver, reason, details } = event;
  const hop = parts.handovers.find(({ givenAt }) => sameTime(givenAt, event.at));
  // All that is done in one visit bears the same time, and only the last of it gives the result to somebody.
  const isCollected = transition === 'hand_over';
  const collected = isCollected ? parts.collections.find(({ at }) => sameTime(at, event.at)) : undefined;
  const step = hop && isHop(transition) ? known.steps.find(({ code }) => code === hop.toStep) : undefined;
  const promised = dateOf(details['duePromised'] ?? details['dueTo'] ?? details['dueAt']);
  const what = DEEDS[transition as DossierTransition | EventOnly];
  return {
    at: new Date(event.at),
    by: [actor.fullName, approver && `${approver.fullName} duyệt`].filter(Boolean).join('; '),
    what: [what, reason === null ? null : shortened(reason)].filter(Boolean).join(': '),
    to: (isHop(transition) ? hop?.receiver.fullName : collected?.collectorName) ?? null,
    limit: step?.limit ? limitInWords(step.limit) : promised && hourAndDay(promised),
  };
}

const isHop = (transition: string): boolean => ['forward', 'send_back', 'reassign'].includes(transition);

const sameTime = (a: string, b: string): boolean => Date.parse(a) === Date.parse(b);
