import { Upload } from 'antd'
import { Bar } from '../../../../ui/console/Bars.tsx'
import { size } from '../../../../ui/console/figures.ts'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import './file-drop.css'
import { importsText } from '../../quarters-console.text.ts'

const text = importsText

/** A place to drop one sheet, and how much of it has been sent. Nothing leaves until the page says so. */
export function FileDrop({
  file,
  hint,
  sending,
  sentBytes,
  onPick,
}: {
  file: File | null
  hint: string
  sending: boolean
  sentBytes: number
  onPick: (file: File) => void
}) {
  return (
    <>
      <Upload.Dragger
        accept=".csv,.txt,.tsv,.xlsx"
        showUploadList={false}
        disabled={sending}
        beforeUpload={(picked) => {
          onPick(picked)
          return false
        }}
      >
        <div className="drop">
          <Icon name={file ? 'file' : 'upload'} size="l" />
          {file ? (
            <span>
              <b>{file.name}</b>
              <small>
                {size(file.size)}
                <span className="sep" />
                {text.otherFile}
              </small>
            </span>
          ) : (
            <span className="muted">{hint}</span>
          )}
        </div>
      </Upload.Dragger>
      {sending && file && (
        <div className="drop-progress" role="status">
          <Bar part={sentBytes} whole={file.size} />
          <small>{say(text.uploading, { done: size(sentBytes), total: size(file.size) })}</small>
        </div>
      )}
    </>
  )
}
