import type { StaffRole } from '@motcua/shared/staff';
import { type AuthProvider, HttpError } from 'react-admin';
import { forgetDrafts } from '../drafts/drafts';
import { forgetLists } from './data-provider';
import { callApi, problemOf, setCsrfToken } from './http';

export interface SignedIn {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
  readonly title: string | null;
  readonly roles: readonly RoleAt[];
  /** Valid today: whom this person stands in for. */
  readonly delegations: readonly (RoleAt & {
    readonly fromFullName: string;
    readonly kind: 'KT' | 'TL' | 'TUQ';
    readonly decisionNumber: string;
    readonly fields: readonly string[];
    /** Last day, as a local date. */
    readonly toOn: string;
  })[];
}

export interface RoleAt {
  readonly role: StaffRole;
  readonly officeCode: string;
  readonly officeName: string;
}

interface Session {
  readonly user: SignedIn;
  readonly csrfToken: string;
}

let user: SignedIn | null = null;
let asking: Promise<SignedIn> | null = null;

function keep(session: Session): SignedIn {
  setCsrfToken(session.csrfToken);
  user = session.user;
  return user;
}

function forget(): void {
  setCsrfToken('');
  forgetLists();
  forgetDrafts();
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

/** Asks anew who is signed in and where they work. @throws HttpError */
export async function readSignedIn(): Promise<void> {
  keep(await callApi<Session>('/auth/me'));
}

/** For a session that has ended while this person was at work. @throws HttpError */
export async function signInAgain(username: string, password: string): Promise<void> {
  keep(await callApi<Session>('/auth/login', { method: 'POST', body: { username, password } }));
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
    // The end of a session is told above the page (SessionDialog), which keeps what has been typed.
    if (problemOf(error).code !== 'csrf.token_wrong') return;
    // After signing in elsewhere in this browser the cookie is good and only our token is old.
    const before = user?.id;
    user = null;
    // Another person's desk begins empty.
    if ((await signedIn()).id !== before) window.location.reload();
  },
  getIdentity: () => signedIn(),
  async getPermissions() {
    return (await signedIn()).roles;
  },
};
