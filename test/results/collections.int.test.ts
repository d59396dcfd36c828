import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi, type TestClient } from '../support/api.js';
import { citizenId, inState, mustAct, takeIn, type TestDossier } from '../support/dossiers.js';
import { smallPdf, upload } from '../support/upload.js';

/** One point, as a canvas gives it. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the hand-over of a result', () => {
  let api: TestApi;
  let counter: TestClient;
  const own = citizenId();

  beforeAll(async () => {
    api = await startTestApi();
    counter = await api.as('motcua');
  });
  afterAll(() => api.stop());

  const decided = async (changes: object = {}): Promise<TestDossier> => {
    const applicant = { kind: 'person', fullName: 'Nguyễn Thị Hoà', citizenId: own };
    const forwarded = await mustAct(counter, await takeIn(counter, { applicant, ...changes }), 'forward');
    return mustAct(await api.as('lanhdao'), forwarded, 'decide', { results: [{}] });
  };
  const handOver = (dossier: TestDossier, collector: object, more: object = {}): Promise<TestDossier> =>
    mustAct(counter, dossier, 'hand_over', { method: 'desk', collector, ...more });
  const lastEvent = (dossier: TestDossier): { details: object; reason: string | null } =>
    (dossier['events'] as { details: object; reason: string | null }[]).at(-1)!;

  it('to the applicant leaves nothing to look at', async () => {
    const collector = { fullName: 'NGUYEN THI HOA', citizenId: own, relation: 'applicant' };
    const over = await handOver(await decided(), collector);
    expect(over['collections']).toMatchObject([{ differs: [], returned: [], signatureId: null }]);
    expect(lastEvent(over).details).not.toHaveProperty('differs');
  });

  it('to somebody with another name or number keeps what differs and why, and shows no number', async () => {
    const stranger = { fullName: 'Lê Văn Tám', citizenId: '030085004321', relation: 'applicant' };
    const over = await handOver(await decided(), stranger, { reason: 'Đã đổi họ tên, có quyết định kèm theo' });
    expect(over['collections']).toMatchObject([{ collectorName: 'Lê Văn Tám', differs: ['name', 'number'] }]);
    expect(lastEvent(over)).toMatchObject({
      reason: 'Đã đổi họ tên, có quyết định kèm theo',
      details: { differs: ['name', 'number'] },
    });
    expect(JSON.stringify(over)).not.toContain('030085004321');
    expect(JSON.stringify(over)).not.toContain(own);
  });

  it('to an authorised person asks for the letter', async () => {
    const friend = { fullName: 'Trần Văn Đức', relation: 'authorised' };
    const open = await decided();
    for (const reason of [undefined, '  \n ']) {
      const answer = await counter.act(open, 'hand_over', {
        method: 'desk',
        collector: friend,
        ...(reason && { reason }),
      });
      expect([400, 422]).toContain(answer.status);
    }
    expect(await counter.act(open, 'hand_over', { method: 'desk', collector: friend })).toMatchObject({
      status: 422,
      body: { code: 'dossier.reason_required', errors: [{ path: 'reason', code: 'field.missing' }] },
    });
    const over = await handOver(open, friend, { reason: 'Gọi điện xác nhận với người nộp' });
    expect(over['collections']).toMatchObject([{ differs: ['letter'] }]);
    const letter = { ...friend, authorisation: 'Giấy ủy quyền ngày 20/11/2026' };
    expect((await handOver(await decided(), letter))['collections']).toMatchObject([
      { differs: [], authorisation: 'Giấy ủy quyền ngày 20/11/2026' },
    ]);
    const submitter = { fullName: 'Trần Văn Đức', relation: 'Cha', authorisation: 'Giấy ủy quyền 12' };
    expect((await handOver(await decided({ submitter }), friend))['collections']).toMatchObject([{ differs: [] }]);
  });

  it('lists originals that are given back, and keeps the signature of who collects', async () => {
    const dossier = await decided();
    const { body: picture } = await upload(counter, dossier.id, { content: PICTURE, name: 'Chữ ký người nhận.png' });
    const collector = { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' };
    const returned = ['Giấy chứng sinh', 'Sổ hộ khẩu cũ'];
    const over = await handOver(dossier, collector, { returned, signatureId: picture.id });
    expect(over['collections']).toMatchObject([{ returned, signatureId: picture.id }]);
    const sha256 = createHash('sha256').update(PICTURE).digest('hex');
    expect(lastEvent(over).details).toMatchObject({ returned, signature: { attachmentId: picture.id, sha256 } });
  });

  it('takes no other file for a signature', async () => {
    const dossier = await decided();
    const other = await inState.decided(api);
    const { body: elsewhere } = await upload(counter, other.id, { content: PICTURE });
    const { body: paper } = await upload(counter, dossier.id, { content: smallPdf() });
    for (const signatureId of [elsewhere.id, paper.id, dossier.id]) {
      const collector = { fullName: 'Nguyễn Thị Hoà', relation: 'applicant' };
      expect(await counter.act(dossier, 'hand_over', { method: 'desk', collector, signatureId })).toMatchObject({
        status: 422,
        body: { code: 'dossier.signature_unknown' },
      });
    }
  });
});
