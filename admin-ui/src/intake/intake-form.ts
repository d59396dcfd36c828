import type { ComponentDefinition, FormField } from '@motcua/shared/procedures';
import { foldVietnamese } from '@motcua/shared/text';
import { bareNumber, EMPTY_PERSON, type PersonForm } from './person-form';

/** One paper as the officer has it in hand. */
export interface PaperForm {
  readonly present: boolean;
  readonly copies: number;
  readonly note: string;
  /** The file of an earlier dossier that it is; left out or empty for what was brought. */
  readonly reused?: string;
}

/** The whole page as typed. */
export interface IntakeForm {
  readonly procedureCode: string;
  /** Empty for the procedure itself. */
  readonly caseCode: string;
  readonly channel: 'desk' | 'post';
  /** Người đến nộp. */
  readonly bearer: PersonForm;
  /** The bearer files for themselves and is the owner. */
  readonly forSelf: boolean;
  /** Chủ hồ sơ, when it is somebody else. */
  readonly owner: PersonForm;
  readonly relation: string;
  readonly authorisation: string;
  /** By the component's code; what is not named is not there. */
  readonly papers: Readonly<Record<string, PaperForm>>;
  /** By the field's key, as typed. */
  readonly formData: Readonly<Record<string, string | boolean>>;
  readonly sets: string;
  /** For the office only. */
  readonly note: string;
  readonly delivery: { readonly method: 'desk' | 'post' | 'online'; readonly address: string };
  /** The same for all that one person brings; empty for what stands alone. */
  readonly visitId: string;
}

export const emptyForm = (visitId: string): IntakeForm => ({
  procedureCode: '',
  caseCode: '',
  channel: 'desk',
  bearer: EMPTY_PERSON,
  forSelf: true,
  owner: EMPTY_PERSON,
  relation: '',
  authorisation: '',
  papers: {},
  formData: {},
  sets: '1',
  note: '',
  delivery: { method: 'desk', address: '' },
  visitId,
});

/** The next dossier of the same person: who they are stays, what they bring is new. */
export const forSamePerson = (form: IntakeForm): IntakeForm => ({
  ...emptyForm(form.visitId),
  channel: form.channel,
  bearer: form.bearer,
  forSelf: form.forSelf,
  owner: form.owner,
  relation: form.relation,
  authorisation: form.authorisation,
  delivery: form.delivery,
});

/** Another procedure or case asks for other papers; of the same code they stay as ticked. */
export function withProcedure(form: IntakeForm, procedureCode: string, caseCode: string): IntakeForm {
  const same = form.procedureCode === procedureCode;
  return { ...form, procedureCode, caseCode, ...(!same && { papers: {}, formData: {} }) };
}

/** An organisation does not come itself: when it turns out to be the owner, who stands here is somebody else. */
export function withForSelf(form: IntakeForm, forSelf: boolean): IntakeForm {
  if (forSelf || form.bearer.idKind !== 'taxCode') return { ...form, forSelf };
  return { ...form, forSelf, bearer: EMPTY_PERSON, owner: form.bearer };
}

/** What is used again is one person's: with another number or name it is not there any more. */
export function withOwnPapers(before: IntakeForm, form: IntakeForm): IntakeForm {
  const whose = (one: IntakeForm): string => {
    const { idKind, idNumber, fullName } = ownerOf(one);
    return JSON.stringify([idKind, bareNumber(idNumber), foldVietnamese(fullName)]);
  };
  if (whose(before) === whose(form)) return form;
  const papers = Object.entries(form.papers).map(([code, paper]) => {
    return [code, paper.reused ? { ...paper, present: false, reused: '' } : paper] as const;
  });
  return { ...form, papers: Object.fromEntries(papers) };
}

/** A paper that is used again, and what it is called here. */
export interface ReusedPaper {
  readonly attachmentId: string;
  readonly component: string;
  readonly name: string;
}

export const reusedPapers = (form: IntakeForm, components: readonly ComponentDefinition[]): readonly ReusedPaper[] =>
  components.flatMap((component) => {
    const { present, reused } = paperOf(form, component);
    return present && reused ? [{ attachmentId: reused, component: component.code, name: component.name }] : [];
  });

export const ownerOf = (form: IntakeForm): PersonForm => (form.forSelf ? form.bearer : form.owner);

export const hasContact = ({ phone, email }: PersonForm): boolean => phone.trim() !== '' || email.trim() !== '';

/** Messages go to the owner where who brings the dossier cannot be reached. */
export const isOwnerTold = ({ bearer, owner, forSelf }: IntakeForm): boolean =>
  !forSelf && !hasContact(bearer) && hasContact(owner);

export const paperOf = (form: IntakeForm, { code, copies }: ComponentDefinition): PaperForm =>
  form.papers[code] ?? { present: false, copies, note: '' };

export const withPaper = (
  form: IntakeForm,
  component: ComponentDefinition,
  change: Partial<PaperForm>,
): IntakeForm => ({
  ...form,
  papers: { ...form.papers, [component.code]: { ...paperOf(form, component), ...change } },
});

/** All that is asked for in any case is there. */
export const withAllPapers = (form: IntakeForm, components: readonly ComponentDefinition[]): IntakeForm =>
  components
    .filter(({ required }) => required === 'always')
    .reduce((all, component) => withPaper(all, component, { present: true }), form);

export const missingPapers = (
  form: IntakeForm,
  components: readonly ComponentDefinition[],
): readonly ComponentDefinition[] =>
  components.filter((component) => component.required === 'always' && !paperOf(form, component).present);

/** @returns null when the text is no value of the field's type; undefined when nothing was typed */
export function readFormValue(
  { type }: FormField,
  typed: string | boolean | undefined,
): string | number | boolean | null | undefined {
  if (typeof typed === 'boolean') return typed;
  const text = typed?.trim() ?? '';
  if (text === '') return undefined;
  if (type !== 'number') return text;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
