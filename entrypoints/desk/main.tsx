import { createRoot } from 'react-dom/client';
import '../../components/ui/theme.css';
import './desk.css';
import './rail.css';
import './rows.css';
import { AppProvider } from '../../lib/app/app.tsx';
import { App } from './App.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <AppProvider>
    <App />
  </AppProvider>,
);
