// From a folder no page may be fetched, so results there stand without the words around what was found.
if (location.protocol === 'file:') DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

// A page's text, without what formulas say a second and a third time.
document.addEventListener('DOMContentLoaded', () => {
  const textOf = Search.htmlToText;
  Search.htmlToText = (page, ...more) => textOf(page.replace(/<span class="katex-mathml">.*?<\/math><\/span>/gs, ''), ...more);
});
