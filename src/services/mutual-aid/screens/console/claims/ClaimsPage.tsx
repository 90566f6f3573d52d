import { useInfiniteQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { askPages } from '../../../../../platform/client/ask.ts'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { Split } from '../../../../../ui/console/Split.tsx'
import { listClaims } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { ClaimList } from './ClaimList.tsx'
import { ClaimSheet } from './ClaimSheet.tsx'
import { useClaimFilter } from './claim-place.ts'
import './claims.css'

/** Claims under the reader, the list beside the claim. */
export default function ClaimsPage() {
  const { id } = useParams()
  const { org } = useReader()
  const place = useClaimFilter()
  const asked = useInfiniteQuery({
    ...askPages(listClaims, { query: { ...place.filter, orgId: place.filter.orgId ?? org.id } }),
    refetchInterval: 60_000,
  })
  return (
    <Split
      list={<ClaimList asked={asked} place={place} openedId={id ?? null} />}
      detail={id && <ClaimSheet key={id} id={id} listAddress={place.address} alone="no" />}
      nothingOpened={
        <>
          <b>{consoleText.claims.pick}</b>
          <span>{consoleText.claims.pickHint}</span>
        </>
      }
    />
  )
}
