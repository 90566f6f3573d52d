import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { fileOf, filePath } from '../../kernel/files/index.ts'
import { memberPlaces, type PersonPlace, registerPeople, sealRegistration } from '../../kernel/people/index.ts'
import { openSheet, rowsOf } from '../../kernel/sheets/index.ts'
import { config } from '../../platform/config.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { lockOpenIntent } from './find-intent.ts'
import type { Intent, Recipient } from './intents.model.ts'
import { type RecipientFault, type RecipientRow, readRecipient, recipientFields } from './intents.rules.ts'
import { addRecipients, clearRecipients, markListed } from './intents.store.ts'
import { recipientFaultText, recipientHeadings } from './intents.text.ts'

const atOnce = 5000
const mostBytes = 512 * 1024 ** 2

export type ListMade = {
  readonly recipients: number
  readonly rejects: { line: number; reasons: string[] }[]
}

/** 名单取全体会员: makes the list of every member of the union and below it. */
export async function listMembers(actor: Actor, intentId: string): Promise<ListMade> {
  return transaction(actor, async (tx) => {
    const intent = await lockOpenIntent(tx, actor, intentId, 'list')
    await clearRecipients(tx, intent)
    const below = { id: intent.ownerId, depth: intent.orgPath.length - 1 }
    let after: PersonPlace | null = null
    let count = 0
    do {
      const places: PersonPlace[] = await memberPlaces(tx, below, after, atOnce)
      await addRecipients(
        tx,
        intent,
        places.map(({ id, name }) => ({ personId: id, name })),
        count,
      )
      count += places.length
      after = places.length === atOnce ? places.at(-1)! : null
    } while (after)
    return { recipients: await finish(tx, actor, intent, 'members'), rejects: [] }
  })
}

/**
 * 名单取文件: makes the list of the people of a file. Whoever is not registered yet is registered, and finds her points
 * when she first signs in. Good rows count although others are bad.
 */
export async function listPeopleOf(actor: Actor, intentId: string, fileId: string): Promise<ListMade> {
  const path = await transaction(actor, async (tx) => {
    await lockOpenIntent(tx, actor, intentId, 'list')
    return filePath(tx, (await fileOf(tx, actor, fileId)).id)
  })
  const rejects: ListMade['rejects'] = []
  const reject = (line: number, faults: readonly RecipientFault[]) =>
    rejects.push({ line, reasons: faults.map((fault) => recipientFaultText[fault]) })
  const good = await readGood(path, reject)
  const people = await transaction(system, (tx) => register(tx, good, reject))
  return transaction(actor, async (tx) => {
    const intent = await lockOpenIntent(tx, actor, intentId, 'list')
    await clearRecipients(tx, intent)
    for (let at = 0; at < people.length; at += atOnce)
      await addRecipients(tx, intent, people.slice(at, at + atOnce), at)
    const recipients = await finish(tx, actor, intent, 'file')
    return { recipients, rejects: rejects.toSorted((one, other) => one.line - other.line) }
  })
}

type Reject = (line: number, faults: readonly RecipientFault[]) => void

async function readGood(path: string, reject: Reject): Promise<RecipientRow[]> {
  const sheet = await openSheet(path, {
    columns: { required: recipientFields.map((field) => recipientHeadings[field]), optional: [] },
    maxBytes: mostBytes,
  })
  const good: RecipientRow[] = []
  const seen = new Set<string>()
  for await (const chunk of sheet.chunks()) {
    for (const { line, cells, problem } of rowsOf(chunk, sheet.layout)) {
      const read = problem ? { faults: ['row-unreadable' as const] } : readRecipient(line, cells)
      if ('faults' in read) reject(line, read.faults)
      else if (seen.has(read.row.idNumber)) reject(line, ['twice'])
      else {
        seen.add(read.row.idNumber)
        good.push(read.row)
      }
    }
  }
  return good
}

async function register(tx: Tx, rows: readonly RecipientRow[], reject: Reject): Promise<Recipient[]> {
  const registered = await registerPeople(
    tx,
    rows.map((row) => sealRegistration(config().sealKeys, row)),
  )
  return rows.flatMap((row, at) => {
    const { personId, nameOnFile } = registered[at]!
    if (nameOnFile === row.name) return [{ personId, name: row.name }]
    reject(row.line, ['name-differs'])
    return []
  })
}

async function finish(tx: Tx, actor: Actor, intent: Intent, from: 'members' | 'file'): Promise<number> {
  const recipients = await markListed(tx, intent)
  await recordAudit(tx, actor, {
    action: 'mall.recipients-listed',
    subjectKind: 'mall.intent',
    subjectId: intent.id,
    orgId: intent.ownerId,
    detail: { from, recipients },
  })
  return recipients
}
