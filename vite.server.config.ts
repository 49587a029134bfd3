import { defineConfig } from 'vite'

/** Bundles the servers to one file that plain Node runs: no TypeScript loader at start-up. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'server/main.ts',
    outDir: 'dist/server',
    target: 'node20',
    rollupOptions: { output: { entryFileNames: 'main.js' } },
  },
})
