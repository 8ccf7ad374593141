// Results as you type: a list under the search field that the arrow keys walk through. Without it the form works as it is.
(() => {
  const form = document.querySelector('form[data-complete]');
  const input = form && form.querySelector('input[type=search]');
  if (!input) {
    return;
  }
  const list = document.createElement('ul');
  list.id = 'suggestions';
  list.className = 'suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', form.dataset.suggestions);
  input.after(list);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) {
    input.setAttribute(name, value);
  }
  let chosen = -1;
  let asked = 0;
  let timer;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const choose = number => {
    chosen = number;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === number)));
    if (number < 0) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', list.children[number].id);
      list.children[number].scrollIntoView({ block: 'nearest' });
    }
  };

  const show = found => {
    list.replaceChildren(...found.map((it, i) => {
      const item = document.createElement('li');
      item.id = 'suggestion-' + i;
      item.setAttribute('role', 'option');
      item.setAttribute('aria-selected', 'false');
      item.dataset.url = it.url;
      for (const piece of it.title) {
        const part = document.createElement(piece.matched ? 'mark' : 'span');
        part.textContent = piece.text;
        item.append(part);
      }
      const kind = document.createElement('span');
      kind.className = 'quiet';
      kind.textContent = ' ' + it.kindName;
      item.append(kind);
      return item;
    }));
    chosen = -1;
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
  };

  const ask = async () => {
    const number = ++asked;
    const typed = input.value.trim();
    if (typed.length < 2) {
      close();
      return;
    }
    try {
      const answer = await fetch(form.dataset.complete + '&q=' + encodeURIComponent(typed));
      if (answer.ok && number === asked) {
        show(await answer.json());
      }
    } catch {
      close(); // without a connection the form is still there
    }
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  input.addEventListener('keydown', event => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === 'Escape') {
      close();
    } else if (count && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      choose((chosen + (event.key === 'ArrowDown' ? 1 : count + (chosen < 0 ? 0 : -1))) % count);
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      location.href = list.children[chosen].dataset.url;
    }
  });
  list.addEventListener('click', event => {
    const item = event.target.closest('li');
    if (item) {
      location.href = item.dataset.url;
    }
  });
  form.addEventListener('focusout', event => {
    if (!form.contains(event.relatedTarget)) {
      setTimeout(close, 200);
    }
  });
})();
