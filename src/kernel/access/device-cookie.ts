import { randomBytes } from 'node:crypto'
import { config } from '../../platform/config.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import type { Call } from '../../platform/http/route.ts'
import { blindIndex } from '../../platform/seal.ts'
import type { Actor, Device } from './model.ts'

/** Name of the cookie by which a browser is known again; it opens nothing. */
export const deviceCookie = 'gonghui_device'
const lastsSeconds = 2 * 365 * 24 * 3600
const longestUserAgent = 300

/** The device behind a request, from its cookie and from what it calls itself. */
export function deviceOf(cookie: string | undefined, userAgent: string): Device {
  return { key: cookie ? keyOf(cookie) : null, userAgent: userAgent.slice(0, longestUserAgent) }
}

/** The caller with a device that will be known again: one without a cookie gets it with this answer. */
export function fromDevice({ who, cookies }: Pick<Call<Endpoint, Actor>, 'who' | 'cookies'>): Actor {
  if (!who.device || who.device.key) return who
  const cookie = randomBytes(16).toString('base64url')
  cookies.set(deviceCookie, cookie, lastsSeconds)
  return { ...who, device: { ...who.device, key: keyOf(cookie) } }
}

function keyOf(cookie: string): string {
  return blindIndex(config().sealKeys, `device:${cookie}`)
}
