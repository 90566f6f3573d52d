import { PageHead } from '../../../../../ui/console/Card.tsx'
import { pavilionsText } from '../../../pavilions-console.text.ts'
import { ProofsTable } from './ProofsTable.tsx'

const text = pavilionsText.proofs

/** What a supplier has laid before the operator, and what was decided. */
export default function OwnProofsPage() {
  return (
    <div className="pad">
      <PageHead title={text.ownTitle} sub={text.ownLead} />
      <ProofsTable desk="supply" first="" />
    </div>
  )
}
