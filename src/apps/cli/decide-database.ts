import { resolve } from 'node:path'

/** Where a command finds its database: an address, or a data folder with the embedded server. */
export type DatabaseChoice = { readonly url: string } | { readonly folder: string }

/** `--db` wins over `DATABASE_URL`, which wins over `GONGHUI_DATA` and `./data`. */
export function decideDatabase(db: string | undefined, env: NodeJS.ProcessEnv): DatabaseChoice {
  const asked = db || env.DATABASE_URL || env.GONGHUI_DATA || './data'
  return /^postgres(ql)?:\/\//.test(asked) ? { url: asked } : { folder: resolve(asked) }
}
