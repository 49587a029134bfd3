import { defineConfig, mergeConfig } from 'vite'
import { firstAnswers } from './demo/build/first-answers'
import { demoPage } from './demo/build/page'
import config from './vite.config'

/** The console as a demo: the same source, but another script starts it, at any address. */
export default mergeConfig(
  config,
  defineConfig({
    base: './',
    plugins: [demoPage(), firstAnswers()],
    build: {
      outDir: 'dist/demo',
      modulePreload: false,
    },
  }),
)
