import type { LimitUnit, TimeLimit } from '@motcua/shared/calendar';
import { readVnd, readWhole } from '@motcua/shared/payments';
import type {
  ComponentDefinition,
  FeeDefinition,
  ProcedureCase,
  ProcedureDefinition,
  ProcessStep,
} from '@motcua/shared/procedures';
import type { CaseRow, ComponentRow, FeeRow, LimitText, ProcedureValues, StepRow } from './procedure-form';

/** A text as the catalogue keeps it. */
const plain = (text: string): string => text.trim().normalize('NFC');

const whole = (text: string): number => readWhole(text) ?? 0;
const vnd = (text: string): number => readVnd(text) ?? 0;

/** Units that have but one amount. */
const SET_AMOUNTS: Partial<Record<LimitUnit, number>> = { none: 0, sameDay: 1 };

export const readLimit = ({ amount, unit }: LimitText): TimeLimit => ({
  amount: SET_AMOUNTS[unit] ?? whole(amount),
  unit,
});

export const hasAmount = (unit: LimitUnit): boolean => SET_AMOUNTS[unit] === undefined;

const component = ({ code, name, form, copies, required, condition }: ComponentRow): ComponentDefinition => ({
  code: plain(code),
  name: plain(name),
  form,
  copies: whole(copies),
  required,
  ...(required === 'conditional' && { condition: plain(condition) }),
});

const step = ({ code, name, role, limit }: StepRow): ProcessStep => ({
  code: plain(code),
  name: plain(name),
  role,
  ...(limit && { limit: readLimit(limit) }),
});

const linesOf = (text: string): string[] => text.split('\n').map(plain).filter(Boolean);

const fee = ({ code, name, kind, per, amount, tiers, cap, exemptions }: FeeRow): FeeDefinition => ({
  code: plain(code),
  name: plain(name),
  kind,
  amountVnd: vnd(amount),
  per,
  ...(tiers.length > 0 && {
    tiers: tiers.map((tier) => ({ from: whole(tier.from), amountVnd: vnd(tier.amount) })),
  }),
  ...(cap.trim() !== '' && { capVnd: vnd(cap) }),
  ...(linesOf(exemptions).length > 0 && { exemptions: linesOf(exemptions) }),
});

const caseOf = ({ code, name, limit, components, steps, fees }: CaseRow): ProcedureCase => ({
  code: plain(code),
  name: plain(name),
  ...(limit && { limit: readLimit(limit) }),
  ...(components && { components: components.map(component) }),
  ...(fees && { fees: fees.map(fee) }),
  ...(steps && { steps: steps.map(step) }),
});

/** What was typed, as the API wants a version. Its fields have been checked before it is sent. */
export const procedureDefinition = (values: ProcedureValues): ProcedureDefinition => ({
  name: plain(values.name),
  field: plain(values.field),
  level: values.level,
  limit: readLimit(values.limit),
  components: values.components.map(component),
  cases: values.cases.map(caseOf),
  steps: values.steps.map(step),
  fees: values.fees.map(fee),
  legalBasis: values.legalBasis.map(({ text }) => plain(text)),
  results: values.results.map(({ code, name }) => ({ code: plain(code), name: plain(name) })),
  retention: values.retention,
  formFields: values.formFields.map(({ key, label, type }) => ({ key: plain(key), label: plain(label), type })),
  supplementClock: values.supplementClock,
  refusalNeedsLeader: values.refusalNeedsLeader,
  counterMayDecide: values.counterMayDecide,
  sameVisit: values.sameVisit,
  otherAgencyPause: values.otherAgencyPause,
});
