// Passkeys need a script and a browser that knows them; where there is none, the password does. What is hidden is shown
// only where it works.
const known = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.PublicKeyCredential.parseCreationOptionsFromJSON;
const area = document.querySelector('[data-passkey]');
const token = document.querySelector('input[name=_csrf]')?.value;

const post = async (path, body) => {
  const answer = await fetch(path, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': token },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok && answer.type !== 'opaqueredirect') { throw new Error(`${path}: ${answer.status}`); }
  return answer;
};

const signIn = async () => {
  const options = await (await post('/webauthn/authenticate/options')).json();
  const key = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  await post('/login/webauthn', key.toJSON());
  location.assign('/desk');
};

const register = async () => {
  const options = await (await post('/webauthn/register/options')).json();
  const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  await post('/webauthn/register', { publicKey: { credential: credential.toJSON(), label: area.querySelector('input[name=label]').value.trim() } });
  location.assign('/desk/account?passkey');
};

if (area && token && known) {
  area.hidden = false;
  document.querySelectorAll('[data-without-passkey]').forEach((it) => { it.hidden = true; });
  area.addEventListener('submit', async (event) => {
    event.preventDefault();
    const problem = area.querySelector('[role=alert]');
    problem.hidden = true;
    try {
      await (area.dataset.passkey === 'register' ? register() : signIn());
    } catch (e) {
      console.warn(e.message);
      problem.hidden = false;
    }
  });
}
