import { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { LiveEvents } from '@motcua/shared/live';
import type { TestClient } from '../support/api.js';
import { waitUntil } from '../support/wait-until.js';

type Event = { [E in keyof LiveEvents]: { readonly event: E; readonly data: LiveEvents[E] } }[keyof LiveEvents];

/** One page that watches, over a connection of its own. */
export class Watch {
  readonly events: Event[] = [];
  /** All that came, as it came. */
  text = '';
  isOver = false;

  private constructor(
    private readonly call: ClientRequest,
    private readonly answer: IncomingMessage,
  ) {
    let rest = '';
    answer.setEncoding('utf8').on('data', (chunk: string) => {
      this.text += chunk;
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) this.read(block);
    });
    answer.on('close', () => (this.isOver = true)).on('error', () => undefined);
  }

  /** @param url another process than the one that the client signed in with */
  static async open(client: TestClient, dossierId?: string, url = client.url): Promise<Watch> {
    const watch = await new Promise<Watch>((resolve, reject) => {
      const path = `/api/v1/live${dossierId === undefined ? '' : `?dossierId=${dossierId}`}`;
      const call = request(url + path, { headers: { cookie: client.cookie }, agent: false });
      call.on('response', (answer) => resolve(new Watch(call, answer))).on('error', reject);
      call.end();
    });
    if (watch.status === 200) await watch.until('ready');
    return watch;
  }

  get status(): number {
    return this.answer.statusCode!;
  }

  get headers(): IncomingHttpHeaders {
    return this.answer.headers;
  }

  /** What came with the events of this name. */
  told<E extends keyof LiveEvents>(name: E): LiveEvents[E][] {
    return this.events.flatMap(({ event, data }) => (event === name ? [data as LiveEvents[E]] : []));
  }

  /** Who the page shows at a dossier now; undefined while nothing was said. */
  peopleAt(dossierId: string): string[] | undefined {
    return this.told('presence')
      .findLast((one) => one.dossierId === dossierId)
      ?.people.map(({ fullName }) => fullName);
  }

  async until(name: keyof LiveEvents, times = 1): Promise<void> {
    await waitUntil(`${times} × ${name}`, () => this.told(name).length >= times);
  }

  async untilChange(id: string, version: number): Promise<void> {
    await waitUntil(`version ${version} of the dossier`, () =>
      this.told('dossier').some((one) => one.id === id && one.version === version),
    );
  }

  close(): void {
    this.call.destroy();
  }

  private read(block: string): void {
    const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
    if (event !== undefined) this.events.push({ event, data: JSON.parse(data!) } as Event);
  }
}
