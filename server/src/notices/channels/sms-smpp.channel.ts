import { randomInt } from 'node:crypto';
import type { Pdu, PduFields } from 'smpp';
import type { LongTexts, ReceiptIds, SmppAccount } from '../../config/env-values.js';
import { reasonOf } from '../../queue/worker-logger.js';
import { encodeSms } from './encode-sms.js';
import { gatewayWords } from './gateway-words.js';
import { SMPP_GATEWAY } from './gateways.js';
import type {
  DeliveryReport,
  NoticeChannelSender,
  OnReport,
  OutgoingMessage,
  SendOutcome,
  SentMessage,
} from './notice-channel.js';
import { UnsentError } from './call-http.js';
import { isPermanent, statusWords } from './smpp-answers.js';
import { SmppLink } from './smpp-link.js';
import { answeredId, givenId, readReceipt, readState } from './smpp-receipt.js';

export interface SmsSmppSettings {
  readonly account: SmppAccount;
  /** Brandname, or the digits of a short number. */
  readonly source: string;
  readonly longTexts: LongTexts;
  readonly receiptIds: ReceiptIds;
  readonly ca: readonly string[] | undefined;
  readonly timeoutMs: number;
  readonly window: number;
  /** Receipts, as they come. Rejects when it could not be written down: then the gateway sends it again. */
  readonly onReport: OnReport;
  readonly enquireEveryMs?: number;
  readonly reconnectFirstMs?: number;
}

/** Pause before a part that came too fast is offered again. */
const THROTTLED_MS = 250;
/** Of the time for a text: less is too short for an answer, and a part without one is a part of which nobody knows. */
const ANSWER_SHARE = 1 / 4;

const ALPHANUMERIC = { ton: 5, npi: 0 };
const NETWORK_SPECIFIC = { ton: 3, npi: 0 };
const UDH_INDICATOR = 0x40;

/** Hands text messages to the SMPP 3.4 gateway of SMPP_URL, and gets their receipts from it. */
export class SmsSmppChannel implements NoticeChannelSender {
  private readonly link: SmppLink;
  private reference = randomInt(256);

  constructor(private readonly settings: SmsSmppSettings) {
    const { account, ca, timeoutMs, window, enquireEveryMs = 30_000, reconnectFirstMs = 1_000 } = settings;
    const pace = { enquireEveryMs, reconnectFirstMs, reconnectMostMs: 60_000 };
    this.link = new SmppLink({ ...account, ca, timeoutMs, window, ...pace }, (pdu) => this.receive(pdu));
  }

  /**
   * The parts of a long text go one after the other. Once one is refused for good the phone can never join the text, so
   * that is a refusal of the whole; an answer that is lost leaves the whole unknown. Where the gateway surely has not taken
   * one, a later try goes on with that one: under the same reference the phone joins it to those it has.
   */
  async send({ to, text, begun = null }: OutgoingMessage): Promise<SendOutcome> {
    const { reference, ids } = begun === null ? { reference: this.nextReference(), ids: [] } : takenOf(begun);
    // What began in parts ends in parts, also when the setting has changed meanwhile.
    const longTexts = begun === null ? this.settings.longTexts : 'parts';
    const { dataCoding, messages, joined } = encodeSms(text, reference, longTexts);
    const until = performance.now() + this.settings.timeoutMs;
    const notTaken = (error: string): SendOutcome =>
      ids.length > 0
        ? { kind: 'begun', gateway: SMPP_GATEWAY, begun: [reference, ...ids].join(' '), error }
        : { kind: 'refused', permanent: false, error };
    for (const message of messages.slice(ids.length)) {
      const place = messages.length > 1 ? `part ${ids.length + 1} of ${messages.length}: ` : '';
      try {
        const answer = await this.submit(to, dataCoding, message, joined, until, ids.length > 0);
        const { command_status: status, message_id: id } = answer;
        if (status !== 0) {
          const words = gatewayWords(`${place}${statusWords(status)}`, to);
          return isPermanent(status) ? { kind: 'refused', permanent: true, error: words } : notTaken(words);
        }
        if (!id) return { kind: 'unknown', error: `${place}accepted without an id` };
        ids.push(answeredId(id, this.settings.receiptIds));
      } catch (error) {
        const words = gatewayWords(`${place}${reasonOf(error)}`, to);
        return error instanceof UnsentError ? notTaken(words) : { kind: 'unknown', error: words };
      }
    }
    return { kind: 'accepted', gateway: SMPP_GATEWAY, gatewayId: ids.join(' ') };
  }

  /** @throws Error also when a part is of no known state, or its id is no longer known there */
  async query({ gatewayId }: SentMessage): Promise<readonly DeliveryReport[]> {
    if (gatewayId === null) throw new Error('its own id for the message was lost');
    const until = performance.now() + this.settings.timeoutMs;
    const reports: DeliveryReport[] = [];
    for (const id of new Set(gatewayId.split(' '))) {
      const asked = { ...this.source(), message_id: givenId(id, this.settings.receiptIds) };
      const answer = await this.link.query(asked, until);
      if (answer.command_status !== 0) throw new Error(statusWords(answer.command_status));
      const told = readState(answer);
      if (told === null) throw new Error(`message_state ${answer.message_state} is none`);
      reports.push({ gateway: SMPP_GATEWAY, gatewayId: id, noticeId: null, at: null, ...told });
    }
    return reports;
  }

  close(): void {
    this.link.close();
  }

  /** @param goingOn earlier parts were taken: rather than give those up, a gateway that is too busy is asked again */
  private async submit(
    to: string,
    dataCoding: number,
    message: Buffer,
    joined: boolean,
    until: number,
    goingOn: boolean,
  ): Promise<Pdu> {
    const { longTexts } = this.settings;
    const fields = {
      ...this.source(),
      dest_addr_ton: 1,
      dest_addr_npi: 1,
      destination_addr: to.replace(/^\+/, ''),
      esm_class: joined ? UDH_INDICATOR : 0,
      registered_delivery: 1,
      data_coding: dataCoding,
      ...(longTexts === 'payload' && message.length > 140 ? { message_payload: message } : { short_message: message }),
    };
    for (;;) {
      const answer = await this.link.submit(fields, until);
      const busy = answer.command_status !== 0 && !isPermanent(answer.command_status);
      const timeLeft = performance.now() + THROTTLED_MS + this.settings.timeoutMs * ANSWER_SHARE < until;
      if (!goingOn || !busy || !timeLeft) return answer;
      await new Promise((resolve) => setTimeout(resolve, THROTTLED_MS));
    }
  }

  private nextReference(): number {
    this.reference = (this.reference + 1) % 256;
    return this.reference;
  }

  private source(): PduFields {
    const { source } = this.settings;
    const { ton, npi } = /^\d+$/.test(source) ? NETWORK_SPECIFIC : ALPHANUMERIC;
    return { source_addr_ton: ton, source_addr_npi: npi, source_addr: source };
  }

  private async receive(pdu: Pdu): Promise<void> {
    const receipt = readReceipt(pdu, this.settings.receiptIds);
    if (receipt === null) return;
    const { gatewayId, state, words } = receipt;
    // The gateway's own time comes without a zone, so it is not taken.
    await this.settings.onReport({ gateway: SMPP_GATEWAY, gatewayId, noticeId: null, state, words, at: null });
  }
}

/** As `begun` says it: the reference of all parts, then the ids of those taken. */
function takenOf(begun: string): { reference: number; ids: string[] } {
  const [reference, ...ids] = begun.split(' ');
  return { reference: Number(reference), ids };
}
