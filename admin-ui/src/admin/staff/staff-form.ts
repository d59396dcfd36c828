import { isEmail } from '@motcua/shared/validation';
import type { RolePair, StaffRecord } from '../admin.types';

const USERNAME = /^[a-z0-9](?:[a-z0-9._-]{0,48}[a-z0-9])$/;

export interface StaffValues {
  readonly fullName: string;
  readonly title: string;
  readonly email: string;
  readonly roles: readonly RolePair[];
}

export const staffValues = ({ fullName, title, email, roles }: StaffRecord): StaffValues => ({
  fullName,
  title: title ?? '',
  email: email ?? '',
  roles,
});

/** Key of a sentence about a user name that the server would refuse. */
export const usernameProblem = (username: string): string | undefined =>
  USERNAME.test(username) ? undefined : 'admin.staff.wrong_username';

export const emailProblem = (email: string): string | undefined =>
  isEmail(email.trim()) ? undefined : 'errors.staff.email_invalid';
