import type { StaffRole } from '@motcua/shared/staff';
import { type AuthProvider, HttpError } from 'react-admin';
import { forgetLists } from './data-provider';
import { callApi, problemOf, setCsrfToken } from './http';

export interface SignedIn {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
  readonly roles: readonly { readonly role: StaffRole; readonly officeCode: string }[];
}

interface Session {
  readonly user: SignedIn;
  readonly csrfToken: string;
}

let user: SignedIn | null = null;
let asking: Promise<SignedIn> | null = null;
let ended = false;

function keep(session: Session): SignedIn {
  setCsrfToken(session.csrfToken);
  user = session.user;
  return user;
}

function forget(): void {
  setCsrfToken('');
  forgetLists();
  user = null;
}

/** The person of the session cookie; asked once, however many parts of the page want to know. */
function signedIn(): Promise<SignedIn> {
  if (user) return Promise.resolve(user);
  asking ??= callApi<Session>('/auth/me')
    .then(keep)
    .finally(() => (asking = null));
  return asking;
}

/** Whether a session has just ended by itself; asked once, by the page one signs in on. */
export function takeSessionEnded(): boolean {
  const was = ended;
  ended = false;
  return was;
}

export const authProvider: AuthProvider = {
  async login({ username, password }: { username: string; password: string }) {
    keep(await callApi<Session>('/auth/login', { method: 'POST', body: { username, password } }));
  },
  async logout() {
    if (user) await callApi('/auth/logout', { method: 'POST' }).catch(() => undefined);
    forget();
  },
  async checkAuth() {
    try {
      await signedIn();
    } catch (error) {
      // A server that does not answer signs nobody out; a session that has ended is told without an alarm.
      if (error instanceof HttpError && error.status === 401) throw { message: false };
    }
  },
  async checkError(error: unknown) {
    const expired = error instanceof HttpError && error.status === 401;
    const otherSession = problemOf(error).code === 'csrf.token_wrong';
    if (!expired && !otherSession) return;
    forget();
    // After signing in elsewhere in this browser the cookie is good and only our token is old.
    if (otherSession) return void (await signedIn());
    ended = true;
    throw { message: false };
  },
  getIdentity: () => signedIn(),
  async getPermissions() {
    return (await signedIn()).roles;
  },
};
