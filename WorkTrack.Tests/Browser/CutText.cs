using Microsoft.Playwright;

namespace WorkTrack.Tests.Browser;

/// <summary>
/// Texts of ours that stick out of the window or out of a box that hides what does not fit. What people and agents call
/// things is in bdi, may be longer than any screen, and can be read whole elsewhere.
/// </summary>
internal static class CutText
{
    private const string Search =
        """
        () => {
          const cut = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const parent = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || parent.closest('bdi, code, pre, script, style, noscript, option, .visually-hidden, .skip-link, dialog:not([open])')
              || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) {
              continue;
            }
            const range = document.createRange();
            range.selectNodeContents(walker.currentNode);
            let box = range.getBoundingClientRect();
            let scrolls = false;
            for (let element = parent; element !== document.documentElement; element = element.parentElement) {
              const style = getComputedStyle(element);
              const frame = element.getBoundingClientRect();
              scrolls ||= style.overflowX === 'auto' || style.overflowX === 'scroll';
              if (!scrolls && (style.overflowX === 'hidden' || style.overflowX === 'clip') && style.display !== 'inline' && element.localName !== 'svg'
                && (box.right > frame.right + 1 || box.left < frame.left - 1)) {
                cut.push(`${element.className}: ${walker.currentNode.data.trim()}`);
                scrolls = true;
              }
              if (style.position === 'fixed') break;
            }
            if (!scrolls && (box.right > innerWidth + 1 || box.left < -1)) {
              cut.push(`window: ${walker.currentNode.data.trim()}`);
            }
          }
          if (document.documentElement.scrollWidth > innerWidth) {
            cut.push(`the page is ${document.documentElement.scrollWidth} wide`);
          }
          return cut;
        }
        """;

    /// <summary>Those on a page as it is shown now.</summary>
    public static Task<string[]> FindAsync(IPage page) => page.EvaluateAsync<string[]>(Search);
}
