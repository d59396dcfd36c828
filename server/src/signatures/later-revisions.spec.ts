import { describe, expect, it } from '@jest/globals';
import { addsOnlyValidationData } from './later-revisions.js';

const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const WITH_STORE = '<< /Type /Catalog /Pages 2 0 R /DSS 90 0 R >>';
const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const FORM = '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> ';

const stream = (content: string, entries = ''): string =>
  `<< /Length ${content.length} ${entries}>>\nstream\n${content}\nendstream`;
const says = (words: string): string => `BT /F1 24 Tf 50 700 Td (${words}) Tj ET`;
const page = (resources = '/Font << /F1 5 0 R >>', more = ''): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << ${resources} >> /Contents 4 0 R ${more}>>`;
const at = (offset: number): string => String(offset).padStart(10, '0');
const inUse = (offset: number): string => `${at(offset)} 00000 n \n`;

/** Objects 1, 2, … with their table. */
function file(...objects: readonly string[]): string {
  let text = '%PDF-1.7\n';
  const rows = objects.map((object, index) => {
    const row = inUse(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return row;
  });
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}${end}`;
}

type Numbered = readonly [number: number, object: string];
interface Written {
  /** Objects that no table names. */
  readonly unnamed?: readonly Numbered[];
  readonly row?: (offset: number) => string;
}

/** Another revision behind it. */
function revised(signed: string, objects: readonly Numbered[], { unnamed = [], row = inUse }: Written = {}): string {
  const before = /startxref\n(\d+)/.exec(signed)![1];
  let text = signed;
  for (const [number, object] of unnamed) text += `${number} 0 obj\n${object}\nendobj\n`;
  const rows = objects.map(([number, object]) => {
    const rowOf = `${number} 1\n${row(text.length)}`;
    text += `${number} 0 obj\n${object}\nendobj\n`;
    return rowOf;
  });
  const end = `trailer\n<< /Size 99 /Root 1 0 R /Prev ${before} >>\nstartxref\n${text.length}\n%%EOF\n`;
  return `${text}xref\n${rows.join('')}${end}`;
}

const isHarmless = (signed: string, whole: string): boolean =>
  addsOnlyValidationData(Buffer.from(whole, 'latin1'), Buffer.byteLength(signed, 'latin1'));

const SIGNED = file(CATALOG, PAGES, page(), stream(says('100')), FONT);
const STORE: readonly Numbered[] = [
  [1, WITH_STORE],
  [90, '<< /Type /DSS >>'],
];
const OTHER_CONTENT: Numbered = [4, stream(says('900'))];

