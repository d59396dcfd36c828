import { localDateOf } from '@motcua/shared/calendar';
import { KEPT_GATEWAY } from '@motcua/shared/notices';
import { DIGEST_GROUPS, type DigestGroup } from '@motcua/shared/staff';
import { maskEmail } from '@motcua/shared/validation';
import type { AlertKind } from '../alerts/alert.entities.js';
import type { OfficeTx } from '../database/office-transaction.js';
import type { ProcedureCatalogue } from '../procedures/procedure-catalogue.js';
import { groupOf } from './digest-groups.js';
import { MAY_HAVE_ARRIVED } from '../alerts/mail-sending.js';
import type { DigestMailState, OfficeFigures } from '../alerts/staff-digest.entity.js';

export interface DigestLineView {
  readonly group: DigestGroup;
  readonly dossierId: string;
  readonly code: string;
  readonly procedureName: string;
  /** The time it is about: of the promise, the answer or the review. */
  readonly dueAt: Date;
}

export interface DigestView {
  readonly id: string;
  /** A local date. */
  readonly onDate: string;
  readonly createdAt: Date;
  /** Of dossiers in the digest, not of those that are so by now. */
  readonly counts: Readonly<Record<DigestGroup, number>>;
  /** In the order of the groups, in each what was due first first. */
  readonly lines: readonly DigestLineView[];
  /** How the offices stood that the person leads. */
  readonly offices: readonly OfficeFigures[];
  /** Null when the person had no address. */
  readonly mail: {
    readonly to: string;
    readonly state: DigestMailState;
    /** There is no mail server: nothing has left. */
    readonly kept: boolean;
    readonly acceptedAt: Date | null;
    readonly lastError: string | null;
    /** It was given up after a try whose answer was lost. */
    readonly mayHaveArrived: boolean;
  } | null;
}

interface DigestRow {
  readonly id: string;
  readonly createdAt: Date;
  readonly offices: readonly OfficeFigures[];
  readonly mailAddress: string | null;
  readonly mailState: DigestMailState;
  readonly gateway: string | null;
  readonly acceptedAt: Date | null;
  readonly lastError: string | null;
  readonly mayHaveArrived: boolean;
}

interface LineRow {
  readonly kind: AlertKind;
  readonly dossierId: string;
  readonly code: string;
  readonly procedureVersionId: string;
  readonly dueAt: Date;
}

/** What one person was told this morning; null when there was nothing to tell, or not yet. */
export async function digestOfToday(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  staffId: string,
): Promise<DigestView | null> {
  const onDate = localDateOf(tx.now);
  const [digest]: DigestRow[] = await tx.em.query(
    `SELECT id, created_at AS "createdAt", offices, mail_address AS "mailAddress", mail_state AS "mailState", gateway,
            accepted_at AS "acceptedAt", last_error AS "lastError", ${MAY_HAVE_ARRIVED} AS "mayHaveArrived"
       FROM staff_digest m WHERE staff_id = $1 AND on_date = $2`,
    [staffId, onDate],
  );
  if (digest === undefined) return null;
  const { id, createdAt, offices, mailAddress, mailState, gateway, acceptedAt, lastError, mayHaveArrived } = digest;
  const lines = await linesOf(tx, catalogue, id, onDate);
  const count = (group: DigestGroup): number => lines.filter((line) => line.group === group).length;
  return {
    id,
    onDate,
    createdAt,
    counts: Object.fromEntries(DIGEST_GROUPS.map((group) => [group, count(group)])) as DigestView['counts'],
    lines,
    offices,
    mail:
      mailAddress === null
        ? null
        : {
            to: maskEmail(mailAddress),
            state: mailState,
            kept: gateway === KEPT_GATEWAY,
            acceptedAt,
            lastError,
            mayHaveArrived,
          },
  };
}

async function linesOf(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  digestId: string,
  onDate: string,
): Promise<DigestLineView[]> {
  const rows: LineRow[] = await tx.em.query(
    `SELECT a.kind, a.dossier_id AS "dossierId", d.code, d.procedure_version_id AS "procedureVersionId", a.due_at AS "dueAt"
       FROM staff_alert t JOIN deadline_alert a ON a.id = t.alert_id JOIN dossier d ON d.id = a.dossier_id
      WHERE t.digest_id = $1 ORDER BY a.due_at, d.code`,
    [digestId],
  );
  const lines: DigestLineView[] = [];
  for (const { kind, dossierId, code, procedureVersionId, dueAt } of rows) {
    const { definition } = await catalogue.byId(tx.em, procedureVersionId);
    lines.push({ group: groupOf(kind, dueAt, onDate), dossierId, code, procedureName: definition.name, dueAt });
  }
  return DIGEST_GROUPS.flatMap((group) => lines.filter((line) => line.group === group));
}
