import { useGetIdentity, type UserIdentity } from 'react-admin';
import type { SignedIn } from './auth-provider';

/** React-Admin's identity is open to anything; ours is what the auth provider answered. */
const isSignedIn = (identity: UserIdentity): identity is UserIdentity & SignedIn => Array.isArray(identity['roles']);

/** The signed-in person, as soon as that is known. */
export function useSignedIn(): {
  readonly person: SignedIn | undefined;
  readonly error: unknown;
  readonly refetch: (() => unknown) | undefined;
} {
  const { data, error, refetch } = useGetIdentity();
  return { person: data && isSignedIn(data) ? data : undefined, error, refetch };
}
