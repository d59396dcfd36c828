import type { TestAnswer, TestClient } from './api.js';

const BOUNDARY = 'mot-cua-ranh-gioi';

export interface Form {
  readonly content: Uint8Array | string;
  readonly name?: string;
  readonly component?: string;
  readonly validUntil?: string;
}

/** A form as a browser sends it, and the header that goes with it. */
export function formOf({ content, name = 'Giấy chứng sinh.pdf', component, validUntil }: Form): {
  readonly body: Uint8Array;
  readonly headers: Record<string, string>;
} {
  const fields = Object.entries({ component, validUntil }).map(([field, value]) =>
    value === undefined ? '' : `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const quoted = name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const body = Buffer.concat([
    Buffer.from(
      `${fields.join('')}--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${quoted}"\r\n`,
    ),
    Buffer.from('Content-Type: application/octet-stream\r\n\r\n'),
    Buffer.from(content),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } };
}

export function upload(
  client: TestClient,
  dossierId: string,
  form: Form,
  headers: Record<string, string> = {},
): Promise<TestAnswer> {
  const { body, headers: own } = formOf(form);
  return client.post(`/api/v1/dossiers/${dossierId}/attachments`, body, { ...own, ...headers });
}

/** A PDF of one empty page. What is behind it makes it another one, of any size. */
export const smallPdf = (note = ''): Buffer =>
  pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
    ],
    note,
  );

/** A PDF with a page of each colour, as PDF writes them: `1 0 0` is red. */
export function coloredPdf(colors: readonly string[]): Buffer {
  const pages = colors.flatMap((color, index) => {
    const paint = `${color} rg 0 0 595 842 re f`;
    return [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${index * 2 + 4} 0 R >>`,
      `<< /Length ${paint.length} >>\nstream\n${paint}\nendstream`,
    ];
  });
  const kids = colors.map((_, index) => `${index * 2 + 3} 0 R`).join(' ');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${colors.length} >>`,
    ...pages,
  ]);
}

function pdfOf(objects: readonly string[], note = ''): Buffer {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  for (const line of note.match(/.{1,1000}/gs) ?? []) text += `% ${line}\n`;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const [table, size] = [text.length, objects.length + 1];
  text += `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
