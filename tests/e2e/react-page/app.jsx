// The blocking page, and the page on which somebody who is logged in chooses what to block: what Spær shows, in React, as one would begin it.

import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Route, Routes } from 'react-router';
import { Blocking, Frame } from 'written';

const get = address => fetch(`/api/v1${address}`, { cache: 'no-store' }).then(answer => answer.json());

function Check() {
  const [answers, setAnswers] = useState(null);
  const [chosen, setChosen] = useState([]);
  useEffect(() => {
    Promise.all([get('/session'), get('/authenticators')]).then(setAnswers);
  }, []);
  if (!answers) return <p className="loading">Henter …</p>;
  const [session, { items }] = answers;
  const toggle = id => setChosen(chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id]);
  return (
    <>
      <h1>Hvad vil du spærre?</h1>
      <p>{session.display_name}</p>
      <ul className="plain-list">
        {items.map(({ id, kind, label, short_id, status, last_used_at }) => (
          <li key={id}>
            <input type="checkbox" className="form-checkbox" id={id} checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <label htmlFor={id}>
              <strong>{label ?? kind}</strong> <span>{short_id}</span> <span>{status}</span> <time>{last_used_at}</time>
            </label>
          </li>
        ))}
      </ul>
      <button type="button" className="button button-primary act" disabled={chosen.length === 0}>Spær nu</button>
    </>
  );
}

function App() {
  useEffect(() => {
    document.body.dataset.app = 'ready';
  }, []);
  return (
    <Frame>
      <Routes>
        <Route path="/react" element={<Blocking />} />
        <Route path="/react/check" element={<Check />} />
      </Routes>
    </Frame>
  );
}

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <BrowserRouter>
      <App />
    </BrowserRouter>
  </StrictMode>,
);
