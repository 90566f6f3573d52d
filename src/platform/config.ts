import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { keysFromSecret, type SealKeys } from './seal.ts'
import { configText } from './text.ts'

/** Everything the outside may decide about a running platform. */
export type Config = {
  /** A production platform has no demonstration accounts and refuses to guess secrets. */
  readonly production: boolean
  readonly host: string
  readonly port: number
  /** An outside server, or null for the embedded one in `dataFolder`. */
  readonly databaseUrl: string | null
  readonly dataFolder: string
  readonly filesFolder: string
  readonly sealKeys: SealKeys
  /** Where SMS leave; null is the simulator, which production refuses. */
  readonly smsGateway: { readonly url: string; readonly secret: string } | null
  /** Who confirms that name, id number and phone belong together; null is the simulator, in production nobody. */
  readonly identityCheck: { readonly url: string; readonly secret: string } | null
  /** Who may read /metrics from outside this host; null is nobody. */
  readonly metricsToken: string | null
}

/** What is missing or contradictory in the environment, one line each for the person who hosts it. */
export class ConfigRefused extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'ConfigRefused'
    this.faults = faults
  }
}

let current: Config | null = null

export function config(): Config {
  if (!current) throw new Error('configure was not called')
  return current
}

export function configure(chosen: Config): void {
  current = chosen
}

/**
 * Reads the environment. `NODE_ENV=production` or an outside `DATABASE_URL` is production: there `GONGHUI_SECRET`
 * (at least 32 characters) and `SMS_GATEWAY_URL` with `SMS_GATEWAY_SECRET` must be given.
 * A demonstration makes its own secret once and keeps it beside its data.
 */
export function readConfig(env: NodeJS.ProcessEnv, dataFolder: string = env.GONGHUI_DATA ?? './data'): Config {
  const production = env.NODE_ENV === 'production' || Boolean(env.DATABASE_URL)
  const folder = resolve(dataFolder)
  const faults = production ? faultsOfProduction(env) : []
  if (faults.length > 0) throw new ConfigRefused(faults)

  return {
    production,
    host: env.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    port: Number(env.PORT ?? 8080),
    databaseUrl: env.DATABASE_URL ?? null,
    dataFolder: folder,
    filesFolder: env.GONGHUI_FILES ? resolve(env.GONGHUI_FILES) : join(folder, 'files'),
    sealKeys: keysFromSecret(env.GONGHUI_SECRET ?? secretOf(folder)),
    smsGateway: env.SMS_GATEWAY_URL ? { url: env.SMS_GATEWAY_URL, secret: env.SMS_GATEWAY_SECRET ?? '' } : null,
    identityCheck: env.IDENTITY_CHECK_URL
      ? { url: env.IDENTITY_CHECK_URL, secret: env.IDENTITY_CHECK_SECRET ?? '' }
      : null,
    metricsToken: env.METRICS_TOKEN ?? null,
  }
}

function faultsOfProduction(env: NodeJS.ProcessEnv): string[] {
  const faults: string[] = []
  if ((env.GONGHUI_SECRET ?? '').length < 32) faults.push(configText.secretMissing)
  if (!env.SMS_GATEWAY_URL) faults.push(configText.smsGatewayMissing)
  if (env.SMS_GATEWAY_URL && !env.SMS_GATEWAY_SECRET) faults.push(configText.smsSecretMissing)
  if (env.IDENTITY_CHECK_URL && !env.IDENTITY_CHECK_SECRET) faults.push(configText.identitySecretMissing)
  return faults
}

function secretOf(folder: string): string {
  const file = join(folder, 'secret')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, randomBytes(48).toString('base64'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}
