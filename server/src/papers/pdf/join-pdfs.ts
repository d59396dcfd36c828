import { PDFDocument } from '@cantoo/pdf-lib';

/** Between so many objects others are served: a batch takes longer than a request should. */
const OBJECTS_PER_TICK = 200;

/** Several files as one for the printer, in their order. What readers hear of each stays in the files themselves. */
export async function joinPdfs(files: readonly Uint8Array[]): Promise<Buffer> {
  // What is one file already keeps its structure.
  if (files.length === 1) return Buffer.from(files[0]!);
  const joined = await PDFDocument.create({ updateMetadata: false });
  for (const file of files) {
    const one = await PDFDocument.load(file, { updateMetadata: false, parseSpeed: OBJECTS_PER_TICK });
    for (const page of await joined.copyPages(one, one.getPageIndices())) joined.addPage(page);
  }
  return Buffer.from(await joined.save({ objectsPerTick: OBJECTS_PER_TICK, addDefaultPage: false }));
}
