/** So long a name is taken to be common; dossiers are hardly ever fewer than they were. */
const KNOWN_MS = 600_000;
const MOST_KNOWN = 1_000;

/**
 * Names that somebody has found too many of to look them up first: a search for one goes along the order of its list at
 * once. Only how a list is read hangs on it, never what is in it.
 */
export class CommonNames {
  private readonly until = new Map<string, number>();

  has(staffId: string, name: string): boolean {
    const until = this.until.get(keyOf(staffId, name));
    return until !== undefined && until > performance.now();
  }

  add(staffId: string, name: string): void {
    if (this.until.size >= MOST_KNOWN) this.until.clear();
    this.until.set(keyOf(staffId, name), performance.now() + KNOWN_MS);
  }
}

const keyOf = (staffId: string, name: string): string => `${staffId} ${name}`;
