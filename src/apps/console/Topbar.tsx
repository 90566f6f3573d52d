import { IconButton } from '../../ui/console/Marks.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { JobsMenu } from './JobsMenu.tsx'
import { NoticeBell } from './NoticeBell.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { ScopeMenu } from './ScopeMenu.tsx'
import { shellText } from './text.ts'
import './topbar.css'

/** For whom I work, what I look for, what runs, what is new, who I am. */
export function Topbar({ onNav, onSearch }: { onNav: () => void; onSearch: () => void }) {
  return (
    <header className="topbar">
      <div className="topbar-left">
        <span className="nav-button">
          <IconButton icon="menu" label={shellText.openNavigation} onClick={onNav} />
        </span>
        <ScopeMenu />
      </div>
      <button type="button" className="find" onClick={onSearch}>
        <Icon name="search" size="s" />
        <span>{shellText.search.open}</span>
        <kbd className="kbd">Ctrl K</kbd>
      </button>
      <div className="topbar-tools">
        <JobsMenu />
        <NoticeBell />
        <PersonMenu />
      </div>
    </header>
  )
}
