import { effectiveCase } from '@motcua/shared/procedures';
import type { IntakeBody } from '../../intake/intake-body';
import { applicantOf } from '../../intake/person-form';
import type { Procedure } from '../../procedures/procedure.types';
import { type CatchUpForm, isBlank, type LineForm, personOf } from './line-form';

interface EntryBody {
  readonly receivedAt: string;
  readonly blockNumber?: string;
  readonly dossier: IntakeBody;
}

/** What `POST /catch-ups` takes. */
export interface BatchBody {
  readonly officeCode?: string;
  readonly reason: string;
  readonly decision: string;
  readonly entries: readonly EntryBody[];
}

/** The lines that are sent, in this order: the API names them by their place. */
export const linesToSend = ({ lines }: CatchUpForm): readonly LineForm[] => lines.filter((line) => !isBlank(line));

/** @returns null while a procedure that is named has not been read */
export function batchBody(
  form: CatchUpForm,
  procedures: ReadonlyMap<string, Procedure>,
  { today, officeCode }: { readonly today: string; readonly officeCode: string | undefined },
): BatchBody | null {
  const entries = linesToSend(form).map((line) => entryOf(line, procedures.get(line.procedureCode), today));
  const whole = entries.filter((entry) => entry !== null);
  if (whole.length < entries.length) return null;
  return {
    ...(officeCode !== undefined && { officeCode }),
    reason: form.reason.trim(),
    decision: form.decision.trim(),
    entries: whole,
  };
}

function entryOf(line: LineForm, procedure: Procedure | undefined, today: string): EntryBody | null {
  const { receivedAt, procedureCode, caseCode, channel, complete } = line;
  const kase = procedure && effectiveCase(procedure, caseCode || null);
  if (!kase) return null;
  const blockNumber = line.blockNumber.trim();
  return {
    receivedAt,
    ...(blockNumber !== '' && { blockNumber }),
    dossier: {
      procedureCode,
      ...(caseCode !== '' && { caseCode }),
      channel,
      applicant: applicantOf(personOf(line), today),
      components: kase.components.map(({ code, copies, required }) => {
        const present = complete && required === 'always';
        return { code, present, ...(present && { copies }) };
      }),
      resultDelivery: { method: 'desk' },
      accept: true,
    },
  };
}
