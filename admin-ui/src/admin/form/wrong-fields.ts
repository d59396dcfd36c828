const WRONG = 'input:invalid, textarea:invalid, select:invalid, [data-wrong] input, [data-wrong] select';

/** Lets every wrong field of a form say so and goes to the first. @returns whether there is one */
export function stopAtWrong(form: HTMLFormElement): boolean {
  form.checkValidity();
  const first = form.querySelector<HTMLElement>(WRONG);
  first?.focus();
  return first !== null;
}

/** Goes to the first field that the server has refused. */
export function goToRefused(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid=true], [data-wrong] input, [data-wrong] select')?.focus();
}
