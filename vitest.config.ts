import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '~': fileURLToPath(new URL('src', import.meta.url)) } },
  test: {
    environment: 'node',
    // Otherwise a machine with two cores would use one.
    maxWorkers: '100%',
    restoreMocks: true,
    // Most take milliseconds; whole walks through the console a few seconds on a busy machine.
    testTimeout: 60_000,
    // On a busy machine, as in playwright.config.ts.
    retry: process.env['CI'] ? 1 : 0,
    // Servers of the tests are on this machine, whatever leads out of it.
    env: {
      HTTPS_PROXY: '',
      https_proxy: '',
      ALL_PROXY: '',
      all_proxy: '',
      NO_PROXY: '',
      no_proxy: '',
    },
    css: { modules: { classNameStrategy: 'non-scoped' } },
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: [
            'src/**/*.test.ts',
            'server/**/*.test.ts',
            'demo/**/*.test.ts',
            'scripts/**/*.test.mjs',
          ],
          // Files of a worker share their modules: to load them anew takes as long as the tests.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'pages', include: ['src/**/*.test.tsx'] } },
    ],
  },
})
