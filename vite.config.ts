import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { chunksByPage } from './scripts/lib/chunks'
import { classNames } from './scripts/lib/class-names'
import { compileAhead } from './scripts/lib/compile-ahead'

/** The gateway that `npm run dev` starts. It gets the browser's own Host, so its origin checks hold. */
const gateway = { target: `http://127.0.0.1:${process.env['PORT'] || 4280}`, changeOrigin: false }

const chunks = chunksByPage(import.meta.dirname)

export default defineConfig({
  plugins: [react(), chunks.plugin, compileAhead()],
  resolve: { alias: { '~': fileURLToPath(new URL('src', import.meta.url)) } },
  css: { modules: { generateScopedName: classNames() } },
  server: { proxy: { '^/v1/': gateway, '^/session$': gateway, '^/(?:watch|sandbox)/': gateway } },
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
        codeSplitting: { groups: chunks.groups },
      },
    },
  },
})
