import { casesByIds } from '../../kernel/cases/index.ts'
import { readIndicator } from '../../kernel/indicators/index.ts'
import { findRootOrg } from '../../kernel/orgs/index.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Standing } from './model.ts'
import { isClosed, standingOf } from './rules.ts'
import { findingText } from './text.ts'
import type { VoiceState } from './voices.contract.ts'
import { countStandings, standingsAfter } from './voices.queries.ts'

const atOnce = 2000
const ever = { from: '2000-01-01', to: '2999-12-31' }

/** 诉求核验: each voice stands as its case does, and the numbers are those of the rows. Runs as the system. */
export async function verifyVoices(tx: Tx): Promise<string[]> {
  const findings: string[] = []
  for (let after: string | null = '00000000-0000-0000-0000-000000000000'; after !== null; ) {
    const some: { id: string; standing: Standing }[] = await standingsAfter(tx, after, atOnce)
    const cases = new Map(
      (
        await casesByIds(
          tx,
          some.map((one) => one.id),
        )
      ).map((row) => [row.id, row]),
    )
    for (const { id, standing } of some) {
      const row = cases.get(id)
      const expected = row && standingOf(row.state as VoiceState)
      if (expected !== standing)
        findings.push(fillSentence(findingText.standing, { id, found: standing, expected: expected ?? '—' }))
    }
    after = some.length < atOnce ? null : some.at(-1)!.id
  }
  return [...findings, ...(await numbersThatDiffer(tx))]
}

async function numbersThatDiffer(tx: Tx): Promise<string[]> {
  const root = await findRootOrg(tx)
  if (!root) return []
  const counted = async (kind: string) => (await readIndicator(tx, { kind, orgId: root.id, ...ever })).cases
  const rows = await countStandings(tx)
  const sum = (holds: (standing: Standing) => boolean) =>
    rows.filter(({ standing }) => holds(standing)).reduce((all, { count }) => all + count, 0)
  const numbers = [
    { kind: 'voices.registered', rows: sum(() => true) },
    { kind: 'voices.closed', rows: sum(isClosed) },
    { kind: 'voices.ended-otherwise', rows: sum((standing) => standing === 'otherwise') },
  ]
  const findings: string[] = []
  for (const { kind, rows: expected } of numbers) {
    const found = await counted(kind)
    if (found !== expected) findings.push(fillSentence(findingText.number, { kind, found, expected }))
  }
  return findings
}
