import { call } from '../../../../platform/client/client.ts'
import { newId } from '../../../../platform/ids.ts'
import { entryText } from '../../benefits.rules.ts'
import { registerDeskKey, type SignedEntry } from '../../redemptions.contract.ts'

const name = 'gonghui-merchant-desk'
const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const

type DeskKey = { readonly merchantId: string; readonly id: string; readonly key: CryptoKey }
type Queued = { readonly id: string; readonly merchantId: string; readonly entry: SignedEntry }

/** What this browser keeps for a merchant: the private key, which never leaves it, and what waits to be handed in. */
function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('keys', { keyPath: 'merchantId' })
      asked.result.createObjectStore('entries', { keyPath: 'id' })
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

async function within<Result>(
  store: 'keys' | 'entries',
  work: (objects: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open()
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction(store, 'readwrite')
      const asked = work(transaction.objectStore(store))
      transaction.oncomplete = () => resolve(asked.result)
      transaction.onerror = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

/** Whether this browser can sign at all: only over https or on the machine itself. */
export function canSign(): boolean {
  return typeof indexedDB !== 'undefined' && typeof crypto.subtle !== 'undefined'
}

/** The key of this browser, made and registered when there is none yet. */
export async function deskKeyOf(merchantId: string): Promise<DeskKey> {
  const known = await within<DeskKey | undefined>('keys', (keys) => keys.get(merchantId))
  if (known) return known
  const pair = await crypto.subtle.generateKey(curve, false, ['sign', 'verify'])
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
  const device = navigator.userAgent.slice(0, 60)
  const { id } = await call(registerDeskKey, { body: { publicKey: inBase64(spki), device } })
  const made = { merchantId, id, key: pair.privateKey }
  await within('keys', (keys) => keys.put(made))
  return made
}

/** Signs what was shown and keeps it until it can be handed in. */
export async function queueEntry(
  desk: DeskKey,
  shown: Pick<SignedEntry, 'benefitId' | 'code' | 'shownAt' | 'billFen'>,
): Promise<void> {
  const entry = { id: newId(), keyId: desk.id, ...shown }
  const said = new TextEncoder().encode(entryText(entry))
  const signature = new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, desk.key, said))
  const queued: Queued = {
    id: entry.id,
    merchantId: desk.merchantId,
    entry: { ...entry, signature: inBase64(signature) },
  }
  await within('entries', (entries) => entries.put(queued))
}

export async function queuedEntries(merchantId: string): Promise<SignedEntry[]> {
  const all = await within<Queued[]>('entries', (entries) => entries.getAll())
  return all.filter((one) => one.merchantId === merchantId).map((one) => one.entry)
}

export async function dropEntries(ids: readonly string[]): Promise<void> {
  for (const id of ids) await within('entries', (entries) => entries.delete(id))
}

function inBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
}
