import { localDateOf } from '@motcua/shared/calendar';
import { capital } from '../../ui/capital';
import { shortDate, type Translate, whenWords } from '../../time/time-words';
import type { Approval } from '../approval.types';
import type { Dossier } from '../dossier.types';
import { changedWords } from '../event-sentence';

interface AskedPaper {
  readonly code: string;
  readonly defect: string;
  readonly bring: string;
}

/** What is asked for beside the act and its reason, as the act's own call says it. */
interface Asked {
  readonly caseCode?: string;
  readonly receivedAt?: string;
  readonly newDueAt?: string;
  readonly until?: string;
  readonly returned?: readonly string[];
  readonly components?: readonly AskedPaper[];
  readonly changes?: Readonly<Record<string, unknown>>;
}

/** What a second person has to know of a proposal, line by line. */
export function proposalLines(approval: Approval, dossier: Dossier, now: Date, translate: Translate): string[] {
  const { caseCode, receivedAt, newDueAt, until, returned, components, changes } = approval.asked as Asked;
  const when = (at: string): string => whenWords(new Date(at), now, translate);
  const kase = dossier.procedure.cases.find(({ code }) => code === caseCode);
  const lines = [
    approval.reason !== null && translate('events.reason', { reason: approval.reason }),
    kase && translate('approval.case', { name: kase.name }),
    receivedAt && translate('approval.received_at', { when: when(receivedAt) }),
    newDueAt && translate('approval.new_due_at', { when: when(newDueAt) }),
    ...(components ?? []).map((paper) => translate('approval.paper', { ...paper, name: paperName(paper, dossier) })),
    until && translate('approval.until', { date: shortDate(until, localDateOf(now)) }),
    returned?.length && translate('approval.returned', { names: returned.join('; ') }),
    ...changedFields(changes ?? {}).map(([field, value]) =>
      translate('approval.change', { field: capital(changedWords(field, translate)), value }),
    ),
  ];
  return lines.filter((line) => typeof line === 'string');
}

const paperName = ({ code }: AskedPaper, { components }: Dossier): string =>
  components.find((one) => one.code === code)?.name ?? code;

/** Single values only: what a form holds is seen in the dossier once it is corrected. */
const changedFields = (changes: Readonly<Record<string, unknown>>): [string, string][] =>
  Object.entries(changes).map(([field, value]) => [field, typeof value === 'object' ? '…' : String(value)]);
