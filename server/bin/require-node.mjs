// Imported first of all, and written in words that old versions of Node understand: it ends the process on a Node that
// is too old with a sentence, before anything newer is read.
const [major, minor] = process.versions.node.split('.').map(Number);
const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;

if (!supported) {
  console.error(
    `Motcua needs Node 20.19 or newer of version 20, 22.12 or newer of version 22, or 24 and newer; this is Node ${process.versions.node}.`,
  );
  process.exit(1);
}
