import type { Place, Planted, Plants, World } from '../../../test/attack/plant.ts'
import { now } from '../../platform/clock.ts'
import { config } from '../../platform/config.ts'
import { addDays, dayOf, startOfDay } from '../../platform/dates.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { sealText } from '../../platform/seal.ts'
import { insertCopy, writeContent } from './copies.store.ts'
import { insertDisclosure } from './disclosures.store.ts'
import { insertErasure } from './erasures.store.ts'
import { insertExport } from './exports.store.ts'
import { exportNumber } from './rules.ts'

/** The officer of the place looked at a worker and took a list out; one worker wants to be erased, one has a copy. */
export const plants: Plants = {
  order: 60,
  plant: async (world, place) => [
    await correction(world, place),
    ...(await transaction(system, async (tx) => [
      await look(tx, place),
      await list(tx, place),
      await request(tx, place),
      await copy(tx, place),
    ])),
  ],
  values: { 'POST /me/data/corrections kind': 'other' },
}

async function look(tx: Tx, { key, path, workers, officerId, orgId }: Place): Promise<Planted> {
  const [id, owner, words] = [newId(), workers[0]!.personId, `${key}查看原因`]
  await insertDisclosure(tx, {
    ownerId: owner,
    id,
    orgPath: path,
    officerId,
    officerName: `${key}查看人`,
    officerOrgId: orgId,
    reason: 'contact',
    words,
    place: `${key}页面`,
    disclosedAt: now(),
  })
  return { kind: 'privacy.disclosure', id, owner, orgPath: path, marks: [words, `${key}查看人`] }
}

async function list(tx: Tx, { key, path, officerId }: Place): Promise<Planted> {
  const [id, reason] = [newId(), `${key}导出用途`]
  const number = exportNumber(id)
  await insertExport(tx, {
    id,
    number,
    orgPath: path,
    officerId,
    officerName: `${key}导出人`,
    kind: 'test.list',
    title: `${key}名单`,
    format: 'csv',
    reason,
    exportedAt: now(),
  })
  return { kind: 'privacy.export', id, owner: null, orgPath: path, marks: [number, reason] }
}

async function request(tx: Tx, { key, path, workers }: Place): Promise<Planted> {
  const [id, words] = [newId(), `${key}注销原因`]
  const { personId, name } = workers[2]!
  const at = now()
  await insertErasure(tx, {
    ownerId: personId,
    id,
    orgPath: path,
    personName: name,
    words,
    requestedAt: at,
    waitsUntil: at,
  })
  return { kind: 'privacy.erasure', id, owner: personId, orgPath: path, marks: [words] }
}

/** A worker says that something is wrong, and has shown it. */
async function correction(world: World, { key, path, workers }: Place): Promise<Planted> {
  const worker = workers[0]!
  const visitor = await world.as(worker)
  const [words, proof] = [`${key}更正说明`, `${key}-household-book`]
  const documentId = await visitor.upload(`${key}户口本.pdf`, `%PDF-1.4\n%${proof}\n%%EOF`, 'document')
  const wish = { kind: 'name', wish: `${worker.name}改`, words, documentId }
  const { status, body } = await visitor.post<{ id: string }>('/me/data/corrections', wish)
  if (status >= 300) throw new Error(`planting a correction: ${status} ${JSON.stringify(body)}`)
  return { kind: 'privacy.correction', id: body.id, owner: worker.personId, orgPath: path, marks: [words, proof] }
}

async function copy(tx: Tx, { key, workers }: Place): Promise<Planted> {
  const [id, owner] = [newId(), workers[1]!.personId]
  const made = { ownerId: owner, id, jobId: newId(), requestedAt: now() }
  await insertCopy(tx, made)
  const content = sealText(config().sealKeys, `${key}副本内容`)
  const expiresAt = startOfDay(addDays(dayOf(now()), 8))
  await writeContent(
    tx,
    { ...made, readyAt: null, expiresAt: null, rows: null },
    { readyAt: now(), expiresAt, rows: 1, archive: content, document: content },
  )
  return { kind: 'privacy.copy', id, owner, orgPath: [], marks: [`${key}副本内容`] }
}
