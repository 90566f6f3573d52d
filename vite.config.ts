import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

const here = import.meta.dirname

/**
 * Phones do not check what the server has already checked. In these two builds zod is a stand-in that takes any
 * declaration and knows nothing, so that contracts keep their addresses and drop their schemas: 28 KB less to load.
 * Asking it to parse, or for the members of an enum, throws instead of answering wrongly.
 */
function withoutSchemas(): Plugin {
  const id = '\0zod-stand-in'
  const code = `
    const never = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'options', 'shape'])
    const stand = new Proxy(() => stand, {
      get: (_, name) => {
        if (never.has(name)) throw new Error('Schemas are not part of this build: ' + String(name))
        return stand
      },
      apply: () => stand,
    })
    export const z = stand`
  return {
    name: 'without-schemas',
    enforce: 'pre',
    resolveId: (source) => (source === 'zod' ? id : null),
    load: (loaded) => (loaded === id ? code : null),
    // Declarations that nobody uses may go: making a schema has no effect of its own.
    transform: (text, module) =>
      /contract\.ts$/.test(module) ? text.replace(/= (endpoint|z\.\w+|\w+\.extend)\(/g, '= /* @__PURE__ */ $1(') : null,
  }
}

/** A service's `screens.ts` names the screens of every shell; a shell's build follows only its own. */
function onlyScreensOf(app: 'worker' | 'portal'): Plugin {
  const id = '\0screens-of-another-shell'
  const names = ['workerScreens', 'portalScreens', 'consoleScreens', 'recordScreens', 'benefitScreens', 'workerCases']
  const code = `export const ${names.map((name) => `${name} = null`).join(', ')}`
  const manifest = /screens\/(\w+)\/(?:\w+\/)*manifest\.ts$/
  return {
    name: 'only-screens-of',
    enforce: 'pre',
    resolveId: (source) => ((manifest.exec(source)?.[1] ?? app) === app ? null : id),
    load: (loaded) => (loaded === id ? code : null),
  }
}

/** Tells the service worker which files make the shell, and gives the set a name of its own. */
function shellList(): Plugin {
  return {
    name: 'shell-list',
    generateBundle(_options, bundle) {
      const worker = bundle['service-worker.js']
      if (worker?.type !== 'chunk') return
      const files = Object.keys(bundle)
        .filter((name) => name.startsWith('assets/'))
        .concat('icon.svg', 'app.webmanifest')
        .sort()
        .map((name) => `/m/${name}`)
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12)
      worker.code = worker.code
        .replaceAll('SHELL_FILES', JSON.stringify(files))
        .replaceAll('SHELL_VERSION', JSON.stringify(version))
    },
  }
}

/** Leaves a Brotli and a gzip copy beside every text, so that the server sends it small without working for it. */
function compressedCopies(): Plugin {
  return {
    name: 'compressed-copies',
    writeBundle({ dir }) {
      const names = readdirSync(dir!, { recursive: true, encoding: 'utf8' })
      for (const name of names.filter((one) => /\.(js|css|html|svg|webmanifest)$/.test(one))) {
        const file = join(dir!, name)
        const bytes = readFileSync(file)
        writeFileSync(`${file}.br`, brotliCompressSync(bytes))
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}

const preact = [
  { find: /^react$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
]

/**
 * A few round trips cost a phone more than a few kilobytes: the worker app is the shell, the kit below it and one file
 * for the pages of each service; the portal is one file.
 */
const pieces = {
  worker: {
    groups: [
      { name: 'kit', test: /src\/(ui|platform)\/|\/node_modules\/|\/worker\.text\.ts$|^\0/, priority: 1 },
      {
        debugName: 'service',
        name: (module: string) =>
          /services\/([^/]+)\/(?!screens\.ts|screens\/worker\/manifest\.ts)/.exec(module)?.[1] ?? null,
      },
    ],
    includeDependenciesRecursively: false,
  },
  portal: false,
}

function appConfig(app: 'worker' | 'portal', base: string, inputs: Record<string, string>): UserConfig {
  const root = join(here, 'src/apps', app)
  return {
    root,
    base,
    publicDir: join(root, 'public'),
    resolve: { alias: preact },
    plugins: [withoutSchemas(), onlyScreensOf(app), shellList(), compressedCopies()],
    oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
    build: {
      outDir: join(here, 'dist', app),
      emptyOutDir: true,
      // Android WebViews of WeChat and phones of the last six years.
      target: ['chrome87', 'safari14.1'],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(inputs).map(([name, file]) => [name, join(root, file)])),
        output: {
          entryFileNames: ({ name }) => (name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js'),
          codeSplitting: pieces[app],
        },
      },
    },
    server: { proxy: { '/api': process.env.GONGHUI_API ?? 'http://127.0.0.1:8080' } },
  }
}

const apps: Record<string, UserConfig> = {
  worker: appConfig('worker', '/m/', { app: 'index.html', 'service-worker': 'service-worker.ts' }),
  portal: appConfig('portal', '/', { app: 'index.html' }),
}

/** `vite build --mode worker` fills dist/worker, `vite build --mode portal` fills dist/portal. */
export default defineConfig(({ mode }) => {
  const config = apps[mode]
  if (!config) throw new Error('Say which app: vite --mode worker, or vite --mode portal.')
  return config
})
