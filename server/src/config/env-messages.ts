import type { EnvReader } from './env-reader.js';
import * as value from './env-values.js';
import {
  LONG_TEXTS,
  type LongTexts,
  type MailAddress,
  RECEIPT_IDS,
  type ReceiptIds,
  type SmppAccount,
} from './env-values.js';
import { placeholdersIn } from './parse-sms-profile.js';
import { SHIPPED_SMS_PROFILES, type SmsHttpProfile } from './sms-http-profile.js';

/** How text messages leave: `log` keeps them to be read on a page and sends nothing; `http` and `smpp` call a gateway. */
export const SMS_DRIVERS = ['log', 'http', 'smpp'] as const;
export type SmsDriver = (typeof SMS_DRIVERS)[number];

/** What mails are signed with, so that other mail servers see that they are from the domain they name. */
export interface DkimKey {
  readonly domain: string;
  /** Names the public key in DNS, as `selector._domainkey.domain`. */
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** An account at an HTTP gateway. */
export interface SmsAccount {
  readonly url: string;
  readonly profile: SmsHttpProfile;
  readonly token: string | undefined;
  /** A second secret, for gateways that have two. */
  readonly key: string | undefined;
  readonly brandname: string | undefined;
  /** Where it finds us with its reports. */
  readonly callbackUrl: string | undefined;
  /** Where it is asked what became of a message. */
  readonly queryUrl: string | undefined;
}

/** How citizens are told: the mail server, the SMS gateways and what they bring. Undefined means not set. */
export interface MessageEnv {
  readonly smtpUrl: string | undefined;
  readonly mailFrom: MailAddress | undefined;
  /** How mails are signed. Unset in the api, which sends none and need not see the key. */
  readonly mailDkim: DkimKey | undefined;
  /** What a mail server must bring with mails that came back. Unset: none are taken. */
  readonly mailBounceToken: string | undefined;
  /** Mails handed over in any one second, by all workers together. */
  readonly mailRatePerSecond: number | undefined;
  readonly smsDriver: SmsDriver;
  readonly smsHttpUrl: string | undefined;
  readonly smsHttpToken: string | undefined;
  /** A second secret, for gateways that have two. */
  readonly smsHttpKey: string | undefined;
  readonly smsHttpProfile: SmsHttpProfile;
  /** What phones show as the sender, where the gateway asks for it. */
  readonly smsBrandname: string | undefined;
  /** What the gateway must bring with its reports. Unset: none are taken. */
  readonly smsReportToken: string | undefined;
  /** Where the gateway finds us with its reports; unset where PUBLIC_URL does not say, or no report is taken. */
  readonly smsCallbackUrl: string | undefined;
  /** Where the gateway is asked what became of a message. */
  readonly smsQueryUrl: string | undefined;
  /** A gateway for what the first has surely not taken. Unset in the api, which sends nothing. */
  readonly secondSms: SmsAccount | undefined;
  readonly secondSmsProfile: SmsHttpProfile;
  /** Text messages handed to the first gateway in any one second, by all workers together. */
  readonly smsRatePerSecond: number | undefined;
  /** The same for the second. */
  readonly secondSmsRatePerSecond: number | undefined;
  readonly smpp: SmppAccount | undefined;
  /** What phones show as the sender. */
  readonly smppSource: string | undefined;
  readonly smppLongTexts: LongTexts;
  readonly smppReceiptIds: ReceiptIds;
  /** Certificates in PEM that mail and SMS servers may have theirs from, besides the public authorities. */
  readonly gatewayCa: readonly string[] | undefined;
}

/** @param sends whether this process hands messages over: one that does not need not see keys and gateways */
export function readMessageEnv(reader: EnvReader, publicUrl: string, sends: boolean): MessageEnv {
  const smsReportToken = reader.read('SMS_REPORT_TOKEN', value.callerToken);
  const callbackUrl = (gateway: string): string | undefined =>
    smsReportToken !== undefined && reader.isSet('PUBLIC_URL')
      ? `${publicUrl}/api/v1/gateways/${gateway}/reports/${smsReportToken}`
      : undefined;
  const secondSmsProfile = reader.read('SMS2_HTTP_PROFILE', value.smsHttpProfile) ?? SHIPPED_SMS_PROFILES['default']!;

  return {
    smtpUrl: reader.read('SMTP_URL', value.smtpAddress),
    mailFrom: reader.read('MAIL_FROM', value.mailAddress),
    mailDkim: readDkim(reader, sends),
    mailBounceToken: reader.read('MAIL_BOUNCE_TOKEN', value.callerToken),
    mailRatePerSecond: reader.read('MAIL_RATE_PER_SECOND', value.ratePerSecond),
    smsDriver: reader.read('SMS_DRIVER', value.oneOf(SMS_DRIVERS)) ?? 'log',
    smsHttpUrl: reader.read('SMS_HTTP_URL', gatewayAddress),
    smsHttpToken: reader.read('SMS_HTTP_TOKEN', value.headerToken),
    smsHttpKey: reader.read('SMS_HTTP_KEY', value.headerToken),
    smsHttpProfile: reader.read('SMS_HTTP_PROFILE', value.smsHttpProfile) ?? SHIPPED_SMS_PROFILES['default']!,
    smsBrandname: reader.read('SMS_BRANDNAME', value.brandname),
    smsReportToken,
    smsCallbackUrl: callbackUrl('sms'),
    smsQueryUrl: reader.read('SMS_HTTP_QUERY_URL', gatewayAddress),
    secondSms: readSecondSms(reader, sends, secondSmsProfile, callbackUrl('sms2')),
    secondSmsProfile,
    smpp: reader.read('SMPP_URL', value.smppAddress),
    smppSource: reader.read('SMPP_SOURCE', value.smppSource),
    smppLongTexts: reader.read('SMPP_LONG_TEXTS', value.oneOf(LONG_TEXTS)) ?? 'parts',
    smppReceiptIds: reader.read('SMPP_RECEIPT_IDS', value.oneOf(RECEIPT_IDS)) ?? 'same',
    smsRatePerSecond: reader.read('SMS_RATE_PER_SECOND', value.ratePerSecond),
    secondSmsRatePerSecond: reader.read('SMS2_RATE_PER_SECOND', value.ratePerSecond),
    gatewayCa: reader.read('GATEWAY_CA_FILE', value.certificateFile),
  };
}

/** What a profile's fields may name and which setting brings it. */
const PROFILE_SECRETS = [
  ['token', 'HTTP_TOKEN'],
  ['key', 'HTTP_KEY'],
  ['brandname', 'BRANDNAME'],
] as const;

const DKIM_SETTINGS = ['MAIL_DKIM_DOMAIN', 'MAIL_DKIM_SELECTOR', 'MAIL_DKIM_KEY_FILE'] as const;

function readDkim(reader: EnvReader, sends: boolean): DkimKey | undefined {
  const domain = reader.read('MAIL_DKIM_DOMAIN', value.domainName);
  const selector = reader.read('MAIL_DKIM_SELECTOR', value.dkimSelector);
  const privateKey = sends ? reader.read('MAIL_DKIM_KEY_FILE', value.dkimKeyFile) : undefined;
  return domain && selector && privateKey ? { domain, selector, privateKey } : undefined;
}

const gatewayAddress = value.addressOf(['http:', 'https:'], 'https://gateway.example.vn/send');

function readSecondSms(
  reader: EnvReader,
  sends: boolean,
  profile: SmsHttpProfile,
  callbackUrl: string | undefined,
): SmsAccount | undefined {
  if (!sends) return undefined;
  const url = reader.read('SMS2_HTTP_URL', gatewayAddress);
  const queryUrl = reader.read('SMS2_HTTP_QUERY_URL', gatewayAddress);
  const token = reader.read('SMS2_HTTP_TOKEN', value.headerToken);
  const key = reader.read('SMS2_HTTP_KEY', value.headerToken);
  const brandname = reader.read('SMS2_BRANDNAME', value.brandname);
  return url === undefined ? undefined : { url, profile, token, key, brandname, callbackUrl, queryUrl };
}

const SECOND_SETTINGS = [
  'SMS2_HTTP_QUERY_URL',
  'SMS2_HTTP_TOKEN',
  'SMS2_HTTP_KEY',
  'SMS2_HTTP_PROFILE',
  'SMS2_BRANDNAME',
  'SMS2_RATE_PER_SECOND',
] as const;

const GATEWAY_SETTINGS = {
  http: ['SMS_HTTP_URL', 'SMS_HTTP_QUERY_URL', 'SMS_HTTP_TOKEN', 'SMS_HTTP_KEY', 'SMS_HTTP_PROFILE', 'SMS_BRANDNAME'],
  smpp: ['SMPP_URL', 'SMPP_SOURCE', 'SMPP_LONG_TEXTS', 'SMPP_RECEIPT_IDS'],
} as const;

/** Notes what does not fit together. */
export function checkMessageEnv(reader: EnvReader, env: MessageEnv, sends: boolean): void {
  if (reader.isSet('SMTP_URL') && !reader.isSet('MAIL_FROM')) {
    reader.note('MAIL_FROM must be set with SMTP_URL: the address that mails come from.');
  }
  const dkim = DKIM_SETTINGS.filter((name) => reader.isSet(name));
  const dkimLacks = ['SMTP_URL', ...DKIM_SETTINGS].filter((name) => !reader.isSet(name));
  if (dkim.length > 0 && dkimLacks.length > 0) {
    reader.note(
      `${dkim.join(' and ')} must be set together with ${dkimLacks.join(' and ')}: mails are signed with all of them.`,
    );
  }
  const sender = env.mailFrom?.address.toLowerCase().replace(/^.*@/, '');
  if (env.mailDkim && sender !== undefined && !`.${sender}`.endsWith(`.${env.mailDkim.domain}`)) {
    reader.note('MAIL_DKIM_DOMAIN must be the domain of MAIL_FROM or one above it: other signatures prove nothing.');
  }
  if (env.smsReportToken !== undefined && env.smsHttpProfile.report === null) {
    reader.note('SMS_REPORT_TOKEN is of no use: the profile of SMS_HTTP_PROFILE does not say how reports are read.');
  }
  // Sent by the worker alone: the api need not see the gateway's secrets to take its reports.
  if (sends) checkSms(reader, env);
}

function checkSms(reader: EnvReader, env: MessageEnv): void {
  if (env.smsDriver === 'http' && !reader.isSet('SMS_HTTP_URL')) {
    reader.note('SMS_HTTP_URL must be set with SMS_DRIVER=http: the address of the SMS gateway.');
  }
  if (env.smsDriver === 'http') {
    checkSecrets(reader, 'SMS', env.smsHttpProfile);
  }
  const second = SECOND_SETTINGS.find((name) => reader.isSet(name));
  if (second !== undefined && !reader.isSet('SMS2_HTTP_URL')) {
    reader.note(`SMS2_HTTP_URL must be set with ${second}: the address of the second SMS gateway.`);
  }
  if (env.secondSms) {
    checkSecrets(reader, 'SMS2', env.secondSmsProfile);
    if (env.smsDriver === 'log')
      reader.note('SMS2_HTTP_URL needs SMS_DRIVER=http or smpp: it takes over for a first gateway.');
  }
  const missing = ['SMPP_URL', 'SMPP_SOURCE'].filter((name) => !reader.isSet(name));
  if (env.smsDriver === 'smpp' && missing.length > 0) {
    reader.note(
      `${missing.join(' and ')} must be set with SMS_DRIVER=smpp: the account at the gateway and the sender.`,
    );
  }
  // Somebody who gives a gateway believes that messages leave. With the log driver none would.
  if (env.smsDriver !== 'log' || reader.wasWrong('SMS_DRIVER')) return;
  for (const [driver, names] of Object.entries(GATEWAY_SETTINGS)) {
    const gateway = names.find((name) => reader.isSet(name));
    if (gateway === undefined) continue;
    reader.note(`SMS_DRIVER must be ${driver} when ${gateway} is set: with log, no SMS leaves this computer.`);
  }
}

function checkSecrets(reader: EnvReader, prefix: 'SMS' | 'SMS2', { fields, query }: SmsHttpProfile): void {
  if (query === null && reader.isSet(`${prefix}_HTTP_QUERY_URL`)) {
    reader.note(
      `${prefix}_HTTP_QUERY_URL is of no use: the profile of ${prefix}_HTTP_PROFILE does not say how to ask.`,
    );
  }
  const asks = query !== null && reader.isSet(`${prefix}_HTTP_QUERY_URL`);
  const named = placeholdersIn(asks ? [fields, query.fields] : fields);
  for (const [placeholder, rest] of PROFILE_SECRETS) {
    if (named.includes(placeholder) && !reader.isSet(`${prefix}_${rest}`)) {
      reader.note(`${prefix}_${rest} must be set: the profile of ${prefix}_HTTP_PROFILE sends {${placeholder}}.`);
    }
  }
}
