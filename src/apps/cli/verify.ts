import { auditFindingText, verifyAudit } from '../../kernel/audit/index.ts'
import { caseFindingText, verifyCases } from '../../kernel/cases/index.ts'
import { verifyCredentials } from '../../kernel/credentials/index.ts'
import { instrumentFindingText, verifyInstruments } from '../../kernel/instruments/index.ts'
import { ledgerFindingText, verifyLedger } from '../../kernel/ledger/index.ts'
import { verifyOccasions } from '../../kernel/occasions/index.ts'
import { verifyPeople } from '../../kernel/people/index.ts'
import { verifyRelations } from '../../kernel/relations/index.ts'
import type { Command } from '../../platform/command.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { displayYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { services } from '../server/services.ts'
import { commandText } from './text.ts'

/**
 * Proves the promises of the whole from the rows themselves: the books balance, no audit line was touched, every case is
 * where its history says. Names each row that breaks one and exits 1; with `--json` the findings by kind.
 */
export const verifyCommand: Command = {
  name: ['verify'],
  takes: [],
  summary: commandText.verify,
  options: {},
  run: async (context) => {
    await context.openDatabase()
    const ledger = await transaction(system, verifyLedger)
    const audit = await transaction(system, (tx) => verifyAudit(tx))
    const cases = await transaction(system, verifyCases)
    const people = await transaction(system, verifyPeople)
    const instruments = await transaction(system, verifyInstruments)
    const credentials = await transaction(system, verifyCredentials)
    const occasions = await transaction(system, verifyOccasions)
    const relations = await transaction(system, verifyRelations)
    // One after another: the system's connection takes one statement at a time.
    const ofServices: string[] = []
    for (const { verify } of services) ofServices.push(...(await transaction(system, verify)))
    const sentences = [
      ...ledger.map((found) => fillSentence(ledgerFindingText[found.rule], ledgerFacts(found))),
      ...audit.map((found) => fillSentence(auditFindingText[found.rule], { lane: found.lane, number: found.number })),
      ...cases.map(({ rule, subjectId, found, expected }) =>
        fillSentence(caseFindingText[rule], { subject: subjectId, found, expected }),
      ),
      ...people,
      ...credentials,
      ...occasions,
      ...relations,
      ...instruments.map(({ rule, number, version }) => fillSentence(instrumentFindingText[rule], { number, version })),
      ...ofServices,
    ]
    const clean = sentences.length === 0
    if (context.wantsJson)
      context.printJson({
        clean,
        ledger,
        audit,
        cases,
        people,
        credentials,
        instruments,
        occasions,
        services: ofServices,
      })
    else context.print((clean ? [commandText.verified] : sentences).join('\n'))
    return clean ? 0 : 1
  },
}

type LedgerFinding = Awaited<ReturnType<typeof verifyLedger>>[number]

function ledgerFacts({ rowId, line, amountFen }: LedgerFinding): Record<string, string | number> {
  return { rowId, line: line ?? '', amountFen: amountFen === null ? '' : `${displayYuan(amountFen)} 元` }
}
