import { displayYuan } from '../../../../../platform/money.ts'
import { Card } from '../../../../../ui/console/Card.tsx'
import { Opens } from '../../../../../ui/console/Marks.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { pavilionsText } from '../../../pavilions-console.text.ts'
import type { ZoneReport } from '../../../zone.contract.ts'

const text = pavilionsText.zone

/** What a figure opens to: the orders of a union, a region, a pavilion. */
export type Wanted = {
  readonly name: string
  readonly orgId?: string
  readonly regionId?: string
  readonly pavilionId?: string
}

/** Which union bought from which region: unions down, regions across, sums at both ends; each cell opens to its orders. */
export function Pairs({
  report,
  onOpen,
  onOrg,
}: {
  report: ZoneReport
  onOpen: (wanted: Wanted) => void
  onOrg: (orgId: string) => void
}) {
  const regions = report.byRegion.filter((region) => region.pieces !== 0 || region.amountFen !== 0)
  const unions = [...Map.groupBy(report.pairs, (pair) => pair.orgId)].map(([orgId, pairs]) => ({
    orgId,
    name: orgId === report.orgId ? say(text.own, { name: report.orgName }) : pairs[0]!.orgName,
    pairs: new Map(pairs.map((pair) => [pair.regionId, pair])),
    sum: pairs.reduce((sum, pair) => sum + pair.amountFen, 0),
  }))
  // What no union below accounts for is the rest of a sum; beside others it has no rows of its own.
  const opens = (orgId: string) => orgId !== report.orgId || unions.length === 1
  const inOrder = unions.toSorted((one, other) => other.sum - one.sum)
  return (
    <Card title={text.pairs} sub={text.pairsLead}>
      <div className="inset table-scroll">
        <table className="mall-matrix">
          <thead>
            <tr>
              <th scope="col">{text.union}</th>
              {regions.map((region) => (
                <th key={region.regionId} scope="col">
                  {region.name}
                </th>
              ))}
              <th scope="col">{text.sum}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder.map(({ orgId, name, pairs, sum }) => (
              <tr key={orgId}>
                <th scope="row">
                  {orgId === report.orgId ? (
                    name
                  ) : (
                    <button type="button" className="plain link" onClick={() => onOrg(orgId)}>
                      {name}
                    </button>
                  )}
                </th>
                {regions.map(({ regionId, name: region }) => {
                  const pair = pairs.get(regionId)
                  return (
                    <td key={regionId}>
                      {pair && (
                        <Opens
                          onOpen={
                            opens(orgId) ? () => onOpen({ name: `${name} · ${region}`, orgId, regionId }) : undefined
                          }
                        >
                          {displayYuan(pair.amountFen)}
                        </Opens>
                      )}
                      {pair?.isPaired && <small>{text.paired}</small>}
                    </td>
                  )
                })}
                <td>
                  <Opens onOpen={opens(orgId) ? () => onOpen({ name, orgId }) : undefined}>{displayYuan(sum)}</Opens>
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{text.sum}</th>
              {regions.map((region) => (
                <td key={region.regionId}>{displayYuan(region.amountFen)}</td>
              ))}
              <td>{displayYuan(report.zone.amountFen)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </Card>
  )
}
