import { Navigate, useParams } from 'react-router'
import { useMay } from '../../../../ui/console/reader.tsx'

/** Where a case opens for this reader: the union's own file, or what is shared with her body. */
export default function OpenedCase() {
  const { id } = useParams()
  const joins = useMay('disputes.join')
  const handles = useMay('disputes.read')
  return <Navigate replace to={`/disputes/${joins && !handles ? 'shared' : 'cases'}/${id}`} />
}
