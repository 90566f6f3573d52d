import type { Actor } from '../../kernel/access/index.ts'
import { type CommandContext, WrongUsage } from '../../platform/command.ts'
import type { Quarter } from '../../platform/dates.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { commandText } from './commands.text.ts'
import { listProofRows as listProofRowsContract, type ProofLine } from './coverage.contract.ts'
import { listProofRows, type Proof, proveCoverage } from './prove-coverage.ts'
import { claimStateNames, notEligibleNames } from './text.ts'

type Wish = { readonly quarter: Quarter; readonly fund: string | undefined; readonly cell: string | undefined }

/** Prints the proof of a quarter, or the records behind one of its numbers. Exit code 1 when it does not balance. */
export async function printProof(context: CommandContext, actor: Actor, wish: Wish): Promise<number | undefined> {
  if (wish.cell !== undefined) return printRows(context, actor, { ...wish, cell: wish.cell })

  const proof = await proveCoverage(actor, wish)
  if (context.wantsJson) context.printJson(proofDocument(proof))
  else for (const line of proofLines(proof)) context.print(line)
  return balances(proof) ? undefined : 1
}

/** The proof as `--json` prints it: stable keys, integers of rows and fen. */
export function proofDocument(proof: Proof) {
  const { files } = proof
  return {
    quarter: proof.quarter,
    files: files && {
      rows: files.rows,
      loaded: files.loaded,
      unchanged: files.unchanged,
      waiting: files.waiting,
      rejected: files.rejected,
    },
    ...lineDocument(proof.whole),
    balances: balances(proof),
    counties: proof.below.map(({ org, line }) => ({ code: org.code, name: org.name, ...lineDocument(line) })),
    unions: proof.unions.map(({ org, line }) => ({ code: org.code, name: org.name, ...lineDocument(line) })),
  }
}

/** What was not sent down yet waits to be notified, whether or not a desk has it already. */
function lineDocument(line: ProofLine) {
  const stages = line.inProgress.map(({ stage, count, oldestDays }) => [
    stage,
    { count: stage === 'notify' ? count + line.undispatched : count, oldestDays },
  ])
  return {
    inForce: line.inForce,
    notEligible: line.notEligible,
    unscreened: line.unscreened,
    eligible: line.eligible,
    benefitFen: line.benefitFen,
    paid: line.paid,
    paidFen: line.paidFen,
    declined: line.declined,
    inProgress: Object.fromEntries(stages) as Record<string, { count: number; oldestDays: number }>,
    differences: line.differences,
  }
}

function proofLines({ quarter, files, whole, ...proof }: Proof): string[] {
  const refused = Object.values(whole.notEligible).reduce((sum, count) => sum + count, 0)
  const moving = whole.inProgress.reduce((sum, stage) => sum + stage.count, 0) + whole.undispatched
  return [
    fillSentence(commandText.proofTitle, { quarter }),
    ...(files ? [fillSentence(commandText.proofFiles, files)] : []),
    fillSentence(commandText.proofRecords, {
      inForce: whole.inForce,
      eligible: whole.eligible,
      refused,
      unscreened: whole.unscreened,
      difference: whole.differences.records,
    }),
    ...Object.entries(notEligibleNames).map(
      ([reason, name]) => `  ${name} ${whole.notEligible[reason as keyof typeof notEligibleNames]}`,
    ),
    fillSentence(commandText.proofEligible, {
      eligible: whole.eligible,
      paid: whole.paid,
      declined: whole.declined,
      moving,
      difference: whole.differences.eligible,
    }),
    ...whole.inProgress.map(({ stage, count, oldestDays }) =>
      fillSentence(commandText.proofStage, {
        stage: claimStateNames[stage],
        count: stage === 'notify' ? count + whole.undispatched : count,
        days: oldestDays,
      }),
    ),
    balances({ quarter, files, whole, ...proof }) ? commandText.balances : commandText.balancesNot,
  ]
}

function balances(proof: Proof): boolean {
  const lines = [proof.whole, ...proof.below.map((one) => one.line), ...proof.unions.map((one) => one.line)]
  return (
    (proof.files?.difference ?? 0) === 0 &&
    lines.every((line) => line.differences.records === 0 && line.differences.eligible === 0)
  )
}

async function printRows(context: CommandContext, actor: Actor, wish: Wish & { cell: string }): Promise<undefined> {
  const { quarter, cell } = wish
  const known = listProofRowsContract.query.shape.cell.safeParse(cell)
  if (!known.success) throw new WrongUsage(fillSentence(commandText.cellWrong, { cell }))
  const ids: string[] = []
  for (;;) {
    const page = await listProofRows(actor, { ...wish, after: ids.at(-1) ?? '', limit: 10_000 })
    if (page.length === 0) break
    ids.push(...page.map((one) => one.row.settlementNo))
  }
  if (context.wantsJson) context.printJson({ quarter, cell, settlementIds: ids })
  else for (const id of ids) context.print(id)
}
