import type { RouteFixture } from './route-fixtures.js';

/** Routes of administration: `/api/v1/admin/…` and `/api/v1/auth/password`. */
export const ADMIN_FIXTURES: readonly RouteFixture[] = [];
