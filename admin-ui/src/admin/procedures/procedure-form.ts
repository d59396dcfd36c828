import type { LimitUnit, TimeLimit } from '@motcua/shared/calendar';
import { formatThousands } from '@motcua/shared/payments';
import type {
  ComponentDefinition,
  FeeDefinition,
  FormField,
  ProcedureDefinition,
  ProcessStep,
} from '@motcua/shared/procedures';

/** Rows keep an identity of their own, so that they can be moved while one types in them. */
export interface Row {
  readonly rowId: number;
}

let lastRow = 0;
export const newRow = (): Row => ({ rowId: (lastRow += 1) });

/** Numbers are texts while they are typed. */
export interface LimitText {
  readonly amount: string;
  readonly unit: LimitUnit;
}

export interface ComponentRow extends Row, Pick<ComponentDefinition, 'code' | 'name' | 'form' | 'required'> {
  readonly copies: string;
  readonly condition: string;
}

export interface StepRow extends Row, Pick<ProcessStep, 'code' | 'name' | 'role'> {
  /** Null for a step without a share of its own. */
  readonly limit: LimitText | null;
}

export interface TierRow extends Row {
  readonly from: string;
  readonly amount: string;
}

export interface FeeRow extends Row, Pick<FeeDefinition, 'code' | 'name' | 'kind' | 'per'> {
  readonly amount: string;
  readonly tiers: readonly TierRow[];
  readonly cap: string;
  /** One reason a line. */
  readonly exemptions: string;
}

/** What is null, a case takes from the procedure. */
export interface CaseRow extends Row {
  readonly code: string;
  readonly name: string;
  readonly limit: LimitText | null;
  readonly components: readonly ComponentRow[] | null;
  readonly steps: readonly StepRow[] | null;
  readonly fees: readonly FeeRow[] | null;
}

export interface TextRow extends Row {
  readonly text: string;
}

export interface ResultRow extends Row {
  readonly code: string;
  readonly name: string;
}

export type FormFieldRow = Row & FormField;

export const FLAGS = ['sameVisit', 'counterMayDecide', 'refusalNeedsLeader', 'otherAgencyPause'] as const;
type Flag = (typeof FLAGS)[number];

export interface ProcedureValues extends Pick<
  ProcedureDefinition,
  'name' | 'field' | 'level' | 'retention' | 'supplementClock' | Flag
> {
  readonly effectiveFrom: string;
  readonly limit: LimitText;
  readonly components: readonly ComponentRow[];
  readonly cases: readonly CaseRow[];
  readonly steps: readonly StepRow[];
  readonly fees: readonly FeeRow[];
  readonly legalBasis: readonly TextRow[];
  readonly results: readonly ResultRow[];
  readonly formFields: readonly FormFieldRow[];
}

const limitText = ({ amount, unit }: TimeLimit): LimitText => ({ amount: String(amount), unit });

const componentRow = ({ condition = '', copies, ...rest }: ComponentDefinition): ComponentRow => ({
  ...newRow(),
  ...rest,
  copies: String(copies),
  condition,
});

const stepRow = ({ limit, ...rest }: ProcessStep): StepRow => ({
  ...newRow(),
  ...rest,
  limit: limit ? limitText(limit) : null,
});

const feeRow = ({ amountVnd, tiers = [], capVnd, exemptions = [], ...rest }: FeeDefinition): FeeRow => ({
  ...newRow(),
  ...rest,
  amount: formatThousands(amountVnd),
  tiers: tiers.map((tier) => ({ ...newRow(), from: String(tier.from), amount: formatThousands(tier.amountVnd) })),
  cap: capVnd === undefined ? '' : formatThousands(capVnd),
  exemptions: exemptions.join('\n'),
});

/** A version as one begins to change it: a copy of what is in force. */
export const procedureValues = (definition: ProcedureDefinition): ProcedureValues => ({
  ...definition,
  effectiveFrom: '',
  limit: limitText(definition.limit),
  components: definition.components.map(componentRow),
  cases: definition.cases.map(({ code, name, limit, components, steps, fees }) => ({
    ...newRow(),
    code,
    name,
    limit: limit ? limitText(limit) : null,
    components: components?.map(componentRow) ?? null,
    steps: steps?.map(stepRow) ?? null,
    fees: fees?.map(feeRow) ?? null,
  })),
  steps: definition.steps.map(stepRow),
  fees: definition.fees.map(feeRow),
  legalBasis: definition.legalBasis.map((text) => ({ ...newRow(), text })),
  results: definition.results.map((result) => ({ ...newRow(), ...result })),
  formFields: definition.formFields.map((field) => ({ ...newRow(), ...field })),
});

export const blankComponent = (): ComponentRow => ({
  ...newRow(),
  code: '',
  name: '',
  form: 'original',
  copies: '1',
  required: 'always',
  condition: '',
});
export const blankStep = (): StepRow => ({ ...newRow(), code: '', name: '', role: 'case_officer', limit: null });
export const blankFee = (): FeeRow => ({
  ...newRow(),
  code: '',
  name: '',
  kind: 'charge',
  per: 'dossier',
  amount: '',
  tiers: [],
  cap: '',
  exemptions: '',
});
export const blankCase = (): CaseRow => ({
  ...newRow(),
  code: '',
  name: '',
  limit: null,
  components: null,
  steps: null,
  fees: null,
});
export const blankText = (): TextRow => ({ ...newRow(), text: '' });
export const blankResult = (): ResultRow => ({ ...newRow(), code: '', name: '' });
export const blankFormField = (): FormFieldRow => ({ ...newRow(), key: '', label: '', type: 'text' });

/** A procedure that nothing is known of yet, with one row where at least one is wanted. */
export const blankProcedure = (): ProcedureValues => ({
  effectiveFrom: '',
  name: '',
  field: '',
  level: 'partial',
  limit: { amount: '', unit: 'workingDay' },
  components: [blankComponent()],
  cases: [],
  steps: [blankStep()],
  fees: [],
  legalBasis: [blankText()],
  results: [blankResult()],
  retention: 'permanent',
  formFields: [],
  supplementClock: 'resume',
  refusalNeedsLeader: false,
  counterMayDecide: false,
  sameVisit: false,
  otherAgencyPause: false,
});
