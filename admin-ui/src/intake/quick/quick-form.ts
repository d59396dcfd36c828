import { type Charges, chargesOf, feeItems, totalOf } from '../../dossiers/acts/fees';
import { type Receipt, wholeReceipt } from '../../dossiers/acts/receipts';
import { type IntakeBody, intakeBody } from '../intake-body';
import { emptyForm, type IntakeForm, readFormValue, withAllPapers } from '../intake-form';
import { bareNumber, EMPTY_PERSON, type PersonForm, type Wrong, wrongOfPerson } from '../person-form';
import type { Procedure } from '../../procedures/procedure.types';

/** The one line of the page. */
export interface QuickForm {
  readonly procedureCode: string;
  readonly person: PersonForm;
  readonly formData: Readonly<Record<string, string>>;
  readonly method: 'cash' | 'transfer';
  readonly receipt: Receipt;
  /** Why nothing is due; empty when it is. */
  readonly exemption: string;
}

/** The next line begins with what rarely changes from person to person. */
export const nextLine = (procedureCode: string, receipt: Receipt, documentType: string): QuickForm => ({
  procedureCode,
  person: EMPTY_PERSON,
  formData: documentType === '' ? {} : { [DOCUMENT_TYPE]: documentType },
  method: 'cash',
  receipt,
  exemption: '',
});

/** The field by which most lines differ only from time to time; its last words are offered again. */
export const DOCUMENT_TYPE = 'documentType';

/** Words before figures: what it is, then how many pages and copies. */
export const fieldsInLine = ({ formFields }: Procedure): Procedure['formFields'] =>
  [...formFields].sort((a, b) => Number(a.type === 'number') - Number(b.type === 'number'));

/** What stands in a field before anything is typed: one page, one copy. */
export const valueInLine = (form: QuickForm, { key, type }: Procedure['formFields'][number]): string =>
  form.formData[key] ?? (type === 'number' ? '1' : '');

/** Nine digits are the old number, none at all a walk-in without papers. */
export function personOf({ person }: QuickForm): PersonForm {
  const { length } = bareNumber(person.idNumber);
  return { ...person, idKind: length === 0 ? 'none' : length === 9 ? 'cmnd' : 'citizenId' };
}

export function wrongOfLine(form: QuickForm, procedure: Procedure | undefined, today: string): Wrong {
  if (!procedure) return { procedureCode: 'procedure.missing' };
  const numbers = fieldsInLine(procedure).filter((field) => readFormValue(field, valueInLine(form, field)) === null);
  const written = form.exemption.trim() === '' && dueOf(form, procedure) > 0 ? wholeReceipt(form.receipt) : 'none';
  return {
    ...wrongOfPerson(personOf(form), 'bearer', today),
    ...Object.fromEntries(numbers.map(({ key }) => [`formData.${key}`, 'number.invalid'])),
    ...(written === null && { 'receipt.number': 'receipt.missing' }),
  };
}

/** What the citizen has to pay, in đồng. */
export const dueOf = (form: QuickForm, procedure: Procedure): number =>
  totalOf(feeItems(procedure.fees, chargesIn(form, procedure), form.exemption.trim() !== ''));

function chargesIn(form: QuickForm, procedure: Procedure): Charges {
  const formData = Object.fromEntries(fieldsInLine(procedure).map((field) => [field.key, valueInLine(form, field)]));
  return chargesOf({ procedure, formData, sets: 1 });
}

/** The intake of this line: everything it asks for is on the counter. */
export function bodyOfLine(
  form: QuickForm,
  procedure: Procedure,
  { officeCode, today }: { readonly officeCode: string | undefined; readonly today: string },
): IntakeBody {
  const whole: IntakeForm = {
    ...emptyForm(''),
    procedureCode: procedure.code,
    bearer: personOf(form),
    formData: Object.fromEntries(fieldsInLine(procedure).map((field) => [field.key, valueInLine(form, field)])),
  };
  return intakeBody(
    withAllPapers(whole, procedure.components),
    { kase: procedure, formFields: procedure.formFields, today },
    { accept: true, officeCode },
  );
}

/** Its payment; null when nothing is due and nobody was exempted. */
export function paymentOfLine(form: QuickForm, procedure: Procedure): Readonly<Record<string, unknown>> | null {
  const exemption = form.exemption.trim();
  const items = feeItems(procedure.fees, chargesIn(form, procedure), exemption !== '');
  if (items.length === 0 || (totalOf(items) === 0 && exemption === '')) return null;
  const receipt = exemption === '' ? wholeReceipt(form.receipt) : 'none';
  return {
    items,
    method: form.method,
    ...(receipt !== 'none' && receipt !== null && { receipt }),
    ...(exemption !== '' && { exemption }),
  };
}
