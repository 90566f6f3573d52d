import { fillSentence } from '../../platform/refusal.ts'
import { type Actor, grantsWith } from '../access/index.ts'
import type { WayCard } from './contract.ts'
import type { Because, Case, CaseBody, CaseRating, CaseType, Decision } from './model.ts'
import { decideOffice } from './office-over.ts'
import type { Reader } from './reader.ts'
import { mayRate } from './rules.ts'
import { decideSupervision } from './supervise-case.ts'
import { deedText, refusalText } from './text.ts'

/** What the kernel does beside a type's actions, with the sentence that says why a way is shut; what is never hers is left out. */
export function waysOf(
  actor: Actor,
  type: CaseType,
  row: Case,
  reader: Reader,
  { bodies, ratings }: { readonly bodies: readonly CaseBody[]; readonly ratings: readonly CaseRating[] },
): WayCard[] {
  const served = new Set(type.served ?? [])
  const ways: WayCard[] = [way('comment', 'comment', open)]
  if (served.has('attach')) ways.push(way('attach', 'attached', open))
  if (reader.side === 'owner') {
    if (served.has('rate')) ways.push(way('rate', 'rated', decideRating(type, row, ratings)))
    return ways
  }
  const hasIt = row.deskOrgId !== null && holds(actor, type, row.deskOrgId)
  if (reader.side === 'union' || hasIt) ways.push(...ofUnion(actor, type, row))
  const waits = bodies.some(
    (body) =>
      body.endedAt === null && body.arrivedAt === null && body.role !== 'desk' && holds(actor, type, body.orgId),
  )
  if (served.has('call') && waits) ways.push(way('arrive', 'body-arrived', whileOpen(row, 'body-arrived', open)))
  return ways
}

function decideRating(type: CaseType, row: Case, ratings: readonly CaseRating[]): Decision {
  if (!mayRate(type, row.state)) return shut({ code: 'cases.rated-too-early', facts: {} })
  const isRated = ratings.some(({ round }) => round === row.rounds)
  return isRated ? shut({ code: 'cases.rated-already', facts: {} }) : open
}

function ofUnion(actor: Actor, type: CaseType, row: Case): WayCard[] {
  const served = new Set(type.served ?? [])
  const may = (permission: string) => grantsWith(actor, permission).length > 0
  const ways: WayCard[] = []
  if (served.has('assign') && may('cases.assign'))
    ways.push(way('assign', 'assigned', whileOpen(row, 'assigned', decideOffice(actor, row, 'assigned'))))
  if (served.has('call') && may('cases.call'))
    ways.push(way('call', 'body-called', whileOpen(row, 'body-called', decideOffice(actor, row, 'body-called'))))
  if (served.has('link') && may('cases.link')) {
    const decision = decideOffice(actor, row, 'linked')
    ways.push(way('link', 'linked', decision))
    if (type.mergedBy !== undefined) ways.push(way('merge', 'merged', whileOpen(row, 'merged', decision)))
  }
  if (may('cases.supervise') && row.deskOrgId !== null && !holds(actor, type, row.deskOrgId))
    ways.push(way('supervise', 'supervision', decideSupervision(actor, row)))
  return ways
}

const open: Decision = { allowed: true, orgId: null }
const shut = (because: Because): Decision => ({ allowed: false, because })

function whileOpen(row: Case, deed: keyof typeof deedText, decision: Decision): Decision {
  if (row.closedAt !== null) return shut({ code: 'cases.closed', facts: { action: deedText[deed] } })
  return decision
}

function holds(actor: Actor, type: CaseType, orgId: string): boolean {
  const { readPermission, joinPermission } = type
  const grants = [readPermission, joinPermission].flatMap((one) => (one ? grantsWith(actor, one) : []))
  return grants.some((grant) => grant.orgId === orgId)
}

function way(key: WayCard['way'], deed: keyof typeof deedText, decision: Decision): WayCard {
  const because = decision.allowed ? null : fillSentence(refusalText[decision.because.code], decision.because.facts)
  return { way: key, name: deedText[deed], allowed: decision.allowed, because }
}
