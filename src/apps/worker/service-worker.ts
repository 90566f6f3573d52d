/** Filled in by the build: every file of the shell, and a name that changes with them. */
declare const SHELL_FILES: readonly string[]
declare const SHELL_VERSION: string

/** The part of the service worker's world that is used here; the DOM's own types do not describe it. */
type Waiting = Event & { waitUntil(promise: Promise<unknown>): void }
type Fetching = Waiting & { readonly request: Request; respondWith(answer: Promise<Response>): void }
type Worker = {
  addEventListener(name: 'install' | 'activate', listener: (event: Waiting) => void): void
  addEventListener(name: 'fetch', listener: (event: Fetching) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  readonly location: Location
}

const worker = globalThis as unknown as Worker
const prefix = 'gonghui-shell-'
const shell = `${prefix}${SHELL_VERSION}`
const page = '/m/'

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(shell).then((cache) => cache.addAll([page, ...SHELL_FILES])))
  event.waitUntil(worker.skipWaiting())
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOldShells().then(() => worker.clients.claim()))
})

/** Only the shell is kept. What people are told stays between them and the server: no answer of the API is stored. */
worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin || !url.pathname.startsWith(page)) return
  if (event.request.mode === 'navigate') event.respondWith(kept(page, event.request))
  else event.respondWith(kept(url.pathname, event.request))
})

/** The newest shell and the one before stay, so that a page already open still finds its parts. */
async function dropOldShells(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== shell)
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)))
}

async function kept(path: string, request: Request): Promise<Response> {
  const current = await (await caches.open(shell)).match(path)
  return current ?? (await caches.match(path)) ?? fetch(request)
}

export type {}
