import type { Component } from '../dossier.types';

/** What an officer found of one paper. */
export interface Check {
  readonly present: boolean;
  readonly valid: boolean;
  readonly copies: number;
}

export type Checks = Readonly<Record<string, Check>>;

const checkOf = ({ present, valid, copies }: Component): Check => ({ present, valid, copies: copies || 1 });

export const checksOf = (components: readonly Component[]): Checks =>
  Object.fromEntries(components.map((one) => [one.code, checkOf(one)]));

/** What the server is told of one paper. */
interface Told extends Partial<Check> {
  readonly code: string;
  readonly present: boolean;
}

/** Of those that are otherwise than the server knows them, what it is to be told. */
export function changedChecks(components: readonly Component[], checks: Checks): Told[] {
  return components.flatMap((component): Told[] => {
    const before = checkOf(component);
    const { present, valid, copies } = checks[component.code] ?? before;
    if (!present) return before.present ? [{ code: component.code, present }] : [];
    const same = before.present && before.valid === valid && before.copies === copies;
    return same ? [] : [{ code: component.code, present, valid, copies }];
  });
}
