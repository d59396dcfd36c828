import { bounded } from '../queue/bounded.js';
import type { NoticeChannelSender, OutgoingMessage, SendOutcome } from './channels/notice-channel.js';

/** Gives a message to its gateway; what does not come to an end may have been taken. Never throws. */
export async function handOver(
  channel: NoticeChannelSender,
  message: OutgoingMessage,
  gatewayTimeoutMs: number,
): Promise<SendOutcome> {
  try {
    // A server that answers byte by byte never runs into the socket's own limit.
    return await bounded(channel.send(message), gatewayTimeoutMs + 1_000, 'The gateway does not come to an end.');
  } catch (error) {
    return { kind: 'unknown', error: error instanceof Error ? error.name : 'error' };
  }
}

/** Pauses between tries to write down an answer: it is in our hands and nowhere else. */
const RECORD_PAUSES_MS = [100, 500, 2_000, 5_000, 10_000];

/** Writes down what a gateway said, also when the database is away for a moment. @throws what the last try throws */
export async function insist<T>(record: () => Promise<T>): Promise<T> {
  for (const pauseMs of RECORD_PAUSES_MS) {
    try {
      return await record();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return record();
}
