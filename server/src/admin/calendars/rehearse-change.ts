import { calendarAt, readCalendar } from '../../calendar/office-calendars.js';
import { datesThatMove, type MovingDate } from '../../calendar-moves/dates-that-move.js';
import { officesUnder, runningDossiers } from '../../calendar-moves/running-dossiers.js';
import type { Actor } from '../../common/actor.js';
import type { WorkingCalendar } from '@motcua/shared/calendar';
import { refusedField } from '../admin-rules.js';
import type { OfficeTx } from '../../database/office-transaction.js';
import type { ProcedureCatalogue } from '../../procedures/procedure-catalogue.js';
import type { CalendarConsequences } from './calendar-scope.js';
import type { RehearseCalendarDto } from './calendars.dto.js';
import { changeDay } from './change-day.js';
import { createDay } from './create-day.js';
import { createHours } from './create-hours.js';
import { removeDay } from './remove-day.js';
import { removeHours } from './remove-hours.js';

/** What would have to be decided about, should the change be made: codes and dates, nothing of a person. */
export interface CalendarRehearsal {
  readonly moves: {
    readonly total: number;
    readonly offices: readonly { readonly officeCode: string; readonly officeName: string; readonly count: number }[];
    /** The first hundred. */
    readonly first: readonly {
      readonly code: string;
      readonly officeCode: string;
      readonly dueFrom: Date;
      readonly dueTo: Date;
    }[];
  };
}

const BATCH = 5_000;
const SHOWN = 100;

/**
 * Makes the change by its own code, looks which promised dates it would move, and takes it back.
 *
 * @throws DomainError as the change itself does, and 422 `calendar.one_change` unless exactly one is named
 */
export async function rehearseChange(
  tx: OfficeTx,
  actor: Actor,
  catalogue: ProcedureCatalogue,
  body: RehearseCalendarDto,
): Promise<CalendarRehearsal> {
  return tx.rehearse(async () => {
    const { revision } = await make(tx, actor, body);
    const [change]: [{ office_id: string | null }] = await tx.em.query(
      'SELECT office_id FROM calendar_revision WHERE number = $1',
      [revision],
    );
    const offices = await officesUnder(tx.em, change.office_id);
    // Clocks of dossiers are read wherever they were received; the walls close again with the savepoint.
    for (const { id } of await allOffices(tx)) await tx.widen(id);
    return { moves: await movesOf(tx, catalogue, offices, revision) };
  });
}

async function make(tx: OfficeTx, actor: Actor, body: RehearseCalendarDto): Promise<CalendarConsequences> {
  const { createDay: day, changeDay: changed, removeDay: gone, createHours: hours, removeHours: hoursGone } = body;
  if ([day, changed, gone, hours, hoursGone].filter((change) => change !== undefined).length !== 1) {
    throw refusedField('calendar.one_change', 'Name exactly one change.', 'createDay');
  }
  if (day) return (await createDay(tx, actor, day)).consequences;
  if (changed) return (await changeDay(tx, actor, changed.id, changed)).consequences;
  if (gone) return (await removeDay(tx, actor, gone.id, gone.version)).consequences;
  if (hours) return (await createHours(tx, actor, hours)).consequences;
  return (await removeHours(tx, actor, hoursGone!.id, hoursGone!.version)).consequences;
}

interface NamedOffice {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

const allOffices = (tx: OfficeTx): Promise<NamedOffice[]> => tx.em.query('SELECT id, code, name FROM office');

async function movesOf(
  tx: OfficeTx,
  catalogue: ProcedureCatalogue,
  officeIds: readonly string[],
  revision: number,
): Promise<CalendarRehearsal['moves']> {
  const becoming = new Map<string, WorkingCalendar>();
  const after = async (officeId: string): Promise<WorkingCalendar> => {
    const calendar = becoming.get(officeId) ?? (await readCalendar(tx.em, officeId, revision));
    becoming.set(officeId, calendar);
    return calendar;
  };
  const moving: MovingDate[] = [];
  for (let last: string | null = null; ;) {
    const dossiers = await runningDossiers(tx.em, officeIds, last, BATCH);
    const before = (officeId: string): Promise<WorkingCalendar> => calendarAt(tx.em, officeId, revision - 1);
    moving.push(...(await datesThatMove(tx.em, catalogue, dossiers, before, after)));
    if (dossiers.length < BATCH) return inWords(moving, await allOffices(tx));
    last = dossiers.at(-1)!.id;
  }
}

function inWords(moving: readonly MovingDate[], offices: readonly NamedOffice[]): CalendarRehearsal['moves'] {
  const countOf = new Map<string, number>();
  for (const { dossier } of moving) {
    countOf.set(dossier.handlingOfficeId, (countOf.get(dossier.handlingOfficeId) ?? 0) + 1);
  }
  const named = new Map(offices.map((office) => [office.id, office]));
  return {
    total: moving.length,
    offices: [...countOf].map(([id, count]) => ({
      officeCode: named.get(id)!.code,
      officeName: named.get(id)!.name,
      count,
    })),
    first: moving.slice(0, SHOWN).map(({ dossier, dueTo }) => ({
      code: dossier.code,
      officeCode: named.get(dossier.handlingOfficeId)!.code,
      dueFrom: dossier.dueAt,
      dueTo,
    })),
  };
}
