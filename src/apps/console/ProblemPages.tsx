import { Button } from 'antd'
import { Link } from 'react-router'
import { Empty, Wrong } from '../../ui/console/States.tsx'
import { shellText } from './text.ts'

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Empty title={shellText.problem.notFound}>
      <p>{shellText.problem.notFoundLead}</p>
      <Link className="link" to="/">
        {shellText.problem.home}
      </Link>
    </Empty>
  )
}

/** A page that broke while it was drawn or fetched; the rest of the console stands. */
export function PageCrashed() {
  return (
    <div>
      <Wrong title={shellText.problem.crashed} sentence={shellText.problem.crashedLead} />
      <div className="state-card">
        <Button onClick={() => location.reload()}>{shellText.problem.reload}</Button>
      </div>
    </div>
  )
}
