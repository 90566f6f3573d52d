import { config } from '../../platform/config.ts'
import type { Day } from '../../platform/dates.ts'
import { get, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'
import type { Claim } from './claims.model.ts'
import { openSettlement } from './settlement-sealed.ts'

/** A stay as the bureau's file proves it, opened. */
export type Settlement = {
  readonly settlementNo: string
  readonly idNumber: string
  readonly name: string
  readonly hospitalName: string
  readonly hospitalLevel: string
  readonly admittedOn: Day
  readonly dischargedOn: Day
  readonly diagnosisCode: string
  readonly diagnosisName: string
  readonly totalFen: Fen
  readonly fundFen: Fen
  readonly majorFen: Fen
  readonly ownFen: Fen
}

type Row = Omit<Settlement, 'idNumber' | 'name' | 'diagnosisCode' | 'diagnosisName'> & { sealed: Buffer }

const columns = sql`settlement_no, sealed, hospital_name, hospital_level, admitted_on, discharged_on, total_fen, fund_fen, major_fen, own_fen`

/** The stay a claim rests on. */
export async function settlementOf(tx: Tx, claim: Claim): Promise<Settlement> {
  const row = await get<Row>(
    tx,
    sql`select ${columns} from mutual_aid.settlements
        where id_index = ${claim.idIndex} and settlement_no = ${claim.settlementNo}
          and batch_id in (select batch_id from mutual_aid.settlement_batches where fund = ${claim.fund})`,
  )
  return opened(row)
}

/** The stays of many claims, by settlement number. */
export async function settlementsOf(tx: Tx, claims: readonly Claim[]): Promise<Map<string, Settlement>> {
  const found = await rows<Row>(
    tx,
    sql`select ${columns} from mutual_aid.settlements
        join unnest(${claims.map((claim) => claim.idIndex)}::uuid[], ${claims.map((claim) => claim.settlementNo)}::text[])
          as wanted (id_index, settlement_no) using (id_index, settlement_no)`,
  )
  return new Map(found.map((row) => [row.settlementNo, opened(row)]))
}

function opened({ sealed, ...row }: Row): Settlement {
  const { idNumber, name, diagnosisCode, diagnosisName } = openSettlement(config().sealKeys, sealed)
  return { ...row, idNumber, name, diagnosisCode, diagnosisName }
}
