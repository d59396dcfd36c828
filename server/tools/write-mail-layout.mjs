// Compiles the layout of mails to what the server fills; MJML itself stays off the server.
//   node server/tools/write-mail-layout.mjs          write
//   node server/tools/write-mail-layout.mjs --check  only compare
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mjml2html from 'mjml';

const folder = join(import.meta.dirname, '../src/notices/templates');
const target = join(folder, 'mail-layout.ts');

// `fonts`: none from anywhere.
const { html } = await mjml2html(readFileSync(join(folder, 'mail-layout.mjml'), 'utf8'), {
  validationLevel: 'strict',
  keepComments: false,
  fonts: {},
});
const lean = html.replace(/^\s+/gm, '').trimEnd();
const text = `// Made of mail-layout.mjml by \`npm run mail:layout\`: change that file, not this one.

/** A mail as a Mustache template. */
export const MAIL_LAYOUT = \`${lean.replace(/[\\`]|\$\{/g, '\\$&')}
\`;
`;

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('server/src/notices/templates/mail-layout.ts is out of date: npm run mail:layout');
  process.exitCode = 1;
}
