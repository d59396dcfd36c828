import type { Problem } from '../../providers/http';

/** Where the API's refusal belongs: a line of what was sent, and a field of it where that is known. */
export interface RefusedPlace {
  readonly line: number;
  /** Null when it is about the line as a whole. */
  readonly field: string | null;
}

/** `entries.3.dossier.applicant.citizenId` → line 3, `person.idNumber`. @returns null for what is about no line */
export function refusedPlace(path: string): RefusedPlace | null {
  const match = /^entries\.(\d+)(?:\.(.+))?$/.exec(path);
  return match && { line: Number(match[1]), field: fieldOf(match[2]?.replace(/^dossier\./, '') ?? '') };
}

/** The first line that is refused, counted from 0. */
export function refusedLine(errors: Problem['errors'] = []): number | null {
  return errors.map(({ path }) => refusedPlace(path)?.line).find((line) => line !== undefined) ?? null;
}

function fieldOf(path: string): string | null {
  const [head = '', inner = ''] = path.split('.');
  switch (head) {
    case 'receivedAt':
    case 'blockNumber':
    case 'procedureCode':
    case 'caseCode':
      return head;
    case 'components':
      return 'complete';
    case 'applicant':
      if (inner === 'citizenId' || inner === 'otherId') return 'person.idNumber';
      return inner === 'fullName' || inner === 'phone' ? `person.${inner}` : null;
    default:
      return null;
  }
}
