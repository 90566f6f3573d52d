/** Where a file lives and what kind of file it is, read from its path alone. */
export type Place = {
  readonly root: 'platform' | 'kernel' | 'services' | 'ui' | 'apps' | 'test' | 'bench' | 'package'
  /** The room of a kernel mechanism, service or app; the first folder elsewhere. */
  readonly room: string
  /** The path inside the room. */
  readonly inside: string
}

export function placeOf(path: string): Place {
  const parts = path.split('/')
  if (parts[0] === 'test' || parts[0] === 'bench')
    return { root: parts[0], room: parts[1] ?? '', inside: parts.slice(1).join('/') }
  if (parts[0] !== 'src') return { root: 'package', room: path, inside: '' }
  const root = parts[1] as Place['root']
  return root === 'platform' || root === 'ui'
    ? { root, room: root, inside: parts.slice(2).join('/') }
    : { root, room: parts[2] ?? '', inside: parts.slice(3).join('/') }
}

/** Tests, and what only tests stand on: the cast and the worlds beside them, the folders `test` and `bench`. */
export function isTest(path: string): boolean {
  return /^(test|bench)\//.test(path) || /\.test\.tsx?$|(\/|\.)(cast|worlds)\.ts$/.test(path)
}

/** Decidable on paper: no database, no network, no clock. */
export function isPure(path: string): boolean {
  return /(^|\/)([a-z0-9-]+\.)?(model|rules|contract|errors|text|personal-data)\.ts$/.test(path)
}

const pureGround = ['ids', 'dates', 'money', 'refusal', 'scope', 'personal-data', 'http/endpoint', 'http/thing']

/** The trade-free ground that any file may stand on, in the browser as well. */
export function isPureGround(path: string): boolean {
  return (
    pureGround.some((name) => path === `src/platform/${name}.ts`) || /^src\/platform\/.*(text|errors)\.ts$/.test(path)
  )
}

const browserApps = ['worker', 'console', 'portal']

/** What is sent to browsers: screens, shells, the kit and the API client. */
export function isBrowser(path: string): boolean {
  const { root, room, inside } = placeOf(path)
  if (root === 'ui') return true
  if (root === 'platform') return inside.startsWith('client/')
  if (root === 'apps') return browserApps.includes(room)
  return (root === 'kernel' || root === 'services') && (inside.startsWith('screens/') || inside === 'screens.ts')
}

/** SQL lives here and nowhere else. */
export function isStore(path: string): boolean {
  return /(\/|\.)(store|queries)\.ts$/.test(path)
}

export function isScreen(path: string): boolean {
  return /\/screens\//.test(path)
}
