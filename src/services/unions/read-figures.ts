import type { Actor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { listFactRows, readIndicator, readIndicatorByOrg } from '../../kernel/indicators/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { now } from '../../platform/clock.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { reachOrg } from './reach-org.ts'
import { figureNames } from './text.ts'
import { figureKeys } from './unions.contract.ts'
import { countCovered, firmTotalOf, saveFirmTotal } from './unions.store.ts'

type FigureKey = (typeof figureKeys)[number]

/** Numbers of a year under a union, on the tree of each day. */
export async function readFigures(actor: Actor, orgId: string, year: number) {
  return transaction(actor, async (tx) => {
    const org = await reachOrg(tx, actor, 'unions.read', orgId)
    const figures = []
    for (const key of figureKeys) {
      const { cases } = await readIndicator(tx, questionOf(key, org.id, year))
      figures.push({ key, name: figureNames[key], count: cases })
    }
    const below = await readIndicatorByOrg(tx, questionOf('founded', org.id, year))
    const names = new Map(
      (
        await orgsByIds(
          tx,
          below.map((one) => one.orgId),
        )
      ).map((one) => [one.id, one.name]),
    )
    const total = await firmTotalOf(tx, org.id, year)
    return {
      year,
      figures,
      coverage: { covered: await countCovered(tx, org.id), total: total ?? null },
      below: below.map((one) => ({ orgId: one.orgId, name: names.get(one.orgId)!, founded: one.cases })),
    }
  })
}

/** The unions behind a number, each with the name it has now. */
export async function listFigureRows(
  actor: Actor,
  wish: { orgId: string; key: FigureKey; year: number; cursor?: string | undefined },
) {
  return transaction(actor, async (tx) => {
    const org = await reachOrg(tx, actor, 'unions.read', wish.orgId)
    const found = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(wish.cursor ?? '')
    const after = found ? { day: found[1]!, id: found[2]! } : null
    const page = await listFactRows(tx, questionOf(wish.key, org.id, wish.year), after)
    const names = new Map(
      (
        await orgsByIds(
          tx,
          page.rows.map((row) => row.orgId),
        )
      ).map((one) => [one.id, one.name]),
    )
    return {
      rows: page.rows.map(({ orgId, day, quantity }) => ({ orgId, name: names.get(orgId)!, day, quantity })),
      next: page.next && `${page.next.day}_${page.next.id}`,
    }
  })
}

/** 填报辖区单位数: told from outside, with its source. */
export async function setFirmTotal(
  actor: Actor,
  wish: { orgId: string; year: number; firmCount: number; source: string },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const org = await reachOrg(tx, actor, 'unions.found', wish.orgId)
    await saveFirmTotal(tx, { ...wish, orgPath: org.path, by: actor.name, at: now() })
    await recordAudit(tx, actor, {
      action: 'unions.firm-total-set',
      subjectKind: 'orgs.org',
      subjectId: org.id,
      orgId: org.id,
      detail: { year: wish.year, firmCount: wish.firmCount, source: wish.source },
    })
  })
}

function questionOf(key: FigureKey, orgId: string, year: number) {
  return { kind: `unions.${key}`, orgId, from: `${year}-01-01`, to: `${year}-12-31` }
}
