import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './compressed.mjs';
import { pdfParts } from './pdf-parts.mjs';

// The server compares the page's origin with the host it is called by, so that stays as the browser says it.
const API = { target: process.env['MOTCUA_API'] ?? 'http://127.0.0.1:3000', changeOrigin: false };

export default defineConfig({
  plugins: [react(), pdfParts(), compressed()],
  build: {
    target: 'es2022',
    // Fonts as data: addresses would be refused by the server's content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        // What every visit begins with comes in two scripts instead of twenty; other people's is mostly the same from one
        // version to the next.
        codeSplitting: {
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /node_modules/ },
            { name: 'desk', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  // `npm run dev -w admin-ui` beside a running `npm start`.
  server: { proxy: { '/api': API, '/local': API } },
});
