import { smallPdf } from './upload.js';

export interface Signing {
  /** Signs the bytes that are not the signature's own. */
  readonly sign: (bytes: Buffer) => Promise<Buffer>;
  readonly subFilter?: string;
  readonly type?: 'Sig' | 'DocTimeStamp';
  /** Bytes kept free for it. */
  readonly room?: number;
  /** What it says of itself beside, and other fields of the form. */
  readonly more?: string;
  readonly otherFields?: string;
}

/**
 * A signed PDF, written here byte by byte: a page, and behind it one revision with a signature for each of `signings`.
 */
export async function signedPdf(...signings: readonly Signing[]): Promise<Buffer> {
  let pdf = smallPdf('giấy tờ');
  for (const [index, signing] of signings.entries()) pdf = await addSignature(pdf, index, signing);
  return pdf;
}

const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>';

/** What may be done to the page of a file in a revision behind its signature. */
export const CHANGES = {
  replaced: [[3, PAGE]],
  hidden: [[2, '<< /Type /Pages /Kids [] /Count 0 >>']],
  another: [
    [2, '<< /Type /Pages /Kids [90 0 R 3 0 R] /Count 2 >>'],
    [90, PAGE],
  ],
  // Another tree of pages altogether, as who prepares the file before it is signed would bring to light.
  exchanged: [
    [1, '<< /Type /Catalog /Pages 90 0 R >>'],
    [90, '<< /Type /Pages /Kids [91 0 R] /Count 1 >>'],
    [91, PAGE.replace('2 0 R', '90 0 R')],
  ],
} as const;

/** A revision that changes the page. */
export const changedPdf = (pdf: Buffer, change: keyof typeof CHANGES = 'replaced'): Buffer =>
  revise(pdf, 92, CHANGES[change]);

/** @param index how many signatures there are before it */
export async function addSignature(pdf: Buffer, index: number, signing: Signing): Promise<Buffer> {
  const { sign, subFilter = 'ETSI.CAdES.detached', type = 'Sig', room = 12_000, more = '', otherFields = '' } = signing;
  const fields = Array.from({ length: index + 1 }, (_, at) => `${4 + 2 * at} 0 R`).join(' ');
  const [field, value] = [4 + 2 * index, 5 + 2 * index];
  const revised = revise(pdf, value + 1, [
    [1, `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [${fields} ${otherFields}] /SigFlags 3 >> >>`],
    [3, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [${fields}] >>`],
    [
      field,
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Ky${index}) /V ${value} 0 R /Rect [0 0 0 0] /F 132 /P 3 0 R >>`,
    ],
    [
      value,
      `<< /Type /${type} /Filter /Adobe.PPKLite /SubFilter /${subFilter} ${more} /M (D:20261120093000+07'00') ` +
        `/ByteRange [0 0000000000 0000000000 0000000000] /Contents <${'0'.repeat(room * 2)}> >>`,
    ],
  ]);
  const text = revised.toString('latin1');
  const gapAt = text.lastIndexOf('/Contents <') + '/Contents '.length;
  const goesOnAt = gapAt + room * 2 + 2;
  const range = [gapAt, goesOnAt, revised.length - goesOnAt].map((one) => String(one).padStart(10, '0')).join(' ');
  revised.write(`/ByteRange [0 ${range}]`, text.lastIndexOf('/ByteRange'), 'latin1');
  const message = await sign(Buffer.concat([revised.subarray(0, gapAt), revised.subarray(goesOnAt)]));
  if (message.length > room) throw new Error('The signature does not fit.');
  revised.write(message.toString('hex'), gapAt + 1, 'latin1');
  return revised;
}

/** A revision in which these objects stand anew. @param size one more than the highest number */
export function revise(pdf: Buffer, size: number, objects: readonly (readonly [number, string])[]): Buffer {
  let text = pdf.toString('latin1').replace(/%%EOF$/, '%%EOF\n');
  const before = /startxref\n(\d+)\n%%EOF\s*$/.exec(text)![1]!;
  const rows = objects.map(([number, object]) => {
    const at = text.length;
    text += `${number} 0 obj\n${object}\nendobj\n`;
    return `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 0\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R /Prev ${before} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
