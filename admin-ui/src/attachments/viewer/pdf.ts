import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist';
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = worker;

/** Where the build puts what PDF.js asks for by name (admin-ui/pdf-parts.mjs). */
const PARTS = '/pdf-parts/';

/** Of one picture: what has more is refused when it comes in, unless it is hidden. It is left out, for the page would be gone. */
const MAX_PIXELS = 120_000_000;

export interface OpenPdf {
  readonly pdf: PDFDocumentProxy;
  close(): void;
}

/**
 * Reads a PDF in a worker; nothing in it is run.
 *
 * @throws Error; `isLocked` tells whether it wants a password
 */
export async function openPdf(content: Blob): Promise<OpenPdf> {
  const task = getDocument({
    data: new Uint8Array(await content.arrayBuffer()),
    // Our pages forbid text that becomes code, compiled modules among it.
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    maxImageSize: MAX_PIXELS,
    standardFontDataUrl: `${PARTS}fonts/`,
    wasmUrl: PARTS,
    stopAtErrors: false,
  });
  const close = (): void => void task.destroy();
  try {
    return { pdf: await task.promise, close };
  } catch (error) {
    close();
    throw error;
  }
}

export const isLocked = (error: unknown): boolean => error instanceof Error && error.name === 'PasswordException';
