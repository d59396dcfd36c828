// What `npm start` runs: checks Node, builds what is missing or old, then becomes the server.
// Until the version is checked, only words that old versions of Node understand.
const [major, minor] = process.versions.node.split('.').map(Number);
const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;

if (!supported) {
  console.error(
    `Motcua needs Node 20.19 or newer of version 20, 22.12 or newer of version 22, or 24 and newer; this is Node ${process.versions.node}.`,
  );
  process.exit(1);
}

const { buildIfNeeded } = await import('./build.mjs');
if (!(await buildIfNeeded())) process.exit(1);

try {
  await import('../dist/main.local.js');
} catch (error) {
  const isSentence = error instanceof Error && ['ConfigError', 'LocalStartError'].includes(error.name);
  console.error(isSentence ? error.message : error);
  if (!isSentence) console.error('Motcua could not be loaded. Run npm ci, then npm start again.');
  process.exit(1);
}
