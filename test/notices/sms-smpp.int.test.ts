import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DeliveryReport, OutgoingMessage } from '../../server/src/notices/channels/notice-channel.js';
import { SmsSmppChannel, type SmsSmppSettings } from '../../server/src/notices/channels/sms-smpp.channel.js';
import { makeCertificate } from '../support/certificate.js';
import { TestSmsc } from '../support/smsc.js';
import { pause, waitUntil } from '../support/wait-until.js';

const MESSAGE: OutgoingMessage = {
  noticeId: 'n',
  to: '+84912345678',
  subject: null,
  text: 'Ho so da tiep nhan {H23}.',
};
const VIETNAMESE =
  'UBND phường Cộng Hòa xin lỗi Ông/Bà vì hồ sơ H23.18.07-260315-0042 giải quyết chậm. Ngày hẹn trả mới: 16 giờ 30 ngày 18/03/2026. Lý do: ẵẫỡữựỵ đĐ 😀 chờ ý kiến của Phòng Tài nguyên và Môi trường.';
const THROTTLED = 0x58;
const ACCOUNT = { host: '127.0.0.1', secure: false, systemId: 'motcua', password: 'secret' };

describe('text messages over SMPP', () => {
  let smsc: TestSmsc;
  const channels: SmsSmppChannel[] = [];
  const reports: DeliveryReport[] = [];
  let recorded: () => Promise<void>;

  const open = (settings: Partial<SmsSmppSettings> = {}): SmsSmppChannel => {
    const channel = new SmsSmppChannel({
      account: settings.account ?? { ...ACCOUNT, port: smsc.port },
      source: 'UBND-CH',
      longTexts: 'parts',
      receiptIds: 'same',
      ca: undefined,
      timeoutMs: 3_000,
      window: 5,
      onReport: (report) => {
        reports.push(report);
        return recorded();
      },
      enquireEveryMs: 30_000,
      reconnectFirstMs: 30,
      ...settings,
    });
    channels.push(channel);
    return channel;
  };
  const bound = (): Promise<unknown> => waitUntil('bound', () => smsc.bound === 1);

  beforeEach(async () => {
    smsc = await TestSmsc.start();
    reports.length = 0;
    recorded = () => Promise.resolve();
  });
  afterEach(async () => {
    for (const channel of channels.splice(0)) channel.close();
    await smsc.stop();
  });

  it('signs in, sends under the brandname and asks for a receipt', async () => {
    await expect(open().send(MESSAGE)).resolves.toEqual({
      kind: 'accepted',
      gateway: 'sms-smpp',
      gatewayId: 'sms-1',
    });
    expect(smsc.binds).toEqual([{ systemId: 'motcua', password: 'secret' }]);
    expect(smsc.submitted).toEqual([
      {
        from: 'UBND-CH',
        to: '84912345678',
        ton: 5,
        dataCoding: 0,
        text: MESSAGE.text,
        part: null,
        payload: false,
        wantsReceipt: true,
      },
    ]);
  });

  it.each([
    ['Vietnamese in parts', VIETNAMESE, 8, 'parts', 3],
    ['Vietnamese taken apart', VIETNAMESE.normalize('NFD'), 8, 'parts', 3],
    ['plain letters in parts', 'Ho so [H23] {~^\\|€} àèìòù @£ '.repeat(9).trim(), 0, 'parts', 3],
    ['Vietnamese whole', VIETNAMESE, 8, 'payload', 1],
    ['one short text', 'Hồ sơ đã có kết quả', 8, 'payload', 1],
  ] as const)('brings %s letter for letter', async (_, text, dataCoding, longTexts, count) => {
    const outcome = await open({ longTexts }).send({ ...MESSAGE, text });
    expect(smsc.texts).toEqual([text.normalize('NFC')]);
    expect(smsc.submitted).toHaveLength(count);
    for (const each of smsc.submitted)
      expect(each).toMatchObject({ dataCoding, payload: count === 1 && text.length > 70 });
    const ids = Array.from({ length: count }, (_each, at) => `sms-${at + 1}`).join(' ');
    expect(outcome).toEqual({ kind: 'accepted', gateway: 'sms-smpp', gatewayId: ids });
  });

  it('keeps the parts of two long texts to one phone apart', async () => {
    const channel = open();
    const texts = [VIETNAMESE, VIETNAMESE.replace('0042', '0043')];
    await Promise.all(texts.map((text) => channel.send({ ...MESSAGE, text })));
    expect(smsc.texts.sort()).toEqual([...texts].sort());
  });

  it.each([
    [THROTTLED, false, 'ESME_RTHROTTLED (0x58)', 'too fast'],
    [0x14, false, 'ESME_RMSGQFUL (0x14)', 'its queue is full'],
    [0x08, false, 'ESME_RSYSERR (0x08)', 'its own trouble'],
    [0x0b, true, 'ESME_RINVDSTADR (0x0b)', 'no such number'],
    [0x0a, true, 'ESME_RINVSRCADR (0x0a)', 'a brandname that is not registered'],
    [0x1492, false, '0x1492', 'a code of its own'],
  ])('is told clearly when refused with %i: permanent %s, %s, for %s', async (status, permanent, error) => {
    smsc.answers.push({ status });
    await expect(open().send(MESSAGE)).resolves.toEqual({ kind: 'refused', permanent, error });
    expect(smsc.submitted).toHaveLength(1);
  });

  it('goes on with the parts of a text when the gateway is too busy for one of them', async () => {
    smsc.answers.push('accept', { status: THROTTLED });
    await expect(open().send({ ...MESSAGE, text: VIETNAMESE })).resolves.toMatchObject({ kind: 'accepted' });
    expect(smsc.texts).toEqual([VIETNAMESE]);
    expect(smsc.submitted.map(({ part }) => part?.[2])).toEqual([1, 2, 2, 3]);
  });

  it('goes on later where it was left, when the gateway stays too busy: nothing is sent again', async () => {
    const channel = open({ timeoutMs: 1_500 });
    await bound();
    smsc.answers.push('accept', ...Array.from({ length: 12 }, () => ({ status: THROTTLED })));
    const outcome = await channel.send({ ...MESSAGE, text: VIETNAMESE });
    expect(outcome).toEqual({
      kind: 'begun',
      gateway: 'sms-smpp',
      begun: expect.stringMatching(/^\d+ sms-1$/),
      error: 'part 2 of 3: ESME_RTHROTTLED (0x58)',
    });
    smsc.answers.length = 0;
    smsc.submitted.splice(1);
    await channel.send(MESSAGE);
    // Another process, which has been told to send them whole since.
    const begun = outcome.kind === 'begun' ? outcome.begun : null;
    const later = await open({ longTexts: 'payload' }).send({ ...MESSAGE, text: VIETNAMESE, begun });
    expect(later).toEqual({ kind: 'accepted', gateway: 'sms-smpp', gatewayId: 'sms-1 sms-3 sms-4' });
    expect(smsc.texts).toEqual([VIETNAMESE, MESSAGE.text]);
    expect(smsc.submitted.map(({ part }) => part?.[2])).toEqual([1, undefined, 2, 3]);
  });

  it.each([
    [
      'refused for good',
      { status: 0x66 },
      { kind: 'refused', permanent: true, error: 'part 2 of 3: ESME_RX_R_APPN (0x66)' },
    ],
    ['lost', 'drop', { kind: 'unknown', error: 'part 2 of 3: the connection broke' }],
  ] as const)('says which part was %s, and sends no further one', async (_, answer, outcome) => {
    smsc.answers.push('accept', answer);
    await expect(open().send({ ...MESSAGE, text: VIETNAMESE })).resolves.toEqual(outcome);
    expect(smsc.submitted).toHaveLength(2);
  });

  it.each([
    ['the connection breaks', 'drop', /connection broke/],
    ['no answer comes in time', 'hold', /no answer in time/],
  ] as const)('does not know when %s after the message left', async (_, answer, words) => {
    smsc.answers.push(answer);
    await expect(open().send(MESSAGE)).resolves.toEqual({ kind: 'unknown', error: expect.stringMatching(words) });
    expect(smsc.submitted).toHaveLength(1);
  });

  it.each([
    ['is not there', /ECONNREFUSED|connect/],
    ['refuses the password', /ESME_RINVPASWD/],
  ] as const)('surely has not sent when the gateway %s', async (why, words) => {
    const account = { ...ACCOUNT, port: smsc.port };
    if (why === 'is not there') await smsc.stop();
    else smsc.bindStatuses.push(...Array.from({ length: 99 }, () => 0x0e));
    await expect(open({ account, timeoutMs: 300 }).send(MESSAGE)).resolves.toEqual({
      kind: 'refused',
      permanent: false,
      error: expect.stringMatching(words),
    });
    if (why === 'is not there') smsc = await TestSmsc.start();
  });

  it('binds again after the gateway ended the session, broke it or was away', async () => {
    const channel = open();
    await expect(channel.send(MESSAGE)).resolves.toMatchObject({ kind: 'accepted' });
    smsc.unbind();
    await waitUntil('bound again', () => smsc.binds.length === 2);
    await expect(channel.send(MESSAGE)).resolves.toMatchObject({ kind: 'accepted' });
    const { port } = smsc;
    await smsc.stop();
    await pause(100);
    const waiting = channel.send(MESSAGE); // waits for the gateway as long as it may
    smsc = await TestSmsc.start({}, port);
    await expect(waiting).resolves.toMatchObject({ kind: 'accepted' });
  });

  it('leaves a gateway that gives no sign of life, and finds another connection to it', async () => {
    const channel = open({ enquireEveryMs: 50, timeoutMs: 200 });
    await waitUntil('asked', () => smsc.enquiries > 2);
    expect(smsc.binds).toHaveLength(1);
    smsc.silent = true;
    await waitUntil('bound again', () => smsc.binds.length === 2);
    smsc.silent = false;
    await expect(channel.send(MESSAGE)).resolves.toMatchObject({ kind: 'accepted' });
  });

  it('has no more messages under way than the window allows', async () => {
    const channel = open({ window: 2, timeoutMs: 400 });
    smsc.answers.push('hold', 'hold');
    const all = await Promise.all([1, 2, 3].map(() => channel.send(MESSAGE)));
    expect(all.map(({ kind }) => kind).sort()).toEqual(['refused', 'unknown', 'unknown']);
    expect(smsc.submitted).toHaveLength(2);
    await expect(channel.send(MESSAGE)).resolves.toMatchObject({ kind: 'accepted' });
  });

  it('speaks TLS with smpps, to a gateway whose certificate was checked', async () => {
    const certificate = makeCertificate(['IP:127.0.0.1']);
    await smsc.stop();
    smsc = await TestSmsc.start(certificate);
    const account = { ...ACCOUNT, port: smsc.port, secure: true };
    await expect(open({ account }).send(MESSAGE)).resolves.toMatchObject({
      kind: 'refused',
      error: expect.stringMatching(/self.signed/),
    });
    expect(smsc.binds).toEqual([]);
    await expect(open({ account, ca: [certificate.cert] }).send(MESSAGE)).resolves.toMatchObject({ kind: 'accepted' });
  });

  it.each([
    ['DELIVRD', 'delivered'],
    ['UNDELIV', 'undelivered'],
    ['REJECTD', 'undelivered'],
    ['DELETED', 'undelivered'],
    ['EXPIRED', 'expired'],
    ['ACCEPTD', 'gateway_accepted'],
    ['ENROUTE', 'gateway_accepted'],
    ['UNKNOWN', 'gateway_accepted'],
  ])('tells a receipt with %s on as %s, and then answers it', async (stat, state) => {
    open();
    await bound();
    await expect(smsc.receipt('sms-7', stat)).resolves.toBe(0);
    expect(reports).toEqual([
      { gateway: 'sms-smpp', gatewayId: 'sms-7', noticeId: null, state, words: `stat:${stat} err:069`, at: null },
    ]);
  });

  it.each([
    ['decimal', '1A2B', '0000006699', '6699'],
    ['hex', '0000006699', '1a2b', '6699'],
    ['same', '0000006699', '0000006699', '0000006699'],
  ] as const)(
    'knows a message again where receipts write its id %s: %s, %s',
    async (receiptIds, answered, printed, kept) => {
      smsc.answers.push({ id: answered });
      await expect(open({ receiptIds }).send(MESSAGE)).resolves.toMatchObject({ gatewayId: kept });
      await smsc.receipt(printed, 'DELIVRD');
      await smsc.receipt('999', 'DELIVRD', { receipted_message_id: answered });
      expect(reports.map(({ gatewayId }) => gatewayId)).toEqual([kept, kept]);
    },
  );

  it('lets the gateway send a receipt again that could not be written down', async () => {
    open();
    await bound();
    recorded = () => Promise.reject(new Error('the database is away'));
    await expect(smsc.receipt('sms-7', 'DELIVRD')).resolves.toBe(0x64);
  });

  it('answers what citizens write back and receipts of nothing, and tells nobody', async () => {
    open();
    await bound();
    await expect(smsc.receipt('sms-7', 'DELIVRD', { esm_class: 0 })).resolves.toBe(0);
    await expect(smsc.receipt('sms-7', 'DELIVRD', { short_message: 'xin chao' })).resolves.toBe(0);
    expect(reports).toEqual([]);
  });

  it('asks what became of each part of a text', async () => {
    const channel = open();
    const sent = await channel.send({ ...MESSAGE, text: VIETNAMESE });
    const gatewayId = sent.kind === 'accepted' ? sent.gatewayId : null;
    const ids = gatewayId!.split(' ');
    for (const id of ids) smsc.states.set(id, 2);
    smsc.states.set(ids[1]!, 5);
    const asked = { noticeId: 'n', gatewayId, mayBeAt: 'sms-smpp' };
    expect(await channel.query(asked)).toEqual(
      ids.map((id, at) => ({
        gateway: 'sms-smpp',
        gatewayId: id,
        noticeId: null,
        state: at === 1 ? 'undelivered' : 'delivered',
        words: at === 1 ? 'stat:UNDELIV err:69' : 'stat:DELIVRD err:69',
        at: null,
      })),
    );
    expect(smsc.queried).toEqual(ids.map((id) => ({ id, from: 'UBND-CH' })));
    smsc.states.set(ids[0]!, 9);
    await expect(channel.query(asked)).rejects.toThrow('message_state 9 is none');
    smsc.states.delete(ids[0]!);
    await expect(channel.query(asked)).rejects.toThrow('ESME_RQUERYFAIL (0x67)');
    await expect(channel.query({ ...asked, gatewayId: null })).rejects.toThrow('was lost');
  });

  it('asks by the id in the form the gateway gave it', async () => {
    const channel = open({ receiptIds: 'decimal' });
    smsc.answers.push({ id: '1F4A' });
    const sent = await channel.send(MESSAGE);
    expect(sent).toMatchObject({ kind: 'accepted', gatewayId: '8010' });
    smsc.states.set('1F4A', 2);
    const reports = await channel.query({ noticeId: 'n', gatewayId: '8010', mayBeAt: null });
    expect(reports).toMatchObject([{ gatewayId: '8010', state: 'delivered' }]);
  });
});