describe('what a revision behind the signature may be taken for', () => {
  it('is data to check by, where it brings nothing else', () =>
    expect(isHarmless(SIGNED, revised(SIGNED, STORE))).toBe(true));

  it('is a change, where it names a page anew', () =>
    expect(isHarmless(SIGNED, revised(SIGNED, [...STORE, OTHER_CONTENT]))).toBe(false));

  // Viewers that cannot read a table look for objects themselves, and find the last of each.
  it.each([
    ['rows of an odd form', { unnamed: [OTHER_CONTENT], row: (offset: number) => `${at(offset)} 00000 nx\n` }],
    ['another generation', { unnamed: [OTHER_CONTENT], row: (offset: number) => `${at(offset)} 00007 n \n` }],
    ['a table that is silent about it', { unnamed: [OTHER_CONTENT] }],
  ])('is a change, where an object stands under the cover of %s', (_, written) =>
    expect(isHarmless(SIGNED, revised(SIGNED, STORE, written))).toBe(false),
  );

  it('is a change, where a field of a time stamp covers the page by way of another object', () => {
    const field =
      '<< /Type /Annot /Subtype /Widget /FT /Sig /T (x) /V 92 0 R /Rect 95 0 R /F 4 /P 3 0 R /AP << /N 96 0 R >> >>';
    const catalog = '<< /Type /Catalog /Pages 2 0 R /DSS 90 0 R /AcroForm << /Fields [91 0 R] /SigFlags 3 >> >>';
    const covered = revised(SIGNED, [
      [1, catalog],
      [3, page(undefined, '/Annots [91 0 R] ')],
      [90, '<< >>'],
      [91, field],
      [92, '<< /Type /DocTimeStamp >>'],
      [95, '[0 0 595 842]'],
      [96, stream(`1 g 0 0 595 842 re f 0 g ${says('900')}`, FORM)],
    ]);
    expect(isHarmless(SIGNED, covered)).toBe(false);
  });

  it('is a change, where what is drawn bears the name of a store', () => {
    const drawn = '/XObject 6 0 R /Font << /F1 5 0 R >>';
    const signed = file(
      ...[CATALOG, PAGES, page(drawn), stream('/Certs Do'), FONT, '<< /Certs 7 0 R >>', stream(says('100'), FORM)],
    );
    const exchanged = revised(signed, [
      [1, WITH_STORE],
      [90, '<< >>'],
      [6, '<< /Certs 91 0 R >>'],
      [91, stream(says('900'), FORM)],
    ]);
    expect(isHarmless(signed, exchanged)).toBe(false);
  });

  it('cannot be told, where a stream of the signed part goes on in what was added', () => {
    const content = `<< /Length 9999 >>\nstream\n${says('100')}\nendstream`;
    const signed = file(CATALOG, PAGES, page(), content, FONT);
    const filled = `${signed}${says('900')}`.padEnd(signed.indexOf('stream\n') + 7 + 9_999, ' ');
    const whole = revised(`${filled}\nendstream\nendobj\n`, STORE);
    let told: boolean;
    try {
      told = isHarmless(signed, whole);
    } catch {
      told = false;
    }
    expect(told).toBe(false);
  });

  it('is a change, where an object stream has the same object twice and the table takes the other', () => {
    const first = page();
    const second = first.replace('4 0 R', '7 0 R');
    const head = `3 0 3 ${first.length + 1} `;
    let text = '%PDF-1.7\n';
    const offsets: number[] = [];
    const put = (number: number, object: string): void => {
      offsets[number] = text.length;
      text += `${number} 0 obj\n${object}\nendobj\n`;
    };
    const table = (rows: readonly (readonly number[])[], size: number, more = ''): string => {
      const data = Buffer.concat(rows.map(([, kind, place, index]) => Buffer.from([kind!, place! >> 8, place! & 255, index!]))); // prettier-ignore
      const index = rows.map(([number]) => `${number} 1`).join(' ');
      return `<< /Type /XRef /Size ${size} /W [1 2 1] /Index [${index}] /Root 1 0 R ${more} /Length ${data.length} >>\nstream\n${data.toString('latin1')}\nendstream`;
    };
    put(1, CATALOG);
    put(2, PAGES);
    put(4, stream(says('100')));
    put(5, FONT);
    put(6, stream(`${head}${first} ${second} `, `/Type /ObjStm /N 2 /First ${head.length} `));
    put(7, stream(says('900')));
    const tableAt = text.length;
    const named = [1, 2, 4, 5, 6, 7].map((number) => [number, 1, offsets[number]!, 0]);
    put(8, table([...named.slice(0, 2), [3, 2, 6, 0], ...named.slice(2), [8, 1, tableAt, 0]], 9));
    const signed = `${text}startxref\n${tableAt}\n%%EOF\n`;
    text = signed;
    put(1, WITH_STORE);
    put(90, '<< >>');
    const nextAt = text.length;
    put(91, table([[1, 1, offsets[1]!, 0], [3, 2, 6, 1], [90, 1, offsets[90]!, 0], [91, 1, nextAt, 0]], 92, `/Prev ${tableAt}`)); // prettier-ignore
    expect(isHarmless(signed, `${text}startxref\n${nextAt}\n%%EOF\n`)).toBe(false);
  });
});
