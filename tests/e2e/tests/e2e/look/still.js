// Puts a copy in the page's place. A copy has what was typed and ticked, but not what was chosen from a list.
const page = document.body;
const copy = page.cloneNode(true);
const fields = [...page.querySelectorAll('select')];
[...copy.querySelectorAll('select')].forEach((field, place) => { field.selectedIndex = fields[place].selectedIndex; });
window.spaerPage = page;
page.replaceWith(copy);
