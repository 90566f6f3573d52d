import { now } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { fillSentence } from '../../platform/refusal.ts'
import type { Actor } from '../access/index.ts'
import { writePdf } from '../sheets/index.ts'
import type { EndedTable } from './officers.contract.ts'
import { listKept } from './read-my-data.ts'
import { sayInstant } from './rules.ts'
import { registerText } from './text.ts'
import { newestRetentionRuns } from './walk.store.ts'

const runsShown = 30

/** 处理活动清单 with what the nightly walk did in the last thirty runs. */
export function readRegister(actor: Actor) {
  return transaction(actor, async (tx) => {
    const runs = await newestRetentionRuns(tx, runsShown)
    return { kept: listKept(), runs: runs.map((run) => ({ ...run, report: run.report as EndedTable[] })) }
  })
}

/** The same, printed. */
export async function printRegister(): Promise<Download> {
  const kept = listKept()
  const at = sayInstant(now())
  const content = await writePdf({
    title: registerText.title,
    note: fillSentence(registerText.note, { at, n: kept.length }),
    footer: fillSentence(registerText.footer, { at }),
    chapters: [
      {
        title: '',
        note: '',
        headings: registerText.headings,
        rows: kept.map((one) => [one.title, one.purpose, one.basis, one.kept, one.erasure]),
      },
    ],
  })
  return { name: fillSentence(registerText.fileName, { day: dayOf(now()) }), type: 'application/pdf', content }
}
