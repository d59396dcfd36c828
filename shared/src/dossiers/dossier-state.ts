/**
 * The states of a dossier. Stored words, shown in the API: never renamed.
 * `number` is the status the national portal knows (1 to 10).
 */
export const DOSSIER_STATE = {
  submitted: { number: 1, vi: 'Mới đăng ký', en: 'Submitted' },
  accepted: { number: 2, vi: 'Được tiếp nhận', en: 'Accepted' },
  not_accepted: { number: 3, vi: 'Không được tiếp nhận', en: 'Not accepted' },
  processing: { number: 4, vi: 'Đang xử lý', en: 'In process' },
  awaiting_supplement: { number: 5, vi: 'Yêu cầu bổ sung giấy tờ', en: 'Awaiting supplement' },
  awaiting_payment: { number: 6, vi: 'Yêu cầu thực hiện nghĩa vụ tài chính', en: 'Awaiting payment' },
  withdrawn: { number: 7, vi: 'Rút hồ sơ, trả lại hồ sơ', en: 'Withdrawn' },
  suspended: { number: 8, vi: 'Dừng xử lý', en: 'Suspended' },
  decided: { number: 9, vi: 'Đã xử lý xong', en: 'Decided' },
  handed_over: { number: 10, vi: 'Đã trả kết quả', en: 'Handed over' },
} as const;

export type DossierState = keyof typeof DOSSIER_STATE;

export const DOSSIER_STATES = Object.keys(DOSSIER_STATE) as readonly DossierState[];

/** Nothing leads out of these but, for `handed_over`, an approved reopening. */
export const FINAL_STATES: readonly DossierState[] = ['not_accepted', 'withdrawn', 'handed_over'];

/** The clock stands still; a dossier in one of these is never overdue. */
export const PAUSED_STATES: readonly DossierState[] = ['awaiting_supplement', 'awaiting_payment', 'suspended'];

/** Work is still owed to the citizen. */
export const OPEN_STATES: readonly DossierState[] = [
  'submitted',
  'accepted',
  'processing',
  'awaiting_supplement',
  'awaiting_payment',
  'suspended',
];

/** How a dossier came in. Stored words. */
export const CHANNELS = ['desk', 'post', 'online'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Why a dossier ended as `withdrawn`. Stored words. */
export const WITHDRAWAL_CAUSES = ['citizen_wish', 'supplement_overdue', 'not_paid', 'ended_after_suspension'] as const;
export type WithdrawalCause = (typeof WITHDRAWAL_CAUSES)[number];

/** Why the clock stands still. Stored words. */
export const PAUSE_CAUSES = ['supplement', 'payment', 'other_agency', 'force_majeure', 'suspension'] as const;
export type PauseCause = (typeof PAUSE_CAUSES)[number];
