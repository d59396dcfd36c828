import { formatDossierCode } from '@motcua/shared/dossiers';
import { effectiveCase, type EffectiveCase } from '@motcua/shared/procedures';
import { foldVietnamese } from '@motcua/shared/text';
import { applicantIndex, phoneIndex } from '../../applicants/keep-applicant.js';
import { SecretBox } from '../../common/secret-box.js';
import { Chance, Weighted } from './chance.js';
import { DossierLife } from './dossier-life.js';
import type { Ground } from './dossier-record.js';
import { GeneratedNumbers } from './generated-numbers.js';
import { type GeneratedTable, RowTexts } from './generated-rows.js';
import { inventPerson } from './invented-people.js';
import type { GeneratedOffice, GeneratedProcedure, Invention, KnownCitizen } from './invention.js';
import { dateOfDay, dayOf, startOfDay, WorkingLine } from './working-line.js';

/** One way a procedure may go. */
interface Kind {
  readonly procedure: GeneratedProcedure;
  readonly caseCode: string | null;
  readonly kase: EffectiveCase;
  readonly weight: number;
}

export const YEARS = 2;
/** Monday is busy, and people file online at the weekend too. */
const OF_WEEKDAY = [0.06, 1.35, 1.1, 1, 0.95, 1, 0.09];
/** Little around Tết, much before school begins. */
const OF_MONTH = [0.85, 0.6, 1.1, 1.05, 1, 1.1, 1.2, 1.25, 1.05, 1, 0.95, 0.95];
/** What wards are mostly asked for. */
const OF_FIELD: Readonly<Record<string, number>> = {
  'Chứng thực': 55,
  'Hộ tịch': 28,
  'Bảo trợ xã hội': 7,
  'Hộ kinh doanh': 3,
};
const REMEMBERED = 2_000;

/**
 * Dossiers of two years in the order in which they were submitted, day by day: what a province would have.
 *
 * @returns pieces of rows, in the text form of COPY; tables that refer to each other come together
 */
export function* inventDossiers(invention: Invention): Generator<Map<GeneratedTable, string>> {
  const { seed, until, offices, calendar, dossiers } = invention;
  const chance = new Chance(seed);
  const box = new SecretBox(Buffer.from(invention.secretKey));
  const lastDay = dayOf(until.getTime());
  const firstDay = lastDay - Math.round(YEARS * 365.25);
  const line = new WorkingLine(firstDay - 14, lastDay + 400, calendar);
  const rows = new RowTexts();
  const numbers = new GeneratedNumbers();
  const kinds = new Weighted(kindsOf(invention.procedures), ({ weight }) => weight);
  const places = new Weighted(offices, ({ weight }) => weight);
  const citizens = new Citizens(chance, box, rows, invention.peopleFrom);
  const { calendarRevision } = invention;
  const ground: Ground = { chance, line, rows, numbers, calendar, calendarRevision, until: until.getTime() };

  const weights = Array.from({ length: lastDay - firstDay + 1 }, (_, index) => weightOf(firstDay + index, line));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let [given, reached] = [0, 0];
  for (const [index, weight] of weights.entries()) {
    const day = firstDay + index;
    reached += weight;
    const upTo = Math.round((reached / whole) * dossiers);
    const submissions = Array.from({ length: upTo - given }, () => submission(chance, day, line, until.getTime()));
    given = upTo;
    for (const { atMs, channel } of submissions.sort((a, b) => a.atMs - b.atMs)) {
      const { procedure, caseCode, kase } = kinds.pick(chance);
      const office = standing(places.pick(chance), atMs);
      const code = formatDossierCode(office.code, dateOfDay(day), numbers.next(office.id, 'code', dateOfDay(day)));
      const citizen = citizens.whoComesTo(office, atMs);
      new DossierLife(ground, { office, procedure, caseCode, kase, citizen, channel, atMs, code }).live();
    }
    yield rows.take();
  }
  numbers.write(rows);
  yield rows.take();
}

