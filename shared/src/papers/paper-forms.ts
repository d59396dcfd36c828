/** The papers an office gives out. Stored words, never renamed. */
export const PAPER_FORMS = ['receipt'] as const;
export type PaperForm = (typeof PAPER_FORMS)[number];

/** Whose annex a paper follows: TT 01/2018/TT-VPCP or TT 03/2025/TT-VPCP. Stored words. */
export const FORM_SETS = ['2018', '2025'] as const;
export type FormSet = (typeof FORM_SETS)[number];

/**
 * After these a citizen holds a receipt that says something else than the dossier does: it is given out anew, marked
 * `cấp lại`.
 */
const RECEIPT_CHANGES = [
  'correct',
  'correct_receipt_time',
  'change_case',
  'receive_supplement',
  'confirm_payment',
  'unpause',
  'resume',
  'move_due',
] as const;

/** Which events of a dossier a paper is about. */
const CAUSES: Readonly<Record<PaperForm, readonly string[]>> = {
  receipt: ['accept', ...RECEIPT_CHANGES],
};

export interface EventOfPaper {
  readonly id: string;
  readonly transition: string;
  readonly seq: number;
}

/**
 * The newest event that a paper of this form would be about, or null. For a receipt what came before the acceptance
 * does not count.
 */
export function causeOf<Event extends EventOfPaper>(form: PaperForm, events: readonly Event[]): Event | null {
  const accepted = events.findIndex(({ transition }) => transition === 'accept');
  if (form === 'receipt' && accepted < 0) return null;
  const from = form === 'receipt' ? accepted : 0;
  return events.slice(from).findLast(({ transition }) => CAUSES[form].includes(transition)) ?? null;
}

/** A receipt about anything but the acceptance itself replaces an earlier one. */
export const isReissue = (form: PaperForm, { transition }: EventOfPaper): boolean =>
  form === 'receipt' && transition !== 'accept';
