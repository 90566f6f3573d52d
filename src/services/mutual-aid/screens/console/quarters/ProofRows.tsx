import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { askPages } from '../../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { SideList } from '../../../../../ui/console/SideList.tsx'
import { Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { listProofRows } from '../../../coverage.contract.ts'
import { proofText } from '../../../quarters-console.text.ts'
import { notEligibleNames } from '../../../text.ts'
import { shortDay } from '../words.tsx'
import { type Cell, nameOfCell, useProofPlace } from './proof-cell.ts'

const text = proofText
const names = text.rowColumns

/** The records behind the number that was opened; the address keeps which. */
export function ProofRows({ quarter }: { quarter: string }) {
  const { org } = useReader()
  const place = useProofPlace()
  const title = place.cell
    ? say(text.rowsTitle, { org: place.cellOrgName ?? place.orgName ?? org.name, cell: nameOfCell(place.cell) })
    : ''
  return (
    <SideList open={place.cell !== null} title={title} onClose={place.closeCell} wide>
      {place.cell && <Rows quarter={quarter} cell={place.cell} orgId={place.cellOrgId ?? place.orgId ?? org.id} />}
    </SideList>
  )
}

function Rows({ quarter, cell, orgId }: { quarter: string; cell: Cell; orgId: string }) {
  const asked = useInfiniteQuery(askPages(listProofRows, { params: { quarter }, query: { cell, orgId } }))
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Answered asked={asked}>
      {() =>
        rows.length === 0 ? (
          <Empty title={text.rowsEmpty} />
        ) : (
          <>
            <div className="inset table-scroll">
              <PlainTable
                caption={nameOfCell(cell)}
                rows={rows}
                keyOf={(row) => row.settlementId}
                columns={[
                  {
                    key: 'person',
                    name: names.person,
                    cell: (row) =>
                      row.claimId ? (
                        <Link className="opens" to={`/mutual-aid/claims/${row.claimId}`}>
                          {row.maskedName}
                        </Link>
                      ) : (
                        row.maskedName
                      ),
                  },
                  {
                    key: 'org',
                    name: names.org,
                    cell: (row) => row.orgName ?? <span className="soft">{text.rowNoOrg}</span>,
                  },
                  {
                    key: 'discharged',
                    name: names.discharged,
                    cell: (row) => <span className="nowrap">{shortDay(row.dischargedOn)}</span>,
                  },
                  { key: 'own', name: names.own, right: true, cell: (row) => displayYuan(row.ownFen) },
                  {
                    key: 'benefit',
                    name: names.benefit,
                    right: true,
                    cell: (row) => (row.benefitFen > 0 ? displayYuan(row.benefitFen) : ''),
                  },
                  {
                    key: 'state',
                    name: names.state,
                    cell: (row) => (
                      <span className="nowrap">{row.reason ? notEligibleNames[row.reason] : row.stateName}</span>
                    ),
                  },
                  { key: 'id', name: names.id, cell: (row) => <span className="soft">{row.settlementId}</span> },
                ]}
              />
            </div>
            <MoreRows
              shown={rows.length}
              unit={consoleText.units.rows}
              more={asked.hasNextPage}
              loading={asked.isFetchingNextPage}
              onMore={() => void asked.fetchNextPage()}
            />
          </>
        )
      }
    </Answered>
  )
}
