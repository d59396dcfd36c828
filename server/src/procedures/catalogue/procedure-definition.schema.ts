import { LIMIT_UNITS } from '@motcua/shared/calendar';
import {
  COMPONENT_FORMS,
  FEE_KINDS,
  RETENTION_CLASSES,
  SERVICE_LEVELS,
  type ProcedureDefinition,
} from '@motcua/shared/procedures';
import { STAFF_ROLES } from '@motcua/shared/staff';
import { z } from 'zod';

import { pathText, plainMessage, plainProblems, shown } from './plain-problem.js';
import { checkStepShares } from './step-shares.js';

const MOST_UNITS = 3660;
const MOST_COPIES = 20;
const MOST_VND = 1_000_000_000;
// Intake takes at most 100 form values (design §6), so a procedure cannot usefully declare more.
const MOST_FORM_FIELDS = 100;

/** One line of text. Composed Unicode only: "hộ" typed in two ways must not become two names in lists and searches. */
export function lineOfText(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => text === text.trim(), { error: 'must not begin or end with a space' })
    .refine((text) => !/\p{Cc}/u.test(text), { error: 'must be one line without control characters' })
    .refine((text) => text === text.normalize('NFC'), { error: 'must be in composed Unicode (NFC)' });
}

function matching(pattern: RegExp, meaning: string) {
  return z.string().regex(pattern, { error: (issue) => `must be ${meaning}, got ${shown(issue.input)}` });
}

const upperCode = matching(/^[A-Z][A-Z0-9_]{0,31}$/, 'an upper-case code such as TK or QUA_HAN');
const stepCode = matching(/^[a-z][a-z0-9_]{0,31}$/, 'a lower-case code such as tham_dinh');
const fieldKey = matching(/^[a-z][A-Za-z0-9]{0,63}$/, 'a camelCase name such as childName');

function listWithUnique<Name extends string, Item extends z.ZodType<Record<Name, unknown>>>(name: Name, item: Item) {
  return z.array(item).superRefine((entries, context) => {
    const firstAt = new Map<unknown, number>();
    entries.forEach((entry, index) => {
      const value = entry[name];
      const first = firstAt.get(value);
      if (first === undefined) firstAt.set(value, index);
      else context.addIssue({ code: 'custom', path: [index, name], message: `repeats ${shown(value)}` });
    });
  });
}

const vnd = z.int().min(0).max(MOST_VND);

const timeLimit = z
  .strictObject({ amount: z.int().min(0).max(MOST_UNITS), unit: z.enum(LIMIT_UNITS) })
  .superRefine(({ amount, unit }, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['amount'], message });
    if (unit === 'none') {
      if (amount !== 0) refuse(`must be 0 when the unit is none, got ${amount}`);
    } else if (unit === 'sameDay') {
      if (amount !== 1) refuse(`must be 1 when the unit is sameDay, got ${amount}`);
    } else if (amount === 0) {
      refuse(`must be from 1 to ${MOST_UNITS} when the unit is ${unit}, got 0`);
    }
  });

const component = z
  .strictObject({
    code: upperCode,
    name: lineOfText(500),
    form: z.enum(COMPONENT_FORMS),
    copies: z.int().min(1).max(MOST_COPIES).default(1),
    required: z.enum(['always', 'conditional']),
    condition: lineOfText(500).exactOptional(),
  })
  .superRefine(({ required, condition }, context) => {
    // The officer judges the condition, so without words there is nothing to judge by.
    if (required === 'conditional' && condition === undefined) {
      context.addIssue({ code: 'custom', path: ['condition'], message: 'is missing, as the paper is conditional' });
    }
    if (required === 'always' && condition !== undefined) {
      context.addIssue({ code: 'custom', path: ['condition'], message: 'has no place on a paper asked for always' });
    }
  });

const fee = z
  .strictObject({
    code: upperCode,
    name: lineOfText(300),
    kind: z.enum(FEE_KINDS),
    amountVnd: vnd,
    per: z.enum(['dossier', 'copy', 'page']),
    tiers: z
      .array(z.strictObject({ from: z.int().min(2).max(MOST_UNITS), amountVnd: vnd }))
      .min(1)
      .exactOptional(),
    capVnd: vnd.exactOptional(),
    exemptions: z.array(lineOfText(300)).exactOptional(),
  })
  .superRefine(({ amountVnd, tiers = [], capVnd }, context) => {
    tiers.forEach((tier, index) => {
      const before = tiers[index - 1];
      if (before && tier.from <= before.from) {
        const message = `must be above ${before.from}, where the tier before begins, got ${tier.from}`;
        context.addIssue({ code: 'custom', path: ['tiers', index, 'from'], message });
      }
    });
    if (capVnd !== undefined && capVnd < amountVnd) {
      const message = `must not be below the amount of one unit (${amountVnd}), got ${capVnd}`;
      context.addIssue({ code: 'custom', path: ['capVnd'], message });
    }
  });

const step = z.strictObject({
  code: stepCode,
  name: lineOfText(200),
  role: z.enum(STAFF_ROLES),
  limit: timeLimit.exactOptional(),
});

const components = listWithUnique('code', component);
const fees = listWithUnique('code', fee);
const steps = listWithUnique('code', step).min(1);

const procedureCase = z.strictObject({
  code: upperCode,
  name: lineOfText(300),
  limit: timeLimit.exactOptional(),
  components: components.exactOptional(),
  fees: fees.exactOptional(),
  steps: steps.exactOptional(),
});

const formField = z.strictObject({
  key: fieldKey,
  label: lineOfText(200),
  type: z.enum(['text', 'date', 'number', 'boolean']),
});

const resultKind = z.strictObject({ code: upperCode, name: lineOfText(300) });

/**
 * The shape and the rules of one procedure version, for the seed files and the administration API alike.
 * What may be left out is what most procedures do not have; everything of legal weight must be written.
 */
export const procedureDefinitionSchema = z
  .strictObject({
    name: lineOfText(500),
    field: lineOfText(100),
    level: z.enum(SERVICE_LEVELS),
    limit: timeLimit,
    components,
    cases: listWithUnique('code', procedureCase).default([]),
    steps,
    fees: fees.default([]),
    legalBasis: z.array(lineOfText(500)).min(1),
    results: listWithUnique('code', resultKind).min(1),
    retention: z.enum(RETENTION_CLASSES),
    formFields: listWithUnique('key', formField).max(MOST_FORM_FIELDS).default([]),
    supplementClock: z.enum(['resume', 'restart']).default('resume'),
    refusalNeedsLeader: z.boolean().default(false),
    counterMayDecide: z.boolean().default(false),
    sameVisit: z.boolean().default(false),
    otherAgencyPause: z.boolean().default(false),
  })
  .superRefine((definition, context) => {
    for (const { path, message } of checkStepShares(definition)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  }) satisfies z.ZodType<ProcedureDefinition>;

export interface DefinitionProblem {
  /** e.g. `components[1].form`; empty when the whole is not a map. */
  readonly path: string;
  readonly message: string;
}

export type ReadDefinition =
  | { readonly ok: true; readonly definition: ProcedureDefinition }
  | { readonly ok: false; readonly problems: readonly DefinitionProblem[] };

/** Checks JSON from outside and fills in what may be left out; answers every problem at once, never throws. */
export function readProcedureDefinition(json: unknown): ReadDefinition {
  const result = procedureDefinitionSchema.safeParse(json, { error: plainMessage });
  if (result.success) return { ok: true, definition: result.data };
  return {
    ok: false,
    problems: plainProblems(result.error).map(({ path, message }) => ({ path: pathText(path), message })),
  };
}
