import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, Length, ValidateIf } from 'class-validator';
import { refused } from '../../common/domain-error.js';
import type { SecretBox } from '../../common/secret-box.js';
import { checkPassword, type PasswordOwner } from './password-policy.js';

/** A password as it was typed: blanks at the ends and every character count. */
export function PasswordText(options: { readonly optional?: boolean } = {}): PropertyDecorator {
  const schema = { type: 'string', minLength: 1, maxLength: 1000, example: 'ba con meo ngoi canh cua' } as const;
  return applyDecorators(
    ...(options.optional ? [ValidateIf((_dto: unknown, value: unknown) => value !== undefined)] : []),
    IsString(),
    Length(1, 1000),
    options.optional ? ApiPropertyOptional(schema) : ApiProperty(schema),
  );
}

/** @throws DomainError 422 with the policy's code when the password is easily guessed */
export function requireGoodPassword(password: string, owner: PasswordOwner, path: string): void {
  const problem = checkPassword(password, owner);
  if (problem) throw refused(problem, 'This password is too easily guessed.', [{ path, code: problem }]);
}

/**
 * A body as the idempotency key may know it. The key's row keeps a fast hash of the body for seven days, and a password
 * must not be found by trying against that: here it is a keyed digest.
 */
export function withSealedPasswords<T extends object>(box: SecretBox, body: T, names: readonly (keyof T)[]): object {
  const sealed = names.flatMap((name) => {
    const value = body[name];
    return typeof value === 'string' ? [[name, box.digest('password-in-request', value).toString('base64')]] : [];
  });
  return { ...body, ...(Object.fromEntries(sealed) as object) };
}
