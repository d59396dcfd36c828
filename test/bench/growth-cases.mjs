// What the benchmark of growth asks: a call of the api, and the one statement a bare server would answer it with.
// Statements run past all walls, on the indexes that are there.

/** What a row of a list shows, with the names that stand in it. */
const LISTED = `d.id, d.code, d.external_code, d.state, d.version, d.channel, d.procedure_code, d.applicant_name, d.submitted_at, d.response_due_at,
  d.responded_at, d.received_at, d.due_at, d.due_promised, d.finished_at, d.paused, d.step_code, d.handover_pending, d.signer_id, d.result_at_counter_at,
  d.assignee_id, assignee.full_name AS assignee_name, d.holder_id, holder.full_name AS holder_name, handling.code AS handling_code,
  handling.name AS handling_name, d.office_id, (SELECT f.word FROM dossier_forecast f WHERE f.dossier_id = d.id) AS forecast`;
const NAMED = `LEFT JOIN staff assignee ON assignee.id = d.assignee_id LEFT JOIN staff holder ON holder.id = d.holder_id
  LEFT JOIN office handling ON handling.id = d.handling_office_id`;
const OPEN = `d.state IN ('submitted', 'accepted', 'processing', 'awaiting_supplement', 'awaiting_payment', 'suspended')`;
const BELOW = 'officeCode=G99&below=true';
const EVENTS = `(SELECT json_agg(e ORDER BY e.seq) FROM dossier_event e WHERE e.dossier_id = d.id)`;
const partsOf = (table) => `(SELECT json_agg(x) FROM ${table} x WHERE x.dossier_id = d.id)`;

const COUNTER = 'motcua1.g99.001';
const LEADER = 'lanhdao.g99.001';
const PROVINCE = 'giamsat.g99';

/** On-time figures of the days between, over what the same transaction keeps: halves of months, days around them, what was open at the end. */
const onTime = (by, { office, dossier }) => `
  SELECT key, sum(received)::int AS received, sum(finished)::int AS finished, sum(late)::int AS late, sum(open)::int AS open FROM (
    SELECT ${by('office_id')} AS key, sum(received_online + received_direct) AS received,
           sum(before_by_day + on_time_by_day + late_by_day) AS finished, sum(late_by_day) AS late, 0 AS open
      FROM figure_sum WHERE ${office} AND (grain = 'half' AND begins_on >= $4 AND begins_on < $5
        OR grain = 'day' AND (begins_on >= $6 AND begins_on < $4 OR begins_on >= $5 AND begins_on < $7)) GROUP BY 1
    UNION ALL
    SELECT ${by('handling_office_id')}, 0, 0, 0, count(*) FROM dossier
     WHERE ${dossier} AND received_at < $2 AND (finished_at IS NULL OR finished_at >= $2) AND NOT voided AND $1::timestamptz < $2 GROUP BY 1) kept
   GROUP BY 1`;

/** The halves of months that lie within, and the days themselves; the last day is the first after them. */
function daysOf({ from, until, fromDay, toDay }, office) {
  const next = (day, n) => new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10);
  const half = (day) => `${day.slice(0, 8)}${day.slice(8) < '15' ? '01' : '15'}`;
  const before = next(toDay, 1);
  const first = half(fromDay) === fromDay ? fromDay : half(next(half(fromDay), half(fromDay).endsWith('15') ? 17 : 14));
  const last = half(before) > first ? half(before) : first;
  return [from, until, office, first, last, fromDay, before];
}

/**
 * @param one a dossier in the middle of all, with what it is found by
 * @param deep the dossier behind which four fifths of the ward's lie, with its sort key
 */
