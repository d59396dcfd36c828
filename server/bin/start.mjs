// What `npm start` runs: checks Node, builds what is missing or old, then becomes the server.
import './require-node.mjs';

const { buildIfNeeded } = await import('./build.mjs');
if (!(await buildIfNeeded())) process.exit(1);

try {
  await import('../dist/main.local.js');
} catch (error) {
  const isSentence =
    error instanceof Error && ['StartError', 'ConfigError', 'LocalStartError', 'CatalogueError'].includes(error.name);
  console.error(isSentence ? error.message : error);
  if (!isSentence) console.error('Motcua could not be loaded. Run npm ci, then npm start again.');
  process.exit(1);
}
