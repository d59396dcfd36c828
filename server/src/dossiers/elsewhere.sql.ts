/**
 * Received by one office and handled by another, in the words of an index: of just these PostgreSQL knows how few they are.
 *
 * @param dossier how the statement calls a row of `dossier`
 */
export const elsewhere = (dossier: string): string => `(${dossier}.office_id <> ${dossier}.handling_office_id) IS TRUE`;
