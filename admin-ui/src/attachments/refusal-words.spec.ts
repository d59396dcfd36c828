import { expect, it } from '@jest/globals';
import { refusalWords } from './refusal-words';

const translate = (key: string, more?: object): string => `${key}${more ? JSON.stringify(more) : ''}`;

it.each([
  [{ code: 'attachment.too_large', maxBytes: 26_214_400 }, ' attachments.most.of_file{"size":25,"files":500}'],
  [{ code: 'attachment.dossier_full', maxBytes: 209_715_200 }, ' attachments.most.of_dossier{"size":200,"files":500}'],
  [{ code: 'attachment.too_large' }, ''],
  [{ code: 'attachment.no_room', maxBytes: 1 }, ''],
])('of %j is said how much there may be', (problem, more) => {
  expect(refusalWords(problem, translate)).toBe(`errors.${problem.code}${more}`);
});
