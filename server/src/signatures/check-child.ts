import { X509Certificate } from 'node:crypto';
import { answerParent } from '../file-child/answer-parent.js';
import { questionIn } from './check-question.js';
import { checkSignatures } from './check-signatures.js';

answerParent(async (content) => {
  const { question, file } = questionIn(content);
  const roots = question.roots.map((raw) => new X509Certificate(raw));
  const read = (offset: number, length: number): Promise<Buffer> =>
    Promise.resolve(file.subarray(offset, offset + length));
  const report = await checkSignatures({ size: file.length, read }, roots, question.now);
  return Buffer.from(JSON.stringify(report));
});
