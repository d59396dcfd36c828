import type { IntakeForm } from './intake-form';
import type { Wrong } from './person-form';

/** What every part of the page is given. */
export interface FormProps {
  readonly form: IntakeForm;
  readonly change: (form: IntakeForm) => void;
  readonly wrong: Wrong;
  /** Saving was tried: what is missing is told as well. */
  readonly tried: boolean;
}
