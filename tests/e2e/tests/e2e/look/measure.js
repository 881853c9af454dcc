// What is wrong with how a page is laid out, as it stands in the window, scrolled to its top: the body of a function that changes nothing and
// returns `[{ kind, where, what }]`, or null when the layout was still moving: just after a window has changed, the browser may move everything by
// the width of a scrollbar between two questions. Text is looked at by the boxes that its lines take, because an element's box may end where its words do
// not. Each kind has a canary in `canaries.rs`, which must find what is planted for it.

// The least width and height of what is pressed, in CSS pixels: what a thumb hits (WCAG 2.5.5).
const LEAST_TARGET = 44;
// What rounding and half pixels of borders come to.
const TOLERANCE = 1;
// The part of a line's box, above and below, that only accents and descenders reach: lines may share it.
const SHARED = 0.22;
// A word as wide as the text on a phone, which is as much as a column anywhere need have room for; in a narrower window, what is left beside margins,
// the edges of a card, its box to tick and its picture.
const [LONGEST_WORD, MARGINS] = [358, 140];
const TARGETS =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [tabindex="0"]';

const root = document.documentElement;
const windowWidth = root.clientWidth;
const layout = () => JSON.stringify([...document.body.querySelectorAll('h1, h2, p, a')].slice(0, 20).map(it => it.getBoundingClientRect()));
const layoutBefore = layout();
const found = [];
const reported = new Set();

const report = (kind, element, what) => {
    const finding = { kind, where: pathOf(element), what: what.replace(/\s+/gu, ' ').trim().slice(0, 120) };
    const key = JSON.stringify(finding);
    if (!reported.has(key)) found.push(finding);
    reported.add(key);
};

// The same for the same piece of the page in every state: tags and classes, and ids that are not made of data.
const nameOf = element => {
    const id = /^[a-z-]{2,24}$/u.test(element.id) ? '#' + element.id : '';
    return element.localName + (id || [...element.classList].map(name => '.' + name).join(''));
};
const pathOf = element => {
    const names = [];
    for (let it = element; it && it !== document.body && names.length < 4; it = it.parentElement) {
        names.unshift(nameOf(it));
        if (names[0].includes('#')) break;
    }
    return names.join(' > ') || 'body';
};

const styles = new Map();
const styleOf = element => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
};
const boxes = new Map();
const boxOf = element => {
    if (!boxes.has(element)) boxes.set(element, element.getBoundingClientRect());
    return boxes.get(element);
};
const ancestors = function* (element) {
    for (let it = element; it; it = it.parentElement) yield it;
};