/** An office that is no more at that time takes nothing in. */
const standing = (office: GeneratedOffice, atMs: number): GeneratedOffice =>
  office.merged !== null && atMs >= office.merged.fromMs ? office.merged.into : office;

function weightOf(day: number, line: WorkingLine): number {
  const date = new Date(startOfDay(day) + 12 * 3_600_000);
  const holiday = !line.isWorkingDay(day) && OF_WEEKDAY[date.getUTCDay()]! > 0.5;
  return OF_MONTH[date.getUTCMonth()]! * (holiday ? 0.05 : OF_WEEKDAY[date.getUTCDay()]!);
}

/** At the counter within hours, online at any hour that people are awake, and never after the end. */
function submission(
  chance: Chance,
  day: number,
  line: WorkingLine,
  until: number,
): { atMs: number; channel: 'desk' | 'post' | 'online' } {
  const begins = startOfDay(day);
  if (!line.isWorkingDay(day) || line.at(line.of(begins)) >= until || chance.is(0.42)) {
    const latest = Math.min(begins + 23 * 3_600_000, until - 1);
    return { atMs: Math.floor(chance.between(Math.min(begins + 6 * 3_600_000, latest), latest)), channel: 'online' };
  }
  const opens = line.of(begins);
  const closes = Math.min(opens + (line.nextDay(opens) - opens) * 0.97, Math.max(opens, line.of(until - 1)));
  return { atMs: line.at(chance.between(opens, closes)), channel: chance.is(0.06) ? 'post' : 'desk' };
}

function kindsOf(procedures: readonly GeneratedProcedure[]): Kind[] {
  return procedures.flatMap((procedure, index) => {
    const { field, cases } = procedure.definition;
    const beside = procedures.filter(({ definition }) => definition.field === field).length;
    const codes = cases.length === 0 ? [null] : cases.map(({ code }) => code);
    const weight = ((OF_FIELD[field] ?? 1.5) * (1 + (index % 4))) / beside / codes.length;
    return codes.map((caseCode) => ({
      procedure,
      caseCode,
      weight,
      kase: effectiveCase(procedure.definition, caseCode)!,
    }));
  });
}

/** People come again: every third dossier is of somebody the office knows. */
class Citizens {
  private readonly known = new Map<string, KnownCitizen[]>();

  constructor(
    private readonly chance: Chance,
    private readonly box: SecretBox,
    private readonly rows: RowTexts,
    private count: number,
  ) {}

  whoComesTo(office: GeneratedOffice, atMs: number): KnownCitizen {
    const known = this.known.get(office.id) ?? [];
    this.known.set(office.id, known);
    if (known.length > 20 && this.chance.is(0.35)) return this.chance.of(known);
    const citizen = this.meet(office.id, atMs);
    if (known.length < REMEMBERED) known.push(citizen);
    else known[this.chance.below(REMEMBERED)] = citizen;
    return citizen;
  }

  private meet(officeId: string, atMs: number): KnownCitizen {
    const { chance, box } = this;
    const person = inventPerson(chance, this.count++);
    const { phone, citizenId } = person;
    const citizen: KnownCitizen = {
      id: chance.id(atMs),
      fullName: person.fullName,
      fold: foldVietnamese(person.fullName),
      phone,
      phoneEnc: phone === null ? null : box.encrypt(phone),
      phoneIndex: phone === null ? null : phoneIndex(box, phone),
      email: person.email,
      address: person.address,
    };
    // prettier-ignore
    this.rows.add('applicant', citizen.id, officeId, 'person', person.fullName, 'citizenId', box.encrypt(citizenId),
      applicantIndex(box, 'citizenId', citizenId), person.dateOfBirth, person.sex, citizen.phoneEnc, person.email,
      person.address, new Date(atMs), new Date(atMs));
    return citizen;
  }
}
