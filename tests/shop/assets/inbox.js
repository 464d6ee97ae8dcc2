/** The inbox: threads on the left, one conversation on the right, swapped in place. */

import { buyerNodes, getJson, h, keepLoading, time } from './dom.js';

const openId = () => new URLSearchParams(location.search).get('thread');

function threadItem(thread) {
  const { thread_id: id, buyer } = thread;
  return h(
    'li',
    { class: 'thread', 'data-thread-id': id, 'aria-current': id === openId() ? 'true' : null },
    h(
      'a',
      { href: `/inbox?thread=${id}` },
      h('span', { class: 'thread-buyer' }, buyer.display_name),
      thread.unread ? h('span', { class: 'thread-dot', role: 'img', 'aria-label': 'Unread' }) : null,
      time(thread.last_at, 'thread-time', false),
      h('span', { class: 'thread-preview' }, thread.last_from === 'seller' ? 'You: ' : '', thread.preview),
    ),
  );
}

function messageItem(message) {
  return h(
    'li',
    { class: `message message--${message.from}` },
    h('p', { class: 'message-text' }, message.text),
    time(message.at),
  );
}

/** The file field, hidden behind its label as shops do, and the names of what is chosen. */
function attachments(files) {
  const field = h('input', { type: 'file', class: 'composer-file', multiple: '', tabindex: -1 });
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  field.files = chosen.files;
  return [
    h(
      'ul',
      { class: 'composer-files', 'aria-label': 'Attached' },
      ...files.map(({ name }) => h('li', {}, name)),
    ),
    h('label', { class: 'composer-attach' }, 'Attach', field),
  ];
}

function composer(draft, files) {
  const input = h('textarea', { class: 'composer-input', 'aria-label': 'Message', rows: 4, required: '' });
  input.value = draft;
  return h(
    'form',
    { class: 'composer' },
    input,
    h(
      'div',
      { class: 'composer-row' },
      ...attachments(files),
      h('span', { class: 'composer-note', role: 'status' }),
      h('button', { type: 'submit' }, 'Send'),
    ),
  );
}

function conversationNode(thread, draft, files) {
  const { thread_id: id, order_id: orderId, buyer } = thread;
  const about = orderId
    ? h('a', { class: 'thread-order', href: `/orders/${orderId}` }, orderId)
    : h('span', { class: 'no-order' }, 'No order yet');
  return h(
    'section',
    { class: 'conversation', 'data-thread-id': id, 'data-order-id': orderId },
    h('header', { class: 'conversation-head' }, h('h2', {}, ...buyerNodes(buyer)), about),
    h(
      'ol',
      { class: 'messages', tabindex: 0, 'aria-label': 'Messages' },
      ...thread.messages.map(messageItem),
    ),
    composer(draft, files),
  );
}

/**
 * Puts the new conversation where the old one was. For the same thread, the composer's focus and
 * selection and the place in the messages are carried over; another thread starts at its end.
 */
function swap(old, fresh) {
  const same = old.dataset.threadId === fresh.dataset.threadId;
  const oldInput = old.querySelector('.composer-input');
  const oldMessages = old.querySelector('.messages');
  const focused = same && oldInput && oldInput === document.activeElement;
  const fromEnd = same && oldMessages ? oldMessages.scrollHeight - oldMessages.scrollTop : 0;
  const selection = focused ? [oldInput.selectionStart, oldInput.selectionEnd] : null;
  old.replaceWith(fresh);
  const messages = fresh.querySelector('.messages');
  if (messages) messages.scrollTop = messages.scrollHeight - fromEnd;
  if (!focused) return;
  const input = fresh.querySelector('.composer-input');
  input.focus();
  input.setSelectionRange(...selection);
}

/** Shows the inbox inside `main` and keeps it fresh. */
export function startInbox(main) {
  /** Unsent texts by thread id, so that looking elsewhere loses nothing. */
  const drafts = new Map();
  /** Files chosen for a message that is not sent yet, by thread id. */
  const chosen = new Map();
  let composing = false;
  let current = h('section', { class: 'no-conversation' }, 'Choose a conversation.');
  const list = h('ul', { class: 'threads', 'aria-label': 'Conversations' });

  document.title = `Inbox · ${document.title}`;
  main.className = 'inbox-page';
  main.append(list, current);

  function keepDraft() {
    const input = current.querySelector('.composer-input');
    if (input) drafts.set(current.dataset.threadId, input.value);
  }

  function show(thread) {
    keepDraft();
    composing = false;
    const fresh = thread
      ? conversationNode(thread, drafts.get(thread.thread_id) ?? '', chosen.get(thread.thread_id) ?? [])
      : h('section', { class: 'no-conversation' }, 'Choose a conversation.');
    swap(current, fresh);
    current = fresh;
  }

  const load = keepLoading(async (isLatest) => {
    const id = openId();
    const opened = id ? await getJson(`/api/threads/${encodeURIComponent(id)}`) : null;
    const inbox = await getJson('/api/threads');
    // A half-typed Chinese word would be lost with the node it is typed into.
    if (!isLatest() || (composing && id === current.dataset.threadId)) return;
    list.replaceChildren(...inbox.threads.map(threadItem));
    show(opened?.thread);
  });

  /** Looks the composer up again after the answer: a refresh may have replaced it meanwhile. */
  async function send(form) {
    const threadId = current.dataset.threadId;
    const text = form.querySelector('.composer-input').value.trim();
    if (text === '') return;
    form.querySelector('button').disabled = true;
    const response = await fetch(`/api/threads/${threadId}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, files: (chosen.get(threadId) ?? []).map(({ name }) => name) }),
    }).catch(() => null);
    form.querySelector('button').disabled = false;
    const stillOpen = current.dataset.threadId === threadId;
    if (response?.ok) {
      drafts.delete(threadId);
      chosen.delete(threadId);
      if (stillOpen) current.querySelector('.composer-input').value = '';
      load();
    } else if (stillOpen) {
      current.querySelector('.composer-note').textContent = 'Not sent. Please try again.';
    }
  }

  list.addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (link.href !== location.href) history.pushState(null, '', link.href);
    load();
  });
  main.addEventListener('change', (event) => {
    if (!event.target.matches('.composer-file')) return;
    const id = current.dataset.threadId;
    chosen.set(id, [...(chosen.get(id) ?? []), ...event.target.files]);
    event.target.closest('.composer-row').querySelector('.composer-files').remove();
    event.target.closest('label').replaceWith(...attachments(chosen.get(id)));
  });
  main.addEventListener('submit', (event) => {
    event.preventDefault();
    send(event.target);
  });
  main.addEventListener('compositionstart', () => {
    composing = true;
  });
  main.addEventListener('compositionend', () => {
    composing = false;
  });
  addEventListener('popstate', load);
}
