import { ConfigError } from './config-error.js';

export type EnvSource = Readonly<Record<string, string | undefined>>;

/** What a reader of one value answers: the value, or the rest of the sentence "NAME must be …". */
export type Parsed<T> = { readonly value: T } | { readonly mustBe: string };

/**
 * Reads variables one by one and remembers every problem, so that one start names all wrong settings at once.
 * An empty or blank variable counts as unset: compose files and CI systems pass those for "not given".
 */
export class EnvReader {
  private readonly problems: string[] = [];
  private readonly wrongNames = new Set<string>();

  constructor(private readonly source: EnvSource) {}

  isSet(name: string): boolean {
    return (this.source[name] ?? '').trim() !== '';
  }

  /** The value without blanks around it, or undefined when it is unset or wrong. A wrong one has been noted. */
  read<T>(name: string, parse: (text: string) => Parsed<T>): T | undefined {
    return this.readExactly(name, (text) => parse(text.trim()));
  }

  /** As `read`, for values whose blanks count: passwords. */
  readExactly<T>(name: string, parse: (text: string) => Parsed<T>): T | undefined {
    const text = this.source[name];
    if (text === undefined || text.trim() === '') return undefined;
    const parsed = parse(text);
    if ('value' in parsed) return parsed.value;
    this.wrongNames.add(name);
    this.note(`${name} must be ${parsed.mustBe}.`);
    return undefined;
  }

  /** True when the variable was given but refused, so that rules built on it need not complain a second time. */
  wasWrong(name: string): boolean {
    return this.wrongNames.has(name);
  }

  note(sentence: string): void {
    this.problems.push(sentence);
  }

  /** @throws ConfigError when anything was noted */
  throwIfWrong(): void {
    if (this.problems.length > 0) throw new ConfigError(this.problems);
  }
}
