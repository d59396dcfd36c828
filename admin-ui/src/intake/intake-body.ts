import type { EffectiveCase, FormField } from '@motcua/shared/procedures';
import { type IntakeForm, ownerOf, paperOf, readFormValue } from './intake-form';
import {
  type ApplicantBody,
  applicantOf,
  type SubmitterBody,
  submitterOf,
  type Wrong,
  wrongOfPerson,
} from './person-form';

/** What `POST /dossiers` takes. */
export interface IntakeBody {
  readonly procedureCode: string;
  readonly caseCode?: string;
  readonly officeCode?: string;
  readonly channel: 'desk' | 'post';
  readonly applicant: ApplicantBody;
  readonly submitter?: SubmitterBody;
  readonly components: readonly {
    readonly code: string;
    readonly present: boolean;
    readonly copies?: number;
    readonly source?: 'reused';
    readonly note?: string;
  }[];
  readonly sets?: number;
  readonly note?: string;
  readonly formData?: Readonly<Record<string, string | number | boolean>>;
  readonly resultDelivery: { readonly method: 'desk' | 'post' | 'online'; readonly address?: string };
  readonly accept: boolean;
  readonly visitId?: string;
}

/** What the form's words are read against. */
export interface Asked {
  readonly kase: EffectiveCase;
  readonly formFields: readonly FormField[];
  /** A local date. */
  readonly today: string;
}

export function intakeBody(
  form: IntakeForm,
  { kase, formFields, today }: Asked,
  { accept, officeCode }: { readonly accept: boolean; readonly officeCode: string | undefined },
): IntakeBody {
  const values = formFields.flatMap((field) => {
    const value = readFormValue(field, form.formData[field.key]);
    return value === undefined || value === null ? [] : [[field.key, value] as const];
  });
  const address = form.delivery.address.trim();
  // The bearer is told, of their own dossier and of another's. What is not said here holds as they last said it.
  const { wish } = form.bearer;
  return {
    procedureCode: form.procedureCode,
    ...(form.caseCode !== '' && { caseCode: form.caseCode }),
    ...(officeCode !== undefined && { officeCode }),
    channel: form.channel,
    applicant: { ...applicantOf(ownerOf(form), today), ...(wish !== null && { messages: wish }) },
    ...(!form.forSelf && { submitter: submitterOf(form.bearer, form.relation, form.authorisation) }),
    components: kase.components.map((component) => {
      const { present, copies, note, reused } = paperOf(form, component);
      const words = note.trim();
      return {
        code: component.code,
        present,
        ...(present && { copies }),
        ...(present && reused && { source: 'reused' as const }),
        ...(words !== '' && { note: words }),
      };
    }),
    sets: Number(form.sets),
    ...(form.note.trim() !== '' && { note: form.note.trim() }),
    ...(values.length > 0 && { formData: Object.fromEntries(values) }),
    resultDelivery: { method: form.delivery.method, ...(form.delivery.method === 'post' && { address }) },
    accept,
    ...(form.visitId !== '' && { visitId: form.visitId }),
  };
}

/** Everything that would be refused, by the field's path, in the order in which it is read on the page. */
export function wrongOfIntake(form: IntakeForm, asked: Asked | null): Wrong {
  if (asked === null) return { procedureCode: 'procedure.missing' };
  const { today } = asked;
  return {
    ...wrongOfPerson(form.bearer, 'bearer', today),
    ...(!form.forSelf && {
      ...(form.relation.trim() === '' && { relation: 'relation.missing' }),
      ...wrongOfPerson(form.owner, 'owner', today),
    }),
    ...wrongOfForm(form, asked.formFields),
    ...(!/^(?:[1-9]|1\d|20)$/.test(form.sets.trim()) && { sets: 'sets.invalid' }),
    ...(form.delivery.method === 'post' &&
      form.delivery.address.trim() === '' && { 'delivery.address': 'address.missing' }),
  };
}

function wrongOfForm(form: IntakeForm, fields: readonly FormField[]): Wrong {
  const wrong = fields.filter((field) => readFormValue(field, form.formData[field.key]) === null);
  return Object.fromEntries(wrong.map(({ key }) => [`formData.${key}`, 'number.invalid']));
}

/** Where on the page a field is that the API named, e.g. `applicant.citizenId` → `bearer.idNumber`. */
export function pageFieldOf(apiPath: string, form: IntakeForm, { kase }: Asked): string {
  const [head, ...rest] = apiPath.split('.');
  const person = (at: 'bearer' | 'owner'): string => {
    const field = rest[0] ?? '';
    return `${at}.${['citizenId', 'otherId'].includes(field) ? 'idNumber' : field}`;
  };
  switch (head) {
    case 'applicant':
      return person(form.forSelf ? 'bearer' : 'owner');
    case 'submitter':
      return ['relation', 'authorisation'].includes(rest[0] ?? '') ? rest[0]! : person('bearer');
    case 'components':
      return `papers.${kase.components[Number(rest[0])]?.code ?? ''}`;
    case 'resultDelivery':
      return 'delivery.address';
    default:
      return apiPath;
  }
}
