import { randomBytes } from 'node:crypto';
import { SHIPPED_SMS_PROFILES } from '../../server/src/config/sms-http-profile.js';
import type { NoticeSettings } from '../../server/src/notices/notice-settings.js';
import { type RunningWorker, startWorker, type WorkerParts } from '../../server/src/notices/start-worker.js';
import type { WorkerLogger } from '../../server/src/queue/worker-logger.js';
import type { NoticeWorld } from './notice-world.js';

/** `redis` needs MOTCUA_TEST_REDIS_URL. */
export const TEST_QUEUE = process.env['MOTCUA_TEST_QUEUE'] === 'redis' ? 'redis' : 'postgres';

export const testRedisUrl = (): string => {
  const url = process.env['MOTCUA_TEST_REDIS_URL'];
  if (!url) throw new Error('MOTCUA_TEST_REDIS_URL is not set: it names the Redis server for tests.');
  return url;
};

/** All windows shortened, so that what takes minutes at a counter takes a second here. */
export const FAST: NoticeSettings = {
  relayEveryMs: 30,
  relayBatch: 500,
  queueTimeoutMs: 1_000,
  dispatchWindowMs: 3_000,
  leaseMs: 4_000,
  gatewayTimeoutMs: 2_000,
  // Gateways of tests may fail as often as they like; where not, a test says so.
  breakerFailures: 1_000,
  breakerRestMs: 300,
  askFirstMs: 100,
  askMost: 6,
  askSilentMs: 3_600_000,
  sweepEveryMs: 100,
  sweepBatch: 500,
  retryFirstMs: 200,
  retryMostMs: 1_000,
  maxAttempts: 8,
  giveUpAfterMs: 86_400_000,
  mailsAtOnce: 5,
  textsAtOnce: 5,
  visitHoldMs: 600,
  holds: false,
  receiptWithinMs: 0,
  quietHours: false,
  sameTextMs: 0,
  housekeepingEveryMs: 3_600_000,
  schedulesEveryMs: 200,
  stopWithinMs: 1_200,
};

export const KEPT_ENV: WorkerParts['env'] = {
  smtpUrl: undefined,
  mailFrom: undefined,
  mailDkim: undefined,
  gatewayCa: undefined,
  smsDriver: 'log',
  smsHttpUrl: undefined,
  smsHttpToken: undefined,
  smsHttpKey: undefined,
  smsHttpProfile: SHIPPED_SMS_PROFILES['default']!,
  smsBrandname: undefined,
  smsCallbackUrl: undefined,
  smsQueryUrl: undefined,
  secondSms: undefined,
  mailRatePerSecond: undefined,
  smsRatePerSecond: undefined,
  secondSmsRatePerSecond: undefined,
  smpp: undefined,
  smppSource: undefined,
  smppLongTexts: 'parts',
  smppReceiptIds: 'same',
  redisUrl: TEST_QUEUE === 'redis' ? testRedisUrl() : undefined,
  production: false,
  demo: true,
  clockOffsetMs: 0,
  publicUrl: 'http://127.0.0.1:3000',
};

export const MAIL_FROM = { name: 'Một cửa phường Cộng Hòa', address: 'motcua@conghoa.example.vn' };

/** Files and runs share one Redis; each has its own keys in it. */
export const REDIS_PREFIX = `test-${randomBytes(4).toString('hex')}`;

const LINES: string[] = [];
const line = (fields: object, message: string): void => void LINES.push(`${message} ${JSON.stringify(fields)}`);
/** Everything that was logged, to prove what was not. */
export const LOGGED: readonly string[] = LINES;
export const testLogger: WorkerLogger = { info: line, warn: line, error: line };

export function startTestWorker(
  world: Pick<NoticeWorld, 'worker' | 'database'>,
  env: Partial<WorkerParts['env']> = {},
  settings: Partial<NoticeSettings> = {},
  schedules?: WorkerParts['schedules'],
): Promise<RunningWorker> {
  return startWorker({
    env: { ...KEPT_ENV, ...env },
    db: world.worker,
    box: world.database.box,
    logger: testLogger,
    settings: { ...FAST, ...settings },
    redisPrefix: REDIS_PREFIX,
    ...(schedules !== undefined && { schedules }),
  });
}
