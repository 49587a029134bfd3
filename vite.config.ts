import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The gateway that `npm run dev` starts. It gets the browser's own Host, so its origin checks hold. */
const gateway = { target: `http://127.0.0.1:${process.env['PORT'] || 4280}`, changeOrigin: false }

/**
 * Code that pages share; what only dialogs and sign-in need stays with them, and so does what only
 * the pages over all projects need.
 */
const SHARED =
  /src\/(ui|api|backup|components|hooks|words|lib)\/(?!forms\/|use-fleet|use-residency|outage|loss|runbook)|node_modules\/(?!react-hook-form|@hookform|@tanstack\/(react-virtual|virtual-core))/

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '~': fileURLToPath(new URL('src', import.meta.url)) } },
  server: { proxy: { '^/v1/': gateway, '^/session$': gateway } },
  build: {
    outDir: 'dist/console',
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    // One file of styles, named in the page: of a style loaded later the page cannot tell the digest.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What several pages share is one file: a request less is worth more than a kilobyte less.
        codeSplitting: {
          groups: [{ name: 'shared', test: SHARED, minShareCount: 2 }],
        },
      },
    },
  },
})
