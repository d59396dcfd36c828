// A bare server beside ours: node:http and pg, which looks up the session, opens the offices, asks one statement and
// answers its rows as JSON. Argument: JSON with the owner's address and the cases; tells its parent its address.
import { createServer } from 'node:http';
import pg from 'pg';

const { ownerUrl, cases, sessionHash, offices } = JSON.parse(process.argv[2]);
const pool = new pg.Pool({ connectionString: ownerUrl, max: 10 });
const bytes = (value) => (value?.type === 'Buffer' ? Buffer.from(value.data) : value);
const SESSION = `SELECT s.staff_id, p.full_name, array_agg(r.office_id) AS offices FROM session s JOIN staff p ON p.id = s.staff_id
  JOIN staff_role_at_office r ON r.staff_id = p.id WHERE s.token_hash = $1 GROUP BY 1, 2`;

const server = createServer((request, response) => {
  const { text, values } = cases[Number(request.url.slice(1))];
  answer(text, values.map(bytes)).then(
    (rows) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: rows })),
    (error) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
});

async function answer(text, values) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query({ name: 'session', text: SESSION, values: [bytes(sessionHash)] });
    await client.query({
      name: 'offices',
      text: `SELECT set_config('motcua.office_ids', $1, true)`,
      values: [offices],
    });
    const { rows } = await client.query(text, values);
    await client.query('COMMIT');
    return rows;
  } finally {
    client.release();
  }
}

server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
