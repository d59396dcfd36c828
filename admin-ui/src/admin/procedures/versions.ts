import type { VersionSummary } from '../admin.types';

export type VersionState = 'past' | 'in_force' | 'future';

export function versionState({ effectiveFrom, effectiveTo }: VersionSummary, today: string): VersionState {
  if (effectiveFrom > today) return 'future';
  return effectiveTo !== null && effectiveTo < today ? 'past' : 'in_force';
}

/** The version to show first: in force today, else the next one to come, else the last there was. */
export function versionToShow<V extends VersionSummary>(versions: readonly V[], today: string): V | undefined {
  return (
    versions.findLast((one) => versionState(one, today) === 'in_force') ??
    versions.find((one) => versionState(one, today) === 'future') ??
    versions.at(-1)
  );
}
