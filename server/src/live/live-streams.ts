import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import type { OnModuleDestroy } from '@nestjs/common';
import type { SessionStore } from '../auth/session.store.js';
import type { Actor } from '../common/actor.js';
import { DomainError } from '../common/domain-error.js';
import { newId } from '../common/ids.js';
import { PollingLoop } from '../queue/polling-loop.js';
import type { WorkerLogger } from '../queue/worker-logger.js';
import type { LiveSettings } from './live-settings.js';
import { LiveStream, type ViewedDossier } from './live-stream.js';
import {
  CHANGE_CHANNEL,
  EXPORT_CHANNEL,
  PRESENCE_CHANNEL,
  type PresenceMessage,
  readChange,
  readExport,
  readPresence,
  type Viewer,
} from './messages.js';
import { NotificationConnection } from './notification-connection.js';
import { PendingChanges } from './pending-changes.js';
import { Presence } from './presence.js';

/** Pages of one browser; more are a mistake, or somebody who wants our memory. */
const MAX_STREAMS_OF_SESSION = 10;

/** All pages that watch through this process. PostgreSQL tells it of changes, and of the pages of other processes. */
export class LiveStreams implements OnModuleDestroy {
  private readonly processId = newId();
  private readonly streams = new Set<LiveStream>();
  private readonly presence = new Presence();
  private readonly changes = new PendingChanges((change) => {
    for (const stream of this.streams) {
      if (stream.isToldOf(change.officeIds)) stream.tellChange(change.dossierId, change.version);
    }
  });
  private readonly connection: NotificationConnection;
  private readonly sessionChecks: PollingLoop;
  private timers: NodeJS.Timeout[] = [];
  private state: 'idle' | 'running' | 'stopped' = 'idle';

  constructor(
    databaseUrl: string,
    private readonly sessions: SessionStore,
    private readonly settings: LiveSettings,
    logger: WorkerLogger,
  ) {
    this.connection = new NotificationConnection(
      databaseUrl,
      [CHANGE_CHANNEL, EXPORT_CHANNEL, PRESENCE_CHANNEL],
      { heard: (channel, payload) => this.heard(channel, payload), connected: () => this.connected() },
      logger,
    );
    const { checkMs } = settings;
    this.sessionChecks = new PollingLoop(
      () => this.checkSessions(),
      { name: 'live-sessions', everyMs: checkMs, slowestMs: 4 * checkMs },
      logger,
    );
  }

  /** @throws DomainError 429 when the session has too many streams */
  open(actor: Actor, sessionToken: string, viewed: ViewedDossier | undefined): Readable {
    if ([...this.streams].filter((one) => one.sessionToken === sessionToken).length >= MAX_STREAMS_OF_SESSION) {
      throw new DomainError('too_many', 'live.too_many', 'This session watches on too many pages.', {
        retryAfterSeconds: 60,
      });
    }
    const stream = new LiveStream(actor, sessionToken, viewed);
    // The browser will come back, to another process or to the next one.
    if (this.state === 'stopped') {
      stream.body.push(null);
      return stream.body;
    }
    this.start();
    this.streams.add(stream);
    stream.body.once('close', () => this.forget(stream));
    if (this.connection.isListening) this.greet(stream);
    if (stream.viewer) this.arrived(stream.viewer, { says: 'here', processId: this.processId, viewer: stream.viewer });
    return stream.body;
  }

  /** Before the server waits for its connections to end: these would not end by themselves. */
  async onModuleDestroy(): Promise<void> {
    this.state = 'stopped';
    for (const timer of this.timers) clearInterval(timer);
    this.changes.stop();
    await this.sessionChecks.stop();
    const gone = this.viewers().map(({ streamId }): PresenceMessage => this.goodbye(streamId));
    for (const stream of this.streams) stream.body.destroy();
    this.streams.clear();
    await this.say(gone);
    await this.connection.stop();
  }

  private start(): void {
    if (this.state === 'running') return;
    this.state = 'running';
    this.connection.start();
    this.sessionChecks.start();
    const { heartbeatMs, announceMs } = this.settings;
    this.timers = [
      setInterval(() => this.streams.forEach((stream) => stream.beat()), heartbeatMs),
      setInterval(() => void this.announce(), announceMs),
    ];
  }

  private heard(channel: string, payload: string): void {
    if (channel === CHANGE_CHANNEL) {
      const change = readChange(payload);
      if (change) this.changes.add(change);
      return;
    }
    if (channel === EXPORT_CHANNEL) {
      const news = readExport(payload);
      if (news) for (const stream of this.streams) stream.tellExport(news);
      return;
    }
    const message = readPresence(payload);
    if (!message || message.processId === this.processId) return;
    if (message.says === 'here') this.arrived(message.viewer);
    else if (message.says === 'gone') this.left(message.streamId);
    else void this.announce();
  }

  private connected(): void {
    for (const stream of this.streams) this.greet(stream);
    void this.say([{ says: 'who', processId: this.processId }]);
    void this.announce();
  }

  private greet(stream: LiveStream): void {
    stream.hears();
    for (const { dossierId, officeIds } of this.presence.openDossiers()) {
      if (stream.isToldOf(officeIds)) stream.tellPeople(dossierId, this.presence.peopleAt(dossierId));
    }
  }

  private forget(stream: LiveStream): void {
    if (!this.streams.delete(stream) || !stream.viewer) return;
    const { streamId } = stream.viewer;
    this.left(streamId);
    void this.say([this.goodbye(streamId)]);
  }

  /** @param message what the other processes are told of it */
  private arrived(viewer: Viewer, message?: PresenceMessage): void {
    if (this.presence.saw(viewer, performance.now())) this.tellPeople(viewer);
    if (message) void this.say([message]);
  }

  private left(streamId: string): void {
    const viewer = this.presence.left(streamId);
    if (viewer) this.tellPeople(viewer);
  }

  private tellPeople({ dossierId, officeIds }: ViewedDossier): void {
    const people = this.presence.peopleAt(dossierId);
    for (const stream of this.streams) if (stream.isToldOf(officeIds)) stream.tellPeople(dossierId, people);
  }

  /** Repeats who is here and forgets who has not been heard of; with nobody here it still tries the connection. */
  private async announce(): Promise<void> {
    const now = performance.now();
    for (const viewer of this.viewers()) this.presence.saw(viewer, now);
    for (const viewer of this.presence.expire(now - this.settings.expireMs)) this.tellPeople(viewer);
    await this.say(this.viewers().map((viewer) => ({ says: 'here', processId: this.processId, viewer })));
  }

  /** Ends streams whose session is over or shows other offices now. Looking does not keep a session alive. */
  private async checkSessions(): Promise<boolean> {
    for (const token of new Set([...this.streams].map(({ sessionToken }) => sessionToken))) {
      const actor = await this.sessions.find(token, { touch: false });
      for (const stream of this.streams) {
        if (stream.sessionToken !== token || stream.isStillFor(actor)) continue;
        this.forget(stream);
        stream.end();
      }
    }
    return false;
  }

  private viewers(): Viewer[] {
    return [...this.streams].flatMap(({ viewer }) => viewer ?? []);
  }

  private goodbye(streamId: string): PresenceMessage {
    return { says: 'gone', processId: this.processId, streamId };
  }

  private say(messages: readonly PresenceMessage[]): Promise<void> {
    return this.connection.notify(
      PRESENCE_CHANNEL,
      messages.map((message) => JSON.stringify(message)),
    );
  }
}
