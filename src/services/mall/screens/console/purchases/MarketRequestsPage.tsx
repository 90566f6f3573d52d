import { RequestsDesk } from './RequestsDesk.tsx'

/** Requests for quotations as the operator reads them. */
export default function MarketRequestsPage() {
  return <RequestsDesk desk="operator" />
}
