import { Upload } from 'antd'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import './mall-console.css'

/** A place to drop one sheet. Nothing leaves until the dialog says so. */
export function SheetDrop({ file, hint, onPick }: { file: File | null; hint: string; onPick: (file: File) => void }) {
  return (
    <Upload.Dragger
      accept=".csv,.txt,.tsv,.xlsx"
      showUploadList={false}
      beforeUpload={(picked) => {
        onPick(picked)
        return false
      }}
    >
      <div className="mall-drop">
        <Icon name={file ? 'file' : 'upload'} size="l" />
        {file ? <b>{file.name}</b> : <span className="muted">{hint}</span>}
      </div>
    </Upload.Dragger>
  )
}
