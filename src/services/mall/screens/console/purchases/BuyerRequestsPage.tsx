import { RequestsDesk } from './RequestsDesk.tsx'

/** Requests for quotations as the buyer reads them. */
export default function BuyerRequestsPage() {
  return <RequestsDesk desk="buyer" />
}
