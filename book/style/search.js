// From a folder no page may be fetched, so results there stand without the words around what was found.
if (location.protocol === 'file:') DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
