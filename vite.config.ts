import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The gateway that `npm run dev` starts. It gets the browser's own Host, so its origin checks hold. */
const gateway = { target: `http://127.0.0.1:${process.env['PORT'] || 4280}`, changeOrigin: false }

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '^/v1/': gateway, '^/session$': gateway } },
  build: {
    outDir: 'dist/console',
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
  },
})
