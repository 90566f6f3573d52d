import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import {
  listOpenings,
  type Opening,
  type Qualifier,
  readIndicator,
  recordOpening,
} from '../../kernel/indicators/index.ts'
import { heldFact, tallyFact } from '../../kernel/occasions/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import type { Day } from '../../platform/dates.ts'
import { reading, transaction } from '../../platform/db/transaction.ts'
import { rideGiven } from './drive-to-exams.ts'
import { checkUpGiven, firmVisited } from './enter-legal-log.ts'
import type { FigureCard, FigureKey } from './figures.contract.ts'
import { sayCount } from './figures.rules.ts'
import { talkHeld } from './keep-counsel.ts'
import { lecture, legalAid, stage, visit } from './occasion-kinds.ts'
import { matchHeld, matchMade } from './pair-matches.ts'
import { figureText, qualifierWords } from './text.ts'

type Counting = { readonly kind: string; readonly counts: 'cases' | 'people' }

/** Which facts each number is a sum of. */
const figures: Readonly<Record<FigureKey, Counting>> = {
  stages: { kind: heldFact(stage.key), counts: 'cases' },
  'stage-people': { kind: tallyFact(stage.key, 'people'), counts: 'cases' },
  'legal-events': { kind: heldFact(legalAid.key), counts: 'cases' },
  firms: { kind: firmVisited, counts: 'people' },
  'check-ups': { kind: checkUpGiven, counts: 'cases' },
  consultations: { kind: tallyFact(legalAid.key, 'consultations'), counts: 'cases' },
  lectures: { kind: heldFact(lecture.key), counts: 'cases' },
  'lecture-people': { kind: tallyFact(lecture.key, 'people'), counts: 'cases' },
  handouts: { kind: tallyFact(lecture.key, 'handouts'), counts: 'cases' },
  visits: { kind: heldFact(visit.key), counts: 'cases' },
  'match-events': { kind: matchHeld, counts: 'cases' },
  couples: { kind: matchMade, counts: 'cases' },
  talks: { kind: talkHeld, counts: 'cases' },
  rides: { kind: rideGiven, counts: 'cases' },
}

export type FiguresWish = { readonly orgId: string; readonly from: Day; readonly to: Day }

/** 数据: each number with what was taken over beside what was counted; an opening stands in it when it ends before the last day. */
export function readFigures(actor: Actor, { orgId, from, to }: FiguresWish): Promise<FigureCard[]> {
  return reading(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'orders.read', orgId)
    const cards: FigureCard[] = []
    for (const [key, { kind, counts }] of Object.entries(figures) as [FigureKey, Counting][]) {
      const count = await readIndicator(tx, { kind, orgId: org.id, from, to })
      const openings = (await listOpenings(tx, kind, org.id)).filter(
        ({ untilDay }) => from <= untilDay && untilDay <= to,
      )
      const names = new Map(
        (
          await orgsByIds(
            tx,
            openings.map((one) => one.orgId),
          )
        ).map((one) => [one.id, one.name]),
      )
      const before = openings.reduce((sum, one) => sum + Number(one.cases), 0)
      const total = count[counts] + before
      cards.push({
        ...{ key, ...figureText[key], counted: count[counts], total },
        openings: openings.map(({ orgId: id, cases, qualifier, source, untilDay }) => ({
          ...{ orgName: names.get(id) ?? '', cases: Number(cases), qualifier, source, untilDay },
        })),
        words: sayCount(total, coarsest(openings), qualifierWords),
      })
    }
    return cards
  })
}

function coarsest(openings: readonly Opening[]): Qualifier {
  return openings.find((one) => one.qualifier !== 'exact')?.qualifier ?? 'exact'
}

export type EnterOpening = Omit<Opening, 'kind' | 'amountFen'> & { readonly figure: FigureKey }

/** 登记期初数: from before the platform, once per union and figure, marked with its source. */
export async function enterOpening(actor: Actor, { figure, ...opening }: EnterOpening): Promise<void> {
  await transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'orders.menu', opening.orgId)
    await recordOpening(tx, { ...opening, kind: figures[figure].kind, amountFen: 0 })
    await recordAudit(tx, actor, {
      action: 'orders.opening-entered',
      subjectKind: 'org',
      subjectId: org.id,
      orgId: org.id,
      detail: { figure, cases: opening.cases, source: opening.source },
    })
  })
}
