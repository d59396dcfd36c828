import { randomUUID } from 'node:crypto';
import { addDays, formatDateVi, weekdayOf } from '@motcua/shared/calendar';
import { HISTORY_COLUMN, type HistoryColumn, type HistoryImportState } from '@motcua/shared/history';
import { type TestAnswer, type TestClient, WARD } from '../support/api.js';
import { waitUntil } from '../support/wait-until.js';

export const IMPORTS = '/api/v1/admin/history-imports';

export type OldRow = Partial<Record<HistoryColumn, string>>;

/** A dossier of the older system that was finished on the day it was due. */
export const oldRow = (changes: OldRow = {}): OldRow => ({
  oldCode: '000.07.18.H23-240115-0001',
  procedureCode: '1.001193',
  applicantName: 'Nguyễn Thị Hoà',
  channel: 'Trực tiếp',
  receivedAt: '15/01/2024 08:30',
  dueAt: '17/01/2024',
  finishedAt: '17/01/2024 16:20',
  ...changes,
});

/** What a ward had finished by 1 March 2024, all of it in time: a third before the day, and the last on that very day. */
export function oldYear(count: number, procedures: readonly string[]): OldRow[] {
  const days: string[] = [];
  for (let day = '2024-01-02'; day <= '2024-02-28'; day = addDays(day, 1)) if (weekdayOf(day) < 6) days.push(day);
  return Array.from({ length: count }, (_, index) => {
    const received = index === 0 ? '2024-02-28' : days[index % days.length]!;
    const due = addDays(received, 2);
    const finished = index % 3 === 1 ? addDays(received, 1) : due;
    return oldRow({
      oldCode: `H23.18.07-CU-${String(index + 1).padStart(6, '0')}`,
      procedureCode: procedures[index % procedures.length]!,
      applicantName: `Người dân ${'ABCDEFGHIK'[index % 10]} ${['Nguyễn', 'Trần', 'Lê', 'Phạm'][index % 4]}`,
      channel: index % 5 === 0 ? 'Trực tuyến' : 'Trực tiếp',
      receivedAt: formatDateVi(received),
      dueAt: formatDateVi(due),
      finishedAt: formatDateVi(finished),
    });
  });
}

const COLUMNS = [
  'oldCode',
  'procedureCode',
  'applicantName',
  'idNumber',
  'channel',
  'receivedAt',
  'dueAt',
  'finishedAt',
  'handedOverAt',
  'outcome',
  'lateCause',
] as const satisfies readonly HistoryColumn[];

export function csvOf(rows: readonly OldRow[], { delimiter = ',', mark = '\uFEFF' } = {}): string {
  const quoted = (text: string): string => (/[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = [
    COLUMNS.map((column) => HISTORY_COLUMN[column].vi),
    ...rows.map((row) => COLUMNS.map((column) => quoted(row[column] ?? ''))),
  ];
  return mark + lines.map((line) => line.join(delimiter)).join('\r\n');
}

const BOUNDARY = 'ho-so-cu-ranh-gioi';

/** A form as a browser sends it. */
export function sheetForm(
  content: Uint8Array | string,
  { officeCode = WARD, name = 'ho-so-cu.csv' } = {},
): {
  readonly body: Uint8Array;
  readonly headers: Record<string, string>;
} {
  const body = Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="officeCode"\r\n\r\n${officeCode}\r\n`),
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`),
    Buffer.from(content),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } };
}

export function bring(
  client: TestClient,
  content: Uint8Array | string,
  options: { officeCode?: string; name?: string; key?: string } = {},
): Promise<TestAnswer> {
  const { body, headers } = sheetForm(content, options);
  return client.post(IMPORTS, body, { ...headers, 'idempotency-key': options.key ?? randomUUID() });
}

/** The import once it is in this state. */
export const whenIn = async (client: TestClient, id: string, state: HistoryImportState): Promise<TestAnswer['body']> =>
  waitUntil(`import ${state}`, async () => {
    const { body } = await client.get(`${IMPORTS}/${id}`);
    return body.state === state && body;
  });

/** Brings a sheet, has it looked through and taken in. */
export async function takeIn(
  client: TestClient,
  content: Uint8Array | string,
  options: { officeCode?: string } = {},
): Promise<TestAnswer['body']> {
  const { status, body } = await bring(client, content, options);
  if (status !== 201) throw new Error(`not taken: ${status} ${JSON.stringify(body)}`);
  const checked = await whenIn(client, body.id, 'checked');
  const started = await client.post(`${IMPORTS}/${body.id}/start`, { version: checked.version });
  if (started.status !== 200) throw new Error(`not started: ${started.status} ${JSON.stringify(started.body)}`);
  return whenIn(client, body.id, 'done');
}
