/** How a refusal is answered: kinds are the domain's words, the filter alone knows HTTP. */
export type DomainErrorKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'absent'
  | 'conflict'
  | 'too_large'
  | 'unsupported'
  | 'unsatisfiable'
  | 'refused'
  | 'too_many'
  | 'unavailable';

export interface FieldError {
  /** Where in the body or query, e.g. `applicant.citizenId` or `components.0.code`. */
  readonly path: string;
  readonly code: string;
  /** One sentence for whoever edits the value, where a code alone cannot say what is wrong. */
  readonly message?: string;
}

/**
 * A refusal with a stable code that screens translate. The message is for logs and developers: one plain sentence
 * without personal data.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    message: string,
    readonly details: {
      readonly errors?: readonly FieldError[];
      readonly retryAfterSeconds?: number;
      /** Facts that help the caller to go on, e.g. the version a dossier has now. */
      readonly meta?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(message);
  }
}

/** Foreign and absent ids answer alike, so nobody learns what other offices have. */
export const notFound = (): DomainError => new DomainError('absent', 'not_found', 'There is no such thing here.');

export const malformed = (path: string, code: string): DomainError =>
  new DomainError('malformed', 'request.invalid', `The field ${path} is wrong.`, { errors: [{ path, code }] });

export const refused = (code: string, message: string, errors?: readonly FieldError[]): DomainError =>
  new DomainError('refused', code, message, errors ? { errors } : {});

export const forbidden = (code: string, message: string): DomainError => new DomainError('forbidden', code, message);
