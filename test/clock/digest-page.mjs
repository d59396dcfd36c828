// The same for a page.
import { digest } from './digest.mjs';

globalThis.digest = digest;
