import { useParams } from 'react-router'
import { ClaimSheet } from './ClaimSheet.tsx'
import './claims.css'

/** One claim with the whole width. */
export default function ClaimAlonePage() {
  const id = useParams().id!
  return (
    <article className="split-detail alone">
      <ClaimSheet id={id} listAddress="" alone="yes" />
    </article>
  )
}
