using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>
/// Looks for what is placed against a box outside the one that scrolls it: it does not scroll along, and makes the page longer.
/// </summary>
internal static class Escapes
{
    private const string Find = """
        () => {
          const scrolls = (box) => /auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowY);
          const holds = (box) => getComputedStyle(box).position !== "static";
          const above = (item, fits) => { let box = item.parentElement; while (box && !fits(box)) box = box.parentElement; return box; };
          const placed = [...document.body.querySelectorAll("*")].filter((item) => getComputedStyle(item).position === "absolute");
          const escaped = placed.filter((item) => { const scroller = above(item, scrolls); return scroller && !scroller.contains(above(item, holds)); });
          return escaped.map((item) => item.outerHTML.slice(0, 120));
        }
        """;

    /// <summary>Fails with what is placed so.</summary>
    public static async Task AssertNoneAsync(IPage page) =>
        Assert.AreEqual(
            "",
            string.Join("\n", await page.EvaluateAsync<string[]>(Find)),
            "placed against a box outside the one that scrolls it"
        );
}
