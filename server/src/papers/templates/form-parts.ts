import { type LocalDate, localDateOf, minuteOfDay, type TimeLimit } from '@motcua/shared/calendar';
import type { FormSet } from '@motcua/shared/papers';
import type { Block, Cell, PaperDocument, Receivers, Run, Signature, Words } from '../pdf/paper-document.js';

/** The office that issues a paper, as it prints itself. */
export interface IssuingOffice {
  readonly name: string;
  readonly counterName: string;
  readonly placeName: string;
  readonly phone: string | null;
  readonly address: string | null;
  /** Who decides, and answers for the date; mostly the same. */
  readonly agencyName: string;
  readonly agencyPlaceName: string;
  /** In whose register the dossier stands, where that is another office. */
  readonly bookName?: string | null;
}

/** Who signs for an agency. */
export interface Signatory {
  readonly fullName: string;
  readonly title: string | null;
  /** Null where it is the head's own signature. */
  readonly deputyAs: 'KT' | 'TL' | 'TUQ' | null;
  readonly headTitle: string | null;
}

/** Whom a dossier is of, and who brought it. */
export interface PersonOnPaper {
  readonly kind: 'person' | 'organisation';
  readonly fullName: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
}

/** What every form knows of its dossier and of itself. */
export interface FormFacts {
  readonly set: FormSet;
  readonly office: IssuingOffice;
  /** The office's own count of this form in the year; of a receipt and a control sheet the line of the dossier in the register. Null
   * while nobody has given it out. */
  readonly number: number | null;
  /** The book that it counts in. */
  readonly year: number;
  /** Of the event that the paper is about. */
  readonly at: Date;
  readonly code: string;
  readonly externalCode: string | null;
  readonly procedureName: string;
  readonly online: boolean;
  /** Null where it had not been accepted. */
  readonly receivedAt: Date | null;
  /** Null where no day was promised. */
  readonly dueAt: Date | null;
  /** What the QR says. */
  readonly mark: string;
  readonly applicant: PersonOnPaper;
  readonly submitter: { readonly fullName: string; readonly relation: string; readonly phone: string | null } | null;
}

export const DOTS = '……………………';

export const capitals = (text: string): string => text.toLocaleUpperCase('vi');

/** Papers write out what people shorten: `UBND phường Cộng Hòa` is an Ủy ban nhân dân. */
export const officeInFull = (name: string): string => name.replace(/^UBND(?=\s)/u, 'Ủy ban nhân dân');

/** The book of a year, and whose it is where that is not who issues the paper. */
export const bookInWords = ({ year, office }: { year: number | string; office: IssuingOffice }): string =>
  office.bookName ? `${year} (${officeInFull(office.bookName)})` : String(year);

/**
 * First letters in capitals, as numbers of official papers abbreviate: `Bộ phận Tiếp nhận và Trả kết quả` is `BPTNTKQ`.
 */
export const abbreviation = (name: string): string =>
  capitals(
    name
      .split(/[\s-]+/u)
      .filter((word) => word !== 'và')
      .map(([first = '']) => first)
      .join(''),
  );

/** A paper that is only looked at has the place for its number. */
export const numberInWords = ({ number }: FormFacts): string => (number === null ? '……' : String(number));

export function heading(facts: FormFacts): Extract<Block, { kind: 'heading' }> {
  const { office, at } = facts;
  return {
    kind: 'heading',
    above: capitals(officeInFull(office.name)),
    issuer: capitals(office.counterName),
    number: `Số: ${numberInWords(facts)}/${abbreviation(office.counterName)}`,
    place: office.placeName,
    on: localDateOf(at),
  };
}

/** The heading of what the agency itself says, not its counter. */
export function agencyHeading({ office, at }: FormFacts, number: string): Block {
  return {
    kind: 'heading',
    above: null,
    issuer: capitals(officeInFull(office.agencyName)),
    number: `Số: ${number}`,
    place: office.agencyPlaceName,
    on: localDateOf(at),
  };
}

/** How numbers of papers abbreviate an agency: any people's committee is `UBND`. */
export const agencyAbbreviation = (name: string): string =>
  /^(?:UBND|Ủy ban nhân dân)(?=\s)/u.test(name) ? 'UBND' : abbreviation(name);

export const shownCode = ({ externalCode, code }: FormFacts): string => externalCode ?? code;

/** The title with the QR, and under it whose dossier the paper belongs to. */
export function title(facts: FormFacts, lines: readonly string[], below: readonly Words[] = []): Block {
  return {
    kind: 'title',
    lines,
    mark: { qr: facts.mark, alt: `Mã QR của hồ sơ ${facts.code}` },
    below: [
      ...below,
      [{ text: 'Mã hồ sơ: ' }, bold(shownCode(facts))],
      ...(facts.externalCode === null ? [] : [`Mã tại cơ quan tiếp nhận: ${facts.code}`]),
    ],
  };
}

export const text = (words: Words): Block => ({ kind: 'text', words });

/** Address, telephone and mail of whom a paper is for. */
export const contact = ({ applicant, submitter }: FormFacts): readonly Block[] => [
  field('Địa chỉ', applicant.address),
  twoFields(['Số điện thoại', phoneInWords(submitter?.phone ?? applicant.phone)], ['Email', applicant.email]),
];

export const idLabel = ({ set, applicant }: FormFacts): string => {
  if (applicant.kind === 'organisation') return 'Mã số thuế';
  return set === '2018' ? 'Số CMND/Thẻ căn cước/Hộ chiếu' : 'Số CCCD/MST';
};

