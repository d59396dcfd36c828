import type { LocalDate } from '@motcua/shared/calendar';
import { addDays, instantAt, localDateOf } from '@motcua/shared/calendar';
import { DOSSIER_STATE, type DossierState } from '@motcua/shared/dossiers';
import type { SecretBox } from '../common/secret-box.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { RegisterLine } from './templates/register.js';

type Delivery = 'desk' | 'post' | 'online';

interface LineRow extends Omit<RegisterLine, 'phone' | 'delivery' | 'note'> {
  /** The year whose book the number is of; null without a number. */
  readonly book: number | null;
  readonly id: string;
  /** The time of receipt with all digits of the database's. */
  readonly key: string;
  readonly phoneEnc: Buffer | null;
  readonly method: Delivery;
  readonly state: DossierState;
  readonly voided: boolean;
}

/** Of which office, and which days, both included. */
export interface RegisterAsked {
  readonly officeId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Where the lines after one begin. */
export interface RegisterPlace {
  readonly receivedAt: string;
  readonly id: string;
}

export interface RegisterPart {
  readonly lines: readonly RegisterLine[];
  /** The last of them; null without any. */
  readonly last: RegisterPlace | null;
}

const OF_PERIOD = 'd.office_id = $1 AND d.received_at >= $2 AND d.received_at < $3';
const LINES = `
SELECT d.id, to_json(d.received_at) #>> '{}' AS key, r.number, r.year AS book, COALESCE(d.external_code, d.code) AS code,
       v.definition->>'name' AS "procedureName", d.sets,
       d.applicant_name AS "applicantName", d.address, d.phone_enc AS "phoneEnc", o.name AS "agencyName",
       d.received_at AS "receivedAt", d.due_at AS "dueAt",
       CASE WHEN d.state = 'handed_over'
            THEN (SELECT max(k.at) FROM result_collection k WHERE k.dossier_id = d.id) END AS "handedOverAt",
       d.result_delivery->>'method' AS method, d.state, d.voided
  FROM dossier d JOIN office o ON o.id = d.handling_office_id JOIN procedure_version v ON v.id = d.procedure_version_id
  LEFT JOIN register_entry r ON r.dossier_id = d.id
 WHERE ${OF_PERIOD}`;

const DELIVERY: Readonly<Record<Delivery, string>> = { desk: 'Tại quầy', post: 'Bưu chính', online: 'Trực tuyến' };

/** Lines of the book in the order of receipt, at most so many. */
export async function readRegisterLines(
  tx: OfficeTx,
  box: SecretBox,
  asked: RegisterAsked,
  most: number,
  after: RegisterPlace | null = null,
): Promise<RegisterPart> {
  const behind = after === null ? '' : 'AND (d.received_at, d.id) > ($5::timestamptz, $6::uuid)';
  const rows: LineRow[] = await tx.em.query(`${LINES} ${behind} ORDER BY d.received_at, d.id LIMIT $4`, [
    ...daysOf(asked),
    most,
    ...(after === null ? [] : [after.receivedAt, after.id]),
  ]);
  const last = rows.at(-1);
  return {
    lines: rows.map((row) => lineOf(box, row)),
    last: last ? { receivedAt: last.key, id: last.id } : null,
  };
}

/** How many lines the book has. */
export async function countRegisterLines(tx: OfficeTx, asked: RegisterAsked): Promise<number> {
  const [{ n }]: [{ n: number }] = await tx.em.query(
    `SELECT count(*)::int AS n FROM dossier d WHERE ${OF_PERIOD}`,
    daysOf(asked),
  );
  return n;
}

const daysOf = ({ officeId, from, to }: RegisterAsked): unknown[] => [
  officeId,
  instantAt(from, 0),
  instantAt(addDays(to, 1), 0),
];

function lineOf(box: SecretBox, { phoneEnc, method, state, voided, book, ...line }: LineRow): RegisterLine {
  // Its time of receipt was set right into another year: the number it was given stays, and is none of this book.
  const isElsewhere = book !== null && book !== Number(localDateOf(line.receivedAt).slice(0, 4));
  const elsewhere = isElsewhere ? `Số ${line.number}, quyển ${book}` : null;
  const isOver = state === 'withdrawn' || state === 'not_accepted';
  const fate = voided ? 'Hủy do nhập nhầm' : isOver ? DOSSIER_STATE[state].vi : null;
  return {
    ...line,
    number: isElsewhere ? null : line.number,
    phone: phoneEnc && box.decrypt(phoneEnc),
    delivery: DELIVERY[method],
    note: [elsewhere, fate].filter((one) => one !== null).join('; ') || null,
  };
}
