import { StartError } from '../../common/start-error.js';

/** One mistake in a catalogue file. */
export interface CatalogueProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** e.g. `1.001193.limit.unit`; empty when the file as a whole cannot be read. */
  readonly field: string;
  readonly message: string;
}

/** `ho-tich.yaml:17 — 1.001193.limit.unit: must be …`, in the form editors and terminals turn into a link. */
export function problemSentence({ file, line, field, message }: CatalogueProblem): string {
  return `${file}:${line} — ${field === '' ? message : `${field}: ${message}`}`;
}

/** Everything wrong in the catalogue at once, so that it is mended in one go and not file by file. */
export class CatalogueError extends StartError {
  override readonly name = 'CatalogueError';

  constructor(readonly problems: readonly CatalogueProblem[]) {
    super(problems.map(problemSentence).join('\n'));
  }
}
