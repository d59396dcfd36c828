import { instantText } from '../../common/instant-text.js';

/** The tables that are filled, with the columns that are written; what is left out has its default. */
export const GENERATED_COLUMNS = {
  applicant:
    'id, office_id, kind, full_name, id_kind, id_number_enc, id_index, date_of_birth, sex, phone_enc, email, address, created_at, updated_at',
  dossier:
    'id, office_id, handling_office_id, code, code_tail, state, version, channel, procedure_code, procedure_version_id, case_code, ' +
    'applicant_id, applicant_name, applicant_fold, phone_enc, phone_index, email, address, result_delivery, submitted_at, ' +
    'response_due_at, response_due_soon_at, responded_at, received_at, clock_from, calendar_revision, due_original, due_at, ' +
    'due_soon_at, finished_at, paused, origin_state, step_code, assignee_id, holder_id, handover_pending, drafter_id, ' +
    'supplement_requests, signer_id, outcome, signed_at, result_at_counter_at, withdrawal_cause, voided, ' +
    'due_promised, apologies, late_cause, entered_at, updated_at',
  register_entry: 'dossier_id, office_id, year, number',
  dossier_event:
    'id, office_id, dossier_id, seq, transition, from_state, to_state, actor_id, actor_role, approver_id, at, reason, details',
  dossier_component: 'id, office_id, dossier_id, code, position, present, valid, copies, source, defect, bring',
  dossier_pause:
    'id, office_id, dossier_id, cause, started_at, ended_at, owner_id, ended_by_id, opened_by_event_id, review_on, counts, overdue_before',
  dossier_handover:
    'id, office_id, dossier_id, from_step, to_step, giver_id, receiver_id, given_at, received_at, recalled_at',
  dossier_payment:
    'id, office_id, dossier_id, state, items, amount_vnd, method, receipt_form, receipt_series, receipt_number, recorded_at, recorded_by_id',
  dossier_result: 'id, office_id, dossier_id, year, number, title, copies, signer_id, signed_on, cancelled_at',
  result_collection: 'id, office_id, dossier_id, method, collector_name, relation, waybill, at',
  step_duration:
    'id, office_id, handling_office_id, dossier_id, procedure_code, step_code, holder_id, entered_at, left_at, left_by, working_minutes, queue_at_entry',
  notice:
    'id, office_id, dossier_id, event_id, kind, channel, recipient, address_enc, address_masked, body, state, dispatch_no, attempts, ' +
    'due_at, gateway, gateway_id, created_at, accepted_at, delivered_at',
  access_record: 'id, office_id, staff_id, dossier_id, action, at',
  number_series: 'office_id, kind, period, last',
} as const;

export type GeneratedTable = keyof typeof GENERATED_COLUMNS;
export const GENERATED_TABLES = Object.keys(GENERATED_COLUMNS) as GeneratedTable[];

/** Encrypted bytes are other ones each time; everything else comes again with the same seed. */
export type Value = string | number | boolean | null | Date | Buffer;

/** Rows of all tables in the text form of COPY. */
export class RowTexts {
  private texts = new Map<GeneratedTable, string>();

  add(table: GeneratedTable, ...values: readonly Value[]): void {
    let line = '';
    for (const value of values) line += line === '' ? textOf(value) : `\t${textOf(value)}`;
    this.texts.set(table, `${this.texts.get(table) ?? ''}${line}\n`);
  }

  /** What was added since the last time. */
  take(): Map<GeneratedTable, string> {
    const taken = this.texts;
    this.texts = new Map();
    return taken;
  }
}

function textOf(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, escaped) : value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return value instanceof Date ? momentText(value) : `\\\\x${value.toString('hex')}`;
}

// One act writes its time many times over.
let last: readonly [at: number, text: string] = [NaN, ''];

function momentText(at: Date): string {
  if (last[0] !== at.getTime()) last = [at.getTime(), instantText(at)];
  return last[1];
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const escaped = (letter: string): string => ESCAPES[letter]!;
