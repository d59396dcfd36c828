import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ATTACHMENT_WARNINGS } from '@motcua/shared/attachments';
import { convertible } from '../../server/src/attachments/convert-picture.js';
import { inspectFile } from '../../server/src/attachments/inspect-file.js';
import { FILE_FAULTS, type InspectedBytes, type Verdict } from '../../server/src/attachments/inspection.js';
import { startTestApi, type TestApi } from '../support/api.js';
import { takeIn } from '../support/dossiers.js';
import { smallPdf, upload } from '../support/upload.js';
import { fileCorpus } from './file-corpus.js';

const CORPUS = fileCorpus();
const MB = 1_048_576;

/** What the inspection asks for, and how much at once. */
function bytesOf(content: Buffer): InspectedBytes & { largest: number } {
  return {
    size: content.length,
    largest: 0,
    read(offset, length) {
      this.largest = Math.max(this.largest, length);
      return Promise.resolve(content.subarray(offset, offset + length));
    },
  };
}

const wordOf = (verdict: Verdict): string =>
  verdict.ok ? [...verdict.warnings, verdict.kind].join(' ') : verdict.fault;

const isFault = (word: string): boolean => FILE_FAULTS.some((fault) => fault === word);

describe('hostile and odd files', () => {
  it('are more than three hundred, of every kind of fault', () => {
    expect(CORPUS.length).toBeGreaterThan(300);
    const expected = new Set<string>(CORPUS.map(({ expected: word }) => word));
    expect(FILE_FAULTS.filter((fault) => !expected.has(fault))).toEqual([]);
  });

  it('each get the verdict they should, without being read whole', async () => {
    const wrong: string[] = [];
    for (const { what, content, expected } of CORPUS) {
      const bytes = bytesOf(content);
      const word = wordOf(await inspectFile(bytes));
      if (word !== expected) wrong.push(`${what}: ${word}, not ${expected}`);
      if (bytes.largest > 2 * MB) wrong.push(`${what}: ${bytes.largest} bytes at once`);
    }
    expect(wrong).toEqual([]);
  });

  it('are told alike however often they are cut at any place', async () => {
    const content = smallPdf('z'.repeat(200));
    for (let end = 0; end < content.length - 6; end++) {
      expect((await inspectFile(bytesOf(content.subarray(0, end)))).ok).toBe(false);
    }
  });

  describe('sent to a dossier', () => {
    let api: TestApi;
    beforeAll(async () => {
      api = await startTestApi();
    });
    afterAll(() => api.stop());

    it('are refused with their reason, and nothing is kept or served of them', async () => {
      const officer = await api.as('motcua');
      const { id } = await takeIn(officer);
      const hostile = CORPUS.filter(({ expected }) => isFault(expected));
      const wrong: string[] = [];
      let next = 0;
      const sender = async (): Promise<void> => {
        while (next < hostile.length) {
          const { what, content, expected } = hostile[next++]!;
          const { status, body } = await upload(officer, id, { content, name: 'Giấy khai sinh.pdf' });
          // What telephones and scanners make is converted; nobody can convert these.
          const fault = convertible(content) ? 'not_converted' : expected;
          if (![415, 422].includes(status) || body.code !== `attachment.${fault}`)
            wrong.push(`${what}: ${status} ${body.code}`);
        }
      };
      await Promise.all([sender(), sender(), sender()]);
      expect(wrong).toEqual([]);
      expect((await officer.get(`/api/v1/dossiers/${id}/attachments`)).body).toEqual([]);
      expect(await api.sql('SELECT 1 FROM stored_file')).toEqual([]);
      for (const warning of ATTACHMENT_WARNINGS) {
        const { content } = CORPUS.find(({ expected }) => expected === `${warning} pdf`)!;
        expect((await upload(officer, id, { content })).body.warnings).toEqual([warning]);
      }
    });
  });
});
