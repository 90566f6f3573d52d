import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { ask } from '../../../../../platform/client/ask.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Due, StateTag } from '../../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { type ClaimDetail, getClaim } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { quarterName, weekdayed, Yuan } from '../words.tsx'
import { ClaimActs } from './ClaimActs.tsx'
import { ClaimHistory } from './ClaimHistory.tsx'
import { ComputationFacts } from './ComputationFacts.tsx'
import { toneOf } from './claim-tone.ts'
import { PersonFacts } from './PersonFacts.tsx'
import { StayFacts } from './StayFacts.tsx'
import { SubmissionFacts } from './SubmissionFacts.tsx'

const text = consoleText.claim

/** One claim whole: what it is at the left, what happened and comes next at the right. */
export function ClaimSheet({ id, listAddress, alone }: { id: string; listAddress: string; alone: 'yes' | 'no' }) {
  const asked = useQuery({ ...ask(getClaim, { params: { id } }), refetchInterval: 30_000 })
  return (
    <Answered asked={asked} bones={8}>
      {(detail) => (
        <>
          <Head detail={detail} listAddress={listAddress} alone={alone} />
          <div className="sheet-cols">
            <div className="facts">
              <PersonFacts key={detail.claim.ownerId} claim={detail.claim} />
              <StayFacts stay={detail.stay} />
              <ComputationFacts sum={detail.computation} kind={detail.claim.kind} />
              <SubmissionFacts detail={detail} />
            </div>
            <ClaimHistory detail={detail} />
          </div>
        </>
      )}
    </Answered>
  )
}

function Head({ detail, listAddress, alone }: { detail: ClaimDetail; listAddress: string; alone: 'yes' | 'no' }) {
  const { org } = useReader()
  const { claim } = detail
  const list = { pathname: '/mutual-aid/claims', search: listAddress }
  return (
    <header className="sheet-head">
      <p className="crumbs">
        {alone === 'no' && (
          <Link className="link back no-print" to={list}>
            <Icon name="arrow-left" size="s" /> {text.back}
            <span className="sep" />
          </Link>
        )}
        <span>{claim.number}</span>
        <span className="sep" />
        <Link to={`/mutual-aid/quarters/${claim.quarter}`}>{quarterName(claim.quarter)}</Link>
        <span className="sep" />
        <span>{consoleText.kinds[claim.kind]}</span>
        <span className="grow" />
        <button type="button" className="plain tool no-print" onClick={() => print()}>
          <Icon name="print" size="s" />
          {text.print}
        </button>
        <Link
          className="tool no-print"
          to={alone === 'yes' ? `/mutual-aid/claims/${claim.id}` : `/mutual-aid/claims/${claim.id}/alone`}
        >
          <Icon name={alone === 'yes' ? 'columns' : 'open-apart'} size="s" />
          {alone === 'yes' ? text.withList : text.alone}
        </Link>
      </p>
      <h2>
        <span>
          {claim.personName} <Yuan fen={claim.payableFen} />
        </span>
        <StateTag {...toneOf(claim, org.id)}>{claim.stateName}</StateTag>
      </h2>
      <dl className="sheet-meta">
        {claim.due && (
          <div>
            <dt>{text.due}</dt>
            <dd>
              {weekdayed(claim.due.on)} <Due due={claim.due} />
            </dd>
          </div>
        )}
        <div>
          <dt>{text.desk}</dt>
          <dd>{claim.deskName}</dd>
        </div>
        <div>
          <dt>{text.org}</dt>
          <dd>{claim.orgName}</dd>
        </div>
      </dl>
      <ClaimActs detail={detail} />
    </header>
  )
}
