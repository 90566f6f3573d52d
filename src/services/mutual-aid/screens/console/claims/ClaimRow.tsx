import { Checkbox } from 'antd'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { displayYuan } from '../../../../../platform/money.ts'
import { Due, StateTag } from '../../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { say } from '../../../../../ui/console/text.ts'
import type { ClaimCard } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { toneOf } from './claim-tone.ts'

/** Name and sum, where it stands; one grey line and its day. */
export function ClaimRow({
  claim,
  opened,
  address,
  chosen,
  onToggle,
}: {
  claim: ClaimCard
  opened: boolean
  address: string
  chosen: boolean | null
  onToggle: () => void
}) {
  const { org } = useReader()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (opened) row.current?.scrollIntoView({ block: 'nearest' })
  }, [opened])
  return (
    <li ref={row}>
      {chosen !== null && (
        <span className="pick">
          <Checkbox
            checked={chosen}
            onChange={onToggle}
            aria-label={say(consoleText.claims.selectOne, { name: claim.personName })}
          />
        </span>
      )}
      <Link to={{ pathname: `/mutual-aid/claims/${claim.id}`, search: address }} aria-current={opened}>
        <span>
          <b>
            {claim.personName}
            <span className="claim-sum num">{displayYuan(claim.payableFen)}</span>
          </b>
          <StateTag {...toneOf(claim, org.id)}>{claim.stateName}</StateTag>
        </span>
        <span>
          <small>
            {claim.orgName}
            <span className="sep" />
            {claim.number}
          </small>
          <Due due={claim.due} />
        </span>
      </Link>
    </li>
  )
}
