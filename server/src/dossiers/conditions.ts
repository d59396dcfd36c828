/** A condition with its values; each `?` stands for one of them. */
export type Condition = readonly [sql: string, ...values: unknown[]];

/** Conditions of one statement, joined by AND, with their values. */
export class Conditions {
  private readonly parts: string[] = [];
  readonly values: unknown[] = [];

  add(...condition: Condition): void {
    this.parts.push(this.bind(condition));
  }

  /** Takes the values in; every `?` becomes the next numbered parameter. */
  bind([sql, ...values]: Condition): string {
    let next = this.values.length;
    this.values.push(...values);
    return sql.replace(/\?/g, () => `$${++next}`);
  }

  get sql(): string {
    return this.parts.join(' AND ');
  }
}