export function growthCases({ ward, wards, one, deep, citizenId, idIndex, rare, month, year }) {
  const list = (name, who, query, where, values, order = 'd.due_at, d.id') => ({
    name,
    who,
    path: `/api/v1/dossiers?${query}`,
    text: `SELECT ${LISTED} FROM (SELECT d.* FROM dossier d WHERE ${where} ORDER BY ${order} LIMIT 26) d ${NAMED} ORDER BY ${order}`,
    values,
  });
  const named = (name, who, query, word, where, values) =>
    list(name, who, `${query}q=${encodeURIComponent(word)}`, `${where} AND d.id IN (
      SELECT n.id FROM dossier n WHERE ${where.replaceAll('d.', 'n.')} AND position($2 in n.applicant_fold) > 0)`, [...values, word]); // prettier-ignore
  const ordered = (name, who, query, word, where, values) =>
    list(name, who, `${query}q=${encodeURIComponent(word)}`, `${where} AND position($2 in d.applicant_fold) > 0`, [...values, word]); // prettier-ignore
  const cursor = Buffer.from(JSON.stringify(['dossiers-submittedAt-desc', deep.key, deep.id])).toString('base64url');
  return [
    list('open dossiers of a ward', COUNTER, 'view=desk', `d.office_id = $1 AND d.state IN ('submitted', 'accepted', 'awaiting_supplement', 'awaiting_payment', 'decided')`, [ward]),
    list('mine', LEADER, 'view=mine', `d.office_id = $1 AND d.assignee_id = (SELECT id FROM staff WHERE username = '${LEADER}') AND ${OPEN}`, [ward]),
    list('a ward, first page', COUNTER, 'view=office', 'd.office_id = $1', [ward]),
    list('a ward, handed over', COUNTER, 'state=handed_over', `d.office_id = $1 AND d.state = 'handed_over'`, [ward]),
    list('a ward, page at four fifths', COUNTER, `sort=submittedAt&order=desc&cursor=${cursor}`, 'd.office_id = $1 AND (d.submitted_at, d.id) < ($2, $3)', [ward, deep.at, deep.id], 'd.submitted_at DESC, d.id DESC'),
    list('all wards, first page', PROVINCE, BELOW, 'd.office_id = ANY ($1)', [wards]),
    { name: 'one dossier', who: COUNTER, path: `/api/v1/dossiers/${one.id}`, values: [one.id],
      text: `SELECT d.*, ${EVENTS} AS events, ${['dossier_component', 'dossier_pause', 'dossier_handover', 'dossier_payment', 'dossier_result', 'result_collection', 'notice'].map(partsOf).join(', ')},
             (SELECT row_to_json(a) FROM applicant a WHERE a.id = d.applicant_id) AS applicant FROM dossier d WHERE d.id = $1` },
    list('a code', COUNTER, `q=${one.code}`, 'd.code = $1', [one.code]),
    { ...list('a citizen id', COUNTER, '', 'd.applicant_id = (SELECT a.id FROM applicant a WHERE a.office_id = $1 AND a.id_index = $2)', [ward, idIndex]),
      path: '/api/v1/dossiers/search', body: { citizenId } },
    ordered('a rare name in a ward', COUNTER, '', rare, 'd.office_id = $1', [ward]),
    ordered('a common name in a ward', COUNTER, '', 'nguyen', 'd.office_id = $1', [ward]),
    named('a rare name in all wards', PROVINCE, `${BELOW}&`, rare, 'd.office_id = ANY ($1)', [wards]),
    ordered('a common name in all wards', PROVINCE, `${BELOW}&`, 'nguyen', 'd.office_id = ANY ($1)', [wards]),
    { name: 'on time: a ward, a month', who: LEADER, path: `/api/v1/reports/on-time?groupBy=month&from=${month.fromDay}&to=${month.toDay}`,
      text: onTime(() => `''`, { office: 'office_id = $3', dossier: 'handling_office_id = $3' }), values: daysOf(month, ward) },
    { name: 'on time: all wards, a year', who: PROVINCE, path: `/api/v1/reports/on-time?${BELOW}&groupBy=office&from=${year.fromDay}&to=${year.toDay}`,
      text: onTime((column) => column, { office: 'office_id = ANY ($3)', dossier: 'handling_office_id = ANY ($3)' }), values: daysOf(year, wards) },
  ]; // prettier-ignore
}
