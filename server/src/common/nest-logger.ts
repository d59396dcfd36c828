import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own lines through pino; only the texts, for parameters can be anything. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown): void {
    this.logger.debug({}, text(message));
  }

  warn(message: unknown): void {
    this.logger.warn({}, text(message));
  }

  error(message: unknown): void {
    this.logger.error({}, text(message));
  }

  fatal(message: unknown): void {
    this.logger.fatal({}, text(message));
  }
}

const text = (message: unknown): string => (message instanceof Error ? message.message : String(message));
