// SPDX-License-Identifier: Apache-2.0
// The chat window of Citizen Desk. What is typed is never lost: it waits here until the server says it is stored.
(() => {
  'use strict';
  const base = new URL('.', document.currentScript.src);
  const STORE = 'citizen-desk-chat';
  const TEXTS = {
    en: {
      title: 'Chat with us', hide: 'Hide', news: 'New messages: ', other: 'Español', otherTag: 'es', log: 'Messages', name: 'Your name (optional)',
      text: 'Your message', hint: 'Enter sends, Shift+Enter starts a new line.', send: 'Send', end: 'End chat',
      fresh: 'New chat', you: 'You', desk: 'Notice', sending: 'Sending…', failed: 'Not sent', seen: 'Seen',
      connecting: 'Connecting…', lost: 'Connection lost. Reconnecting… Your text is kept.',
      ready: 'Write to us. An agent will answer here.', waiting: 'Waiting for an agent. You can keep writing.',
      shut: 'We are closed now.', opens: 'We open again: ', leaveIt: 'Leave a message here, and we will answer by e-mail.', late: 'We have closed meanwhile; agents may still answer.',
      email: 'Your e-mail address, for our answer', leave: 'Leave message', left: 'We have your message and will answer by e-mail.', tooLate: 'the chat is closed now.',
      badEmail: 'Please give an e-mail address that we can answer, such as name@example.org.',
      topic: 'What is it about?', choose: 'Please choose', badTopic: 'Please choose what it is about.', mail: 'Your e-mail address (optional)', optional: ' (optional)',
      ask: 'How was this chat? (optional)', scores: ['1, bad', '2', '3', '4', '5, good'], comment: 'Your comment (optional)', rate: 'Send rating', thanks: ' Thank you for your rating.',
      badScore: 'Please choose from 1 to 5.', next: 'You are next in line.', number: n => `You are number ${n} in line.`,
      about: (a, b) => !b ? 'It may take more than an hour.' : a ? `It may take about ${a} to ${b} minutes.` : `It may take less than ${b} minutes.`,
      joined: 'An agent is with you.', typing: 'The agent is typing…', ended: 'This chat has ended. Write again to begin another.',
      save: 'Save chat', copy: 'E-mail chat', copyTo: 'E-mail address for a copy', copyGo: 'Send a copy', copying: 'Asking for a copy…',
      copyLater: a => `A copy goes to ${a} when this chat has ended.`, copyNow: a => `A copy of this chat goes to ${a}.`, noCopy: 'A copy cannot be sent now. You can save the chat.',
      attach: 'Attach files', cancel: 'Cancel', file: (name, size) => `Download ${name} (${size})`, fileGone: 'The file cannot be loaded now.', fileLarge: size => `it is larger than ${size}.`,
      fileMany: 'this chat has as many files as it can have.', fileLate: 'this chat has ended.', fileKind: 'files of this kind are not taken.', fileLost: 'please choose it again.', fileNot: 'it cannot be taken.'
    },
    es: {
      title: 'Hable con nosotros', hide: 'Ocultar', news: 'Mensajes nuevos: ', other: 'English', otherTag: 'en', log: 'Mensajes', name: 'Su nombre (opcional)',
      text: 'Su mensaje', hint: 'Intro envía, Mayús+Intro empieza otra línea.', send: 'Enviar', end: 'Terminar el chat',
      fresh: 'Nuevo chat', you: 'Usted', desk: 'Aviso', sending: 'Enviando…', failed: 'No se envió', seen: 'Visto',
      connecting: 'Conectando…', lost: 'Sin conexión. Conectando de nuevo… Su texto se conserva.',
      ready: 'Escríbanos. Un agente le responderá aquí.', waiting: 'En espera de un agente. Puede seguir escribiendo.',
      shut: 'Ahora está cerrado.', opens: 'Abrimos de nuevo: ', leaveIt: 'Deje aquí un mensaje y le responderemos por correo electrónico.', late: 'Ya hemos cerrado; quizá aún le responda un agente.',
      email: 'Su correo electrónico, para responderle', leave: 'Dejar mensaje', left: 'Tenemos su mensaje y le responderemos por correo electrónico.', tooLate: 'el chat ya está cerrado.',
      badEmail: 'Escriba una dirección de correo a la que podamos responder, como nombre@ejemplo.org.',
      topic: '¿De qué se trata?', choose: 'Por favor elija', badTopic: 'Por favor elija de qué se trata.', mail: 'Su correo electrónico (opcional)', optional: ' (opcional)',
      ask: '¿Qué le pareció este chat? (opcional)', scores: ['1, malo', '2', '3', '4', '5, bueno'], comment: 'Su comentario (opcional)', rate: 'Enviar opinión', thanks: ' Gracias por su opinión.',
      badScore: 'Por favor elija de 1 a 5.', next: 'Usted es la próxima persona.', number: n => `Su turno es el número ${n}.`,
      about: (a, b) => !b ? 'Puede tardar más de una hora.' : a ? `Puede tardar de ${a} a ${b} minutos.` : `Puede tardar menos de ${b} minutos.`,
      joined: 'Un agente está con usted.', typing: 'El agente está escribiendo…', ended: 'Este chat ha terminado. Escriba para empezar otro.',
      save: 'Guardar el chat', copy: 'Recibir por correo', copyTo: 'Correo electrónico para una copia', copyGo: 'Enviar una copia', copying: 'Pidiendo una copia…',
      copyLater: a => `Enviaremos una copia a ${a} cuando termine este chat.`, copyNow: a => `Enviamos una copia de este chat a ${a}.`, noCopy: 'Ahora no se puede enviar una copia. Puede guardar el chat.',
      attach: 'Adjuntar archivos', cancel: 'Cancelar', file: (name, size) => `Descargar ${name} (${size})`, fileGone: 'Ahora no se puede cargar el archivo.', fileLarge: size => `pasa de ${size}.`,
      fileMany: 'no caben más archivos en este chat.', fileLate: 'este chat ha terminado.', fileKind: 'no se aceptan archivos de este tipo.', fileLost: 'elíjalo otra vez.', fileNot: 'no se puede aceptar.'
    }
  };

  // What a reload must not lose; queue holds what the server has not confirmed.
  let kept = {conversation: null, key: null, name: '', language: '', draft: '', email: '', topic: '', answer: '', score: 0, comment: '', rating: null, copyTo: '', letter: null, queue: [], files: [], open: false};
  try {
    kept = Object.assign(kept, JSON.parse(sessionStorage.getItem(STORE)));
  } catch { /* storage is barred: the chat then ends with the page */ }
  const save = () => {
    try {
      sessionStorage.setItem(STORE, JSON.stringify(kept));
    } catch { /* as above */ }
  };
  if (!TEXTS[kept.language]) kept.language = navigator.language.startsWith('es') ? 'es' : 'en';

  // What all the tabs of a site show alike; last is the number of the newest message, wanted says that somebody looked.
  const live = {welcomed: false, everWelcomed: false, agent: false, agentTypes: false, over: false, ending: false, last: 0, seen: 0, wanted: false, office: null, wait: null, questions: null, rated: false, copies: false, copy: '', noCopy: '', files: 0};
  let socket = null, greeting = '', greetedTopic = '', inFlight = null, sentAt = 0, heardAt = 0, askedAt = 0, failures = 0;
  let officeHeard = false, typing = false, typingStop = 0, typedAt = 0, typesNoMore = 0, looked = 0, unread = 0;
  // told is what the log shows without what is being sent; page changes when the log is cleared.
  let told = [], page = '', shared = 0, leading = false, leaderHidden = false, leaderHeard = 0, leaderAsked = 0, idleAt = 0, saidAt = 0, replayTo = 0, notice = '';
  // What is left for later and not confirmed; of all tabs, in the one that speaks.
  const letters = new Map();
  const shown = new Map();
  // Files on their way from this tab; orphans were when it was loaded, and only their names are left.
  const uploads = [], orphans = [...kept.files];

  const make = (tag, props, ...inside) => {
    const node = Object.assign(document.createElement(tag), props);
    node.append(...inside);
    return node;
  };
  const title = make('h2', {id: 'cd-title'}), other = make('button', {type: 'button'});
  const hide = make('button', {type: 'button'}), launch = make('button', {type: 'button', className: 'cd-launch'});
  const status = make('p', {className: 'cd-status'}), log = make('div', {className: 'cd-log', tabIndex: 0});
  const name = make('input', {id: 'cd-name', maxLength: 100, autocomplete: 'name', value: kept.name});
  const nameLabel = make('label', {htmlFor: 'cd-name'}), textLabel = make('label', {htmlFor: 'cd-text'});
  const text = make('textarea', {id: 'cd-text', rows: 2, maxLength: 4000, value: kept.draft});
  const email = make('input', {id: 'cd-email', type: 'email', required: true, maxLength: 254, autocomplete: 'email', value: kept.email});
  const emailLabel = make('label', {htmlFor: 'cd-email'}), bad = make('p', {id: 'cd-bad', className: 'cd-bad', hidden: true});
  const topic = make('select', {id: 'cd-topic', required: true}), topicLabel = make('label', {htmlFor: 'cd-topic'});
  const answer = make('input', {id: 'cd-answer', maxLength: 200, autocomplete: 'off', value: kept.answer}), answerLabel = make('label', {htmlFor: 'cd-answer'});
  const ask = make('legend'), badScore = make('p', {id: 'cd-bad-score', className: 'cd-bad', hidden: true});
  const scores = [1, 2, 3, 4, 5].map(n => make('input', {type: 'radio', name: 'cd-score', id: 'cd-score' + n, value: n, checked: n === kept.score}));
  const scoreLabels = scores.map(score => make('label', {htmlFor: score.id}));
  const comment = make('textarea', {id: 'cd-comment', rows: 2, maxLength: 1000, value: kept.comment}), commentLabel = make('label', {htmlFor: 'cd-comment'});
  const rate = make('button'), survey = make('form', {noValidate: true, hidden: true},
    make('fieldset', {}, ask, make('div', {className: 'cd-keys'}, ...scores.map((score, i) => make('span', {}, score, scoreLabels[i])))),
    badScore, commentLabel, comment, make('div', {className: 'cd-keys'}, rate));
  const saveIt = make('button', {type: 'button'}), copyIt = make('button', {type: 'button'}), tools = make('div', {className: 'cd-keys', hidden: true}, saveIt, copyIt);
  const copyTo = make('input', {id: 'cd-copy', type: 'email', required: true, maxLength: 254, autocomplete: 'email'}), copyLabel = make('label', {htmlFor: 'cd-copy'});
  const copyGo = make('button'), copyForm = make('form', {noValidate: true, hidden: true}, copyLabel, copyTo, make('div', {className: 'cd-keys'}, copyGo));
  const copyNote = make('p', {className: 'cd-hint'});
  const wait = make('p', {className: 'cd-status', hidden: true}), aloud = make('p', {className: 'cd-aloud'});
  const hint = make('p', {id: 'cd-hint', className: 'cd-hint'}), send = make('button', {className: 'cd-send'});
  const attach = make('button', {type: 'button'}), picker = make('input', {type: 'file', multiple: true, hidden: true, accept: 'image/*,.pdf,.txt,.csv,.rtf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp'});
  const end = make('button', {type: 'button'}), fresh = make('button', {type: 'button', hidden: true});
  const form = make('form', {noValidate: true}, topicLabel, topic, nameLabel, name, emailLabel, email, answerLabel, answer, bad, textLabel, text, hint,
    make('div', {className: 'cd-keys'}, send, attach, picker, end, fresh));
  const panel = make('div', {className: 'cd-panel'},
    make('div', {className: 'cd-top'}, title, make('div', {className: 'cd-keys'}, other, hide)), status, wait, aloud, log, tools, copyForm, copyNote, survey, form);
  const news = make('p', {className: 'cd-news'}), seen = make('p', {className: 'cd-hint cd-seen'});
  const closed = make('div', {className: 'cd-closed'}, news, launch);
  const root = make('section', {className: 'cd-chat'}, panel, closed);
  [[root, 'aria-labelledby', 'cd-title'], [status, 'role', 'status'], [aloud, 'role', 'status'], [bad, 'role', 'alert'], [badScore, 'role', 'alert'], [email, 'aria-describedby', 'cd-bad'], [topic, 'aria-describedby', 'cd-bad'], [copyTo, 'aria-describedby', 'cd-bad'], [copyNote, 'role', 'status'], [copyIt, 'aria-expanded', false], [news, 'role', 'status'], [log, 'role', 'log'],
    [log, 'aria-live', 'polite'], [text, 'aria-describedby', 'cd-hint']].forEach(([node, ...it]) => node.setAttribute(...it));

  // crypto.randomUUID is missing on pages without TLS
  const newId = () => {
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map(b => (b + 256).toString(16).slice(1)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  const words = () => TEXTS[kept.language];
  const begun = () => live.last > 0 || kept.queue.length > 0;
  // A chat that goes on is not cut at closing time.
  const shut = () => live.office && !live.office.open && (!begun() || live.over);
  const opening = () => {
    const {opens, zone} = live.office;
    const write = timeZone => new Date(opens).toLocaleString(kept.language,
      {timeZone, weekday: 'long', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZoneName: 'long'});
    if (!opens) return '';
    let at;
    // An old browser may not know the agency's time zone.
    try { at = write(zone); } catch { at = write('UTC'); }
    return ' ' + words().opens + at + '.';
  };
  const shutText = () => {
    const {letters, line} = live.office, t = words();
    return t.shut + opening() + (letters ? ' ' + t.leaveIt : '') + (line[kept.language] ? ' ' + line[kept.language] : '');
  };
  const waiting = () => live.welcomed && !live.agent && !live.over && begun();
  const waitText = () => {
    if (!waiting() || !live.wait) return '';
    const {position, about} = live.wait, t = words();
    return (position > 1 ? t.number(position) : t.next) + (about ? ' ' + t.about(about.from, about.to) : '');
  };
  // Shown at once and read aloud now and then: a line that moves must not interrupt each minute.
  const sayWait = () => {
    const now = Date.now(), said = waitText();
    wait.hidden = !said;
    put(wait, said);
    if (said && aloud.textContent && live.wait.position > 1 && now - saidAt < 60000) return;
    if (said !== aloud.textContent) saidAt = now;
    put(aloud, said);
  };
  const put = (node, value) => { if (node.textContent !== value) node.textContent = value; };
  // Where the agent has read up to stands below the newest of the citizen's own words, and only there.
  const mark = () => {
    const own = told.filter(f => f.author === 'citizen' && f.n).pop();
    if (!own || own.n > live.seen) return void seen.remove();
    put(seen, words().seen);
    if (seen.previousSibling !== shown.get(own.id)) shown.get(own.id).after(seen);
  };
  const look = () => {
    const newest = told.filter(f => f.author === 'agent').pop();
    if (!newest || !live.welcomed || live.over || !kept.open || document.hidden || newest.n <= looked) return;
    looked = newest.n;
    act('seen', {n: looked});
  };
  // The server's rule is narrower than the browser's.
  const isMail = node => node.checkValidity() && !/^-|^[^@]{65}/.test(node.value);
  let wrong = null;
  const complain = node => {
    wrong = node;
    node?.after(bad);
    bad.hidden = !node;
    put(bad, node === topic ? words().badTopic : node ? words().badEmail : '');
    [email, topic, copyTo].forEach(each => each.setAttribute('aria-invalid', each === node));
    node?.focus();
  };
  // What is asked before a chat, until it has begun.
  const fill = (node, value) => { if (document.activeElement !== node) node.value = value; };
  const renderQuestions = t => {
    const {email: mail, topics, question} = !begun() && live.questions || {topics: [], question: {}};
    const about = topics.find(each => each.code === kept.topic);
    const own = about && Object.keys(about.question).length ? about.question : question;
    const asked = own[kept.language] || Object.values(own)[0];
    const options = topics.length ? [['', t.choose], ...topics.map(each => [each.code, each.label[kept.language]])] : [];
    if ([...topic.options].map(o => o.value + o.text).join() !== options.map(o => o.join('')).join()) {
      topic.replaceChildren(...options.map(([value, text]) => make('option', {value, text})));
      topic.value = about ? kept.topic : '';
    }
    put(topicLabel, t.topic); put(answerLabel, (asked || '') + t.optional); put(emailLabel, shut() ? t.email : t.mail);
    topic.hidden = topicLabel.hidden = !topics.length;
    answer.hidden = answerLabel.hidden = !asked || Boolean(shut());
    email.hidden = emailLabel.hidden = !shut() && !mail;
    fill(email, kept.email); fill(answer, kept.answer); fill(topic, about ? kept.topic : '');
    if (wrong?.hidden || wrong === copyTo && copyForm.hidden) complain(null);
    else if (wrong) put(bad, wrong === topic ? t.badTopic : t.badEmail);
  };
  const renderSurvey = t => {
    survey.hidden = !live.over || !live.last || live.rated || Boolean(kept.rating);
    // Kept until the server has it.
    if (live.rated && kept.score) {
      kept.score = 0;
      kept.comment = comment.value = '';
      scores.forEach(score => { score.checked = false; });
      save();
    }
    put(ask, t.ask); put(commentLabel, t.comment); put(rate, t.rate); put(badScore, t.badScore);
    scoreLabels.forEach((label, i) => put(label, t.scores[i]));
  };
  const renderCopy = t => {
    put(saveIt, t.save); put(copyIt, t.copy); put(copyLabel, t.copyTo); put(copyGo, t.copyGo);
    tools.hidden = !told.some(f => f.n);
    copyIt.hidden = !live.copies || live.over && Boolean(live.copy) || !told.some(f => f.author === 'agent');
    copyForm.hidden ||= copyIt.hidden;
    put(copyNote, notice || (kept.copyTo ? t.copying : live.noCopy ? t[live.noCopy] : live.copy ? (live.over ? t.copyNow : t.copyLater)(live.copy) : ''));
  };
  const render = () => {
    const t = words();
    root.lang = kept.language;
    panel.hidden = !(closed.hidden = kept.open);
    put(launch, t.title); put(hide, t.hide); put(news, unread ? t.news + unread : '');
    put(title, t.title); put(other, t.other); put(nameLabel, t.name); put(textLabel, t.text); put(hint, t.hint);
    put(send, shut() ? t.leave : t.send); put(end, t.end); put(fresh, t.fresh);
    other.lang = t.otherTag;
    log.setAttribute('aria-label', t.log);
    name.hidden = nameLabel.hidden = begun() && !shut();
    form.hidden = shut() && !live.office.letters;
    renderQuestions(t);
    renderSurvey(t);
    renderCopy(t);
    sayWait();
    put(attach, t.attach);
    attach.hidden = !live.files || !live.last || live.over;
    pump();
    end.hidden = live.over || !begun();
    fresh.hidden = !live.over || shut();
    email.required = Boolean(shut());
    put(status, live.welcomed && live.rated ? t.ended + t.thanks : live.welcomed && shut() ? shutText() : waiting() && live.office && !live.office.open ? t.waiting + ' ' + t.late + opening() : t[!live.welcomed ? (live.everWelcomed ? 'lost' : 'connecting') : live.over ? 'ended'
      : live.agentTypes ? 'typing' : live.agent ? 'joined' : begun() ? 'waiting' : 'ready']);
    if (document.activeElement !== name) name.value = kept.name;
    mark();
    look();
  };

  const bubble = (id, author, who, said, note) => {
    const label = make('span', {className: 'cd-who'}, who + ' · ' + note);
    const node = make('div', {className: 'cd-say cd-' + author}, label, make('p', {dir: 'auto', hidden: !said}, said));
    log.insertBefore(node, author === 'pending' ? null : log.querySelector('.cd-sending'));
    shown.set(id, node);
    log.scrollTop = log.scrollHeight;
    return node;
  };
  const showPending = m => {
    const node = bubble(m.id, 'pending', words().you, m.text, words().sending);
    node.classList.add('cd-citizen', 'cd-sending');
    return node;
  };
  const clock = at => new Date(at).toLocaleTimeString(kept.language, {hour: 'numeric', minute: '2-digit'});
  const isTold = id => shown.has(id) && !shown.get(id).classList.contains('cd-sending');
  const tell = f => {
    const before = shown.get(f.id), {files = []} = f;
    // What seemed lost, with the page, may have come through.
    if (isTold(f.id) && !(f.n && before.classList.contains('cd-failed'))) return;
    if (files.length) {
      forget(f);
      before?.remove();
      shown.delete(f.id);
    }
    told.push(f);
    if (!kept.open && f.author !== 'citizen') unread++;
    const who = f.failed ? words().failed : f.author === 'citizen' ? words().you : f.author === 'agent' ? f.name : words().desk;
    const note = f.failed || clock(f.at), node = shown.get(f.id) || bubble(f.id, f.author, who, f.text, note);
    // Two tabs may have shown what they send in different orders: the server's holds.
    const first = log.querySelector('.cd-sending');
    if (node.classList.contains('cd-sending') && first !== node) log.insertBefore(node, first);
    node.classList.remove('cd-sending');
    if (f.failed) node.classList.add('cd-failed');
    node.firstChild.textContent = who + ' · ' + note;
    files.forEach(file => {
      const button = make('button', {type: 'button', className: 'cd-file'}, words().file(file.name, size(file.bytes)));
      button.addEventListener('click', () => take(f, file));
      node.append(button);
    });
    log.scrollTop = log.scrollHeight;
  };
  const showQueue = () => {
    kept.queue.concat(kept.letter || []).forEach(m => { if (!shown.has(m.id)) showPending(m); });
    orphans.concat(uploads).forEach(up => { if (!shown.has(up.id)) showUpload(up); });
  };

  // Files go beside the socket, one at a time and with the key in a header; an id that is sent again is known.
  const size = bytes => bytes < 1 << 20 ? Math.ceil(bytes / 1024) + ' KB' : (bytes / (1 << 20)).toFixed(1) + ' MB';
  const keys = ({conversation, key}) => ({'Chat-Conversation': conversation, 'Chat-Key': key});
  const showUpload = up => {
    const node = showPending({id: up.id, text: up.name});
    up.bar = make('progress', {max: 1, value: 0});
    up.bar.setAttribute('aria-label', words().sending);
    const cancel = make('button', {type: 'button', className: 'cd-file'}, words().cancel);
    cancel.addEventListener('click', () => {
      forget(up);
      shown.delete(up.id);
      node.remove();
      text.focus();
    });
    if (up.file) node.append(up.bar, cancel);
  };
  const forget = ({id}) => {
    const at = uploads.findIndex(up => up.id === id);
    if (at >= 0) uploads.splice(at, 1)[0].xhr?.abort();
    kept.files = kept.files.filter(file => file.id !== id);
    save();
  };
  const fail = (up, why) => {
    forget(up);
    shown.get(up.id)?.remove();
    bubble(up.id, 'citizen', words().failed, up.name, why).classList.add('cd-failed');
  };
  const settleOrphans = () => orphans.splice(0).forEach(up => { if (!isTold(up.id)) fail(up, words().fileLost); });
  const pump = () => {
    const up = uploads[0], t = words();
    if (!up || up.xhr || !live.welcomed || Date.now() < up.next) return;
    const xhr = up.xhr = new XMLHttpRequest();
    xhr.open('POST', new URL('files', base));
    Object.entries({...keys(kept), 'Chat-Message': up.id, 'Chat-Name': encodeURIComponent(up.name.toWellFormed?.() ?? up.name)}).forEach(it => xhr.setRequestHeader(...it));
    xhr.upload.onprogress = e => { up.bar.value = e.loaded / e.total; };
    xhr.onloadend = () => {
      if (!uploads.includes(up)) return;
      const {status} = xhr;
      up.xhr = null;
      // Stored: it is told by the socket.
      if (status === 200) uploads.shift();
      else if (up.tries++ < 6 && (!status || status === 408 || status === 429 || status >= 500)) up.next = Date.now() + 500 * 2 ** up.tries;
      else fail(up, {409: t.fileMany, 410: t.fileLate, 413: t.fileLarge(size(live.files)), 415: t.fileKind}[status] || t.fileNot);
      pump();
    };
    xhr.send(up.file);
  };
  const take = (f, {sha256, name}) => fetch(new URL('files/' + sha256, base), {headers: keys(f)})
    .then(r => r.ok ? r.blob() : Promise.reject(r)).then(blob => hand(blob, name), () => words().fileGone)
    .then(why => { notice = why || ''; render(); });
  const keepDraft = value => {
    kept.draft = text.value = [value, text.value].filter(v => v.trim()).join('\n');
    save();
  };
  // A letter is told once the server has it, or will not have it.
  const settleLetter = () => {
    const {letter} = kept;
    if (!letter || !isTold(letter.id)) return;
    kept.letter = null;
    if (shown.get(letter.id).classList.contains('cd-failed')) {
      keepDraft(letter.text);
      complain(email);
    }
    save();
  };
  const clear = next => {
    page = next;
    told = [];
    unread = 0;
    shown.clear();
    log.replaceChildren();
  };

  // The tabs of a site share one conversation: one of them speaks with the server and tells the others.
  // Not through localStorage: the key would outlive the visit on a computer that many people use.
  const tabs = window.BroadcastChannel ? new BroadcastChannel(STORE + base.href) : null;
  const elects = tabs && navigator.locks;
  const share = () => {
    const {draft, open, letter, score, comment, files, ...common} = kept, news = told.slice(shared);
    tabs?.postMessage({t: 'state', page, from: shared, told: news, hidden: document.hidden, live, ...common});
    shared = told.length;
  };
  const update = () => {
    render();
    if (leading) share();
  };
  const askLeader = () => {
    leaderAsked = Date.now();
    tabs?.postMessage({t: 'ask', page, count: told.length, queue: kept.queue});
  };
  const follow = s => {
    leaderHeard = Date.now();
    leaderHidden = s.hidden;
    if (s.from && s.page !== page || s.from > told.length) return askLeader();
    if (s.page !== page) clear(s.page);
    const {conversation, key, name, language, topic, email, answer, rating, copyTo} = s;
    Object.assign(kept, {conversation, key, name, language, topic, email, answer, rating, copyTo});
    Object.assign(live, s.live);
    s.told.forEach(tell);
    settleLetter();
    const theirs = elects ? s.queue : [];
    const unheard = kept.queue.filter(m => !theirs.some(q => q.id === m.id));
    kept.queue = theirs.concat(unheard).filter(m => !isTold(m.id));
    showQueue();
    if (live.welcomed) settleOrphans();
    save();
    render();
    if (kept.open && !live.wanted) act('look');
    if (unheard.some(m => !isTold(m.id))) askLeader();
  };
  // Where tabs cannot elect one (Web Locks need TLS) each speaks for itself, in the same conversation.
  const join = s => {
    const idle = live.over || !live.last && !inFlight;
    if (elects || !s.conversation || s.conversation === kept.conversation || s.live.over || !idle) return;
    if (!live.over && !s.live.last && kept.conversation && kept.conversation < s.conversation) return;
    begin(s);
    render();
  };
  tabs?.addEventListener('message', ({data}) => {
    if (data.t === 'state') return leading ? join(data) : follow(data);
    if (leading) act(data.t, data);
  });
  const act = (t, more) => {
    if (!leading) return tabs?.postMessage({t, ...more});
    acts[t](more);
    update();
  };
  const acts = {
    ask(a) {
      shared = Math.min(shared, a.page === page ? a.count : 0);
      if (elects) acts.say(a);
    },
    say(a) {
      a.queue.forEach(m => { if (!isTold(m.id) && !kept.queue.some(q => q.id === m.id)) kept.queue.push(m); });
      showQueue();
      save();
      flush();
    },
    leave(letter) {
      if (!isTold(letter.id)) letters.set(letter.id, letter);
      flush();
    },
    look() { live.wanted = true; connect(); },
    end() { live.ending = true; flush(); },
    fresh() {
      clear(newId());
      shared = 0;
      begin();
      showQueue();
    },
    set({name, language, topic, email, answer}) {
      // Each topic has its own hours.
      const other = topic !== greetedTopic && live.welcomed && !begun();
      Object.assign(kept, {name, language, topic, email, answer});
      save();
      if (other) begin();
    },
    rate({score, comment}) {
      kept.rating = {score, comment};
      save();
      flush();
    },
    copy({to}) {
      kept.copyTo = to;
      live.noCopy = '';
      save();
      flush();
    },
    typing({on}) { if (live.welcomed) emit({t: 'typing', on}); },
    seen({n}) { if (live.welcomed) emit({t: 'seen', n}); }
  };

  const emit = frame => socket.send(JSON.stringify(frame));
  const answers = () => live.questions && {topic: kept.topic, answer: kept.answer.trim(), email: isMail(email) ? kept.email : ''};
  const wish = () => JSON.stringify([kept.name, kept.language, answers()]);
  const hello = () => {
    askedAt = Date.now();
    greeting = wish();
    greetedTopic = kept.topic;
    officeHeard = false;
    emit({t: 'hello', conversation: kept.conversation, key: kept.key, after: live.last, name: kept.name, language: kept.language, answers: answers()});
  };
  const begin = ({conversation, key} = {conversation: null, key: null}) => {
    Object.assign(kept, {conversation, key, rating: null, copyTo: ''});
    looked = 0;
    Object.assign(live, {last: 0, seen: 0, agent: false, wait: null, rated: false, copy: '', noCopy: '', agentTypes: false, over: false, ending: false, welcomed: false});
    inFlight = null;
    save();
    if (socket && socket.readyState === 1) hello();
  };
  // One at a time, so that a refused or lost message can never be overtaken by the next.
  const flush = () => {
    if (!leading || !live.welcomed || inFlight) return;
    const next = kept.queue[0], [letter] = letters.values(), {rating, copyTo: to} = kept;
    if (rating || to) {
      inFlight = rating ? 'rate' : 'copy';
      sentAt = Date.now();
      return emit(rating ? {t: 'rate', ...rating} : {t: 'copy', email: to});
    }
    if ((next || letter) && live.over) return begin();
    if ((next || letter) && !live.last && greeting !== wish()) return begin();
    if (next) {
      inFlight = next.id;
      sentAt = Date.now();
      emit({t: 'say', id: next.id, text: next.text});
    } else if (letter) {
      inFlight = letter.id;
      sentAt = Date.now();
      emit({t: 'leave', id: letter.id, email: letter.email, text: letter.text});
    } else if (live.ending) {
      live.ending = false;
      emit({t: 'end'});
    }
  };
  const settle = id => {
    kept.queue = kept.queue.filter(m => m.id !== id);
    if (inFlight === id) inFlight = null;
    save();
  };

  const tellLetter = (id, failed) => {
    const letter = letters.get(id);
    if (inFlight === id) inFlight = null;
    if (letter) {
      letters.delete(id);
      const at = new Date().toISOString();
      tell({id, author: 'citizen', text: letter.text, at, failed});
      if (!failed) tell({id: newId(), author: 'system', text: words().left, at});
      settleLetter();
    }
    flush();
  };

  const frames = {
    welcome(f) {
      if (!officeHeard) live.office = null;
      if (f.conversation !== kept.conversation) live.agent = false;
      Object.assign(kept, {conversation: f.conversation, key: f.key});
      save();
      if (f.last < live.last) { live.last = 0; return hello(); }
      live.welcomed = live.everWelcomed = true;
      live.copies = f.copies;
      live.files = f.files;
      replayTo = f.last;
      if (live.last >= replayTo) settleOrphans();
      failures = 0;
      flush();
    },
    said(f) {
      if (f.n > live.last + 1) return hello();
      tell(Object.assign(f, {conversation: kept.conversation, key: kept.key}));
      live.last = Math.max(live.last, f.n);
      if (live.last >= replayTo) settleOrphans();
      if (f.author !== 'citizen') live.agentTypes = false;
      settle(f.id);
      flush();
    },
    agent(f) {
      live.agent = f.on;
      live.wait = null;
    },
    office(f) {
      live.office = f;
      officeHeard = true;
    },
    questions(f) { live.questions = f; },
    rated() {
      live.rated = true;
      kept.rating = null;
      settle('rate');
      flush();
    },
    copy(f) {
      live.copy = f.email;
      live.noCopy = '';
      if (kept.copyTo === f.email) kept.copyTo = '';
      settle('copy');
      flush();
    },
    waiting(f) { live.wait = f; },
    left(f) { tellLetter(f.id, ''); },
    typing(f) {
      live.agentTypes = f.on;
      // Whoever types says so again and again; who has gone says nothing.
      clearTimeout(typesNoMore);
      if (f.on) typesNoMore = setTimeout(() => { live.agentTypes = false; update(); }, 25000);
    },
    seen(f) { live.seen = Math.max(live.seen, f.n); },
    ended() { live.over = true; live.agentTypes = live.ending = false; flush(); },
    error(f) {
      const id = inFlight;
      inFlight = null;
      if (f.code === 'unknown-conversation') return begin();
      if (f.code === 'ended') { live.over = true; return flush(); }
      if (f.code === 'too-fast' || f.code === 'server-error') {
        if (!live.welcomed) return socket.close();
        return void setTimeout(flush, 1000 + Math.random() * 2000);
      }
      if (!id) return;
      if (id === 'rate' || id === 'copy') {
        kept[id === 'rate' ? 'rating' : 'copyTo'] = null;
        if (id === 'copy') live.noCopy = f.code === 'bad-address' ? 'badEmail' : 'noCopy';
        save();
        return flush();
      }
      if (letters.has(id)) return tellLetter(id, words().badEmail);
      if (f.code === 'closed') keepDraft(kept.queue.find(m => m.id === id).text);
      tell({id, author: 'citizen', text: kept.queue.find(m => m.id === id).text, failed: f.code === 'closed' ? words().tooLate : f.text});
      settle(id);
      flush();
    }
  };

  const connect = () => {
    // Most of those who see a page never write: only who looks has a connection.
    if (!leading || socket || !live.wanted) return;
    const url = new URL('ws', base);
    url.protocol = url.protocol.replace('http', 'ws');
    const mine = socket = new WebSocket(url);
    looked = 0;
    heardAt = askedAt = Date.now();
    mine.onopen = hello;
    mine.onmessage = e => {
      if (mine !== socket) return;
      heardAt = Date.now();
      const f = JSON.parse(e.data);
      if (Object.hasOwn(frames, f.t)) frames[f.t](f);
      update();
    };
    mine.onclose = () => { if (mine === socket) lose(); };
  };
  const hangUp = () => {
    socket?.close();
    socket = null;
    live.welcomed = live.agentTypes = typing = false;
    inFlight = null;
  };
  const lose = () => {
    hangUp();
    update();
    // Full jitter: all the browsers of a restarted server must not come back at once.
    setTimeout(connect, Math.random() * Math.min(15000, 500 * 2 ** failures++));
  };
  const lead = () => {
    leading = true;
    live.welcomed = live.everWelcomed = false;
    live.wanted ||= kept.open || Boolean(kept.conversation);
    failures = 0;
    page = page || newId();
    shared = told.length;
    update();
    connect();
    // The lock is held until the tab is closed or another takes it.
    return new Promise(() => {});
  };
  const stand = steal => navigator.locks.request(STORE + base.href, {steal}, lead).catch(e => {
    if (e.name !== 'AbortError') return lead();
    leading = false;
    hangUp();
    stand(false);
    askLeader();
  });
  // A dead network says nothing: ask when it was quiet for long, and give up when no answer comes.
  const watchServer = now => {
    if (!socket || now - heardAt < 8000 && !inFlight) return;
    if (inFlight && now - Math.max(sentAt, heardAt) > 8000 || askedAt > heardAt && now - askedAt > 5000) lose();
    else if (live.welcomed && askedAt <= heardAt && now - heardAt >= 8000) hello();
    else if (!live.welcomed && now - askedAt > 10000) lose();
  };
  // The tab that speaks may be frozen or slowed down behind this one, even such that it answers and does nothing.
  const watchLeader = now => {
    if (!kept.queue.length && !kept.letter) idleAt = now;
    if (document.hidden) return;
    const silent = leaderAsked > leaderHeard && now - leaderAsked > 5000;
    const stuck = live.welcomed ? now - idleAt > 15000 : leaderHidden && live.wanted;
    if (silent || stuck) {
      leaderHeard = idleAt = now;
      stand(true);
    } else if (leaderAsked <= leaderHeard && now - leaderHeard > 5000) askLeader();
  };
  setInterval(() => {
    if (kept.letter) act('leave', kept.letter);
    sayWait();
    pump();
    (leading ? watchServer : watchLeader)(Date.now());
  }, 1000);
  addEventListener('offline', () => { if (socket) lose(); });
  document.addEventListener('visibilitychange', look);

  const stopTyping = () => {
    clearTimeout(typingStop);
    if (typing) act('typing', {on: false});
    typing = false;
  };
  text.addEventListener('input', () => {
    kept.draft = text.value;
    save();
    const now = Date.now();
    if (live.welcomed && live.last && !live.over && (!typing || now - typedAt > 10000)) {
      typing = true;
      typedAt = now;
      act('typing', {on: true});
    }
    clearTimeout(typingStop);
    typingStop = setTimeout(stopTyping, 4000);
  });
  const set = () => {
    save();
    const {name, language, topic, email, answer} = kept;
    act('set', {name, language, topic, email, answer});
  };
  name.addEventListener('input', () => { kept.name = name.value; set(); });
  text.addEventListener('keydown', e => {
    if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) { e.preventDefault(); form.requestSubmit(); }
  });
  const leave = letter => {
    if (!isMail(email)) return complain(email);
    if (kept.letter) return;
    kept.letter = Object.assign(letter, {email: email.value});
    kept.draft = text.value = '';
    save();
    showPending(letter);
    act('leave', letter);
    render();
  };
  const note = (node, field, kind) => node.addEventListener(kind, () => {
    kept[field] = node.value;
    if (wrong === node) complain(null);
    set();
    render();
  });
  note(email, 'email', 'input');
  note(answer, 'answer', 'input');
  note(topic, 'topic', 'change');
  comment.addEventListener('input', () => { kept.comment = comment.value; save(); });
  scores.forEach(score => score.addEventListener('change', () => {
    kept.score = Number(score.value);
    badScore.hidden = true;
    save();
  }));
  survey.addEventListener('submit', e => {
    e.preventDefault();
    badScore.hidden = kept.score > 0;
    if (!kept.score) return scores[0].focus();
    const rating = {score: kept.score, comment: comment.value};
    text.focus();
    act('rate', rating);
    render();
  });
  const said = f => [new Date(f.at).toLocaleString(kept.language), f.author === 'citizen' ? kept.name || words().you : f.author === 'agent' ? f.name : words().desk].join('  ') + '\n' + [f.text, ...f.files.map(file => `[${file.name}]`)].filter(Boolean).join('\n') + '\n\n';
  // Made here from what is shown: no address, in which the key would have to stand, is asked for it.
  const hand = (blob, download) => {
    const href = URL.createObjectURL(blob);
    make('a', {href, download}).click();
    setTimeout(() => URL.revokeObjectURL(href), 60000);
  };
  saveIt.addEventListener('click', () => {
    const all = told.filter(f => f.n);
    hand(new Blob(['\ufeff', ...all.map(said)], {type: 'text/plain'}), `chat-${all[0].at.slice(0, 10)}.txt`);
  });
  copyIt.addEventListener('click', () => {
    copyForm.hidden = !copyForm.hidden;
    copyIt.setAttribute('aria-expanded', !copyForm.hidden);
    if (copyForm.hidden) return render();
    copyTo.value ||= kept.email;
    copyTo.focus();
  });
  copyTo.addEventListener('input', () => { if (wrong === copyTo) complain(null); });
  copyForm.addEventListener('submit', e => {
    e.preventDefault();
    if (!isMail(copyTo)) return complain(copyTo);
    complain(null);
    copyForm.hidden = true;
    copyIt.setAttribute('aria-expanded', false);
    saveIt.focus();
    act('copy', {to: copyTo.value});
    render();
  });
  form.addEventListener('submit', e => {
    e.preventDefault();
    text.focus();
    if (!text.value.trim()) return;
    if (!topic.hidden && !topic.value) return complain(topic);
    if (!email.hidden && email.value && !isMail(email)) return complain(email);
    const message = {id: newId(), text: text.value};
    if (shut()) return leave(message);
    kept.queue.push(message);
    kept.draft = text.value = '';
    save();
    showPending(message);
    stopTyping();
    act('say', {queue: [message]});
    render();
  });
  attach.addEventListener('click', () => picker.click());
  picker.addEventListener('change', () => {
    for (const file of picker.files) {
      const {name} = file, up = {id: newId(), name, file, tries: 0, next: 0};
      if (file.size > live.files) {
        fail(up, words().fileLarge(size(live.files)));
        continue;
      }
      uploads.push(up);
      kept.files.push({id: up.id, name});
      showUpload(up);
    }
    picker.value = '';
    save();
    text.focus();
    render();
  });
  end.addEventListener('click', () => { text.focus(); act('end'); });
  fresh.addEventListener('click', () => { text.focus(); act('fresh'); });
  const open = on => {
    kept.open = on;
    unread = 0;
    save();
    render();
    if (on) act('look');
    (on ? text : launch).focus();
    log.scrollTop = log.scrollHeight;
  };
  launch.addEventListener('click', () => open(true));
  hide.addEventListener('click', () => open(false));
  other.addEventListener('click', () => { kept.language = words().otherTag; set(); render(); });

  if (!document.querySelector('link[href$="widget.css"]')) {
    document.head.append(make('link', {rel: 'stylesheet', href: new URL('widget.css', base)}));
  }
  document.body.append(root);
  showQueue();
  render();
  askLeader();
  if (elects) stand(false);
  else setTimeout(lead, tabs ? 200 : 0);
})();
