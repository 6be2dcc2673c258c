// The way in, where a password closes the page.

const form = document.getElementById('login');
const field = document.getElementById('password');
const fault = document.getElementById('fault');

const faults = {
  401: '密码不对。Wrong password.',
  429: '尝试太多，请稍候再试。Too many attempts, please wait.',
};

form.addEventListener('submit', async (e) => {
  e.preventDefault();
  fault.textContent = '';
  const response = await fetch('/console/login', {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ password: field.value }),
  }).catch(() => null);
  if (response?.ok) return location.reload();
  fault.textContent = faults[response?.status] ?? '连不上服务，请再试。The service cannot be reached, please try again.';
  field.setAttribute('aria-invalid', 'true');
  field.select();
});
