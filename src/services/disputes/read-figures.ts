import { type Actor, requireReachableOrg } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { listOpenings, readIndicator, recordOpening as recordKernelOpening } from '../../kernel/indicators/index.ts'
import { heldFact } from '../../kernel/occasions/index.ts'
import { today } from '../../platform/clock.ts'
import type { Day } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'
import { type Counter, counterKinds, type qualifiers } from './learning.contract.ts'
import { threeYearsTo } from './learning.rules.ts'
import { schoolKind } from './school-kind.ts'

type CounterKind = (typeof counterKinds)[number]

/** The facts behind each counter. */
const factOf: Record<CounterKind, string> = {
  registered: 'disputes.registered',
  concluded: 'disputes.concluded',
  schools: heldFact(schoolKind.key),
  letters: 'disputes.letter',
  beneficiaries: 'disputes.benefited',
  recovered: 'disputes.recovered',
}

/** 维权统计: counters apart, each out of its facts; what was before the platform stands beside, never added in. */
export async function readFigures(
  actor: Actor,
  wish: { readonly orgId?: string | undefined; readonly from?: Day | undefined; readonly to?: Day | undefined },
): Promise<{ from: Day; to: Day; counters: Counter[] }> {
  const usual = threeYearsTo(wish.to ?? today())
  const [from, to] = [wish.from ?? usual.from, usual.to]
  return transaction(actor, async (tx) => {
    const orgId = wish.orgId ?? actor.grants.find((grant) => grant.permissions.has('disputes.read'))!.orgId
    const org = await requireReachableOrg(tx, actor, 'disputes.read', orgId)
    const counters: Counter[] = []
    for (const kind of counterKinds) {
      const count = await readIndicator(tx, { kind: factOf[kind], orgId: org.id, from, to })
      const openings = await listOpenings(tx, factOf[kind], org.id)
      counters.push({ kind, ...count, openings })
    }
    return { from, to, counters }
  })
}

/** 期初数: with its source and how exact it is. */
export async function recordOpening(
  actor: Actor,
  input: {
    readonly orgId: string
    readonly kind: CounterKind
    readonly cases: number
    readonly amountFen: Fen
    readonly qualifier: (typeof qualifiers)[number]
    readonly source: string
    readonly untilDay: Day
  },
): Promise<void> {
  await transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'disputes.publish', input.orgId)
    await recordKernelOpening(tx, { ...input, kind: factOf[input.kind], orgId: org.id })
    await recordAudit(tx, actor, {
      action: 'disputes.opening-recorded',
      subjectKind: 'disputes.opening',
      subjectId: org.id,
      orgId: org.id,
      detail: { kind: input.kind, cases: input.cases, amountFen: input.amountFen },
    })
  })
}
