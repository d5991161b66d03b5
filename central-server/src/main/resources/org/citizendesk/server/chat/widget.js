// SPDX-License-Identifier: Apache-2.0
// The chat window of Citizen Desk. What is typed is never lost: it waits here until the server says it is stored.
(() => {
  'use strict';
  const base = new URL('.', document.currentScript.src);
  const STORE = 'citizen-desk-chat';
  const TEXTS = {
    en: {
      title: 'Chat with us', other: 'Español', otherTag: 'es', log: 'Messages', name: 'Your name (optional)',
      text: 'Your message', hint: 'Enter sends, Shift+Enter starts a new line.', send: 'Send', end: 'End chat',
      fresh: 'New chat', you: 'You', desk: 'Notice', sending: 'Sending…', failed: 'Not sent:',
      connecting: 'Connecting…', lost: 'Connection lost. Reconnecting… Your text is kept.',
      ready: 'Write to us. An agent will answer here.', waiting: 'Waiting for an agent. You can keep writing.',
      joined: 'An agent is with you.', typing: 'The agent is typing…', ended: 'This chat has ended. Write again to begin another.'
    },
    es: {
      title: 'Hable con nosotros', other: 'English', otherTag: 'en', log: 'Mensajes', name: 'Su nombre (opcional)',
      text: 'Su mensaje', hint: 'Intro envía, Mayús+Intro empieza otra línea.', send: 'Enviar', end: 'Terminar el chat',
      fresh: 'Nuevo chat', you: 'Usted', desk: 'Aviso', sending: 'Enviando…', failed: 'No se envió:',
      connecting: 'Conectando…', lost: 'Sin conexión. Conectando de nuevo… Su texto se conserva.',
      ready: 'Escríbanos. Un agente le responderá aquí.', waiting: 'En espera de un agente. Puede seguir escribiendo.',
      joined: 'Un agente está con usted.', typing: 'El agente está escribiendo…', ended: 'Este chat ha terminado. Escriba para empezar otro.'
    }
  };

  // What a reload must not lose; queue holds what the server has not confirmed.
  let kept = {conversation: null, key: null, name: '', language: '', draft: '', queue: []};
  try {
    kept = Object.assign(kept, JSON.parse(sessionStorage.getItem(STORE)));
  } catch { /* storage is barred: the chat then ends with the page */ }
  const save = () => {
    try {
      sessionStorage.setItem(STORE, JSON.stringify(kept));
    } catch { /* as above */ }
  };
  if (!TEXTS[kept.language]) kept.language = navigator.language.startsWith('es') ? 'es' : 'en';

  let socket = null, welcomed = false, everWelcomed = false, greeting = '', inFlight = null, sentAt = 0, heardAt = 0;
  let askedAt = 0, failures = 0, last = 0, agent = false, agentTypes = false, over = false, ending = false;
  let typing = false, typingStop = 0;
  const shown = new Map();

  const make = (tag, props, ...inside) => {
    const node = Object.assign(document.createElement(tag), props);
    node.append(...inside);
    return node;
  };
  const title = make('h2', {id: 'cd-title'}), other = make('button', {type: 'button'});
  const status = make('p', {className: 'cd-status'}), log = make('div', {className: 'cd-log', tabIndex: 0});
  const name = make('input', {id: 'cd-name', maxLength: 100, autocomplete: 'name', value: kept.name});
  const nameLabel = make('label', {htmlFor: 'cd-name'}), textLabel = make('label', {htmlFor: 'cd-text'});
  const text = make('textarea', {id: 'cd-text', rows: 2, maxLength: 4000, value: kept.draft});
  const hint = make('p', {id: 'cd-hint', className: 'cd-hint'}), send = make('button', {className: 'cd-send'});
  const end = make('button', {type: 'button'}), fresh = make('button', {type: 'button', hidden: true});
  const form = make('form', {noValidate: true}, nameLabel, name, textLabel, text, hint,
    make('div', {className: 'cd-keys'}, send, end, fresh));
  const root = make('section', {className: 'cd-chat'}, make('div', {className: 'cd-top'}, title, other), status, log, form);
  root.setAttribute('aria-labelledby', 'cd-title');
  status.setAttribute('role', 'status');
  log.setAttribute('role', 'log');
  log.setAttribute('aria-live', 'polite');
  text.setAttribute('aria-describedby', 'cd-hint');

  const words = () => TEXTS[kept.language];
  const begun = () => last > 0 || kept.queue.length > 0;
  const put = (node, value) => { if (node.textContent !== value) node.textContent = value; };
  const render = () => {
    const t = words();
    root.lang = kept.language;
    put(title, t.title); put(other, t.other); put(nameLabel, t.name); put(textLabel, t.text); put(hint, t.hint);
    put(send, t.send); put(end, t.end); put(fresh, t.fresh);
    other.lang = t.otherTag;
    log.setAttribute('aria-label', t.log);
    name.hidden = nameLabel.hidden = begun();
    end.hidden = over || !begun();
    fresh.hidden = !over;
    put(status, t[!welcomed ? (everWelcomed ? 'lost' : 'connecting') : over ? 'ended' : agentTypes ? 'typing'
      : agent ? 'joined' : begun() ? 'waiting' : 'ready']);
  };

  const bubble = (id, author, who, said, note) => {
    const label = make('span', {className: 'cd-who'}, who + ' · ' + note);
    const node = make('div', {className: 'cd-say cd-' + author}, label, make('p', {dir: 'auto'}, said));
    log.insertBefore(node, author === 'pending' ? null : log.querySelector('.cd-sending'));
    shown.set(id, node);
    log.scrollTop = log.scrollHeight;
    return node;
  };
  const showPending = m => bubble(m.id, 'pending', words().you, m.text, words().sending).classList.add('cd-citizen', 'cd-sending');
  const relabel = (node, who, note) => { node.firstChild.textContent = who + ' · ' + note; };
  const clock = at => new Date(at).toLocaleTimeString(kept.language, {hour: 'numeric', minute: '2-digit'});

  const emit = frame => socket.send(JSON.stringify(frame));
  const wish = () => kept.name + '|' + kept.language;
  const hello = () => {
    askedAt = Date.now();
    greeting = wish();
    emit({t: 'hello', conversation: kept.conversation, key: kept.key, after: last, name: kept.name, language: kept.language});
  };
  const begin = () => {
    Object.assign(kept, {conversation: null, key: null});
    last = 0; agent = agentTypes = over = ending = welcomed = false; inFlight = null;
    save();
    if (socket && socket.readyState === 1) hello();
  };
  // One at a time, so that a refused or lost message can never be overtaken by the next.
  const flush = () => {
    if (!welcomed || inFlight) return;
    const next = kept.queue[0];
    if (next && over) return begin();
    if (next && !last && greeting !== wish()) return begin();
    if (next) {
      inFlight = next.id;
      sentAt = Date.now();
      emit({t: 'say', id: next.id, text: next.text});
    } else if (ending) {
      ending = false;
      emit({t: 'end'});
    }
  };
  const settle = id => {
    kept.queue = kept.queue.filter(m => m.id !== id);
    if (inFlight === id) inFlight = null;
    save();
  };

  const frames = {
    welcome(f) {
      if (f.conversation !== kept.conversation) agent = false;
      kept.conversation = f.conversation;
      kept.key = f.key;
      save();
      if (f.last < last) { last = 0; return hello(); }
      welcomed = everWelcomed = true;
      failures = 0;
      flush();
    },
    said(f) {
      if (f.n > last + 1) return hello();
      const mine = f.author === 'citizen', who = mine ? words().you : f.author === 'agent' ? f.name : words().desk;
      const node = shown.get(f.id);
      if (node) {
        node.classList.remove('cd-sending');
        relabel(node, who, clock(f.at));
      } else if (f.n > last) {
        bubble(f.id, f.author, who, f.text, clock(f.at));
      }
      last = Math.max(last, f.n);
      if (!mine) agentTypes = false;
      settle(f.id);
      flush();
    },
    agent(f) { agent = f.on; },
    typing(f) { agentTypes = f.on; },
    ended() { over = true; agentTypes = ending = false; flush(); },
    error(f) {
      const id = inFlight;
      inFlight = null;
      if (f.code === 'unknown-conversation') return begin();
      if (f.code === 'ended') { over = true; return flush(); }
      if (f.code === 'too-fast' || f.code === 'server-error') {
        if (!welcomed) return socket.close();
        return void setTimeout(flush, 1000 + Math.random() * 2000);
      }
      if (!id) return;
      const node = shown.get(id);
      node.classList.replace('cd-sending', 'cd-failed');
      relabel(node, words().failed, f.text);
      settle(id);
      flush();
    }
  };

  const connect = () => {
    const url = new URL('ws', base);
    url.protocol = url.protocol.replace('http', 'ws');
    const mine = socket = new WebSocket(url);
    heardAt = askedAt = Date.now();
    mine.onopen = hello;
    mine.onmessage = e => {
      if (mine !== socket) return;
      heardAt = Date.now();
      const f = JSON.parse(e.data);
      if (Object.hasOwn(frames, f.t)) frames[f.t](f);
      render();
    };
    mine.onclose = () => { if (mine === socket) lose(); };
  };
  const lose = () => {
    const old = socket;
    socket = null;
    if (old) old.close();
    welcomed = agentTypes = typing = false;
    inFlight = null;
    render();
    // Full jitter: all the browsers of a restarted server must not come back at once.
    setTimeout(connect, Math.random() * Math.min(15000, 500 * 2 ** failures++));
  };
  // A dead network says nothing: ask when it was quiet for long, and give up when no answer comes.
  setInterval(() => {
    const now = Date.now();
    if (!socket || now - heardAt < 8000 && !inFlight) return;
    if (inFlight && now - Math.max(sentAt, heardAt) > 8000 || askedAt > heardAt && now - askedAt > 5000) lose();
    else if (welcomed && askedAt <= heardAt && now - heardAt >= 8000) hello();
    else if (!welcomed && now - askedAt > 10000) lose();
  }, 1000);
  addEventListener('offline', () => { if (socket) lose(); });

  const stopTyping = () => {
    clearTimeout(typingStop);
    if (typing && welcomed) emit({t: 'typing', on: false});
    typing = false;
  };
  text.addEventListener('input', () => {
    kept.draft = text.value;
    save();
    if (welcomed && last && !over && !typing) { typing = true; emit({t: 'typing', on: true}); }
    clearTimeout(typingStop);
    typingStop = setTimeout(stopTyping, 4000);
  });
  name.addEventListener('input', () => { kept.name = name.value; save(); });
  text.addEventListener('keydown', e => {
    if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) { e.preventDefault(); form.requestSubmit(); }
  });
  form.addEventListener('submit', e => {
    e.preventDefault();
    text.focus();
    if (!text.value.trim()) return;
    // crypto.randomUUID is missing on pages without TLS
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map(b => (b + 256).toString(16).slice(1)).join('');
    const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    const message = {id, text: text.value};
    kept.queue.push(message);
    kept.draft = text.value = '';
    save();
    showPending(message);
    stopTyping();
    flush();
    render();
  });
  end.addEventListener('click', () => { ending = true; text.focus(); flush(); });
  fresh.addEventListener('click', () => { log.replaceChildren(); shown.clear(); begin(); render(); text.focus(); });
  other.addEventListener('click', () => { kept.language = words().otherTag; save(); render(); });

  if (!document.querySelector('link[href$="widget.css"]')) {
    document.head.append(make('link', {rel: 'stylesheet', href: new URL('widget.css', base)}));
  }
  document.body.append(root);
  kept.queue.forEach(showPending);
  render();
  connect();
})();
