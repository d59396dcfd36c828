/** Why nothing was generated, in a sentence for the person at the terminal. */
export class GenerateError extends Error {
  override readonly name = 'GenerateError';
}
