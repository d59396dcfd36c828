import { simpleParser } from 'mailparser';
import { gatewayWords } from './channels/gateway-words.js';
import { SMTP_GATEWAY } from './channels/gateways.js';
import type { DeliveryReport } from './channels/notice-channel.js';

export interface ReadBounce {
  readonly report: DeliveryReport;
  /** Whom the mail was for. */
  readonly address: string;
}

type Fields = ReadonlyMap<string, string>;

/** Our mails name the notice before the @ of their Message-ID. */
const MESSAGE_ID = /<([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})@[^\s<>]+>/i;

/**
 * What a mail server's report on a mail of ours says (RFC 3464), at last: a delay is no end.
 *
 * @returns `unreadable` when it is no report or names no mail of ours, `nothing` when nothing ended
 */
export async function readBounce(mail: Buffer): Promise<ReadBounce | 'nothing' | 'unreadable'> {
  const parts = await partsOf(mail);
  if (parts === null) return 'unreadable';
  const { status, original } = parts;
  const noticeId = MESSAGE_ID.exec(original)?.[1]?.toLowerCase();
  if (noticeId === undefined) return 'unreadable';
  // The first block is about the report itself, each other one about somebody the mail was for.
  const recipients = blocksOf(status).filter((fields) => fields.has('final-recipient'));
  if (recipients.length === 0) return 'unreadable';
  for (const fields of recipients) {
    const state = stateOf(fields);
    if (state === null) continue;
    // Whom we wrote to: the final one may be where that mailbox forwards to.
    const address = addressOf(fields.get('original-recipient') ?? fields.get('final-recipient')!);
    const said = afterType(fields.get('diagnostic-code') ?? fields.get('status') ?? '');
    const words = gatewayWords(said, address);
    return { report: { gateway: SMTP_GATEWAY, gatewayId: null, noticeId, state, words, at: null }, address };
  }
  return 'nothing';
}

/** The part for programs, and what is left of the mail itself. Null: no report of this kind, or no mail at all. */
async function partsOf(mail: Buffer): Promise<{ status: string; original: string } | null> {
  try {
    const { attachments, inReplyTo, references } = await simpleParser(mail, {
      keepDeliveryStatus: true,
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipTextLinks: true,
      skipImageLinks: true,
    });
    const textOf = (...types: string[]): string =>
      attachments
        .filter(({ contentType }) => types.includes(contentType))
        .map(({ content }) => content.toString('utf8'))
        .join('\n');
    const status = textOf('message/delivery-status', 'message/global-delivery-status');
    // Some servers send nothing of the mail back and answer to it instead.
    const returned = textOf('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers');
    const ids = /^message-id:\s*\S+/im.exec(returned)?.[0] ?? [inReplyTo ?? '', references ?? []].flat().join(' ');
    return status === '' ? null : { status, original: ids };
  } catch {
    return null;
  }
}

/** Header fields of each block, by their names in small letters. */
function blocksOf(status: string): Fields[] {
  const unfolded = status.replace(/\r\n/g, '\n').replace(/\n[ \t]+/g, ' ');
  return unfolded.split(/\n{2,}/).map((block) => {
    const fields = new Map<string, string>();
    for (const line of block.split('\n')) {
      const colon = line.indexOf(':');
      if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    }
    return fields;
  });
}

/** `failed` after tries that were each turned away for the time being means that the time is over. */
function stateOf(fields: Fields): 'delivered' | 'undelivered' | 'expired' | null {
  const action = fields.get('action')?.toLowerCase();
  if (action === 'delivered') return 'delivered';
  if (action !== 'failed') return null;
  return fields.get('status')?.startsWith('4') ? 'expired' : 'undelivered';
}

/** Without the type before the semicolon, `rfc822;` or `smtp;`. */
const afterType = (value: string): string => value.replace(/^[\w-]+\s*;\s*/, '');

/** An address, where + and two digits may stand for a sign (RFC 3461, 4: xtext). */
const addressOf = (value: string): string =>
  afterType(value)
    .replace(/\+([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/^<|>$/g, '')
    .slice(0, 320);
