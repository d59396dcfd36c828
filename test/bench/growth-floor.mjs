// A bare server beside ours: node:http and pg, which does the same session look-up, opens the offices, asks one statement
// that PostgreSQL has read before, and answers its rows as JSON. Argument: JSON with the owner's address and the cases; tells its parent its address.
import { createServer } from 'node:http';
import pg from 'pg';
import { SESSION_LOOK_UP } from '../../server/dist/auth/session.store.js';

const { ownerUrl, cases } = JSON.parse(process.argv[2]);
const pool = new pg.Pool({ connectionString: ownerUrl, max: 10 });
const bytes = (value) => (value?.type === 'Buffer' ? Buffer.from(value.data) : value);

const server = createServer((request, response) => {
  answer(request.url, cases[Number(request.url.slice(1))]).then(
    (rows) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: rows })),
    (error) => {
      console.error(error);
      response.writeHead(500).end();
    },
  );
});

async function answer(name, { session, text, values }) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows: people } = await client.query({
      name: 'session',
      text: SESSION_LOOK_UP,
      values: [bytes(session), 0],
    });
    const offices = people[0].roles.flatMap((role) => role.office_ids);
    await client.query({
      name: 'offices',
      text: `SELECT set_config('motcua.office_ids', $1, true)`,
      values: [`{${offices.join(',')}}`],
    });
    const { rows } = await client.query({ name, text, values: values.map(bytes) });
    await client.query('COMMIT');
    return rows;
  } finally {
    client.release();
  }
}

server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }));