export const procedureField = ({ set, procedureName }: FormFacts): Block =>
  field(set === '2018' ? 'Nội dung yêu cầu giải quyết' : 'Thủ tục hành chính cần giải quyết', procedureName);

/** How a paper speaks to whom it is for. */
export const you = ({ applicant }: FormFacts): string =>
  applicant.kind === 'person' ? 'Ông/Bà' : 'Quý cơ quan, tổ chức';

/** Who brought the dossier and signs for it. */
export const bearer = ({ applicant, submitter }: FormFacts): string =>
  submitter?.fullName ?? (applicant.kind === 'person' ? applicant.fullName : '');

export const SIGN = '(Ký và ghi rõ họ tên)';

/**
 * How the head of an agency signs, or a deputy in their place. A vice head signs for the head also where the head's role is
 * their own. Whom the head orders (TL.) or empowers (TUQ.) signs for the head, and not for the committee.
 *
 * @legal NĐ 30/2020/NĐ-CP, Phụ lục I, phần II, mục 7
 */
export function agencySignature({ office }: FormFacts, { fullName, title, deputyAs, headTitle }: Signatory): Signature {
  const ofHead = deputyAs === null ? title?.replace(VICE, '') : headTitle;
  const head = capitals(ofHead ?? 'Thủ trưởng cơ quan');
  const as = deputyAs ?? (VICE.test(title ?? '') ? 'KT' : null);
  const isForCommittee = agencyAbbreviation(office.agencyName) === 'UBND' && as !== 'TL' && as !== 'TUQ';
  const collective = isForCommittee ? ['TM. ỦY BAN NHÂN DÂN'] : [];
  const lines = as === null ? [...collective, head] : [...collective, `${as}. ${head}`, capitals(title ?? '')];
  return {
    title: lines.filter((line) => line !== '').join('\n'),
    hint: '(Ký, ghi rõ họ tên và đóng dấu)',
    name: fullName,
  };
}

/** Phó Chủ tịch, Phó Giám đốc: what follows is the title of the head. */
const VICE = /^phó\s+/iu;

export const receivers = ({ office }: FormFacts): Receivers => ({
  receivers: ['Nơi nhận:', '- Như trên;', `- ${office.counterName};`, '- Lưu: VT, hồ sơ.'],
});

/** The head of a table. */
export const head = (words: string, more: Partial<Cell> = {}): Cell => cell([bold(words)], more);

/** A field as it is filled in; what nobody knows stays a dotted line for the pen. */
export function field(label: string, value: string | null | undefined): Block {
  return { kind: 'text', words: fieldWords(label, value) };
}

/** Two short fields on one line, or the second on the next: a label does not stand apart from what it is of. */
export function twoFields(first: readonly [string, string | null], second: readonly [string, string | null]): Block {
  const [label, value] = fieldWords(...second);
  return {
    kind: 'text',
    words: [...fieldWords(...first), { text: '\u2003 ' }, { ...label, whole: true }, value],
  };
}

export const fieldWords = (label: string, value: string | null | undefined): readonly [Run, Run] => [
  { text: `${label}: ` },
  value ? { text: value, bold: true } : { text: DOTS },
];

export const bold = (text: string): Run => ({ text, bold: true });

export const cell = (words: Words, more: Partial<Cell> = {}): Cell => ({ words, ...more });

/** Hour, minute and day as the forms ask for them. */
export function hourAndDay(at: Date): string {
  const minute = minuteOfDay(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))} giờ ${two(minute % 60)} phút, ngày ${slashed(localDateOf(at))}`;
}

export const slashed = (date: LocalDate): string => date.split('-').reverse().join('/');

const UNITS: Readonly<Record<TimeLimit['unit'], string>> = {
  workingHour: 'giờ làm việc',
  halfDay: 'buổi làm việc',
  workingDay: 'ngày làm việc',
  day: 'ngày',
  month: 'tháng',
  sameDay: 'trong ngày làm việc',
  none: 'không quy định',
};

export const limitInWords = ({ amount, unit }: TimeLimit): string =>
  unit === 'sameDay' || unit === 'none' ? UNITS[unit] : `${amount} ${UNITS[unit]}`;

/** Vietnamese phones as people write them: +84912345678 is 0912 345 678. */
export function phoneInWords(phone: string | null): string | null {
  const local = phone?.replace(/^\+84/u, '0') ?? null;
  return local?.replace(/^(\d{4})(\d{3,4})(\d{3})$/u, '$1 $2 $3') ?? null;
}

/** `đ` behind the amount, points between thousands. */
export const dong = (amountVnd: number): string => `${amountVnd.toLocaleString('de-DE')} đồng`;

/** Letters that the narrow column of remarks holds without taking more than its share of the sheet. */
const MOST_LETTERS = 140;

/** On one line and not too long: the whole reason stands in the dossier. */
export function shortened(reason: string): string {
  const words = reason.replaceAll(/\s+/gu, ' ').trim();
  return words.length <= MOST_LETTERS ? words : `${words.slice(0, MOST_LETTERS - 1).trimEnd()}…`;
}

/** A paper about one dossier: its code at the foot of each page, the place for an electronic signature where it is one. */
export const paperOf = (
  facts: FormFacts,
  { name, corner, size = 'a5', sealLine = facts.online }: PaperShell,
  blocks: readonly Block[],
): PaperDocument => ({
  size,
  title: `${name} ${shownCode(facts)}`,
  corner,
  sealLine,
  foot: shownCode(facts),
  at: facts.at,
  blocks,
});

interface PaperShell {
  /** What readers and printers call the file, before the code. */
  readonly name: string;
  readonly corner: string | null;
  readonly size?: PaperDocument['size'];
  readonly sealLine?: boolean;
}
