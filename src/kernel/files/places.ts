import { join } from 'node:path'
import { config } from '../../platform/config.ts'

/** Where bytes wait until they are complete. */
export function incomingFolder(): string {
  return join(config().filesFolder, 'incoming')
}

/** Where bytes lie for good; two levels of folders keep each of them small. */
export function contentPath(digest: string): string {
  return join(config().filesFolder, digest.slice(0, 2), digest.slice(2, 4), digest)
}
