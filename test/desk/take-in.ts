import type { DeskPage } from './desk.js';

export interface Typed {
  readonly name: string;
  readonly citizenId: string;
  readonly phone: string;
}

/** Writes who has come into the form of an intake. */
export async function writePerson({ page }: DeskPage, { name, citizenId, phone }: Typed): Promise<void> {
  const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });
  await field('Số định danh').fill(citizenId);
  await field('Họ và tên').fill(name);
  await field('Điện thoại').fill(phone);
}

/** Chooses what they have come for, as one does with the mouse. */
export async function chooseProcedure({ page }: DeskPage, words: string, code: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Thủ tục' }).fill(words);
  await page.getByRole('option', { name: code }).click();
}

/** The code that the page shows once the dossier is saved. */
export async function savedCode({ page }: DeskPage): Promise<string> {
  const code = page.locator('main').getByText(/^H23\.18\.07-\d{6}-\d{4}$/);
  await code.first().waitFor();
  return code.first().innerText();
}
