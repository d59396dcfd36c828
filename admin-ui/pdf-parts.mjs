import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** As `viewer/pdf.ts` asks for them. */
const FOLDER = 'pdf-parts';

/**
 * Puts beside the pages what PDF.js fetches by name: fonts for documents that carry none, and the decoder of JPEG 2000.
 *
 * @returns {import('vite').Plugin}
 */
export function pdfParts() {
  const from = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return {
    name: 'pdf-parts',
    apply: 'build',
    async generateBundle() {
      const add = async (source, fileName) =>
        this.emitFile({
          type: 'asset',
          fileName: `${FOLDER}/${fileName}`,
          source: await readFile(join(from, source)),
        });
      for (const name of await readdir(join(from, 'standard_fonts'))) {
        await add(join('standard_fonts', name), `fonts/${name}`);
      }
      await add('wasm/openjpeg_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js');
      await add('wasm/LICENSE_OPENJPEG', 'LICENSE_OPENJPEG');
    },
  };
}
