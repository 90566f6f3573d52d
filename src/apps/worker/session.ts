import { getMe, type Me, signOut as signOutEndpoint } from '../../kernel/access/contract.ts'
import { call, onSessionEnd } from '../../platform/client/client.ts'
import { dropDrafts, findSetting, keepSetting } from '../../platform/client/keep.ts'
import { Problem } from '../../platform/client/problem.ts'
import { forgetAnswers } from '../../platform/client/use-ask.ts'
import { useReading } from '../../platform/client/use-reading.ts'

/** Who holds the phone, as far as the server has said. */
export type Session =
  | { readonly state: 'asking' }
  | { readonly state: 'unheard'; readonly problem: Problem }
  | { readonly state: 'guest'; readonly ended: boolean }
  | { readonly state: 'signed-in'; readonly me: Me }

const listeners = new Set<() => void>()
let session: Session = { state: 'asking' }

export function useSession(): Session {
  return useReading(listen, sessionNow)
}

/** True when this device was signed in last time, so that its first questions may be asked at once. */
export function wasSignedIn(): boolean {
  return findSetting('signed-in') !== null
}

/** Asks the server who is signed in. */
export async function askWhoIsHere(): Promise<void> {
  become({ state: 'asking' })
  const me = await call(getMe, {}).catch((failure: unknown) => failure)
  if (!(me instanceof Error)) return signIn(me as Me)
  if (!(me instanceof Problem)) throw me
  become(me.status === 401 ? { state: 'guest', ended: wasSignedIn() } : { state: 'unheard', problem: me })
}

/** Somebody was signed in by a page: she stays on it. */
export async function arrive(): Promise<void> {
  signIn(await call(getMe, {}))
}

export function signIn(me: Me): void {
  forgetAnswersOfGuest()
  keepSetting('signed-in', 'yes')
  become({ state: 'signed-in', me })
}

/** Ends the session here and on the server, and leaves nothing of the person on the device. */
export async function signOut(): Promise<void> {
  await call(signOutEndpoint, {})
  dropDrafts()
  keepSetting('signed-in', null)
  become({ state: 'guest', ended: false })
  forgetAnswers()
}

export function watchSessionEnd(): void {
  onSessionEnd(() => {
    if (session.state !== 'signed-in') return
    become({ state: 'guest', ended: true })
    forgetAnswers()
  })
}

function sessionNow(): Session {
  return session
}

function forgetAnswersOfGuest(): void {
  if (session.state === 'guest') forgetAnswers()
}

function become(next: Session): void {
  session = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
