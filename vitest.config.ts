import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'server/**/*.test.ts', 'scripts/**/*.test.mjs'],
    environment: 'node',
    restoreMocks: true,
    css: { modules: { classNameStrategy: 'non-scoped' } },
  },
})
