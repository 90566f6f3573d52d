import { RequestsDesk } from './RequestsDesk.tsx'

/** Requests for quotations as the supplier reads them. */
export default function SupplyRequestsPage() {
  return <RequestsDesk desk="supplier" />
}
