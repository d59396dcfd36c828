import { type DayCause, localDateOf } from '@motcua/shared/calendar';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor.js';
import type { Page } from '../../common/cursor.js';
import { administeredOffice } from '../administered.js';
import type { DayKind, ListDaysQuery } from './calendars.dto.js';

export interface DayView {
  readonly id: string;
  /** Null for a day of the whole country. */
  readonly officeCode: string | null;
  readonly date: string;
  readonly kind: DayKind;
  readonly cause: DayCause;
  readonly name: string;
  readonly decision: string | null;
  readonly decidedOn: string | null;
  readonly provisional: boolean;
  readonly version: number;
}

const VIEW = `
  SELECT d.id, o.code AS "officeCode", d.on_date::text AS date, d.kind, d.cause, d.name, d.decision,
         d.decided_on::text AS "decidedOn", d.provisional, d.version
    FROM calendar_day d LEFT JOIN office o ON o.id = d.office_id`;

export async function dayView(em: EntityManager, id: string): Promise<DayView> {
  const rows: [DayView] = await em.query(`${VIEW} WHERE d.id = $1`, [id]);
  return rows[0];
}

/** The exceptional days of a year, an office's own and those it inherits; for one date the last row counts. */
export async function findDays(
  em: EntityManager,
  actor: Actor,
  { officeCode, year }: ListDaysQuery,
  now: Date,
): Promise<Page<DayView>> {
  const office = officeCode === undefined ? null : await administeredOffice(em, actor, officeCode);
  const rows: DayView[] = await em.query(
    `${VIEW} LEFT JOIN office asked ON asked.id = $1
      WHERE d.removed_at IS NULL AND (d.office_id IS NULL OR d.office_id = ANY (asked.path))
        AND d.on_date BETWEEN make_date($2, 1, 1) AND make_date($2, 12, 31)
      ORDER BY d.on_date, COALESCE(array_position(asked.path, d.office_id), 0)`,
    [office?.id ?? null, year ?? Number(localDateOf(now).slice(0, 4))],
  );
  return { data: rows, page: { nextCursor: null, hasNext: false } };
}
