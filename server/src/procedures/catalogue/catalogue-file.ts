import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ProcedureDefinition } from '@motcua/shared/procedures';
import { z } from 'zod';

import { CatalogueError, type CatalogueProblem } from './catalogue-error.js';
import { pathText, plainMessage, plainProblems, shown, type PlainProblem } from './plain-problem.js';
import { lineOfText, procedureDefinitionSchema } from './procedure-definition.schema.js';
import { readYaml } from './yaml-file.js';

/** One procedure of the shipped catalogue, in the version it starts with. */
export interface CatalogueEntry {
  /** National code (mã thủ tục), e.g. `1.001193`. */
  readonly code: string;
  /** First day on which it may be used, `YYYY-MM-DD`. */
  readonly effectiveFrom: string;
  /** Last day on which it may be used; without it, open-ended. */
  readonly effectiveTo?: string;
  readonly definition: ProcedureDefinition;
}

const civilDate = z.iso.date({
  error: ({ input }) => (input === undefined ? 'is missing' : `must be a date such as 2025-07-01, got ${shown(input)}`),
});

const fileSchema = z.strictObject({
  field: lineOfText(100),
  // A place for anchors. What stands here is checked where it is used.
  shared: z.record(z.string(), z.unknown()).exactOptional(),
  procedures: z.array(z.unknown()).min(1),
});

const headSchema = z
  .strictObject({
    code: z.string().regex(/^[1-3]\.\d{6}$/, {
      error: ({ input }) => `must be a national code such as 1.001193, got ${shown(input)}`,
    }),
    effectiveFrom: civilDate,
    effectiveTo: civilDate.exactOptional(),
  })
  .superRefine(({ effectiveFrom, effectiveTo }, context) => {
    if (effectiveTo === undefined || effectiveTo >= effectiveFrom) return;
    const message = `must not be before effectiveFrom (${effectiveFrom}), got ${shown(effectiveTo)}`;
    context.addIssue({ code: 'custom', path: ['effectiveTo'], message });
  });

/** A code with the place it stands at; kept even for a broken procedure, so that a repeat is still noticed. */
interface UsedCode {
  readonly code: string;
  readonly file: string;
  readonly line: number;
}

interface ReadFile {
  readonly entries: readonly CatalogueEntry[];
  readonly codes: readonly UsedCode[];
  readonly problems: readonly CatalogueProblem[];
}

/**
 * Reads every `.yaml` file of a folder, in the order of their names.
 *
 * @throws CatalogueError with every problem of every file
 */
export function loadCatalogue(dir: string): CatalogueEntry[] {
  const names = readdirSync(dir)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  // A wrong folder must not look like an empty catalogue.
  if (names.length === 0) throw new CatalogueError([{ file: dir, line: 1, field: '', message: 'holds no .yaml file' }]);
  const files = names.map((name) => readCatalogueFile(name, readFileSync(join(dir, name))));
  const problems = [...files.flatMap((file) => file.problems), ...repeatedCodes(files.flatMap((file) => file.codes))];
  if (problems.length > 0) throw new CatalogueError(problems);
  return files.flatMap((file) => file.entries);
}

function readCatalogueFile(file: string, bytes: Buffer): ReadFile {
  const broken = (problems: readonly CatalogueProblem[]): ReadFile => ({ entries: [], codes: [], problems });
  const text = decode(bytes);
  if (text === undefined) return broken([{ file, line: 1, field: '', message: 'is not UTF-8 text' }]);

  const yaml = readYaml(text);
  if (!yaml.ok) return broken(yaml.problems.map((problem) => ({ file, field: '', ...problem })));

  const shape = fileSchema.safeParse(yaml.data, { error: plainMessage });
  const problems: CatalogueProblem[] = shape.success
    ? []
    : plainProblems(shape.error).map(({ path, message }) => ({
        file,
        line: yaml.lineOf(path),
        field: pathText(path),
        message,
      }));

  const entries: CatalogueEntry[] = [];
  const codes: UsedCode[] = [];
  const said = new Set<string>();
  const { field, procedures } = looselyRead(yaml.data);
  procedures.forEach((raw, index) => {
    const read = readProcedure(raw, field);
    const at = ['procedures', index];
    if (read.code !== undefined) codes.push({ code: read.code, file, line: yaml.lineOf([...at, 'code']) });
    if (read.entry) entries.push(read.entry);
    for (const { path, message } of read.problems) {
      const line = yaml.lineOf([...at, ...path]);
      // A mistake in a shared block would otherwise be told once for each procedure that uses it.
      const key = `${line} ${pathText(path)} ${message}`;
      if (said.has(key)) continue;
      said.add(key);
      const where = pathText(path);
      const owner = read.code ?? `procedures[${index}]`;
      problems.push({ file, line, field: where === '' ? owner : `${owner}.${where}`, message });
    }
  });
  return { entries, codes, problems };
}

interface ReadProcedure {
  readonly code?: string;
  readonly entry?: CatalogueEntry;
  readonly problems: readonly PlainProblem[];
}

function readProcedure(raw: unknown, field: unknown): ReadProcedure {
  if (!isRecord(raw)) return { problems: [{ path: [], message: `must be a map, got ${shown(raw)}` }] };
  const { code, effectiveFrom, effectiveTo, ...rest } = raw;
  const head = headSchema.safeParse(withoutUndefined({ code, effectiveFrom, effectiveTo }), { error: plainMessage });
  const definition = procedureDefinitionSchema.safeParse({ ...rest, field }, { error: plainMessage });

  const problems = [
    ...(head.success ? [] : plainProblems(head.error)),
    // The field is the file's, and a wrong one was told of there.
    ...(definition.success ? [] : plainProblems(definition.error).filter(({ path }) => path[0] !== 'field')),
  ];
  if ('field' in rest) problems.push({ path: ['field'], message: 'is named once, at the top of the file' });

  return {
    ...(typeof code === 'string' ? { code } : {}),
    ...(problems.length === 0 && head.success && definition.success
      ? { entry: { ...head.data, definition: definition.data } }
      : {}),
    problems,
  };
}

function repeatedCodes(codes: readonly UsedCode[]): CatalogueProblem[] {
  const first = new Map<string, UsedCode>();
  return codes.flatMap((used) => {
    const earlier = first.get(used.code);
    if (!earlier) {
      first.set(used.code, used);
      return [];
    }
    const message = `is already used at ${earlier.file}:${earlier.line}`;
    return [{ file: used.file, line: used.line, field: `${used.code}.code`, message }];
  });
}

/** The procedures of a file are looked at even where its top is wrong, to tell of everything in one go. */
function looselyRead(data: unknown): { readonly field: unknown; readonly procedures: readonly unknown[] } {
  if (!isRecord(data)) return { field: undefined, procedures: [] };
  const { field, procedures } = data;
  return { field, procedures: Array.isArray(procedures) ? procedures : [] };
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutUndefined(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined));
}
