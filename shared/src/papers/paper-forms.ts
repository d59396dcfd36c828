/** The papers an office gives out about a dossier. Stored words, never renamed. */
export const PAPER_FORMS = [
  'receipt',
  'supplement_request',
  'refusal',
  'apology',
  'stop_notice',
  'process_control',
  'dossier_handover',
  'result_receipt',
  'fee_receipt',
] as const;
export type PaperForm = (typeof PAPER_FORMS)[number];

/** Those that an office often has to word anew for the case at hand, and may take as a Word file. */
export const WORD_FORMS = ['refusal', 'apology'] as const satisfies readonly PaperForm[];

/** Whose annex a paper follows: TT 01/2018/TT-VPCP or TT 03/2025/TT-VPCP. Stored words. */
export const FORM_SETS = ['2018', '2025'] as const;
export type FormSet = (typeof FORM_SETS)[number];

/** The older annex has no form for a stop. */
export const isInSet = (form: PaperForm, set: FormSet): boolean => form !== 'stop_notice' || set === '2025';

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

/** What a receipt is about; on an accepted dossier the newest of these is its ground. */
export const RECEIPT_EVENTS = ['accept', ...RECEIPT_CHANGES] as const;

const HOPS = ['forward', 'send_back', 'reassign'] as const;

interface Ground {
  /** Which events of a dossier the paper is about. */
  readonly about: readonly string[];
  /** What comes before the first of these does not count. */
  readonly since?: string;
  /** After one of these an earlier event is no ground any more. */
  readonly undoneBy?: readonly string[];
  /** Only events of money that was taken and kept. */
  readonly isPaid?: true;
  /** Says what happened once, and stays true: each event may have a paper, not the newest alone. */
  readonly ofEach?: true;
  /** The newest alone is given out, and those of earlier events stay true; what undoes undoes the one before it alone. */
  readonly ofNewest?: true;
}

const GROUNDS: Readonly<Record<PaperForm, Ground>> = {
  receipt: { about: RECEIPT_EVENTS, since: 'accept', undoneBy: ['void_intake'] },
  supplement_request: { about: ['request_supplement'], ofEach: true },
  refusal: { about: ['refuse'] },
  apology: { about: ['apologise'], ofEach: true },
  stop_notice: { about: ['suspend', 'withdraw', 'return_unfinished'], undoneBy: ['resume'] },
  // Goes with the dossier from the counter on, and has a line more with each hop.
  process_control: {
    about: ['accept', ...HOPS, 'recall', 'receive_handover', 'decide', 'receive_result', 'reopen_decision'],
  },
  dossier_handover: { about: HOPS, undoneBy: ['recall'], ofNewest: true },
  result_receipt: { about: ['hand_over'], undoneBy: ['reopen_hand_over', 'reopen_decision'] },
  fee_receipt: { about: ['record_payment', 'confirm_payment'], isPaid: true, ofEach: true },
};

export interface EventOfPaper {
  readonly id: string;
  readonly transition: string;
  readonly seq: number;
  /** False for a supplement that came only in part and a date that was kept: a receipt says the same as before. */
  readonly changesReceipt?: boolean;
  /** The dossier went from one hand to another by it; false where it was finished in one visit. */
  readonly isGiven?: boolean;
  /** Money was taken by it, and neither given back nor its receipt cancelled. */
  readonly isPaid?: boolean;
}

/** What happened that a paper of this form is about and was not undone, the newest last. */
function notUndone<Event extends EventOfPaper>(form: PaperForm, events: readonly Event[]): readonly Event[] {
  const { about, since, undoneBy = [], isPaid, ofNewest } = GROUNDS[form];
  const from = since === undefined ? 0 : events.findIndex(({ transition }) => transition === since);
  if (from < 0) return [];
  const isUndone = ({ seq }: Event): boolean => {
    const later = events.filter((one) => one.seq > seq && [...about, ...undoneBy].includes(one.transition));
    return (ofNewest ? later.slice(0, 1) : later).some(({ transition }) => undoneBy.includes(transition));
  };
  return events
    .slice(from)
    .filter(
      (event) =>
        about.includes(event.transition) &&
        (form !== 'receipt' || event.changesReceipt !== false) &&
        (form !== 'dossier_handover' || event.isGiven !== false) &&
        (isPaid === undefined || event.isPaid === true) &&
        !isUndone(event),
    );
}

/** The events that a paper of this form may be about, the newest last; of most forms it is the newest alone. */
export const causesOf = <Event extends EventOfPaper>(form: PaperForm, events: readonly Event[]): readonly Event[] =>
  GROUNDS[form].ofEach ? notUndone(form, events) : notUndone(form, events).slice(-1);

/** Whether a paper about that event still holds: what it says was not undone, nor is it said anew by a later one. */
export function stillHolds(form: PaperForm, events: readonly EventOfPaper[], eventId: string): boolean {
  const { ofEach, ofNewest } = GROUNDS[form];
  const holding = notUndone(form, events);
  return (ofEach || ofNewest ? holding : holding.slice(-1)).some(({ id }) => id === eventId);
}

/** The newest event that a paper of this form would be about, or null. */
export const causeOf = <Event extends EventOfPaper>(form: PaperForm, events: readonly Event[]): Event | null =>
  causesOf(form, events).at(-1) ?? null;

/** A receipt about anything but the acceptance itself replaces an earlier one. */
export const isReissue = (form: PaperForm, { transition }: Pick<EventOfPaper, 'transition'>): boolean =>
  form === 'receipt' && transition !== 'accept';
