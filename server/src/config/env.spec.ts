import { describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { ConfigError } from './config-error.js';
import { readEnv, withListeningPort, type RunMode } from './env.js';
import type { EnvSource } from './env-reader.js';
import { SHIPPED_SMS_PROFILES } from './sms-http-profile.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const DATABASE = { DATABASE_URL: 'postgres://motcua:s3cret@db:5432/motcua', MOTCUA_SECRET_KEY: KEY };

function problemsOf(source: EnvSource, mode: RunMode = 'local'): readonly string[] {
  try {
    readEnv(source, mode);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('readEnv', () => {
  it('needs nothing to run locally', () => {
    expect(readEnv({}, 'local')).toEqual({
      mode: 'local',
      production: false,
      port: 3000,
      host: '127.0.0.1',
      hostIsLoopback: true,
      publicUrl: 'http://127.0.0.1:3000',
      cookieSecure: false,
      dataDir: resolve('.motcua'),
      filesDir: resolve('.motcua/files'),
      maxFileBytes: 25 * 1_048_576,
      maxDossierFilesBytes: 200 * 1_048_576,
      signatureRoots: [],
      sealsDir: undefined,
      timeStampUrl: undefined,
      databaseUrl: undefined,
      databaseMigrationUrl: undefined,
      databaseReplicaUrl: undefined,
      replicaMaxLagMs: 60_000,
      databasePrepares: true,
      redisUrl: undefined,
      secretKey: undefined,
      smtpUrl: undefined,
      mailFrom: undefined,
      mailDkim: undefined,
      gatewayCa: undefined,
      mailRatePerSecond: undefined,
      smsDriver: 'log',
      smsHttpUrl: undefined,
      smsHttpToken: undefined,
      smsHttpKey: undefined,
      smsHttpProfile: SHIPPED_SMS_PROFILES['default'],
      smsBrandname: undefined,
      smsReportToken: undefined,
      mailBounceToken: undefined,
      smsCallbackUrl: undefined,
      smsQueryUrl: undefined,
      secondSms: undefined,
      secondSmsProfile: SHIPPED_SMS_PROFILES['default'],
      smsRatePerSecond: undefined,
      secondSmsRatePerSecond: undefined,
      smpp: undefined,
      smppSource: undefined,
      smppLongTexts: 'parts',
      smppReceiptIds: 'same',
      demo: true,
      demoPassword: undefined,
      clockOffsetMs: 0,
      logLevel: 'info',
      trustedProxies: [],
    });
  });

  it('reads a whole production setting', () => {
    const env = readEnv(
      {
        ...DATABASE,
        NODE_ENV: 'production',
        PORT: ' 8080 ',
        HOST: '0.0.0.0',
        PUBLIC_URL: 'https://MotCua.example.vn/',
        MOTCUA_DATA_DIR: '/srv/motcua',
        MOTCUA_FILES_DIR: '/srv/files',
        MOTCUA_MAX_FILE_MB: '10',
        DATABASE_MIGRATION_URL: 'postgresql://owner:x@db/motcua',
        DATABASE_REPLICA_URL: 'postgres:///motcua?host=/run/postgresql',
        REDIS_URL: 'rediss://:pw@redis:6380/1',
        SMTP_URL: 'smtp://mail.example.vn:587',
        MAIL_FROM: 'Một cửa phường Cộng Hòa <motcua@example.vn>',
        SMS_DRIVER: 'http',
        SMS_HTTP_URL: 'https://sms.example.vn/send',
        SMS_HTTP_TOKEN: 'abc.def',
        SMS_RATE_PER_SECOND: '5',
        LOG_LEVEL: 'warn',
        MOTCUA_TRUSTED_PROXIES: '10.0.0.5, 172.16.0.0/12,fd00::/8',
      },
      'api',
    );
    expect(env).toMatchObject({
      production: true,
      port: 8080,
      host: '0.0.0.0',
      hostIsLoopback: false,
      publicUrl: 'https://motcua.example.vn',
      cookieSecure: true,
      dataDir: '/srv/motcua',
      filesDir: '/srv/files',
      maxFileBytes: 10 * 1_048_576,
      mailFrom: { name: 'Một cửa phường Cộng Hòa', address: 'motcua@example.vn' },
      smsDriver: 'http',
      smsRatePerSecond: 5,
      demo: false,
      trustedProxies: ['10.0.0.5', '172.16.0.0/12', 'fd00::/8'],
    });
    expect(env.secretKey).toHaveLength(32);
    expect(Object.isFrozen(env)).toBe(true);
  });

  it('takes an empty variable for an unset one', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: ' ', MOTCUA_DEMO: '' }, 'local')).toMatchObject({
      port: 3000,
      demo: true,
    });
  });

  it('names every wrong setting at once, one sentence per line', () => {
    const source = { PORT: 'http', MOTCUA_DEMO: 'yes', LOG_LEVEL: 'loud' };
    expect(problemsOf(source)).toEqual([
      'PORT must be a whole number from 0 to 65535, not "http".',
      'MOTCUA_DEMO must be 0 or 1, not "yes".',
      'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, not "loud".',
    ]);
    expect(() => readEnv(source, 'local')).toThrow(problemsOf(source).join('\n'));
  });

  it.each<[string, string]>([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['HOST', 'localhost:3000'],
    ['HOST', '256.256.256.256'],
    ['PUBLIC_URL', 'motcua.example.vn'],
    ['PUBLIC_URL', 'https://motcua.example.vn/app'],
    ['PUBLIC_URL', 'ftp://motcua.example.vn'],
    ['DATABASE_URL', 'mysql://db/motcua'],
    ['DATABASE_URL', 'postgres://db'],
    ['REDIS_URL', 'http://redis'],
    ['MOTCUA_SECRET_KEY', 'c2hvcnQ='],
    ['MOTCUA_SECRET_KEY', `${'a'.repeat(42)}-=`],
    ['MOTCUA_DEMO_PASSWORD', 'fourteen chars'],
    ['MOTCUA_TEST_CLOCK_OFFSET', 'tomorrow'],
    ['MOTCUA_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['MOTCUA_TRUSTED_PROXIES', 'proxy'],
    ['MOTCUA_MAX_FILE_MB', '0'],
    ['DATABASE_REPLICA_MAX_LAG_SECONDS', '0'],
    ['MOTCUA_MAX_DOSSIER_FILES_MB', '2 GB'],
  ])('refuses %s=%s', (name, text) => {
    expect(problemsOf({ [name]: text })[0]).toMatch(new RegExp(`^${name} must be .+\\.$`));
  });

  it('never repeats a secret', () => {
    const secrets = {
      DATABASE_URL: 'postgres://u:hunter2@',
      DATABASE_MIGRATION_URL: 'hunter2',
      DATABASE_REPLICA_URL: 'hunter2',
      REDIS_URL: 'redis:hunter2',
      SMTP_URL: 'http://u:hunter2@mail',
      SMS_HTTP_URL: 'gopher://u:hunter2@sms',
      SMS_HTTP_TOKEN: 'hunter2 hunter2',
      PUBLIC_URL: 'https://u:hunter2@host',
      MAIL_FROM: 'hunter2',
      MOTCUA_SECRET_KEY: 'hunter2',
      MOTCUA_DEMO_PASSWORD: 'hunter2',
    };
    const problems = problemsOf(secrets);
    expect(problems.length).toBeGreaterThanOrEqual(Object.keys(secrets).length);
    expect(problems.join('\n')).not.toContain('hunter2');
  });

  it.each<[RunMode, EnvSource, RegExp, string]>([
    ['api', {}, /^DATABASE_URL must be set/, 'only local brings its own database'],
    ['worker', {}, /^DATABASE_URL must be set/, 'the worker neither'],
    ['local', { DATABASE_URL: DATABASE.DATABASE_URL }, /^MOTCUA_SECRET_KEY must be set/, 'a key lost is data lost'],
    ['local', { DATABASE_REPLICA_URL: 'postgres://h/d' }, /^DATABASE_REPLICA_URL is of no use/, 'a replica of what'],
    ['local', { MOTCUA_TEST_CLOCK_OFFSET: '1d', MOTCUA_DEMO: '0' }, /needs MOTCUA_DEMO=1/, 'real clocks stay real'],
    ['api', { ...DATABASE, NODE_ENV: 'production' }, /^MOTCUA_FILES_DIR must be set/, 'files must outlive a container'],
    [
      'local',
      { S3_BUCKET: 'ho-so' },
      /^S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY must be set with S3_BUCKET/,
      'half a bucket is none',
    ],
    ['local', { MOTCUA_MAX_FILE_MB: '201' }, /^MOTCUA_MAX_DOSSIER_FILES_MB must not be less/, 'it would fit nowhere'],
    ['api', { ...DATABASE, MOTCUA_TEST_CLOCK_OFFSET: '1d' }, /needs MOTCUA_DEMO=1/, 'demo is off outside local'],
    [
      'api',
      { ...DATABASE, NODE_ENV: 'production', MOTCUA_DEMO: '1', HOST: '0.0.0.0' },
      /^MOTCUA_DEMO must be 0 in production/,
      'demo accounts are no production accounts',
    ],
  ])('%s %j is refused', (mode, source, sentence) => {
    const problems = problemsOf(source, mode);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(sentence);
  });

  it('moves the clock of a demonstration', () => {
    expect(readEnv({ MOTCUA_TEST_CLOCK_OFFSET: '+3d' }, 'local').clockOffsetMs).toBe(259_200_000);
    expect(readEnv({ ...DATABASE, MOTCUA_DEMO: '1', MOTCUA_TEST_CLOCK_OFFSET: '-PT2H' }, 'worker').clockOffsetMs).toBe(
      -7_200_000,
    );
  });

  it('allows a demonstration in production on a loopback host', () => {
    const source = { ...DATABASE, NODE_ENV: 'production', MOTCUA_DEMO: '1', HOST: 'localhost' };
    expect(readEnv(source, 'api').demo).toBe(true);
  });

  it('keeps the blanks of a password', () => {
    expect(readEnv({ MOTCUA_DEMO_PASSWORD: ' one two three four ' }, 'local').demoPassword).toBe(
      ' one two three four ',
    );
  });
});

describe('withListeningPort', () => {
  it('completes the address when any free port was asked for', () => {
    expect(withListeningPort(readEnv({ PORT: '0', HOST: '::1' }, 'local'), 4321)).toMatchObject({
      port: 4321,
      publicUrl: 'http://[::1]:4321',
    });
  });

  it('leaves a given address alone', () => {
    const env = readEnv({ PORT: '0', PUBLIC_URL: 'https://motcua.example.vn' }, 'local');
    expect(withListeningPort(env, 4321).publicUrl).toBe('https://motcua.example.vn');
  });
});
