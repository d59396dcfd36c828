/** Words people read, in both languages of the desk. */
export interface Words {
  readonly name: string;
  /** One sentence: what is counted. */
  readonly counts: string;
}

export interface FigureDefinition {
  /** Number of its column in Biểu II.06; null for what is not in that table. */
  readonly column: number | null;
  /** `period` is counted between two days, as it was at the end of the second; `now` as it is at this moment. */
  readonly over: 'period' | 'now';
  /** Where it stands: in Biểu II.06 and its notes, on the tiles of today, or in a table of its own. */
  readonly on: 'form' | 'today' | 'ageing' | 'steps' | 'supplements' | 'pauses';
  /** Whose dossiers they are: of the office that received them, or of the one that answers for the deadline. */
  readonly of: 'receiving' | 'handling';
  readonly vi: Words;
  readonly en: Words;
}
