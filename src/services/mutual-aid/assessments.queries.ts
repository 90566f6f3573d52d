import type { Day } from '../../platform/dates.ts'
import { find, rows, sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { Fen } from '../../platform/money.ts'
import type { Claim } from './claims.model.ts'
import type { Assessment } from './model.ts'

/** What the settlement of a claim is assessed at; nothing when it fell out of force. */
export async function findAssessment(
  tx: Tx,
  claim: Pick<Claim, 'fund' | 'idIndex' | 'settlementNo'>,
): Promise<Assessment | undefined> {
  return find<Assessment>(
    tx,
    sql`select settlement_no as settlement_id, org_id, reason::text as reason, policy_version, policy_year, own_fen, own_before_fen,
          raw_benefit_fen, paid_before_fen, inpatient_fen, lump_sum_fen, disease
        from mutual_aid.assessments
        where fund = ${claim.fund} and id_index = ${claim.idIndex} and settlement_no = ${claim.settlementNo}`,
  )
}

/** Stays of the same policy year that count and come before one, oldest first. */
export async function listEarlierStays(
  tx: Tx,
  claim: Pick<Claim, 'fund' | 'idIndex' | 'settlementNo'>,
): Promise<{ dischargedOn: Day; ownFen: Fen; benefitFen: Fen }[]> {
  return rows(
    tx,
    sql`select earlier.discharged_on, earlier.own_fen, earlier.inpatient_fen + earlier.lump_sum_fen as benefit_fen
        from mutual_aid.assessments this
        join mutual_aid.assessments earlier
          on earlier.fund = this.fund and earlier.id_index = this.id_index and earlier.policy_year = this.policy_year
          and (earlier.discharged_on, earlier.settlement_no) < (this.discharged_on, this.settlement_no)
        where this.fund = ${claim.fund} and this.id_index = ${claim.idIndex} and this.settlement_no = ${claim.settlementNo}
          and (earlier.reason is null or earlier.reason in ('below-deductible', 'cap-reached'))
        order by earlier.discharged_on, earlier.settlement_no`,
  )
}
