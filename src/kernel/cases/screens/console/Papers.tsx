import { Modal } from 'antd'
import { useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { type AttachmentCard, openPaper } from '../../contract.ts'
import { moment } from './case-words.ts'

const isPicture = (paper: AttachmentCard) => paper.type.startsWith('image/')

function addressFor(caseId: string, paper: AttachmentCard, show?: 'inline'): string {
  return addressOf(openPaper, { params: { id: caseId, attachmentId: paper.id }, query: { show } })
}

/** The papers of a case: pictures open here, a PDF in a tab of its own, anything else is saved. */
export function Papers({ caseId, papers }: { caseId: string; papers: readonly AttachmentCard[] }) {
  const [shown, setShown] = useState<AttachmentCard | null>(null)
  return (
    <section>
      <h3>
        {consoleText.papers} <small>{papers.length}</small>
      </h3>
      <ul className="case-papers">
        {papers.map((paper) => (
          <li key={paper.id}>
            <Icon name={isPicture(paper) ? 'image' : 'file'} size="s" />
            <Name caseId={caseId} paper={paper} onShow={setShown} />
            <small className="case-paper-more">
              {[consoleText.audienceMarks[paper.audience], moment(paper.attachedAt)]
                .filter(Boolean)
                .join(consoleText.between)}
            </small>
          </li>
        ))}
      </ul>
      <Modal
        open={shown !== null}
        title={shown?.name ?? consoleText.previewed}
        width={760}
        onCancel={() => setShown(null)}
        footer={shown && <a href={addressFor(caseId, shown)}>{consoleText.download}</a>}
        destroyOnHidden
      >
        {shown && <img className="case-picture" src={addressFor(caseId, shown, 'inline')} alt={shown.name} />}
      </Modal>
    </section>
  )
}

function Name({
  caseId,
  paper,
  onShow,
}: {
  caseId: string
  paper: AttachmentCard
  onShow: (paper: AttachmentCard) => void
}) {
  if (isPicture(paper)) {
    return (
      <button
        type="button"
        className="plain link case-paper-name"
        aria-label={say(consoleText.paper, { name: paper.name })}
        onClick={() => onShow(paper)}
      >
        {paper.name}
      </button>
    )
  }
  const isPdf = paper.type === 'application/pdf'
  return (
    <a
      className="link case-paper-name"
      href={addressFor(caseId, paper, isPdf ? 'inline' : undefined)}
      {...(isPdf && { target: '_blank', rel: 'noreferrer' })}
    >
      {paper.name}
    </a>
  )
}
