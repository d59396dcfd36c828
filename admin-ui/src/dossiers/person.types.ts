/** Somebody of the staff. */
export interface Person {
  readonly id: string;
  readonly fullName: string;
}