// Text for those who do not see, in a box of one pixel or cut to nothing.
const forListeners = new Map();
const isForListeners = element => {
    if (!element) return false;
    if (!forListeners.has(element)) {
        const style = styleOf(element);
        const isTiny = element.clientWidth <= 1 && element.clientHeight <= 1 && style.overflow !== 'visible' && style.display !== 'inline';
        const isCut = style.clipPath.startsWith('inset(50%') || style.clipPath.startsWith('inset(100%') || /^rect\((0|1)px/u.test(style.clip);
        forListeners.set(element, isTiny || isCut || isForListeners(element.parentElement));
    }
    return forListeners.get(element);
};
const isSeen = element =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !isForListeners(element);
// A link that comes into the window when it gets the focus.
const isAboveWindow = box => box.bottom <= 0;

// Where an element is laid out: it or what is around it that is no part of a line.
const containerOf = element => {
    for (const it of ancestors(element)) if (!['inline', 'contents'].includes(styleOf(it).display)) return it;
    return document.body;
};
// What stands still while the rest is scrolled below it. What sticks to the top is in its own place as long as nothing is scrolled.
const barOf = element => {
    for (const it of ancestors(element)) {
        const { position, bottom } = styleOf(it);
        if (position === 'fixed' || (position === 'sticky' && bottom !== 'auto')) return it;
    }
    return null;
};

const cutTo = (box, edge) => {
    const [left, right] = [Math.max(box.left, edge.left), Math.min(box.right, edge.right)];
    const [top, bottom] = [Math.max(box.top, edge.top), Math.min(box.bottom, edge.bottom)];
    return right > left && bottom > top ? { left, right, top, bottom } : null;
};
const core = box => {
    const shared = (box.bottom - box.top) * SHARED;
    return { left: box.left, right: box.right, top: box.top + shared, bottom: box.bottom - shared };
};

// What cuts off an element that is larger, and what scrolls it instead.
const framesOf = element => {
    const frames = [];
    for (const it of ancestors(element)) {
        if (it === root || it === document.body) break;
        const { overflowX, overflowY } = styleOf(it);
        if (overflowX === 'visible' && overflowY === 'visible') continue;
        frames.push({ element: it, cuts: [overflowX, overflowY].some(way => way === 'hidden' || way === 'clip') });
    }
    return frames;
};

// Each line of each text that is seen: `{ node, element, box }`, the box without what lines share.
const lines = [];
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const range = document.createRange();
while (texts.nextNode()) {
    const node = texts.currentNode, element = node.parentElement;
    if (!node.data.trim() || element.matches('script, style, noscript, template, option') || !isSeen(element)) continue;
    range.selectNodeContents(node);
    const all = [...range.getClientRects()].filter(box => box.width > 0.5 && box.height > 0.5 && !isAboveWindow(box));
    const frames = framesOf(element);
    let isCut = false;
    for (const whole of all) {
        let box = core(whole);
        for (const frame of frames) {
            const edge = boxOf(frame.element);
            // Folded away as a whole.
            if (edge.width <= 1 || edge.height <= 1) box = null;
            if (!box) break;
            const inside = cutTo(box, edge);
            const lost = !inside || inside.right < box.right - TOLERANCE || inside.left > box.left + TOLERANCE
                || inside.bottom < box.bottom - TOLERANCE || inside.top > box.top + TOLERANCE;
            if (frame.cuts && lost) isCut = true;
            box = inside;
        }
        if (box) lines.push({ node, element, box, isFramed: frames.length > 0 });
    }
    if (isCut) report('clipped', element, node.data);
    if (all.length > 1) lookForBrokenWords(node, element);
}

// A word that goes on in the next line, although a line of a usual width would have held it, without a sign at which words may be parted.
function lookForBrokenWords(node, element) {
    const PARTS = /[^\p{L}\p{N}]/u;
    for (const { 0: word, index } of node.data.matchAll(/[^\s\u200b]{3,}/gu)) {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const pieces = [...range.getClientRects()].filter(box => box.width > 0.5);
        if (pieces.length < 2 || pieces.every(box => Math.abs(box.top - pieces[0].top) < box.height / 2)) continue;
        // A column of a table is as wide as there is room for.
        const cell = element.closest('td, th');
        const inside = cell ? cell.clientWidth - parseFloat(styleOf(cell).paddingLeft) - parseFloat(styleOf(cell).paddingRight) : windowWidth;
        const room = Math.min(LONGEST_WORD, windowWidth - MARGINS, inside);
        if (pieces.reduce((sum, box) => sum + box.width, 0) > room) continue;
        const letters = [...word];
        let place = index, before = '', line = null;
        for (const letter of letters) {
            range.setStart(node, place);
            range.setEnd(node, place += letter.length);
            // WebKit counts an empty box at the end of the line before to the first letter of a line.
            const box = [...range.getClientRects()].find(it => it.width > 0.5);
            if (box && line !== null && box.top > line + box.height / 2 && !PARTS.test(before) && !PARTS.test(letter) && styleOf(element).hyphens !== 'auto') {
                report('broken word', element, word);
                break;
            }
            if (box) line = box.top;
            before = letter;
        }
    }
}

function lookForOverlaps() {
    const sorted = lines.map(line => ({ ...line, bar: barOf(line.element) })).sort((one, other) => one.box.top - other.box.top);
    sorted.forEach((one, place) => {
        for (let next = place + 1; next < sorted.length && sorted[next].box.top < one.box.bottom - TOLERANCE; next += 1) {
            const other = sorted[next];
            if (one.node === other.node || one.bar !== other.bar) continue;
            const both = cutTo(one.box, other.box);
            if (both && both.right - both.left > TOLERANCE && both.bottom - both.top > TOLERANCE) {
                report('overlap', one.element, `${one.node.data.trim().slice(0, 40)} / ${pathOf(other.element)}: ${other.node.data.trim().slice(0, 40)}`);
            }
        }
    });
}

// What a bar at the bottom still covers once the page is scrolled to its end, so that nobody can read it.
function lookForWhatIsCovered() {
    const scrolled = Math.max(0, root.scrollHeight - innerHeight);
    for (const bar of new Set([...document.body.querySelectorAll('*')].filter(it => styleOf(it).position === 'fixed' && isSeen(it)))) {
        const box = boxOf(bar);
        if (box.top < innerHeight / 2) continue;
        for (const line of lines) {
            if (barOf(line.element)) continue;
            const there = { ...line.box, top: line.box.top - scrolled, bottom: line.box.bottom - scrolled };
            const both = cutTo(there, box);
            if (both && both.bottom - both.top > TOLERANCE) report('covered', line.element, `${line.node.data} / ${pathOf(bar)}`);
        }
    }
}

function lookForWhatIsOutside() {
    for (const { node, element, box, isFramed } of lines) {
        if (!isFramed && (box.right > windowWidth + TOLERANCE || box.left < -TOLERANCE)) report('outside window', element, node.data);
        const container = containerOf(element);
        if (styleOf(container).overflowX === 'auto' || styleOf(container).overflowX === 'scroll') continue;
        const edge = boxOf(container);
        const isOut = box.right > edge.right + TOLERANCE || box.left < edge.left - TOLERANCE
            || box.bottom > edge.bottom + TOLERANCE || box.top < edge.top - TOLERANCE;
        if (isOut) report('outside container', element, node.data);
    }
    if (root.scrollWidth <= windowWidth + TOLERANCE) return;
    const isWide = it => isSeen(it) && Math.max(boxOf(it).right, boxOf(it).left + it.scrollWidth) > windowWidth + TOLERANCE;
    const widest = [...document.body.querySelectorAll('*')].filter(isWide).at(-1);
    report('wide page', document.body, `${root.scrollWidth} in ${windowWidth}` + (widest ? `, for ${pathOf(widest)}` : ''));
}

// A text of a field is drawn by the browser and has no boxes that could be asked for.
const pen = document.createElement('canvas').getContext('2d');
function lookForClippedFields() {
    for (const field of document.querySelectorAll('select, input[placeholder]')) {
        if (!isSeen(field)) continue;
        const text = field.localName === 'select' ? field.selectedOptions[0]?.textContent.trim() ?? '' : field.value ? '' : field.placeholder;
        const style = styleOf(field);
        pen.font = style.font;
        const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        if (pen.measureText(text).width > room + TOLERANCE) report('clipped', field, text);
    }
}

// A link in a sentence is as high as the sentence's lines, and is exempt (WCAG 2.5.8).
const isInSentence = element => {
    if (styleOf(element).display !== 'inline') return false;
    const others = document.createTreeWalker(containerOf(element), NodeFilter.SHOW_TEXT);
    while (others.nextNode()) {
        const text = others.currentNode;
        if (/[\p{L}\p{N}]/u.test(text.data) && !text.parentElement.closest(TARGETS) && isSeen(text.parentElement)) return true;
    }
    return false;
};
const around = list => ({
    width: Math.max(...list.map(it => it.right)) - Math.min(...list.map(it => it.left)),
    height: Math.max(...list.map(it => it.bottom)) - Math.min(...list.map(it => it.top)),
});
// With what is laid over or around it to be hit more easily.
const sizeOf = element => {
    const labels = [...element.labels ?? []].filter(isSeen).map(label => label.getBoundingClientRect());
    const own = isForListeners(element) ? [] : [element.getBoundingClientRect()];
    const size = element.matches('[type=checkbox], [type=radio]') && labels.length ? around([...own, ...labels]) : around([element.getBoundingClientRect()]);
    for (const part of ['::before', '::after']) {
        const style = getComputedStyle(element, part);
        if (style.content === 'none' || style.position !== 'absolute' || style.pointerEvents === 'none') continue;
        size.width = Math.max(size.width, parseFloat(style.width) || 0);
        size.height = Math.max(size.height, parseFloat(style.height) || 0);
    }
    return size;
};
function lookForSmallTargets() {
    for (const element of document.body.querySelectorAll(TARGETS)) {
        const isTick = element.matches('[type=checkbox], [type=radio]');
        const shown = isTick && element.labels?.length ? [element, ...element.labels] : [element];
        if (!shown.some(isSeen) || !element.checkVisibility() || isAboveWindow(boxOf(element)) || element.disabled || isInSentence(element)) continue;
        const { width, height } = sizeOf(element);
        if (width < LEAST_TARGET - 0.5 || height < LEAST_TARGET - 0.5) {
            report('small target', element, `${Math.round(width)} × ${Math.round(height)}: ${element.innerText ?? element.id}`);
        }
    }
}

lookForOverlaps();
lookForWhatIsCovered();
lookForWhatIsOutside();
lookForClippedFields();
lookForSmallTargets();
return layout() === layoutBefore ? found : null;
