import { defineConfig, mergeConfig } from 'vite'
import { demoPage } from './demo/build/page'
import config from './vite.config'

/** The console as a demo: the same source, but another script starts it, at any address. */
export default mergeConfig(
  config,
  defineConfig({ base: './', plugins: [demoPage()], build: { outDir: 'dist/demo' } }),
)
