import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

export const PDF = 'application/pdf';
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The bytes of a paper with the name a browser saves them under. */
export interface PaperFile {
  readonly name: string;
  readonly content: Buffer;
}

/** Nothing in a paper may run or call, wherever it is opened. */
export function sendPaper(reply: FastifyReply, { name, content }: PaperFile, type = PDF): StreamableFile {
  void reply
    .header('Content-Security-Policy', "default-src 'none'; sandbox")
    .header('X-Content-Type-Options', 'nosniff');
  return new StreamableFile(content, { type, disposition: `attachment; filename="${name}"` });
}
