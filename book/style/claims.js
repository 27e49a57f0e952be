// Buttons that show the claims of one verdict.
document.addEventListener('DOMContentLoaded', () => {
  const kinds = [['all', ''], ['holds', '.claim-holds'], ['holds when', '.claim-holds-when'], ['does not hold', '.claim-does-not-hold']];
  const all = [...document.querySelectorAll('.claim')];
  for (const place of document.querySelectorAll('.claim-filter')) {
    const buttons = kinds.map(([name, kind]) => {
      const button = document.createElement('button');
      const count = kind ? document.querySelectorAll(kind).length : all.length;
      button.textContent = `${name} (${count})`;
      button.type = 'button';
      button.setAttribute('aria-pressed', String(!kind));
      button.onclick = () => {
        buttons.forEach((other) => other.setAttribute('aria-pressed', String(other === button)));
        for (const claim of all) claim.hidden = Boolean(kind) && !claim.matches(kind);
      };
      return button;
    });
    place.append(...buttons);
  }
});
