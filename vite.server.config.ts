import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/**
 * Bundles the servers to one file that plain Node runs: no TypeScript loader and few files to read
 * at start-up. Only libsql stays outside, as it loads the prebuilt library of the platform.
 */
export default defineConfig({
  publicDir: false,
  resolve: { alias: { '~': fileURLToPath(new URL('src', import.meta.url)) } },
  build: {
    ssr: 'server/main.ts',
    outDir: 'dist/server',
    target: 'node20',
    rollupOptions: {
      output: {
        entryFileNames: 'main.js',
        banner: '#!/usr/bin/env node',
        // What the console loads later is of no use to a server in a file of its own.
        codeSplitting: false,
      },
    },
  },
  ssr: { noExternal: true, external: ['libsql'] },
})
