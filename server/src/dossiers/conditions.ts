/** A condition with its values; each `?` stands for one of them. */
export type Condition = readonly [sql: string, ...values: unknown[]];

/** Conditions of one statement, joined by AND, with their values. */
export class Conditions {
  private readonly parts: string[] = [];
  private either: readonly string[] = [];
  readonly values: unknown[] = [];

  add(...condition: Condition): void {
    this.parts.push(this.bind(condition));
  }

  /**
   * Of these one must hold, and no row is in two of them: each can be looked for along an index of its own, which an OR
   * cannot. Given once.
   */
  addEither(...alternatives: readonly Condition[]): void {
    this.either = alternatives.map((condition) => this.bind(condition));
  }

  /** The same, to be narrowed apart from this one. */
  copy(): Conditions {
    const copy = new Conditions();
    copy.parts.push(...this.parts);
    copy.values.push(...this.values);
    copy.either = this.either;
    return copy;
  }

  /** Takes the values in; every `?` becomes the next numbered parameter. */
  bind([sql, ...values]: Condition): string {
    let next = this.values.length;
    this.values.push(...values);
    return sql.replace(/\?/g, () => `$${++next}`);
  }

  get sql(): string {
    const { either, parts } = this;
    return [...(either.length > 0 ? [`(${either.join(' OR ')})`] : []), ...parts].join(' AND ') || 'TRUE';
  }

  /** The whole condition once for each alternative; together they are all rows, and no row is in two. */
  get branches(): readonly string[] {
    if (this.either.length === 0) return [this.sql];
    return this.either.map((own) => [own, ...this.parts].join(' AND '));
  }
}
