import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { S3Env } from '../config/env-files.js';
import { Arrivals, LocalArrival } from './arrivals.js';
import { type ArrivedFile, type ByteRange, FileStore, FileStoreAway, HASH, nameOf } from './file-store.js';

/**
 * Files in a bucket that speaks S3, each an object under `ab/abcd…`. What arrives is written aside on this machine, then sent
 * in one piece: an object is there whole or not at all, and S3 has it on several disks before it answers.
 */
export class S3FileStore extends FileStore {
  private readonly client: S3Client;
  private readonly arrivals: Arrivals;

  /** @param waiting how long it may take to answer, and to go on, in milliseconds */
  constructor(
    private readonly env: S3Env,
    arrivals: string,
    waiting = { answer: 30_000, silence: 30_000 },
  ) {
    super();
    this.arrivals = new Arrivals(arrivals);
    const { endpoint, region, accessKeyId, secretAccessKey, pathStyle } = env;
    this.client = new S3Client({
      endpoint,
      region,
      credentials: { accessKeyId, secretAccessKey },
      forcePathStyle: pathStyle,
      // The row of the dossier is locked meanwhile.
      maxAttempts: 2,
      requestHandler: {
        connectionTimeout: Math.min(5_000, waiting.answer),
        requestTimeout: waiting.answer,
        throwOnRequestTimeout: true,
        // Behind the answer it is somebody's download that stands still.
        socketTimeout: waiting.silence,
      },
      // Servers other than Amazon's do not all know the newer sums; the hash that names an object is proof enough.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  /** @throws Error when the bucket cannot be reached, or not with these keys */
  async check(): Promise<void> {
    await answered(this.client.send(new HeadBucketCommand({ Bucket: this.env.bucket })));
  }

  close(): void {
    this.client.destroy();
  }

  receive(source: AsyncIterable<Uint8Array>, limit: number): Promise<ArrivedFile> {
    return this.arrivals.receive(source, limit);
  }

  async keep(file: ArrivedFile): Promise<void> {
    // Not every server drops what came of a call that broke off: only a whole one is there already.
    if ((await this.sizeOf(file.sha256)) === file.size) return;
    if (!(file instanceof LocalArrival)) throw new TypeError('The file has arrived in another store.');
    const put = new PutObjectCommand({
      ...this.object(file.sha256),
      Body: createReadStream(file.path),
      ContentLength: file.size,
      ContentType: 'application/octet-stream',
    });
    await answered(this.client.send(put));
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.sizeOf(sha256)) !== null;
  }

  /** In bytes; null for one that is not there. */
  private async sizeOf(sha256: string): Promise<number | null> {
    try {
      const head = await answered(this.client.send(new HeadObjectCommand(this.object(sha256))));
      return head.ContentLength ?? 0;
    } catch (error) {
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null;
      throw error;
    }
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const part = range && { Range: `bytes=${range.first}-${range.last}` };
    const { Body, ContentLength } = await answered(
      this.client.send(new GetObjectCommand({ ...this.object(sha256), ...part })),
    );
    if (!(Body instanceof Readable)) throw new TypeError('S3 has answered without a body.');
    if (range && ContentLength !== range.last - range.first + 1) {
      Body.destroy();
      throw new TypeError('S3 has answered with another range than the one asked for.');
    }
    return Body;
  }

  async *keptBefore(instant: Date): AsyncIterable<string> {
    let from: string | undefined;
    do {
      const list = new ListObjectsV2Command({ Bucket: this.env.bucket, ContinuationToken: from });
      const page: ListObjectsV2CommandOutput = await answered(this.client.send(list));
      for (const { Key, LastModified } of page.Contents ?? []) {
        const sha256 = Key?.slice(3) ?? '';
        if (HASH.test(sha256) && Key === nameOf(sha256) && LastModified && LastModified < instant) yield sha256;
      }
      from = page.NextContinuationToken;
    } while (from !== undefined);
  }

  async remove(sha256: string): Promise<void> {
    await answered(this.client.send(new DeleteObjectCommand(this.object(sha256))));
  }

  dropArrivalsBefore(instant: Date): Promise<void> {
    return this.arrivals.dropBefore(instant);
  }

  private object(sha256: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.env.bucket, Key: nameOf(sha256) };
  }
}

/** What S3 refuses is a fault of ours or of the settings; that it does not answer is not. */
async function answered<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
    if (status !== undefined && status < 500) throw error;
    throw new FileStoreAway('The store of files does not answer.', { cause: error });
  }
}
