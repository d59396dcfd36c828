import { OPEN_STATES } from '@motcua/shared/dossiers';
import { foldVietnamese } from '@motcua/shared/text';
import type { DossierRow } from '../dossiers/dossier.types';

/** Whether a dossier of this person for this procedure is under way already: filed twice, it is usually a mistake. */
export function openDuplicates(
  rows: readonly DossierRow[],
  { procedureCode, ownerName }: { readonly procedureCode: string; readonly ownerName: string },
): readonly DossierRow[] {
  const owner = foldVietnamese(ownerName);
  return rows.filter(
    (row) =>
      row.procedureCode === procedureCode &&
      OPEN_STATES.includes(row.state) &&
      // The number also finds what this person only brought for somebody else.
      foldVietnamese(row.applicantName) === owner,
  );
}
