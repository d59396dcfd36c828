import { foldVietnamese } from '../text/index.js';

/** A paper as one procedure asks for it. */
export interface Paper {
  readonly code: string;
  readonly name: string;
}

/** A paper as an earlier dossier had it. */
export interface EarlierPaper extends Paper {
  readonly procedureCode: string;
}

/**
 * For which paper of a dossier that of an earlier one may stand: the same of the same procedure, or one that another procedure
 * calls by the same name. Codes of different procedures say nothing of each other.
 *
 * @returns the code within the dossier, or null where an officer has to say it
 */
export function samePaper(procedureCode: string, papers: readonly Paper[], earlier: EarlierPaper): string | null {
  const name = foldVietnamese(earlier.name);
  const found =
    (procedureCode === earlier.procedureCode && papers.find(({ code }) => code === earlier.code)) ||
    papers.find((paper) => foldVietnamese(paper.name) === name);
  return found ? found.code : null;
}
