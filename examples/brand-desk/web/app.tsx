import { render } from 'preact';
import { BalanceBadge } from './balance-badge';
import { ClaimCheck } from './claim-check';
import { MentionList } from './mention-list';
import { MonitorForm } from './monitor-form';
import { MonitorList } from './monitor-list';
import { ReportButton } from './report-button';
import { track } from './track';

function App() {
  return (
    <>
      <h1>Brand Desk</h1>
      <BalanceBadge />
      <MonitorForm />
      <MonitorList />
      <MentionList />
      <ClaimCheck />
      <ReportButton />
    </>
  );
}

track('opened');
const root = document.getElementById('app');
if (root) render(<App />, root);
