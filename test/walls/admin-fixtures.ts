/** Routes of administration: `/api/v1/admin/…` and `/api/v1/auth/password`. */
export { ADMIN_FIXTURES } from '../admin/wall-fixtures.js';
