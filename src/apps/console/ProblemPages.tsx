import { Button } from 'antd'
import { Link } from 'react-router'
import { PageHead } from '../../ui/console/Card.tsx'
import { Wrong } from '../../ui/console/States.tsx'
import { shellText } from './text.ts'

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <div className="pad narrow">
      <PageHead title={shellText.problem.notFound} />
      <p>{shellText.problem.notFoundLead}</p>
      <p>
        <Link className="link" to="/">
          {shellText.problem.home}
        </Link>
      </p>
    </div>
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
