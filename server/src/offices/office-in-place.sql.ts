/**
 * SQL of the office that stands in the place of this one on a day: itself, or the last of those that took it over by then. Of several
 * that took over parts of one, that where `by` (SQL of a person) works, else always the same.
 */
export const officeInPlace = (officeId: string, day: string, by = 'NULL::uuid'): string => `(
  WITH RECURSIVE later AS (
    SELECT ${officeId} AS id, 0 AS taken
    UNION
    SELECT s.successor_id, later.taken + 1
      FROM later JOIN office_succession s ON s.predecessor_id = later.id AND s.effective_on <= ${day})
  SELECT id FROM later
   ORDER BY taken DESC, EXISTS (SELECT FROM staff_role_at_office r WHERE r.office_id = later.id AND r.staff_id = ${by}) DESC, id LIMIT 1)`;
