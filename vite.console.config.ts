import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { parseTokens } from './src/ui/console/tokens.ts'

/** Gives the console the literal values of tokens.css, because antd computes with colours and cannot with variables. */
function literalTokens(): Plugin {
  const file = new URL('./src/ui/tokens.css', import.meta.url)
  return {
    name: 'literal-tokens',
    resolveId: (id) => (id === 'virtual:tokens' ? '\0virtual:tokens' : null),
    load(id) {
      if (id !== '\0virtual:tokens') return null
      this.addWatchFile(file.pathname)
      return `export default ${JSON.stringify(parseTokens(readFileSync(file, 'utf8')))}`
    },
  }
}

export default defineConfig({
  root: 'src/apps/console',
  base: '/console/',
  plugins: [react(), literalTokens()],
  build: {
    outDir: '../../../dist/console',
    emptyOutDir: true,
    // The content policy forbids inline scripts, so small modules and icons stay files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // A service's door offers the phone's and the portal's pages too; here they are nobody's.
      treeshake: { moduleSideEffects: [{ test: /screens\/(worker|portal)\/manifest\.ts$/, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [{ name: 'react', test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack)\// }],
        },
      },
    },
  },
})
