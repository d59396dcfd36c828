// Writes docs/api-errors.md from the sentences the desk shows, and fails when the server has a code without a sentence.
//   node docs/write-api-errors.mjs          write
//   node docs/write-api-errors.mjs --check  only compare
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'docs/api-errors.md');
const sentences = JSON.parse(readFileSync(join(root, 'admin-ui/src/i18n/error-sentences.json'), 'utf8'));

const FIELD_INTRO = `## Codes of single fields

Inside \`errors: [{path, code}]\`; \`path\` is the place in the body, such as \`components.1.code\`.
`;

const INTRO = `# Error codes of the API

Every refusal is \`application/problem+json\`. Programs look at \`code\`, which is stable; \`title\` is for developers and may
change. The desk shows the sentences below.

\`\`\`json
{
  "type": "about:blank",
  "status": 409,
  "code": "dossier.changed_meanwhile",
  "title": "The dossier has changed since it was read.",
  "requestId": "5a3f0a52-3c0e-4d38-9f06-6d3c6a1a2a10",
  "currentVersion": 5,
  "currentState": "processing"
}
\`\`\`

\`requestId\` is also in the header \`X-Request-Id\` and in the server's log. Some answers carry more: \`missing\` names the
papers of \`dossier.components_missing\`, \`approvalId\` the proposal of \`approval.already_pending\`; \`Retry-After\` says how many
seconds to wait after a 429.

| Status | Meaning |
| --- | --- |
| 400 | The request is not understood: malformed, unknown field, missing \`Idempotency-Key\` or \`version\` |
| 401 | Nobody is signed in, or the session has ended |
| 403 | The role does not allow it, or the CSRF token is wrong |
| 404 | Absent, or of another office: both answer alike |
| 409 | The version is old, or the state does not fit; read again |
| 413 | More than may be sent |
| 415 | Of a type that is not taken |
| 422 | Understood, but a rule refuses it; or an \`Idempotency-Key\` came with another body |
| 429 | Too many; wait |
| 503 | Not possible just now |

## Codes
`;

const escape = (text) => text.replaceAll('|', '\\|');
const rowsOf = (keep) => Object.entries(sentences).filter(([, sentence]) => keep(sentence));
const whole = rowsOf(({ status }) => status !== undefined).map(
  ([code, { status, vi, en }]) => `| \`${code}\` | ${status} | ${escape(vi)} | ${escape(en)} |`,
);
const single = rowsOf(({ status }) => status === undefined).map(
  ([code, { vi, en }]) => `| \`${code}\` | ${escape(vi)} | ${escape(en)} |`,
);
const page = [
  INTRO,
  '| Code | Status | Vietnamese | English |\n| --- | --- | --- | --- |',
  ...whole,
  '',
  FIELD_INTRO,
  '| Code | Vietnamese | English |\n| --- | --- | --- |',
  ...single,
  '',
].join('\n');

const { format, resolveConfig } = await import('prettier');
const text = await format(page, { ...(await resolveConfig(target)), parser: 'markdown' });

const forgotten = codesInServer().filter((code) => !(code in sentences));
if (forgotten.length > 0) {
  console.error(`No sentence in admin-ui/src/i18n/error-sentences.json for: ${forgotten.join(', ')}`);
  process.exitCode = 1;
}
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('docs/api-errors.md is out of date: run node docs/write-api-errors.mjs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(target, text);
}

/** Codes as the server writes them: given to an error, to a wrong field, or answered by a rule. */
function codesInServer() {
  const CODE = String.raw`'([a-z][a-z_]*\.[a-z_]+)'`;
  const places = [
    new RegExp(String.raw`\b(?:refused|forbidden)\(\s*${CODE}`, 'g'),
    new RegExp(String.raw`new DomainError\(\s*'[a-z_]+',\s*${CODE}`, 'g'),
    new RegExp(String.raw`\b(?:wrong|malformed)\([^()]*,\s*${CODE}`, 'g'),
    new RegExp(String.raw`\brefused\('(?:role|state|rule)',\s*${CODE}`, 'g'),
    new RegExp(String.raw`\bcode: ${CODE}`, 'g'),
    new RegExp(String.raw`new CalendarError\(\s*${CODE}`, 'g'),
    new RegExp(String.raw`(?:[?:]|return) ${CODE}(?=[\s;,)])`, 'g'),
  ];
  const texts = ['server/src', 'shared/src'].flatMap((folder) => sourcesIn(join(root, folder)));
  const codes = texts.flatMap((text) => places.flatMap((place) => [...text.matchAll(place)].map(([, code]) => code)));
  // One letter before the dot is a table's short name in SQL, not a code.
  return [...new Set(codes)].filter((code) => !/^.\./.test(code)).sort();
}

function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}
