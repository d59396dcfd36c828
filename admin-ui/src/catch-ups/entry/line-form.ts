import { isTaxCode } from '@motcua/shared/validation';
import {
  bareNumber,
  EMPTY_PERSON,
  type IdKind,
  type PersonForm,
  type Wrong,
  wrongOfPerson,
} from '../../intake/person-form';
import { nextBlockNumber } from './block-numbers';

/** The server takes no more in one batch. */
export const MOST_LINES = 100;

/** One slip of paper as typed. */
export interface LineForm {
  /** Tells lines apart while others come and go. */
  readonly id: number;
  readonly blockNumber: string;
  /** An instant, or '' while none can be read. */
  readonly receivedAt: string;
  readonly channel: 'desk' | 'post';
  readonly procedureCode: string;
  /** Empty for the procedure itself. */
  readonly caseCode: string;
  readonly person: PersonForm;
  /** All papers that are always asked for are there. */
  readonly complete: boolean;
}

/** The whole page as typed. */
export interface CatchUpForm {
  readonly reason: string;
  readonly decision: string;
  readonly lines: readonly LineForm[];
  /** The line in hand, by its id. */
  readonly current: number;
}

/** What a line most likely begins with: the next leaf, the same day, the same way of arriving. */
export function lineAfter(lines: readonly LineForm[]): LineForm {
  const last = lines.at(-1);
  return {
    id: Math.max(0, ...lines.map(({ id }) => id)) + 1,
    blockNumber: nextBlockNumber(last?.blockNumber ?? ''),
    receivedAt: last?.receivedAt ?? '',
    channel: last?.channel ?? 'desk',
    procedureCode: '',
    caseCode: '',
    person: EMPTY_PERSON,
    complete: false,
  };
}

export function emptyCatchUp(): CatchUpForm {
  const first = lineAfter([]);
  return { reason: '', decision: '', lines: [first], current: first.id };
}

/** Only what was suggested stands there: such a line is not sent. */
export const isBlank = ({ procedureCode, person, complete }: LineForm): boolean =>
  procedureCode === '' &&
  !complete &&
  [person.idNumber, person.fullName, person.phone].every((text) => text.trim() === '');

/** What one number says of its kind: a paper slip has one field for all of them. */
export function personOf({ person }: LineForm): PersonForm {
  return { ...person, idKind: kindOf(bareNumber(person.idNumber)) };
}

function kindOf(number: string): IdKind {
  if (number === '') return 'none';
  if (isTaxCode(number)) return 'taxCode';
  return number.length === 9 ? 'cmnd' : 'citizenId';
}

/** What would be refused, by the field's path, in the order in which it is typed. */
export function wrongOfLine(line: LineForm, { today, now }: { readonly today: string; readonly now: Date }): Wrong {
  return {
    ...wrongOfReceipt(line.receivedAt, now),
    ...(line.procedureCode === '' && { procedureCode: 'procedure.missing' }),
    ...wrongOfPerson(personOf(line), 'person', today),
    ...(!line.complete && { complete: 'paper.missing' }),
  };
}

function wrongOfReceipt(receivedAt: string, now: Date): Wrong {
  if (receivedAt === '') return { receivedAt: 'missing' };
  return new Date(receivedAt) > now ? { receivedAt: 'ahead' } : {};
}
